// SPDX-License-Identifier: Apache-2.0
// One GET after another through the core library, beside bare QNetworkAccessManager and a plain socket.
#include "net/httpclient.h"
#include "net/qttransport.h"
#include "rawclient.h"
#include "record.h"
#include "sandboxprogram.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkReply>

#include <algorithm>
#include <functional>

using namespace linedesk;
using namespace linedesk::bench;

namespace {

constexpr Goal Wall{"H1", "GET through the core library", "us", "bare QNetworkAccessManager", 1.3};
constexpr Goal Cpu{"H1", "CPU of such a GET, this side", "us", "bare QNetworkAccessManager", 1.3};
constexpr Goal ToSocket{"", "GET through the core library, to a socket", "us", "a blocking socket", NoBound};
constexpr int Requests = 300;

struct Cost {
    double wall = 0, cpu = 0; // microseconds a request: the middle one, the average
};

Cost cost(const std::function<void()> &request)
{
    std::vector<double> walls;
    const double cpu = cpuSeconds();
    for (int i = 0; i < Requests; ++i) {
        const double start = wallSeconds();
        request();
        walls.push_back((wallSeconds() - start) * 1e6);
    }
    std::nth_element(walls.begin(), walls.begin() + Requests / 2, walls.end());
    return {walls[Requests / 2], (cpuSeconds() - cpu) * 1e6 / Requests};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Record record(argc, argv);
    SandboxProgram sandbox(60);
    if (!record.check("the training system starts", sandbox.start()))
        return record.finish();
    const auto pass = SandboxProgram::passHeader();
    QUrl base(QStringLiteral("http://127.0.0.1"));
    base.setPort(sandbox.port());

    SystemClock clock;
    QtTransport transport;
    AuthSession auth(clock);
    HttpClient http(transport, auth, {base, {pass}, QStringLiteral("/ccagentui/v1/refresh")});
    const auto ours = [&] {
        QEventLoop loop;
        HttpRequest request;
        request.path = request.pathTemplate = QStringLiteral("/sandbox/health");
        request.needsToken = false;
        const auto call = http.send(std::move(request)).then([&](const Result<HttpResponse> &answer) {
            record.check("the core library is answered", answer && answer->status == 200 && answer->body.contains("UP"));
            loop.quit();
        });
        loop.exec();
    };
    QNetworkAccessManager manager;
    QUrl health = base;
    health.setPath(QStringLiteral("/sandbox/health"));
    const auto bare = [&] {
        QEventLoop loop;
        QNetworkRequest request(health);
        request.setRawHeader(pass.first, pass.second);
        QNetworkReply *reply = manager.get(request);
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        record.check("QNetworkAccessManager is answered",
                     reply->error() == QNetworkReply::NoError && reply->readAll().contains("UP"));
        delete reply;
    };
    RawClient socket(sandbox.port());
    const auto plain = [&] {
        record.check("the socket is answered",
                     socket.send("GET", "/sandbox/health", {pass.first + ": " + pass.second}).status == 200);
    };
    for (int round = 0; round < Rounds; ++round) {
        const Cost a = cost(ours), b = cost(bare), c = cost(plain);
        if (round == 0)
            continue;
        record.pair(Wall, a.wall, b.wall);
        record.pair(Cpu, a.cpu, b.cpu);
        record.pair(ToSocket, a.wall, c.wall);
    }
    return record.finish();
}
