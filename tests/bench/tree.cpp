// SPDX-License-Identifier: Apache-2.0
// The household tree at 100,000 accounts, as the console shows it, against QTreeView. A figure is CPU time from the agent's
// act until the rows are painted.
#include "console/startup.h"
#include "manyaccounts.h"
#include "model/householdmodel.h"
#include "record.h"
#include "treepeers.h"
#include "turns.h"
#include "widget/treecelldelegate.h"
#include "widget/treeview.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QWheelEvent>

#include <functional>

using namespace linedesk;
using namespace linedesk::bench;

namespace {

constexpr const char *StandardPeer = "QStandardItemModel + proxy in QTreeView";
constexpr const char *CompactPeer = "QTreeView over the same household";

constexpr Goal Model{"T3", "model beside the accounts it shows, a node", "B", StandardPeer, 1.0 / 15};
constexpr Goal ModelBytes{"T3", "the same, by itself", "B", nullptr, 80};
constexpr Goal AccountBytes{"", "the accounts themselves, a node", "B", nullptr, NoBound};
constexpr Goal Build{"T4", "build from accounts as read", "ms", StandardPeer, 1.0 / 9};
constexpr Goal Show{"T5", "show 100,000 accounts, built", "ms", "itself with 1,000", 1.2};
constexpr Goal FirstKey{"T6", "filter, first keystroke", "ms", StandardPeer, 1.0 / 8};
constexpr Goal RefinedKey{"T6", "filter, fourth keystroke", "ms", StandardPeer, 1.0 / 15};
constexpr Goal Scroll{"T6", "scroll by three rows", "ms", CompactPeer, 1.1};
constexpr Goal Page{"T6", "scroll by a page", "ms", CompactPeer, 1.1};
constexpr Goal Expand{"T7", "expand all", "ms", CompactPeer, 0.5};
constexpr Goal ExpandBytes{"T7", "memory that expand all adds", "kB", CompactPeer, 0.3};
constexpr Goal TurnMost{"U1", "CPU of an event-loop turn, 99 of 100", "ms", nullptr, 16.7};
constexpr Goal TurnLongest{"U1", "CPU of the longest event-loop turn", "ms", nullptr, 100};
constexpr Goal TurnGap{"", "longest wall gap between turns", "ms", nullptr, NoBound};

constexpr int Many = 100000, Few = 1000;
constexpr QSize ViewSize(900, 800);

// What the view's viewport has painted, so that no figure ends before the rows are on the screen.
class Painted : public QObject {
public:
    explicit Painted(QAbstractItemView &view) : m_view(view) { view.viewport()->installEventFilter(this); }
    /// CPU milliseconds of `act` until the next paint.
    double after(const std::function<void()> &act)
    {
        QCoreApplication::processEvents();
        m_paints = 0;
        const double start = cpuSeconds();
        act();
        while (m_paints == 0 && cpuSeconds() - start < 10)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        QCoreApplication::processEvents();
        m_isComplete = m_isComplete && m_paints > 0;
        return (cpuSeconds() - start) * 1000;
    }
    double scrolled(int pixels, int frames)
    {
        QScrollBar &bar = *m_view.verticalScrollBar();
        double all = 0;
        for (int i = 0; i < frames; ++i)
            all += after([&] { bar.setValue(bar.value() + pixels); });
        return all / frames;
    }
    bool isComplete() const { return m_isComplete; } // each act was followed by a paint

private:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_paints += event->type() == QEvent::Paint;
        return false;
    }
    QAbstractItemView &m_view;
    int m_paints = 0;
    bool m_isComplete = true;
};

void showView(QAbstractItemView &view)
{
    view.setObjectName(QStringLiteral("householdTree"));
    view.setFrameShape(QFrame::NoFrame);
    view.resize(ViewSize);
    view.show();
    QCoreApplication::processEvents();
}

struct Figures {
    double bytes = 0, build = 0, show = 0, firstKey = 0, refinedKey = 0, scroll = 0, page = 0, expand = 0, expandBytes = 0;
};

Figures product(const std::vector<Account> &accounts, Record &record)
{
    Figures f;
    std::vector<Account> read = accounts;
    const double before = heapBytes(), start = cpuSeconds();
    HouseholdModel model;
    model.setHousehold(Household::from(std::move(read), nullptr));
    f.build = (cpuSeconds() - start) * 1000;
    f.bytes = (heapBytes() - before) / model.household().count();
    Household household = model.household();
    model.setHousehold({});

    TreeView view;
    view.setModel(&model);
    showView(view);
    Painted painted(view);
    f.show = painted.after([&] { model.setHousehold(std::move(household)); }); // handed over, as the console does
    const Expected expected = expectedOf(int(accounts.size()));
    record.check("every node is a row", model.rowCount() == expected.nodes);
    f.scroll = painted.scrolled(72, 60);
    f.page = painted.scrolled(ViewSize.height(), 30);
    f.firstKey = painted.after([&] { model.setFilter(QStringLiteral("Nov")); });
    record.check("the filter finds who is meant", model.matchCount() == expected.nov && model.rowCount() > expected.nov);
    model.setFilter(QStringLiteral("Nová")); // finds the same: nothing to paint
    model.setFilter(QStringLiteral("Novák"));
    f.refinedKey = painted.after([&] { model.setFilter(QStringLiteral("Novák 9")); });
    record.check("a longer filter finds fewer", model.matchCount() == expected.novak9);
    model.setFilter({});
    model.collapseAll();
    QCoreApplication::processEvents();
    record.check("collapsed, the root is left", model.rowCount() == 1);
    const double collapsed = heapBytes();
    f.expand = painted.after([&] { model.expandAll(); });
    f.expandBytes = (heapBytes() - collapsed) / 1000;
    record.check("expanded, every node is a row again", model.rowCount() == expected.nodes);
    record.check("all was painted", painted.isComplete());
    return f;
}

