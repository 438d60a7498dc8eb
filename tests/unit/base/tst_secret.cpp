// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include <QString>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

#include <string>

using namespace linedesk;

// Whether a secret could be logged or become a text by any of the usual ways.
template <class T>
concept Streamable = requires(QDebug debug, const T &value)
{
    debug << value;
};
static_assert(Streamable<int> && !Streamable<SecretString>);
static_assert(!std::is_copy_constructible_v<SecretString> && !std::is_copy_assignable_v<SecretString>);
static_assert(!std::is_convertible_v<SecretString, QString> && !std::is_convertible_v<SecretString, QByteArray>);
static_assert(std::is_nothrow_move_constructible_v<SecretString> && std::is_nothrow_move_assignable_v<SecretString>);

class TestSecret : public QObject {
    Q_OBJECT
    static SecretString secret(const char *text, std::size_t capacity = 19)
    {
        SecretString one(capacity);
        for (; *text; ++text)
            one.append(*text);
        return one;
    }
    static std::string shown(const SecretString &one) { return {one.view().begin(), one.view().end()}; }

private Q_SLOTS:
    void shouldKeepWhatIsAppendedAndTakeBackTheLast()
    {
        SecretString one = secret("4111");

        QCOMPARE(shown(one), std::string("4111"));
        one.chop();
        QCOMPARE(shown(one), std::string("411"));
        QCOMPARE(one.size(), std::size_t(3));
        QVERIFY(!one.isEmpty());
    }
    void rejectsMoreThanItsCapacity()
    {
        SecretString one = secret("123", 3);

        QVERIFY(!one.append('4'));
        QCOMPARE(shown(one), std::string("123"));
        QVERIFY(!SecretString().append('1'));
    }
    void shouldDoNothingWhenAnEmptyOneIsChopped()
    {
        SecretString one(3);
        one.chop();
        QCOMPARE(one.size(), std::size_t(0));
        QVERIFY(one.append('1'));
    }
    void shouldWipeWhatIsChoppedAndCleared()
    {
        SecretString one = secret("987");
        const char *memory = one.view().data();

        one.chop();
        QCOMPARE(memory[2], '\0');
        one.clear();
        QCOMPARE(std::string(memory, 3), std::string(3, '\0'));
        QVERIFY(one.isEmpty());
        QCOMPARE(one.capacity(), std::size_t(19));
    }
    void shouldLeaveNothingBehindWhenMoved()
    {
        SecretString from = secret("4111");
        const char *memory = from.view().data();

        SecretString to = std::move(from);

        QCOMPARE(to.view().data(), memory); // moved, not copied
        QCOMPARE(from.capacity(), std::size_t(0));
        QVERIFY(from.isEmpty());
    }
    void shouldLoseItsOldSecretWhenAnotherIsMovedIn()
    {
        SecretString into = secret("old"), from = secret("new");

        into = std::move(from);

        QCOMPARE(shown(into), std::string("new"));
        QCOMPARE(from.capacity(), std::size_t(0)); // the old one is freed, not handed to `from`
        SecretString &self = into;
        into = std::move(self);
        QCOMPARE(shown(into), std::string("new"));
    }
    void shouldHoldNothingRatherThanHoldItUnlocked()
    {
#if !defined(Q_OS_LINUX) || defined(__SANITIZE_ADDRESS__)
        QSKIP("mlock() cannot be made to fail here");
#else
        const pid_t child = fork();
        if (child == 0) {
            const rlimit none{0, 0};
            const bool isLimited = setrlimit(RLIMIT_MEMLOCK, &none) == 0 && (geteuid() != 0 || seteuid(65534) == 0);
            SecretString one(16);
            _exit(!isLimited ? 2 : one.capacity() == 0 && !one.append('1') ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
#endif
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
