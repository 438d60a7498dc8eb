// SPDX-License-Identifier: Apache-2.0
// The computer's own key store, with a real one behind it: a keyring on a bus of its own (keyring.sh). Without one it keeps nothing.
#include "platform/secretstore.h"

#include <QTest>

using namespace linedesk;

class TestSecretStore : public QObject {
    Q_OBJECT
    const QString Name = QStringLiteral("https://flows.example agent-7");

    static SecretString secret(std::string_view text)
    {
        SecretString held(text.size());
        for (const char c : text)
            held.append(c);
        return held;
    }
    std::string readAgain() const
    {
        std::optional<std::string> told;
        systemSecretStore()->read(Name, [&](const SecretString &s) { told = std::string(s.view().data(), s.size()); });
        return QTest::qWaitFor([&] { return told.has_value(); }) ? *told : "no answer";
    }

private Q_SLOTS:
    void shouldKeepReplaceAndForget()
    {
        QVERIFY(readAgain().empty());
        const auto store = systemSecretStore();
        // Each job goes its own way over the bus, so the outcome is waited for.
        store->write(Name, secret("of-the-flows \xc3\xa4\xe2\x82\xac"));
        QTRY_COMPARE(readAgain(), std::string("of-the-flows \xc3\xa4\xe2\x82\xac"));
        store->write(Name, secret("another"));
        QTRY_COMPARE(readAgain(), std::string("another"));
        store->remove(Name);
        QTRY_VERIFY(readAgain().empty());
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
