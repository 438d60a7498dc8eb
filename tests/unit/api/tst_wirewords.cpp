// SPDX-License-Identifier: Apache-2.0
#include "api/wirewords.h"

#include <QSet>
#include <QTest>

using namespace linedesk;

namespace {

// Every value has one word, every word one value, and each is found by the other.
template <class T, size_t N> bool isBothWays(const wire::Word<T> (&words)[N], size_t count)
{
    QSet<QString> texts;
    for (const auto &word : words) {
        const T *found = wire::find(words, QString::fromLatin1(word.text));
        if (!found || *found != word.value || wire::text(words, word.value) != QLatin1String(word.text))
            return false;
        texts.insert(QString::fromLatin1(word.text));
    }
    return N == count && texts.size() == qsizetype(N);
}

} // namespace

class TestWireWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldHaveOneWordForEachValue()
    {
        QVERIFY(isBothWays(wire::accountTypes, 3));
        QVERIFY(isBothWays(wire::accountStatuses, 2));
        QVERIFY(isBothWays(wire::roles, 3)); // None has no word
        QVERIFY(isBothWays(wire::linkTypes, 5));
        QVERIFY(isBothWays(wire::paymentMethods, 3));
        QVERIFY(isBothWays(wire::deliveries, 3));
        QVERIFY(isBothWays(wire::frequencies, 3));
        QVERIFY(isBothWays(wire::brands, 6)); // Unknown has no word
        QVERIFY(isBothWays(wire::addressFields, size_t(AddressField::Count)));
        QVERIFY(isBothWays(wire::bankDetails, 9));
    }
    void shouldTakeCaseSeriously()
    {
        QVERIFY(wire::find(wire::accountTypes, QStringLiteral("Customer")));
        QVERIFY(!wire::find(wire::accountTypes, QStringLiteral("customer"))); // CONTRACT 4.4
        QVERIFY(!wire::find(wire::accountStatuses, QStringLiteral("Active")));
    }
    void shouldHaveNoWordForWhatIsNotOnTheWire()
    {
        QVERIFY(wire::text(wire::roles, Role::None).isEmpty());
        QVERIFY(wire::text(wire::brands, CardBrand::Unknown).isEmpty());
        QVERIFY(!wire::find(wire::brands, QString()));
    }
};

QTEST_GUILESS_MAIN(TestWireWords)
#include "tst_wirewords.moc"
