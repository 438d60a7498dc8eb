// SPDX-License-Identifier: Apache-2.0
// The address editor by itself: any country is found by typing, its fields are its own, and nothing typed is lost on the way.
#include "api/accountmodelapi.h"
#include "base/clock.h"
#include "look/colors.h"
#include "look/consolestyle.h"
#include "page/addresseditor.h"
#include "service/accounts.h"
#include "service/auditlog.h"
#include "service/runningwrites.h"
#include "support/faketransport.h"
#include "widget/fieldrow.h"
#include "widget/searchcombo.h"

#include <QApplication>
#include <QCompleter>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>
#include <QWheelEvent>

using namespace linedesk;

namespace {

struct NoSink : AuditSink {
    void write(const QByteArray &) override {}
};

Address stored(const QString &country, const QString &city, const QString &state, const QString &code)
{
    Address address;
    address.id = AddressId(QStringLiteral("ADR-1"));
    address.values[AddressField::Country] = country;
    address.values[AddressField::Address1] = QStringLiteral("100 Sample Street");
    address.values[AddressField::City] = city;
    address.values[AddressField::State] = state;
    address.values[AddressField::PostalCode] = code;
    address.isShipTo = true;
    return address;
}

QStringList words(const char *parted)
{
    return QString::fromUtf8(parted).split(QLatin1Char('|'));
}

} // namespace

class TestAddressEditor : public QObject {
    Q_OBJECT
    SystemClock m_clock;
    FakeTransport m_transport;
    AuthSession m_auth{m_clock};
    HttpClient m_http{m_transport, m_auth, {QUrl(QStringLiteral("http://127.0.0.1:1")), {}, {}}};
    AccountModelApi m_directory{m_http, {}};
    NoSink m_sink;
    AuditLog m_audit{m_sink};
    RunningWrites m_writes;
    Accounts m_accounts{m_directory, m_audit, m_writes, {}};
    std::unique_ptr<AddressEditor> m_editor;
    AddressForm *m_form = nullptr;

