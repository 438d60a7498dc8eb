// SPDX-License-Identifier: Apache-2.0
// Reading the accounts answer into domain values, beside copying its bytes (the limit) and QJsonDocument (the usual way).
// With --memory WHO COUNT it does one of them once and prints how far its memory has risen.
#include "api/wireaccounts.h"
#include "manyaccounts.h"

#include <benchmark/benchmark.h>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstring>
#include <map>
#include <memory>

using namespace linedesk;
using namespace linedesk::bench;

namespace {

const QByteArray &answerOf(int count)
{
    static std::map<int, QByteArray> answers;
    QByteArray &answer = answers[count];
    if (answer.isEmpty())
        answer = accountsAnswer(count);
    return answer;
}

bool read(const QByteArray &answer, int count)
{
    const auto accounts = readAccounts(answer);
    return accounts && int(accounts->accounts.size()) == count && accounts->accounts.back().addresses.size() == 1;
}

bool copy(const QByteArray &answer)
{
    const auto bytes = std::make_unique_for_overwrite<char[]>(size_t(answer.size())); // fresh pages, as an answer has
    std::memcpy(bytes.get(), answer.constData(), size_t(answer.size()));
    benchmark::DoNotOptimize(bytes.get());
    benchmark::ClobberMemory();
    return bytes[size_t(answer.size()) - 1] == '}';
}

bool readByQt(const QByteArray &answer, int count)
{
    return QJsonDocument::fromJson(answer).object().value(QLatin1String("items")).toArray().size() == count;
}

bool work(const char *who, const QByteArray &answer, int count)
{
    return std::strcmp(who, "ours") == 0     ? read(answer, count)
           : std::strcmp(who, "memcpy") == 0 ? copy(answer)
                                             : readByQt(answer, count);
}

void measure(benchmark::State &state, const char *who)
{
    const int count = int(state.range(0));
    const QByteArray &answer = answerOf(count);
    for (auto _ : state)
        if (!work(who, answer, count)) {
            state.SkipWithError("not every account was read");
            return;
        }
    state.SetBytesProcessed(state.iterations() * answer.size());
}

qint64 kilobytes(const char *field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(field))
            return line.mid(qsizetype(std::strlen(field))).trimmed().split(' ').first().toLongLong();
    return 0;
}

int memory(const char *who, int count)
{
    const QByteArray answer = accountsAnswer(count);
    QFile peak(QStringLiteral("/proc/self/clear_refs")); // "5": the peak starts again at what is held now
    if (!peak.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || peak.write("5") != 1)
        return 1;
    const qint64 before = kilobytes("VmRSS:");
    if (!work(who, answer, count))
        return 1;
    std::printf("{\"input_kb\": %lld, \"risen_kb\": %lld}\n", static_cast<long long>(answer.size() / 1024),
                static_cast<long long>(kilobytes("VmHWM:") - before));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 4 && std::strcmp(argv[1], "--memory") == 0)
        return memory(argv[2], std::atoi(argv[3]));
    for (const char *who : {"ours", "memcpy", "QJsonDocument"})
        for (const int count : {1000, 100000})
            benchmark::RegisterBenchmark(who, measure, who)
                ->Arg(count)
                ->Unit(benchmark::kMillisecond)
                ->Iterations(count == 1000 ? 20 : 1);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
