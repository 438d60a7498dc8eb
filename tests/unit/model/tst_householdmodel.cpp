// SPDX-License-Identifier: Apache-2.0
#include "model/householdmodel.h"
#include "support/households.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace linedesk;

namespace {

using Position = Household::Position;
using Shown = HouseholdModel::Shown;

// What the model should show, by the plainest means: every node is looked at anew.
struct Mirror {
    Household household;
    QString filter;
    Shown shown = Shown::All;
    std::set<QString> closed, closedInFilter;

    bool isFiltered() const { return !filter.isEmpty() || shown != Shown::All; }
    std::set<QString> &closedNow() { return isFiltered() ? closedInFilter : closed; }

    void setHousehold(Household next)
    {
        household = std::move(next);
        for (std::set<QString> *keys : {&closed, &closedInFilter})
            std::erase_if(*keys, [this](const QString &key) { return household.find(key) == Household::None; });
    }
    void setFilter(const QString &text)
    {
        if (std::exchange(filter, text) != text)
            closedInFilter.clear();
    }
    void setShown(Shown what)
    {
        if (std::exchange(shown, what) != what)
            closedInFilter.clear();
    }
    void setClosed(Position from, Position to, bool isClosed)
    {
        for (Position p = from; p < to; ++p)
            isClosed ? void(closedNow().insert(household.key(p))) : void(closedNow().erase(household.key(p)));
    }
    std::set<Position> kept() const
    {
        const auto hits = household.searchText().find(FoldedText::fold(filter));
        std::set<Position> all;
        for (Position p = 0; p < household.count(); ++p) {
            const bool isKind =
                shown == Shown::All ||
                household.kind(p) == (shown == Shown::People ? Household::Kind::Person : Household::Kind::BillingProfile);
            if (isKind && (filter.isEmpty() || std::binary_search(hits.begin(), hits.end(), p)))
                for (Position at = p; at != Household::None; at = household.parent(at))
                    all.insert(at);
        }
        return all;
    }
    std::vector<Position> rows()
    {
        const std::set<Position> wanted = kept();
        std::vector<Position> rows;
        for (Position p = 0; p < household.count(); ++p) {
            bool isVisible = wanted.contains(p);
            for (Position up = household.parent(p); up != Household::None; up = household.parent(up))
                isVisible = isVisible && !closedNow().contains(household.key(up));
            if (isVisible)
                rows.push_back(p);
        }
        return rows;
    }
};

std::vector<Position> rowsOf(const HouseholdModel &model)
{
    std::vector<Position> rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.push_back(model.positionAt(row));
    return rows;
}

QStringList namesOf(const HouseholdModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names;
}

int rowOfKey(const HouseholdModel &model, const char *key)
{
    return model.rowOf(model.household().find(QLatin1String(key)));
}

} // namespace

class TestHouseholdModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldStaySoundUnderRandomChanges()
    {
        HouseholdModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Mirror mirror;
        QRandomGenerator random(7);
        const QStringList filters{QString(),
                                  QStringLiteral("d"),
                                  QStringLiteral("depot"),
                                  QStringLiteral("Depot 01"),
                                  QStringLiteral("NOVAK"),
                                  QStringLiteral("zzz"),
                                  QStringLiteral("1111"),
                                  QStringLiteral("depot 017")};
        std::vector<std::pair<QPersistentModelIndex, QString>> held;
        int children = 30;
        const auto read = [&] {
            mirror.setHousehold(Household::from(makeFamily(children), nullptr));
            model.setHousehold(Household::from(makeFamily(children), nullptr));
        };
        read();
        for (int step = 0; step < 4000; ++step) {
            const int row = model.rowCount() ? int(random.bounded(model.rowCount())) : -1;
            const Position at = row < 0 ? 0 : model.positionAt(row);
            const Position last = mirror.household.count();
            switch (random.bounded(12)) {
            // clang-format off
            case 0: model.expandAll(); mirror.setClosed(0, last, false); break;
            case 1: if (random.bounded(4) == 0) { model.collapseAll(); mirror.setClosed(0, last, true); } break;
            case 2: case 3: { const QString text = filters.at(random.bounded(filters.size())); model.setFilter(text); mirror.setFilter(text); break; }
            case 4: { const auto shown = Shown(random.bounded(3)); model.setShown(shown); mirror.setShown(shown); break; }
            // clang-format on
            case 5: {
                const Position p = random.bounded(last);
                const int found = model.reveal(p);
                for (Position up = mirror.household.parent(p); up != Household::None; up = mirror.household.parent(up))
                    mirror.setClosed(up, up + 1, false);
                QCOMPARE(found >= 0, mirror.kept().contains(p));
                break;
            }
            case 6: read(); break; // the same shape
            case 7:
                if (random.bounded(3) == 0) {
                    children = 20 + int(random.bounded(20));
                    held.clear();
                    read();
                }
                break;
            case 8:
                if (row >= 0) {
                    model.expandBelow(row);
                    mirror.setClosed(at, mirror.household.end(at), false);
                }
                break;
            default:
                if (row >= 0) {
                    const bool isOpen = random.bounded(2), canOpen = model.branch(row).isExpandable;
                    model.setExpanded(row, isOpen);
                    if (canOpen)
                        mirror.setClosed(at, at + 1, !isOpen);
                }
            }

            QCOMPARE(rowsOf(model), mirror.rows());
            for (int r = 0; r < model.rowCount(); ++r) {
                QCOMPARE(model.rowOf(model.index(r, 0).internalId()), r);
                const int parent = model.parentRow(r);
                QVERIFY(parent < r && (parent < 0 || (model.branch(parent).isExpanded &&
                                                      model.branch(parent).level + 1 == model.branch(r).level)));
            }
            for (const auto &[index, key] : held)
                QVERIFY(!index.isValid() || model.household().key(model.positionAt(index.row())) == key);
            if (step % 7 == 0 && model.rowCount() > 0) {
                const int one = int(random.bounded(model.rowCount()));
                held.emplace_back(model.index(one, 0), model.household().key(model.positionAt(one)));
                if (held.size() > 40)
                    held.erase(held.begin());
            }
        }
    }

    void shouldOnlyChangeDataWhenTheShapeIsTheSame()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(3), nullptr));
        model.setExpanded(rowOfKey(model, "s1"), false);
        const int rows = model.rowCount();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), reset(&model, &QAbstractItemModel::modelReset),
            inserted(&model, &QAbstractItemModel::rowsInserted), removed(&model, &QAbstractItemModel::rowsRemoved),
            moved(&model, &QAbstractItemModel::layoutChanged);

        auto accounts = makeFamily(3);
        accounts[0].name = QStringLiteral("Renamed");
        model.setHousehold(Household::from(accounts, nullptr));

        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), rows - 1);
        QCOMPARE(reset.count() + inserted.count() + removed.count() + moved.count(), 0);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Renamed"));
        QVERIFY(!model.branch(rowOfKey(model, "s1")).isExpanded);
    }

    void shouldKeepWhatWasClosedInTheFilterThroughAReading_data()
    {
        QTest::addColumn<int>("children");
        QTest::newRow("same shape") << 3;
        QTest::newRow("other shape") << 4;
    }
    void shouldKeepWhatWasClosedInTheFilterThroughAReading()
    {
        QFETCH(int, children);
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(3), nullptr));
        model.setFilter(QStringLiteral("novak"));
        model.setExpanded(rowOfKey(model, "s1"), false);

        model.setHousehold(Household::from(makeFamily(children), nullptr));

        QVERIFY(!model.branch(rowOfKey(model, "s1")).isExpanded);
        QVERIFY(model.branch(rowOfKey(model, "s2")).isExpanded);
    }

    void shouldKeepWhatWasClosedThroughAnotherShapeAndOpenWhatIsNew()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(3), nullptr));
        model.setExpanded(rowOfKey(model, "s1"), false);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        model.setHousehold(Household::from(makeFamily(4), nullptr));

        QCOMPARE(reset.count(), 1);
        QVERIFY(!model.branch(rowOfKey(model, "s1")).isExpanded);
        QVERIFY(model.branch(rowOfKey(model, "s2")).isExpanded);
        QVERIFY(model.branch(rowOfKey(model, "s3")).isExpanded);
    }

    void shouldNotMoveTheCurrentWhenRowsMove()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(makeTree(2000, 4), nullptr));
        QItemSelectionModel selection(&model);
        const Position wanted = 700;
        selection.setCurrentIndex(model.index(model.reveal(wanted), 0), QItemSelectionModel::ClearAndSelect);
        QSignalSpy moved(&selection, &QItemSelectionModel::currentChanged);

        const QString name = selection.currentIndex().data().toString();
        model.setFilter(name);
        QVERIFY(model.rowCount() < 10);
        model.setFilter(name.left(3));
        model.setFilter({});
        model.setExpanded(selection.currentIndex().row() - 1, false);
        model.reveal(Position(1999));
        model.expandAll();
        model.setHousehold(Household::from(makeTree(2000, 4), nullptr));

        QCOMPARE(moved.count(), 0);
        QCOMPARE(selection.currentIndex().data().toString(), name);
        QVERIFY(selection.isSelected(selection.currentIndex()));
    }

    void shouldKeepTheParentsOfWhatItFinds()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(6), nullptr));
        const QStringList before = namesOf(model);
        model.setExpanded(rowOfKey(model, "s5"), false);

        model.setFilter(QStringLiteral("depot 004 STREET"));

        QCOMPARE(namesOf(model),
                 (QStringList{QStringLiteral("Top"), QStringLiteral("Depot 004"), QStringLiteral("Depot 004 street")}));
        QCOMPARE(model.matchCount(), 1);
        model.setFilter(QStringLiteral("novak"));
        QCOMPARE(model.matchCount(), 7);
        model.setFilter({});
        QVERIFY(!model.branch(rowOfKey(model, "s5")).isExpanded); // as before the filter
        model.expandAll();
        QCOMPARE(namesOf(model), before);
    }

    void shouldFindACardByItsBrandAndLastFour()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(1), nullptr));

        for (const char *typed : {"visa", "1111"}) {
            model.setFilter(QLatin1String(typed));
            QCOMPARE(model.matchCount(), 2);
            QCOMPARE(namesOf(model).last(), QStringLiteral("Visa •••• 1111"));
        }
    }

    void shouldShowPeopleOrPaymentAlone_data()
    {
        QTest::addColumn<HouseholdModel::Shown>("shown");
        QTest::addColumn<QString>("kind");
        QTest::newRow("people") << Shown::People << "Person";
        QTest::newRow("pay") << Shown::Pay << "Card";
    }
    void shouldShowPeopleOrPaymentAlone()
    {
        QFETCH(HouseholdModel::Shown, shown);
        QFETCH(QString, kind);
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(3), nullptr));

        model.setShown(shown);

        QVERIFY(model.rowCount() > 2);
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(model.index(row, 0).data(HouseholdModel::AccountRole).toBool() ||
                    model.index(row, 0).data(HouseholdModel::KindRole).toString() == kind);
        QVERIFY(!model.branch(model.rowCount() - 1).isExpandable);
        model.setShown(Shown::All);
        QCOMPARE(model.rowCount(), int(model.household().count()));
    }

    void shouldJumpToTheNameThatIsShown_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::newRow("an account") << "depot 002"
                                    << "Depot 002";
        QTest::newRow("a person, without the accent") << "jose"
                                                      << "José Novák";
        QTest::newRow("an address, not by its nickname") << "top st"
                                                         << "Top street";
        QTest::newRow("a card") << "visa"
                                << "Visa •••• 1111";
        QTest::newRow("nothing shown begins so") << "home"
                                                 << "";
    }
    void shouldJumpToTheNameThatIsShown()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(3), nullptr));

        const QModelIndexList found =
            model.match(model.index(0, 0), Qt::DisplayRole, typed, 1, Qt::MatchStartsWith | Qt::MatchWrap);

        QCOMPARE(found.isEmpty() ? QString() : found.first().data().toString(), name);
    }

    void shouldNotCallALeafExpanded()
    {
        HouseholdModel model;
        model.setHousehold(Household::from(makeFamily(1), nullptr));
        QSignalSpy told(&model, &TreeRows::expandedChanged);

        model.expandBelow(1);
        model.setExpanded(1, true);

        QCOMPARE(told.count(), 0);
        QVERIFY(!model.branch(1).isExpandable && !model.branch(1).isExpanded);
    }

    void shouldHoldAHundredThousandNodes()
    {
        std::vector<Account> accounts;
        for (int family = 0; family < 250; ++family)
            for (Account account : makeFamily(109)) {
                account.id = AccountId(account.id.text() + QStringLiteral("-%1").arg(family));
                if (!account.parentId.isEmpty())
                    account.parentId = AccountId(QStringLiteral("top-%1").arg(family));
                accounts.push_back(std::move(account));
            }
        HouseholdModel model;
        model.setHousehold(Household::from(std::move(accounts), nullptr));
        const int all = int(model.household().count());
        QVERIFY(all > 90000);

        QCOMPARE(model.rowCount(), all);
        model.collapseAll();
        QCOMPARE(model.rowCount(), 250);
        QVERIFY(model.reveal(Position(all - 1)) > 0);
        model.setFilter(QStringLiteral("depot 07"));
        QCOMPARE(model.matchCount(), 250 * 10 * 2); // ten accounts a family and the address of each
        QCOMPARE(model.rowCount(), 250 * (1 + 10 * 2));
        model.setFilter(QStringLiteral("depot 077 street"));
        QCOMPARE(model.rowCount(), 250 * 3);
        model.setFilter({});
        model.expandAll();
        QCOMPARE(model.rowCount(), all);
    }
};

QTEST_GUILESS_MAIN(TestHouseholdModel)
#include "tst_householdmodel.moc"
