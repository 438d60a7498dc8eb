// SPDX-License-Identifier: Apache-2.0
// How often the console asks: for a keystroke, to open a customer, for a save. Counted by the server, with the real window.
#include "console/startup.h"
#include "gui/deskscreens.h"
#include "record.h"
#include "sandboxprogram.h"

#include <QFile>
#include <QSet>

using namespace linedesk;
using namespace linedesk::bench;

namespace {

constexpr Goal Keystroke{"H2", "requests for one keystroke", "", nullptr, 1};
constexpr Goal Open{"H2", "requests to open a customer", "", nullptr, 5};
constexpr Goal Save{"H2", "requests for one save", "", nullptr, 1};
constexpr Goal Connections{"H2", "connections, all told", "", nullptr, 4};
constexpr Goal Handshakes{"H2", "connections made after the first customer", "", nullptr, 0};

// Everything that was asked within half a second after `act`, and until there was something.
int requestsOf(SandboxProgram &sandbox, const std::function<void()> &act)
{
    sandbox.takeRequests();
    act();
    int count = 0;
    const bool isAsked = QTest::qWaitFor([&] { return (count += int(sandbox.takeRequests().size())) > 0; }, 10000);
    QTest::qWait(500);
    return isAsked ? count + int(sandbox.takeRequests().size()) : 0;
}

// The console's ports of all connections to `port`, those that have ended a while ago included: the kernel keeps them a minute.
QSet<QByteArray> connectionsTo(int port)
{
    QSet<QByteArray> ports;
    QFile table(QStringLiteral("/proc/self/net/tcp"));
    if (!table.open(QIODevice::ReadOnly))
        return ports;
    const QByteArray server = "0100007F:" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const QByteArray &line : table.readAll().split('\n')) {
        const QByteArrayList columns = line.simplified().split(' ');
        if (columns.size() > 3 && columns[2] == server)
            ports.insert(columns[1]);
        else if (columns.size() > 3 && columns[1] == server && columns[3] != "0A") // 0A: listens
            ports.insert(columns[2]);
    }
    return ports;
}

void measure(SandboxProgram &sandbox, Record &record)
{
    test::DeskScreens desk;
    Console::Options options;
    options.isTraining = false;
    options.settings.site.can = ServerCapabilities::all();
    options.settings.site.occBaseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(sandbox.port()));
    options.settings.extraHeader = SandboxProgram::passHeader();
    desk.console = std::make_unique<Console>(options);
    desk.console->window().show();
    QApplication::setActiveWindow(&desk.console->window());
    if (!record.check("the agent signs in", desk.signIn() && desk.shows("desk")))
        return;
    QTest::keyClick(desk.find("desk"), Qt::Key_K, Qt::ControlModifier);
    QWidget *field = desk.find("findEdit");
    QTest::keyClick(field, Qt::Key_D);
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_N, Qt::Key_A, Qt::Key_S, Qt::Key_A, Qt::Key_M}) {
        if (key == Qt::Key_S)
            QTest::keyClick(field, Qt::Key_Space);
        record.figure(Keystroke, requestsOf(sandbox, [&] { QTest::keyClick(field, key); }));
    }
    record.figure(Open, requestsOf(sandbox, [&] { QTest::keyClick(field, Qt::Key_Return); }));
    const auto *tree = desk.find<TreeView>("householdTree");
    if (!record.check("the household is open",
                      tree && tree->model()->rowCount() >= 10 && desk.select(QStringLiteral("100 Sample Street"))))
        return;
    const QSet<QByteArray> before = connectionsTo(sandbox.port());

    QTest::keyClick(desk.find("householdTree"), Qt::Key_F2);
    if (!record.check("the address can be changed", desk.shows("addressEditor")))
        return;
    desk.type("address1Edit", QStringLiteral("1 New Road"));
    record.figure(Save, requestsOf(sandbox, [&] { QTest::keyClick(desk.find("address1Edit"), Qt::Key_Return); }));
    record.check("the new address is in the tree", desk.hides("addressEditor") && desk.select(QStringLiteral("1 New Road")));
    const QSet<QByteArray> after = connectionsTo(sandbox.port());
    record.figure(Connections, double((before | after).size()));
    record.figure(Handshakes, double((after - before).size()));
}

} // namespace

int main(int argc, char **argv)
{
    prepareProcess();
    QApplication app(argc, argv);
    prepareApplication(app);
    Record record(argc, argv);
    SandboxProgram sandbox(60);
    if (record.check("the training system starts", sandbox.start()))
        measure(sandbox, record);
    return record.finish();
}
