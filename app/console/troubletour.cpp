// SPDX-License-Identifier: Apache-2.0
#include "console/troubletour.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace linedesk {

bool TroubleTour::play()
{
    return step("trouble: start", start()) && step("trouble: a wrong password", refuseThePassword()) &&
           step("trouble: a part cannot be read", readOnlyAPart()) && step("trouble: a save is refused", refuseASave()) &&
           step("trouble: the answer of a save is lost", lookUpALostAnswer()) &&
           step("trouble: somebody else was faster", meetAnotherChange()) && step("trouble: a card is declined", declineACard()) &&
           step("trouble: the line is lost", loseTheLine()) && step("trouble: lock and unlock", lockAndUnlock()) &&
           step("trouble: the session ends in mid-save", endTheSession());
}

bool TroubleTour::sky(const char *rules)
{
    return m_weather->set(QByteArray(rules).replace('\'', '"')) || fail(QStringLiteral("the weather: ") + m_weather->problem());
}

bool TroubleTour::says(const char *objectName, const char *words)
{
    const QString said = message(objectName);
    return said.contains(QLatin1String(words)) || fail(QStringLiteral("it says: ") + said);
}

bool TroubleTour::refuseThePassword()
{
    m_weather = std::make_unique<test::WeatherScript>(m_console->sandbox()->baseUrl().port(), m_console->sandbox()->secret());
    retype(find("userEdit"), QStringLiteral("agent@example.com"));
    retype(find("passwordEdit"), QStringLiteral("Wrong-Password-1"));
    QTest::keyClick(find("passwordEdit"), Qt::Key_Return);
    if (!says("loginMessage", "not right"))
        return false;
    picture("password-refused");
    retype(find("passwordEdit"), QStringLiteral("Training-Desk-1"));
    QTest::keyClick(find("passwordEdit"), Qt::Key_Return);
    return shows("desk");
}

bool TroubleTour::readOnlyAPart()
{
    if (!sky("[{'path': '/ccagentui/v1/profiles/{id}/creditCards', 'status': 500, 'times': 1},"
             " {'path': '/ccagentx/custom/v1/accounts', 'delayMs': 2500, 'times': 1}]") ||
        !findRosa(false) || !shows("stopReadingButton"))
        return false;
    picture("being-read");
    if (!says("partialMessage", "Commerce keeps could not be read"))
        return false;
    picture("partly-read");
    QTest::mouseClick(find("partialMessage")->findChild<QPushButton *>(), Qt::LeftButton);
    return hides("partialMessage");
}

bool TroubleTour::editStreet(const QString &street)
{
    if (!find("addressEditor")) {
        if (!select({}, QStringLiteral("Address"), QStringLiteral("Home")))
            return false;
        QTest::keyClick(find("householdTree"), Qt::Key_F2);
        if (!shows("address1Edit"))
            return false;
    }
    retype(find("address1Edit"), street);
    return true;
}

bool TroubleTour::refuseASave()
{
    if (!sky("[{'method': 'PUT', 'status': 503, 'errorCode': 'CAM-5003', 'message': 'Not active.', 'retryAfter': '20', 'times': "
             "1}]") ||
        !editStreet(QStringLiteral("48 Oak Ave")))
        return false;
    QTest::keyClick(find("address1Edit"), Qt::Key_Return);
    if (!says("editorMessage", "was not saved"))
        return false;
    picture("save-refused");
    return true;
}

bool TroubleTour::lookUpALostAnswer()
{
    if (!sky("[{'method': 'PUT', 'drop': 'after', 'times': 1}]"))
        return false;
    QTest::keyClick(find("address1Edit"), Qt::Key_Return);
    if (!until([&] { return message("editorMessage").contains(QLatin1String("not known whether")); }))
        return fail(QStringLiteral("it says: ") + message("editorMessage"));
    picture("outcome-not-known");
    QTest::mouseClick(find("messageButton"), Qt::LeftButton);
    if (!hides("addressEditor"))
        return false;
    picture("outcome-looked-up");
    return treeRows().filter(QStringLiteral("48 Oak Ave")).size() == 1 ||
           fail(QStringLiteral("the tree does not show what was saved"));
}

