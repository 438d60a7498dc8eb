// SPDX-License-Identifier: Apache-2.0
#include "net/requestbody.h"

#include <algorithm>
#include <cstring>

namespace linedesk {

static qint64 sizeOf(const RequestBody::Piece &piece)
{
    return std::visit([](const auto &p) { return qint64(p.size()); }, piece);
}

RequestBody::RequestBody(std::vector<Piece> pieces) : m_pieces(std::move(pieces))
{
    for (const Piece &piece : m_pieces) {
        m_total += sizeOf(piece);
        m_hasSecrets = m_hasSecrets || std::holds_alternative<SecretString>(piece);
    }
    open(QIODevice::ReadOnly | QIODevice::Unbuffered); // buffered would keep a copy of the body
}

RequestBody::~RequestBody() = default;

std::shared_ptr<RequestBody> RequestBody::ofText(QByteArray text)
{
    std::vector<Piece> pieces;
    pieces.emplace_back(std::move(text));
    return std::make_shared<RequestBody>(std::move(pieces));
}

qint64 RequestBody::readData(char *out, qint64 most)
{
    while (m_piece < m_pieces.size() && m_inPiece >= sizeOf(m_pieces[m_piece])) {
        ++m_piece;
        m_inPiece = 0;
    }
    if (m_piece >= m_pieces.size())
        return -1;
    if (most <= 0)
        return 0;
    qint64 count = 1;
    if (auto *secret = std::get_if<SecretString>(&m_pieces[m_piece])) {
        *out = secret->view()[size_t(m_inPiece)];
        if (m_inPiece + 1 == qint64(secret->size()))
            m_pieces[m_piece] = QByteArray(m_inPiece + 1, ' '); // wiped at its last read; only its length is still needed
    } else {
        const auto &text = std::get<QByteArray>(m_pieces[m_piece]);
        count = std::min(most, qint64(text.size()) - m_inPiece);
        std::memcpy(out, text.constData() + m_inPiece, size_t(count));
    }
    m_inPiece += count;
    m_given += count;
    return count;
}

} // namespace linedesk
