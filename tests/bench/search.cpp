// SPDX-License-Identifier: Apache-2.0
// A keystroke of the search, over loopback to the training system as its own program: beside an empty answer of the same
// server, and beside the full-text index alone, asked in process.
#include "api/scimquery.h"
#include "rawclient.h"
#include "record.h"
#include "sandboxprogram.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <sqlite3.h>

#include <algorithm>
#include <memory>

using namespace linedesk;
using namespace linedesk::bench;

namespace {

constexpr const char *EmptyPeer = "an empty answer of the same server";
constexpr const char *IndexPeer = "the index alone, in process";

struct Goals {
    int contacts;
    Goal toEmpty, toEmptySlow, toIndex, toIndexSlow;
};
constexpr Goals sizes[] = {{5000,
                            {"Q1", "keystroke among 5,000, middle", "us", EmptyPeer, NoBound},
                            {"Q1", "keystroke among 5,000, 95 of 100", "us", EmptyPeer, NoBound},
                            {"Q1", "keystroke among 5,000, middle, to the index", "us", IndexPeer, 2.5},
                            {"Q1", "keystroke among 5,000, 95 of 100, to the index", "us", IndexPeer, 4}},
                           {100000,
                            {"Q1", "keystroke among 100,000, middle", "us", EmptyPeer, NoBound},
                            {"Q1", "keystroke among 100,000, 95 of 100", "us", EmptyPeer, NoBound},
                            {"Q1", "keystroke among 100,000, middle, to the index", "us", IndexPeer, 2.5},
                            {"Q1", "keystroke among 100,000, 95 of 100, to the index", "us", IndexPeer, 4}}};

// What an agent types, letter by letter from the second on, as the console does.
QStringList keystrokes()
{
    QStringList all;
    for (const char *name : {"ruiz", "novák", "miller", "rosa ruiz", "schmidt", "garcía", "hofer", "ann example", "weber",
                             "555 010", "julia mo", "müller", "bjorn", "+49 30"}) {
        const QString typed = QString::fromUtf8(name);
        for (int i = 2; i <= typed.size(); ++i)
            if (typed[i - 1] != QLatin1Char(' ') && !scimQuery(typed.left(i)).isEmpty())
                all << typed.left(i);
    }
    return all;
}

// The same words asked of the index by name of its columns; the first fifty rows by name, as text.
class Index {
public:
    explicit Index(const QString &file)
    {
        if (sqlite3_open_v2(file.toUtf8().constData(), &m_base, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK ||
            sqlite3_exec(m_base, "PRAGMA mmap_size=268435456", nullptr, nullptr, nullptr) != SQLITE_OK ||
            sqlite3_prepare_v2(m_base,
                               "SELECT p.* FROM profile_words w JOIN profiles p ON p.rowid=w.rowid WHERE profile_words MATCH ?1"
                               " ORDER BY p.last_key, p.first_key, p.id LIMIT 50",
                               -1, &m_find, nullptr) != SQLITE_OK)
            m_find = nullptr;
    }
    ~Index()
    {
        sqlite3_finalize(m_find);
        sqlite3_close(m_base);
    }
    int find(const QString &text)
    {
        QStringList terms;
        QString digits;
        for (const QString &word : text.simplified().split(QLatin1Char(' ')))
            if (word[0].isDigit() || word[0] == QLatin1Char('+'))
                digits += word[0] == QLatin1Char('+') ? word.mid(1) : word;
            else
                terms << QStringLiteral("{last_name first_name email} : \"%1\" *").arg(word);
        if (!digits.isEmpty())
            terms << QStringLiteral("phone : \"%1\" *").arg(digits);
        const QByteArray match = terms.join(QLatin1String(" AND ")).toUtf8();
        sqlite3_bind_text(m_find, 1, match.constData(), int(match.size()), SQLITE_TRANSIENT);
        int rows = 0;
        QByteArray answer;
        while (sqlite3_step(m_find) == SQLITE_ROW) {
            for (int column = 0; column < sqlite3_column_count(m_find); ++column)
                if (const auto *value = reinterpret_cast<const char *>(sqlite3_column_text(m_find, column)))
                    answer.append(value).append('\n');
            ++rows;
        }
        sqlite3_reset(m_find);
        return rows;
    }
    bool isOpen() const { return m_find; }

private:
    sqlite3 *m_base = nullptr;
    sqlite3_stmt *m_find = nullptr;
};

double share(std::vector<double> &times, double part)
{
    std::sort(times.begin(), times.end());
    return times[size_t(double(times.size() - 1) * part)];
}

void measure(const Goals &goals, Record &record)
{
    SandboxProgram sandbox(goals.contacts);
    if (!record.check("the training system starts", sandbox.start()))
        return;
    const auto [name, value] = SandboxProgram::passHeader();
    const QByteArray pass = name + ": " + value;
    RawClient client(sandbox.port());
    const QByteArray token = signIn(client, pass);
    Index index(sandbox.commerceFile());
    if (!record.check("the agent is signed in and the index is open", !token.isEmpty() && index.isOpen()))
        return;
    const QByteArrayList headers{pass, "Authorization: Bearer " + token, "X-CCProfileType: agentUI", "Accept: application/json"};
    const QStringList texts = keystrokes();
    QByteArrayList targets;
    for (const QString &text : texts)
        targets << "/ccagentui/v1/profiles?q=" + QUrl::toPercentEncoding(scimQuery(text)) +
                       "&queryFormat=SCIM&limit=50&offset=0&totalResults=true";

    for (int round = 0; round < Rounds; ++round) {
        std::vector<double> keys, empties, alone;
        for (int i = 0; i < texts.size(); ++i) {
            QElapsedTimer watch;
            watch.start();
            const auto found = client.send("GET", targets[i], headers);
            keys.push_back(double(watch.nsecsElapsed()) / 1000);
            watch.start();
            const auto empty = client.send("GET", "/sandbox/health", headers);
            empties.push_back(double(watch.nsecsElapsed()) / 1000);
            watch.start();
            const int rows = index.find(texts[i]);
            alone.push_back(double(watch.nsecsElapsed()) / 1000);
            if (round == 0) {
                const auto items = QJsonDocument::fromJson(found.body).object().value(QLatin1String("items")).toArray();
                record.check("both find the same people", found.status == 200 && empty.status == 200 && items.size() == rows);
            }
        }
        if (round == 0)
            continue;
        record.pair(goals.toEmpty, share(keys, 0.5), share(empties, 0.5));
        record.pair(goals.toEmptySlow, share(keys, 0.95), share(empties, 0.95));
        record.pair(goals.toIndex, share(keys, 0.5), share(alone, 0.5));
        record.pair(goals.toIndexSlow, share(keys, 0.95), share(alone, 0.95));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Record record(argc, argv);
    for (const Goals &goals : sizes)
        measure(goals, record);
    return record.finish();
}