bool TroubleTour::meetAnotherChange()
{
    if (!sky("[{'method': 'PUT', 'stale': true, 'times': 1}]") || !editStreet(QStringLiteral("50 Oak Ave")))
        return false;
    QTest::keyClick(find("address1Edit"), Qt::Key_Return);
    if (!shows("conflictPanel"))
        return false;
    picture("both-versions");
    QTest::mouseClick(find("keepMineButton"), Qt::LeftButton);
    if (!hides("conflictPanel") || !until([&] {
            return find("address1Edit") && static_cast<QLineEdit *>(find("address1Edit"))->text() == QLatin1String("50 Oak Ave");
        }))
        return false;
    picture("mine-kept");
    QTest::keyClick(find("address1Edit"), Qt::Key_Return);
    return hides("addressEditor");
}

bool TroubleTour::declineACard()
{
    if (!select(QStringLiteral("Visa"), QStringLiteral("Card"), QStringLiteral("Bills")))
        return false;
    QTest::keyClick(find("householdTree"), Qt::Key_F2);
    if (!shows("newCardButton"))
        return false;
    QTest::mouseClick(find("newCardButton"), Qt::LeftButton);
    if (!shows("cardNumberEdit"))
        return false;
    QTest::keyClicks(find("cardNumberEdit"), QStringLiteral("4000000000000002"));
    QTest::keyClicks(find("securityCodeEdit"), QStringLiteral("123"));
    retype(find("expiryMonthEdit"), QStringLiteral("04"));
    retype(find("expiryYearEdit"), QStringLiteral("2030"));
    QTest::mouseClick(find("storeCardButton"), Qt::LeftButton);
    if (!says("cardMessage", "declined"))
        return false;
    picture("card-declined");
    QTest::keyClick(find("cardDialog"), Qt::Key_Escape);
    if (!hides("cardDialog"))
        return false;
    QApplication::setActiveWindow(&m_console->window()); // nobody else does it without a window manager
    QTest::keyClick(find("desk"), Qt::Key_Escape);
    return hides("billingEditor");
}

bool TroubleTour::loseTheLine()
{
    if (!editStreet(QStringLiteral("51 Oak Ave")) || !sky("[{'method': 'GET', 'drop': 'before', 'times': 3}]"))
        return false;
    QTest::keyClick(find("desk"), Qt::Key_F5);
    if (!says("offlineBanner", "What you typed stays"))
        return false;
    picture("line-lost");
    return hides("offlineBanner") && (static_cast<QLineEdit *>(find("address1Edit"))->text() == QLatin1String("51 Oak Ave") ||
                                      fail(QStringLiteral("the draft is gone")));
}

bool TroubleTour::lockAndUnlock()
{
    QTest::keyClick(find("desk"), Qt::Key_L, Qt::ControlModifier);
    if (!shows("lockScreen"))
        return false;
    picture("locked");
    retype(find("unlockPasswordEdit"), QStringLiteral("Training-Desk-1"));
    QTest::keyClick(find("unlockPasswordEdit"), Qt::Key_Return);
    if (!hides("lockScreen"))
        return false;
    picture("unlocked");
    return static_cast<QLineEdit *>(find("address1Edit"))->text() == QLatin1String("51 Oak Ave") ||
           fail(QStringLiteral("the draft is gone"));
}

bool TroubleTour::endTheSession()
{
    if (!sky("[{'method': 'PUT', 'token': 'ended', 'refreshToo': true, 'times': 1}]"))
        return false;
    QTest::keyClick(find("address1Edit"), Qt::Key_Return);
    if (!shows("lockScreen"))
        return false;
    picture("session-ended");
    retype(find("unlockPasswordEdit"), QStringLiteral("Training-Desk-1"));
    QTest::keyClick(find("unlockPasswordEdit"), Qt::Key_Return);
    if (!hides("lockScreen") || !hides("addressEditor"))
        return false;
    picture("saved-after-all");
    return treeRows().filter(QStringLiteral("51 Oak Ave")).size() == 1 ||
           fail(QStringLiteral("the tree does not show what was saved"));
}

} // namespace linedesk
