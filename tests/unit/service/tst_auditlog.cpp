// SPDX-License-Identifier: Apache-2.0
#include "support/testbackend.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace linedesk;

class TestAuditLog : public QObject {
    Q_OBJECT
    const CustomerContext m_customer{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300"))};
    std::unique_ptr<ListAuditSink> m_sink;
    std::unique_ptr<AuditLog> m_log;

    QStringList keysOf(int line) const { return QJsonDocument::fromJson(m_sink->lines.value(line)).object().keys(); }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_log.reset();
        m_sink = std::make_unique<ListAuditSink>();
        m_log = std::make_unique<AuditLog>(*m_sink);
    }

    void shouldWriteWhoIntendsWhat()
    {
        m_log->setAgent(QStringLiteral("agent-7"));

        const QByteArray entry = m_log->begin("updateAddress", m_customer, QStringLiteral("201"));

        QCOMPARE(keysOf(0), (QStringList{QStringLiteral("agent"), QStringLiteral("entry"), QStringLiteral("intends"),
                                         QStringLiteral("profile"), QStringLiteral("record"), QStringLiteral("time")}));
        QCOMPARE(m_sink->word(0, "agent"), QStringLiteral("agent-7"));
        QCOMPARE(m_sink->word(0, "intends"), QStringLiteral("updateAddress"));
        QCOMPARE(m_sink->word(0, "profile"), QStringLiteral("110001"));
        QCOMPARE(m_sink->word(0, "record"), QStringLiteral("201"));
        QCOMPARE(m_sink->word(0, "entry").toLatin1(), entry);
        QVERIFY(!QUuid(QString::fromLatin1(entry)).isNull());
        const QString time = m_sink->word(0, "time");
        QVERIFY(QDateTime::fromString(time, Qt::ISODateWithMs).isValid() && time.endsWith(u'Z')); // UTC
    }
    void shouldWriteWhatBecameOfIt_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("word");
        QTest::newRow("confirmed") << int(AuditLog::Outcome::Confirmed) << "confirmed";
        QTest::newRow("failed") << int(AuditLog::Outcome::Failed) << "failed";
        QTest::newRow("unknown") << int(AuditLog::Outcome::Unknown) << "unknown";
    }
    void shouldWriteWhatBecameOfIt()
    {
        QFETCH(int, outcome);
        QFETCH(QString, word);

        m_log->close("entry-1", AuditLog::Outcome(outcome), QStringLiteral("request-1"));

        QCOMPARE(keysOf(0), (QStringList{QStringLiteral("entry"), QStringLiteral("outcome"), QStringLiteral("request"),
                                         QStringLiteral("time")}));
        QCOMPARE(m_sink->word(0, "entry"), QStringLiteral("entry-1"));
        QCOMPARE(m_sink->word(0, "outcome"), word);
        QCOMPARE(m_sink->word(0, "request"), QStringLiteral("request-1"));
    }
    void shouldKeyEachIntentionAndKeepTheKeyOfARepeatedOne()
    {
        const QByteArray first = m_log->begin("a", m_customer, {}), second = m_log->begin("a", m_customer, {});

        QVERIFY(first != second);
        QCOMPARE(m_log->begin("a", m_customer, {}, first), first);
        QCOMPARE(m_sink->word(2, "entry").toLatin1(), first);
    }
    void shouldKeepOneLineAnEntryWhateverIsInIt()
    {
        m_log->setAgent(QStringLiteral("a\"\n{agent}"));

        m_log->begin("x", m_customer, QStringLiteral("line\nbreak"));

        QCOMPARE(m_sink->lines[0].count('\n'), 1);
        QVERIFY(m_sink->lines[0].endsWith('\n'));
        QCOMPARE(m_sink->word(0, "record"), QStringLiteral("line\nbreak"));
    }

    void shouldAppendToAFileThatOnlyItsOwnerReads()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/er/audit.jsonl"));
        {
            FileAuditSink sink(path);
            sink.write("one\n");
            QCOMPARE(contentOf(path), QByteArray("one\n")); // there before anything else can go wrong
        }
        FileAuditSink again(path);
        again.write("two\n");

        QCOMPARE(contentOf(path), QByteArray("one\ntwo\n"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther |
                            QFileDevice::ExeOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
    }
    void shouldTakeAFileBackFromOthers()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("audit.jsonl"));
        QFile wide(path);
        QVERIFY(wide.open(QIODevice::WriteOnly) &&
                wide.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));

        const FileAuditSink sink(path);

        QVERIFY(!(QFileInfo(path).permissions() & QFileDevice::ReadOther));
    }
    void shouldKeepNothingWithoutAPath()
    {
        const QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        FileAuditSink sink({});
        sink.write("one\n");
        const QStringList left = QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(left, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