Figures peers(const Household &household, Record &record)
{
    Figures f;
    const Expected expected = expectedOf(Many);
    {
        const double before = heapBytes(), start = cpuSeconds();
        const auto model = standardModel(household);
        f.build = (cpuSeconds() - start) * 1000;
        f.bytes = (heapBytes() - before) / household.count();
        QSortFilterProxyModel proxy;
        proxy.setRecursiveFilteringEnabled(true);
        proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
        proxy.setSourceModel(model.get());
        const auto view = plainTreeView();
        view->setModel(&proxy);
        showView(*view);
        Painted painted(*view);
        // Only the root is open: with every row open the first keystroke takes minutes here, a signal for each row.
        painted.after([&] { view->expand(proxy.index(0, 0)); });
        const auto filter = [&](const char *text) {
            return painted.after([&] {
                proxy.setFilterFixedString(QString::fromUtf8(text));
                view->expandAll();
            });
        };
        f.firstKey = filter("Nov");
        filter("Nová");
        filter("Novák");
        f.refinedKey = filter("Novák 9");
        record.check("the standard view has painted all", painted.isComplete());
        record.check("the standard model's filter finds them too", proxy.rowCount() == (expected.novak9 > 0 ? 1 : 0));
    }
    HouseholdTree tree(household);
    const auto view = plainTreeView();
    view->setModel(&tree);
    showView(*view);
    Painted painted(*view);
    painted.after([&] { view->viewport()->update(); });
    const double collapsed = heapBytes();
    f.expand = painted.after([&] { view->expandAll(); });
    f.expandBytes = (heapBytes() - collapsed) / 1000;
    f.scroll = painted.scrolled(72, 60);
    f.page = painted.scrolled(ViewSize.height(), 30);
    record.check("the plain view has painted all", painted.isComplete());
    return f;
}

// An agent at work: opens the household, types into the filter and deletes it again, scrolls, folds and unfolds.
void session(const Household &household, Record &record, bool isWarmUp)
{
    QWidget window;
    HouseholdModel model;
    TreeView view;
    view.setParent(&window);
    view.setModel(&model);
    QLineEdit filterEdit(&window);
    QObject::connect(&filterEdit, &QLineEdit::textChanged, &model, &HouseholdModel::setFilter);
    window.resize(ViewSize);
    view.resize(ViewSize);
    window.show();

    std::vector<std::function<void()>> steps;
    steps.emplace_back([&] { model.setHousehold(household); });
    const QString typed = QStringLiteral("novák 9");
    for (int i = 1; i <= typed.size(); ++i)
        steps.emplace_back([&, i] { filterEdit.setText(typed.left(i)); });
    for (int i = 0; i < 80; ++i)
        steps.emplace_back([&] {
            QWheelEvent wheel({200, 200}, view.mapToGlobal(QPointF(200, 200)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(view.viewport(), &wheel);
        });
    for (int i = int(typed.size()) - 1; i >= 0; --i)
        steps.emplace_back([&, i] { filterEdit.setText(typed.left(i)); });
    steps.emplace_back([&] { model.collapseAll(); });
    steps.emplace_back([&] { model.expandAll(); });
    for (int i = 0; i < 80; ++i)
        steps.emplace_back([&] { view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + 300 * (i % 3 - 1)); });

    Turns turns;
    QEventLoop loop;
    size_t next = 0;
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, &loop, [&] {
        if (next == steps.size())
            loop.quit();
        else
            steps[next++]();
    });
    clock.start(5);
    loop.exec();
    record.check("the session ends where it began", model.rowCount() == int(household.count()));
    if (isWarmUp)
        return;
    record.figure(TurnMost, turns.cpu(0.99));
    record.figure(TurnLongest, turns.cpu(1));
    record.figure(TurnGap, turns.longestGap());
}

} // namespace

int main(int argc, char **argv)
{
    prepareProcess();
    QApplication app(argc, argv);
    prepareApplication(app);
    Record record(argc, argv);

    const double before = heapBytes();
    const std::vector<Account> many = manyAccounts(Many), few = manyAccounts(Few);
    const double accountBytes = heapBytes() - before;
    Issues issues;
    const Household household = Household::from(many, &issues);
    record.check("the accounts were read", many.size() == Many && few.size() == Few && issues.empty());
    record.figure(AccountBytes, accountBytes / household.count());
    for (int round = 0; round < Rounds; ++round) {
        const Figures ours = product(many, record), theirs = peers(household, record), small = product(few, record);
        session(household, record, round == 0);
        if (round == 0)
            continue;
        record.pair(Model, ours.bytes, theirs.bytes);
        record.figure(ModelBytes, ours.bytes);
        record.pair(Build, ours.build, theirs.build);
        record.pair(Show, ours.show, small.show);
        record.pair(FirstKey, ours.firstKey, theirs.firstKey);
        record.pair(RefinedKey, ours.refinedKey, theirs.refinedKey);
        record.pair(Scroll, ours.scroll, theirs.scroll);
        record.pair(Page, ours.page, theirs.page);
        record.pair(Expand, ours.expand, theirs.expand);
        record.pair(ExpandBytes, ours.expandBytes, theirs.expandBytes);
    }
    return record.finish();
}
