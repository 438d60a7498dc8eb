// SPDX-License-Identifier: Apache-2.0
#include "http/brokenanswer.h"

namespace linedesk::sandbox {

namespace {

// Only its first half leaves, so the sum and the length at the end of a gzip stream are never needed.
QByteArray halfOfGzip(const QByteArray &body)
{
    constexpr qsizetype lengthAndZlibHeader = 6;
    const QByteArray deflated = qCompress(body).mid(lengthAndZlibHeader);
    return QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10) + deflated.left(deflated.size() / 2);
}

} // namespace

QByteArray brokenAnswer(const Response &response, Weather::Ending ending)
{
    using Ending = Weather::Ending;
    if (ending == Ending::None)
        return {};
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + " Answer\r\nContent-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    const QByteArray half = response.body.left(response.body.size() / 2);
    switch (ending) {
    case Ending::CutByChunk:
        return head + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(half.size(), 16) + "\r\n" + half + "\r\n";
    case Ending::CutInGzip: {
        // Its length is right: only the packed content is not whole.
        const QByteArray packed = halfOfGzip(response.body);
        return head + "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(packed.size()) + "\r\n\r\n" + packed;
    }
    default: return head + "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n\r\n" + half;
    }
}

} // namespace linedesk::sandbox