    void open(const Address &address, const QStringList &household = {})
    {
        Account account;
        account.id = AccountId(QStringLiteral("300100000000201"));
        account.name = QStringLiteral("Sample Household");
        account.version = 1;
        m_form = new AddressForm(m_accounts, {}, account, address, {});
        m_editor = std::make_unique<AddressEditor>(m_form, QStringLiteral("D. Sample"), household);
        m_editor->resize(520, 680);
        m_editor->show();
        QApplication::setActiveWindow(m_editor.get());
    }
    template <class T> T *find(const char *name) { return m_editor->findChild<T *>(QLatin1String(name)); }
    SearchCombo *country() { return find<SearchCombo>("countryCombo"); }
    // An open list has the keyboard, as the window system gives it.
    void press(Qt::Key key)
    {
        QWidget *popup = QApplication::activePopupWidget();
        QTest::keyClick(popup ? popup : QApplication::focusWidget(), key);
    }
    void typeInto(QWidget *editor, const QString &text)
    {
        QApplication::setActiveWindow(m_editor.get()); // offscreen, a list that closes gives the window nothing back
        editor->setFocus(Qt::TabFocusReason);
        for (const QChar c : text) {
            QWidget *popup = QApplication::activePopupWidget();
            QTest::keyClick(popup ? popup : editor, c.toLatin1());
        }
    }
    // The rows come anew through the event loop.
    bool typeCountry(const QString &text)
    {
        QPointer<SearchCombo> before = country();
        typeInto(before, text);
        press(Qt::Key_Tab);
        return QTest::qWaitFor([&] { return !before; });
    }
    QString line(QWidget *editor) { return static_cast<FieldRow *>(editor->parentWidget())->lineText(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_auth.setToken({"a-token", std::chrono::seconds(900)});
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("setTabOrder"))); } // rows must be one chain
    void cleanup() { m_editor.reset(); }

    void shouldListTheHouseholdsCountriesFirst()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")),
             {QStringLiteral("US"), QStringLiteral("DE")});

        QCOMPARE(country()->itemText(0), QStringLiteral("United States"));
        QCOMPARE(country()->itemText(1), QStringLiteral("Germany"));
        QVERIFY(country()->itemText(2).isEmpty()); // the line between them
        QCOMPARE(country()->itemText(3), QStringLiteral("Afghanistan"));
        QCOMPARE(country()->count(), int(builtInAddressFormats().formats.size()) + 1);
        QCOMPARE(country()->currentIndex(), 0);
    }

    void shouldFindACountryByTyping_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("whole name") << "Japan"
                                    << "JP";
        QTest::newRow("in small letters") << "brazil"
                                          << "BR";
        QTest::newRow("part of it") << "witzer"
                                    << "CH";
        QTest::newRow("code") << "de"
                              << "DE"; // though Sweden has it too
    }
    void shouldFindACountryByTyping()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));

        QVERIFY(typeCountry(text));

        QCOMPARE(m_form->country(), code);
        QCOMPARE(country()->currentText(), country()->itemText(country()->findData(code)));
    }
    void shouldOfferWhatContainsTheTypedText()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));
        typeInto(country(), QStringLiteral("land"));

        QCompleter *completer = country()->completer();
        QStringList offered;
        for (int i = 0; completer->setCurrentRow(i); ++i)
            offered << completer->currentCompletion();
        QVERIFY(offered.contains(QStringLiteral("Finland")));
        QVERIFY(offered.contains(QStringLiteral("Cook Islands")));
        QVERIFY(!offered.contains(QStringLiteral("Germany")));
    }
    void shouldTakeTheSuggestionThatIsPicked()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));
        typeInto(country(), QStringLiteral("land"));
        QVERIFY(QApplication::activePopupWidget());
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        const QString picked = country()->lineEdit()->text();
        QVERIFY(picked.contains(QLatin1String("land"), Qt::CaseInsensitive));

        press(Qt::Key_Return);

        QTRY_VERIFY(m_form->country() != QLatin1String("US"));
        QCOMPARE(country()->currentText(), picked);
        QVERIFY(!m_form->isSubmitting()); // Return picked; it did not save
    }
    void rejectsACountryThatIsNone()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));
        for (const char *text : {"Atlantis", "land", " "}) {
            typeInto(country(), QLatin1String(text));
            press(Qt::Key_Tab);
            QCOMPARE(country()->currentText(), QStringLiteral("United States"));
            QCOMPARE(m_form->country(), QStringLiteral("US"));
        }
    }
    void shouldNotTurnTheCountryWithTheWheel()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));
        country()->setFocus(Qt::TabFocusReason);
        QWheelEvent event({5, 5}, country()->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(country(), &event);
        QCOMPARE(m_form->country(), QStringLiteral("US"));
        QVERIFY(!event.isAccepted());
    }

    void shouldShowTheFieldsOfTheCountry_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("US") << "US" << words("Street, number|Apartment, unit|City|State|ZIP code");
        QTest::newRow("DE") << "DE" << words("Street, number|Apartment, floor|Postal code|City");
        QTest::newRow("JP") << "JP" << words("Street, number|Apartment, floor|Prefecture|Postal code|Company");
        QTest::newRow("GB") << "GB" << words("Address line 1|Address line 2|Post town|County|Postcode|Company");
        QTest::newRow("IE") << "IE" << words("Street, number|Apartment, floor|Townland|City|County|Eircode|Company");
        QTest::newRow("AE") << "AE" << words("Street, number|Apartment, floor|Emirate|Company");
        QTest::newRow("IN") << "IN" << words("Street, number|Apartment, floor|City|PIN code|State|Company");
        QTest::newRow("BR") << "BR" << words("Street, number|Complement|Neighborhood|City|State|CEP|Company");
    }
    void shouldShowTheFieldsOfTheCountry()
    {
        QFETCH(QString, country);
        QFETCH(QStringList, labels);
        open(stored(country, {}, {}, {}));

        QStringList shown;
        for (const AddressFieldFormat &field : m_form->format().fields)
            for (const char *kind : {"Edit", "Combo"})
                if (auto *editor = m_editor->findChild<QWidget *>(fieldName(field.field) + QLatin1String(kind)))
                    shown << editor->accessibleName();
        QCOMPARE(shown, labels);
        if (qEnvironmentVariableIsSet("LINEDESK_SHOTS"))
            m_editor->grab().save(qEnvironmentVariable("LINEDESK_SHOTS") + QLatin1Char('/') + country + QLatin1String(".png"));
    }

    void shouldKeepWhatFitsWhenTheCountryChanges()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));

        QVERIFY(typeCountry(QStringLiteral("Germany")));
        QCOMPARE(find<QLineEdit>("address1Edit")->text(), QStringLiteral("100 Sample Street"));
        QCOMPARE(find<QLineEdit>("postalCodeEdit")->text(), QStringLiteral("62701")); // five digits there too
        QVERIFY(!find<QWidget>("stateCombo"));

        QVERIFY(typeCountry(QStringLiteral("Canada")));
        QCOMPARE(find<QLineEdit>("postalCodeEdit")->text(), QString());
        QCOMPARE(find<SearchCombo>("stateCombo")->currentText(), QString()); // there is no IL in Canada
        QCOMPARE(find<QLineEdit>("cityEdit")->text(), QStringLiteral("Springfield"));

        QVERIFY(typeCountry(QStringLiteral("United States")));
        QCOMPARE(find<QLineEdit>("postalCodeEdit")->text(), QStringLiteral("62701"));
        QCOMPARE(find<SearchCombo>("stateCombo")->currentText(), QStringLiteral("Illinois (IL)"));
        QVERIFY(!m_form->isDirty());
    }
    void shouldComeBackToWhatWasStoredWhenAnotherCountrysCodeWasTyped()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));
        QVERIFY(typeCountry(QStringLiteral("Canada")));
        QTest::keyClicks(find<QLineEdit>("postalCodeEdit"), QStringLiteral("K1A 0B1"));

        QVERIFY(typeCountry(QStringLiteral("United States")));

        QCOMPARE(find<QLineEdit>("postalCodeEdit")->text(), QStringLiteral("62701"));
    }

    void shouldShowAStoredStateThatIsNotInTheList()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("Illinois"), QStringLiteral("62701")));

        QCOMPARE(find<SearchCombo>("stateCombo")->currentText(), QStringLiteral("Illinois"));
        QVERIFY(!m_form->isDirty());
    }
    void shouldFindAStateByTyping_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("value");
        QTest::newRow("code") << "US"
                              << "il"
                              << "Illinois (IL)"
                              << "IL";
        QTest::newRow("name") << "JP"
                              << "kyo"
                              << ""
                              << ""; // Kyoto or Tokyo
        QTest::newRow("enough of a name") << "JP"
                                          << "kyot"
                                          << "Kyoto"
                                          << "Kyoto";
        QTest::newRow("without its accents") << "ES"
                                             << "alava" << QString::fromUtf8("Álava (VI)") << "VI";
    }
    void shouldFindAStateByTyping()
    {
        QFETCH(QString, country);
        QFETCH(QString, text);
        QFETCH(QString, label);
        QFETCH(QString, value);
        open(stored(country, QStringLiteral("Springfield"), {}, {}));
        auto *state = find<SearchCombo>("stateCombo");
        typeInto(state, text);
        press(Qt::Key_Tab);
        QCOMPARE(m_form->value(AddressField::State), value);
        QCOMPARE(state->currentText(), label);
    }

    void shouldWriteAPostcodeInCapitalsAndSendIt()
    {
        open(stored(QStringLiteral("GB"), QStringLiteral("Leeds"), {}, QStringLiteral("LS1 4DY")));
        auto *code = find<QLineEdit>("postalCodeEdit");
        code->setFocus();
        code->selectAll();
        QTest::keyClicks(code, QStringLiteral(" bs1 5tr"));
        QTest::keyClick(code, Qt::Key_Tab);
        QCOMPARE(code->text(), QStringLiteral("BS1 5TR"));
        QCOMPARE(line(code), QStringLiteral("Was LS1 4DY"));

        m_transport.answer(200, R"({"items":[]})");
        m_editor->save();
        QTRY_COMPARE(m_transport.sent().size(), size_t(1));
        QCOMPARE(
            QJsonDocument::fromJson(m_transport.sent().front().body)[QLatin1String("addresses")][0][QLatin1String("postalCode")]
                .toString(),
            QStringLiteral("BS1 5TR"));
    }
    void shouldWalkTheRowsWithTab()
    {
        open(stored(QStringLiteral("US"), QStringLiteral("Springfield"), QStringLiteral("IL"), QStringLiteral("62701")));
        country()->setFocus(Qt::TabFocusReason);
        QStringList walked;
        for (int i = 0; i < 7; ++i) {
            walked << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(walked, (words("countryCombo|pasteAddressButton|address1Edit|address2Edit|cityEdit|stateCombo|postalCodeEdit")));
    }
};

QTEST_MAIN(TestAddressEditor)
#include "tst_addresseditor.moc"
