// SPDX-License-Identifier: Apache-2.0
// The body of a writing request: pieces of text and of secrets, readable exactly once. Sequential, so the network stack
// cannot rewind it and silently send a write twice. A secret is given one character a read: every buffer below then
// holds one digit at a time, and the text behind overwrites the last one. Wiped when read to the end and when destroyed.
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>
#include <variant>
#include <vector>

namespace linedesk {

class RequestBody : public QIODevice {
    Q_OBJECT
public:
    using Piece = std::variant<QByteArray, SecretString>;

    explicit RequestBody(std::vector<Piece> pieces);
    static std::shared_ptr<RequestBody> ofText(QByteArray text);
    ~RequestBody() override;

    qint64 contentLength() const { return m_total; }
    bool hasSecrets() const { return m_hasSecrets; }
    /// Something was read, so it may have left.
    bool hasBeenRead() const { return m_given > 0; }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // the network stack tries, and is not to say so each time
    qint64 bytesAvailable() const override { return m_total - m_given; }
    bool atEnd() const override { return m_given >= m_total; }

protected:
    qint64 readData(char *out, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::vector<Piece> m_pieces;
    size_t m_piece = 0;
    qint64 m_inPiece = 0, m_given = 0, m_total = 0;
    bool m_hasSecrets = false;
};

} // namespace linedesk
