// SPDX-License-Identifier: Apache-2.0
// Uploads of server-side extensions (CONTRACT section 9): the form, the archive, what is kept of it.
#include "administrationclient.h"

#include <QCryptographicHash>
#include <zip.h>

using namespace linedesk;
using namespace linedesk::test;

namespace {

const QByteArray Path = "/ccadmin/v1/serverExtensions", Boundary = "-----a-boundary";
const QByteArray Description = R"({"name": "CustomerAccountModel", "version": "1.0.0"})";
const QString Name = QStringLiteral("CustomerAccountModel-agent.zip");

using Files = std::vector<std::pair<QByteArray, QByteArray>>;

struct Field {
    QByteArray name, content, fileName;
};

QByteArray formOf(const QList<Field> &fields)
{
    QByteArray body;
    for (const Field &field : fields)
        body +=
            "--" + Boundary + "\r\nContent-Disposition: form-data; name=\"" + field.name + '"' +
            (field.fileName.isEmpty() ? QByteArray() : "; filename=\"" + field.fileName + "\"\r\nContent-Type: application/zip") +
            "\r\n\r\n" + field.content + "\r\n";
    return body + "--" + Boundary + "--\r\n";
}

/// An archive as anybody makes one; `password`: encrypted; `method`: how it is packed.
QByteArray archiveOf(const Files &files, const char *password = nullptr, int method = ZIP_CM_DEFLATE)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("made.zip")));
    zip_t *archive = zip_open(QFile::encodeName(file.fileName()).constData(), ZIP_CREATE, nullptr);
    for (const auto &[name, content] : files) {
        const zip_int64_t at = zip_file_add(archive, name.constData(),
                                            zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0), 0);
        zip_set_file_compression(archive, zip_uint64_t(at), method, 0);
        if (password)
            zip_file_set_encryption(archive, zip_uint64_t(at), ZIP_EM_AES_256, password);
    }
    return zip_close(archive) == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray package()
{
    return archiveOf({{"package.json", Description}, {"config.json", "{}"}, {"app/index.js", "process.exit(1);"}});
}

} // namespace

class TestCommercePackages : public QObject {
    Q_OBJECT
    std::unique_ptr<AdministrationClient> m_client;

    sandbox::Response upload(const QList<Field> &fields)
    {
        return m_client->send("POST", Path, formOf(fields), {{"Content-Type", "multipart/form-data; boundary=" + Boundary}});
    }
    sandbox::Response upload(const QByteArray &archive) { return upload({{"fileUpload", archive, Name.toLatin1()}}); }
    QJsonArray kept() { return m_client->store().rows(QStringLiteral("SELECT * FROM server_extensions ORDER BY id")); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(!package().isEmpty()); }
    void init()
    {
        m_client = std::make_unique<AdministrationClient>();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
    }

    void shouldAnswerAsTheExample_data()
    {
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("admin-sse-upload-ok") << true;
        QTest::newRow("admin-sse-upload-no-file") << false;
    }
    void shouldAnswerAsTheExample()
    {
        QFETCH(bool, isTaken);
        const Example pair(QTest::currentDataTag());
        const QJsonObject form = pair.request[QLatin1String("body")].toObject(); // a multipart form, shown as an object
        QList<Field> fields;
        for (auto one = form.begin(); one != form.end(); ++one)
            fields.push_back(one.key() == QLatin1String("fileUpload")
                                 ? Field{"fileUpload", package(), Name.toLatin1()}
                                 : Field{one.key().toLatin1(), one.value().toVariant().toString().toUtf8(), {}});

        const sandbox::Response answer = upload(fields);

        const QString different = unlikeExample(pair, answer, {QStringLiteral("token")});
        QVERIFY2(different.isEmpty(), qPrintable(different));
        QCOMPARE(!answer.object()[QLatin1String("token")].toString().isEmpty(), isTaken);
    }

    void shouldKeepNameSizeAndDigestAndNothingElse()
    {
        const QByteArray archive = package();

        QCOMPARE(upload(archive).status, 200);

        QCOMPARE(kept().size(), 1);
        const QJsonObject row = kept()[0].toObject();
        QCOMPARE(row[QLatin1String("id")].toString(), Name);
        QCOMPARE(row[QLatin1String("size")].toInt(), int(archive.size()));
        QCOMPARE(row[QLatin1String("sha256")].toString(),
                 QString::fromLatin1(QCryptographicHash::hash(archive, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(row.size(), 4); // and when
    }
    void shouldReplaceAPackageWithForceAlone()
    {
        const QByteArray second = archiveOf({{"package.json", Description}});
        QCOMPARE(upload(package()).status, 200);
        const QJsonArray first = kept();

        for (const char *force : {"", "false"}) {
            QList<Field> fields = {{"fileUpload", second, Name.toLatin1()}};
            if (*force)
                fields.push_back({"force", force, {}});
            const sandbox::Response refused = upload(fields);
            QCOMPARE(refused.status, 400);
            QCOMPARE(AdministrationClient::where(refused), QStringLiteral("force"));
            QCOMPARE(kept(), first);
        }
        const sandbox::Response answer = upload({{"fileUpload", second, Name.toLatin1()}, {"force", "true", {}}});

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[QLatin1String("result")][QLatin1String("modifiedImages")].toInt(), 1);
        QCOMPARE(answer.object()[QLatin1String("result")][QLatin1String("newImages")].toInt(), 0);
        QCOMPARE(kept().size(), 1);
        QCOMPARE(kept()[0][QLatin1String("size")].toInt(), int(second.size()));
    }
    void shouldNameTheWorkRequestWhenItIsTracked()
    {
        const auto id = [&](const char *tracked) {
            return upload({{"fileUpload", package(), Name.toLatin1()}, {"force", "true", {}}, {"trackProgress", tracked, {}}})
                .object()[QLatin1String("workRequestId")];
        };
        QVERIFY(!id("false").isString());
        QVERIFY(!id("true").toString().isEmpty());
    }
    // The field counts, and without it the file's own name.
    void shouldNameThePackageByItsField()
    {
        const Field file{"fileUpload", package(), "other.zip"}, name{"filename", Name.toLatin1(), {}};
        QCOMPARE(upload({file, name}).status, 200);
        QCOMPARE(upload({name, file, {"force", "true", {}}}).status, 200);
        QCOMPARE(upload({file}).status, 200);
        QCOMPARE(kept().size(), 2);
        QCOMPARE(kept()[0][QLatin1String("id")].toString(), Name);
        QCOMPARE(kept()[1][QLatin1String("id")].toString(), QStringLiteral("other.zip"));
    }

    void rejectsAForm_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char *field, const char *content) {
            QTest::addRow("%s=%s", field, content) << QByteArray(field) << QByteArray(content);
        };
        for (const char *name : {"../evil.zip", "a b.zip", ".zip", "noend", "package.zip.js", "", "C:\\a.zip", "a.zip\n"})
            row("filename", name);
        row("uploadType", "images");
        row("uploadType", "");
        for (const char *mark : {"force", "restartExtensionServer", "trackProgress"})
            for (const char *value : {"", "yes", "TRUE", "1"})
                row(mark, value);
        row("execute", "true");
    }
    void rejectsAForm()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, content);
        const sandbox::Response answer =
            upload({{"fileUpload", package(), field == "filename" ? QByteArray() : Name.toLatin1()}, {field, content, {}}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(CommerceClient::code(answer), QStringLiteral("990600"));
        QCOMPARE(AdministrationClient::where(answer), QString::fromLatin1(field));
        QCOMPARE(kept().size(), 0);
    }

    void rejectsAPartThatComesTwice_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("fileUpload") << package();
        QTest::newRow("filename") << Name.toLatin1();
        QTest::newRow("uploadType") << QByteArray("extensions");
        QTest::newRow("force") << QByteArray("true");
    }
    void rejectsAPartThatComesTwice()
    {
        QFETCH(QByteArray, content);
        const Field field{QTest::currentDataTag(), content, {}};
        const sandbox::Response answer =
            upload(field.name == "fileUpload" ? QList<Field>{{"filename", Name.toLatin1(), {}}, field, field}
                                              : QList<Field>{{"fileUpload", package(), Name.toLatin1()}, field, field});
        QCOMPARE(answer.status, 400);
        QCOMPARE(AdministrationClient::where(answer), QString::fromLatin1(field.name));
        QCOMPARE(kept().size(), 0);
    }

    void rejectsAnArchive_data()
    {
        QTest::addColumn<QByteArray>("archive");
        QTest::addColumn<QString>("words");
        const QString none = QStringLiteral("not a ZIP"), unpacked = QStringLiteral("cannot be unpacked"),
                      outside = QStringLiteral("leads out"), description = QStringLiteral("package.json");
        const QByteArray good = package();
        QTest::newRow("empty") << QByteArray() << QStringLiteral("missing");
        QTest::newRow("text") << QByteArray("(binary content)") << none;
        QTest::newRow("the end is cut off") << good.left(good.size() - 10) << none;
        QTest::newRow("the beginning is cut off") << good.mid(10) << none;
        QByteArray turned = archiveOf({{"package.json", Description}}, nullptr, ZIP_CM_STORE);
        turned.replace("CustomerAccountModel", "CustomerAccountMoDel"); // its check sum is another now
        QTest::newRow("another check sum") << turned << unpacked;
        QTest::newRow("encrypted") << archiveOf({{"package.json", Description}}, "secret") << unpacked;
        QTest::newRow("a path upwards") << archiveOf({{"package.json", Description}, {"../../evil.js", "x"}}) << outside;
        QTest::newRow("a path from the root") << archiveOf({{"package.json", Description}, {"/etc/evil.js", "x"}}) << outside;
        QTest::newRow("a path of another system") << archiveOf({{"package.json", Description}, {"a\\..\\evil", "x"}}) << outside;
        QTest::newRow("a drive") << archiveOf({{"package.json", Description}, {"C:evil", "x"}}) << outside;
        QTest::newRow("no description") << archiveOf({{"config.json", "{}"}}) << description;
        QTest::newRow("description too deep") << archiveOf({{"a/b/package.json", Description}}) << description;
        QTest::newRow("description of another name") << archiveOf({{"my-package.json", Description}}) << description;
        QTest::newRow("description is no JSON") << archiveOf({{"package.json", "name: x"}}) << description;
        QTest::newRow("description has no name") << archiveOf({{"package.json", "{}"}}) << description;
        QTest::newRow("very much in little") << archiveOf({{"package.json", Description}, {"zeros", QByteArray(65 << 20, '\0')}})
                                             << QStringLiteral("too large");
        Files many{{"package.json", Description}};
        for (int i = 0; i < 10000; ++i)
            many.emplace_back(QByteArray::number(i), "");
        QTest::newRow("too many files") << archiveOf(many) << QStringLiteral("too many");
    }
    void rejectsAnArchive()
    {
        QFETCH(QByteArray, archive);
        QFETCH(QString, words);
        const sandbox::Response answer = upload(archive);
        QCOMPARE(answer.status, 400);
        QCOMPARE(CommerceClient::code(answer), QStringLiteral("990600"));
        QCOMPARE(AdministrationClient::where(answer), QStringLiteral("fileUpload"));
        QVERIFY2(answer.object()[QLatin1String("message")].toString().contains(words), answer.body.constData());
        QCOMPARE(kept().size(), 0);
    }
    void shouldTakeAPackageInAFolderOfItsOwn()
    {
        QCOMPARE(upload(archiveOf({{"CustomerAccountModel-agent/package.json", Description}})).status, 200);
    }

    void rejectsWhatIsNoMultipartForm_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray whole = formOf({{"fileUpload", package(), Name.toLatin1()}}), type = "multipart/form-data";
        QTest::newRow("no boundary") << type << whole << 400;
        QTest::newRow("empty boundary") << type + "; boundary=" << whole << 400;
        QTest::newRow("another boundary") << type + "; boundary=other" << whole << 400;
        QTest::newRow("no end") << type + "; boundary=" + Boundary << whole.left(whole.size() - Boundary.size() - 6) << 400;
        QTest::newRow("empty") << type + "; boundary=" + Boundary << QByteArray() << 400;
        QTest::newRow("JSON") << QByteArray("application/json") << QByteArray(R"({"fileUpload": "x"})") << 400;
        QTest::newRow("too large") << type + "; boundary=" + Boundary
                                   << formOf({{"fileUpload", QByteArray(4 << 20, 'x'), Name.toLatin1()}}) << 413;
    }
    void rejectsWhatIsNoMultipartForm()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QCOMPARE(m_client->send("POST", Path, body, {{"Content-Type", type}}).status, status);
        QCOMPARE(kept().size(), 0);
        QCOMPARE(upload(package()).status, 200); // the next one is served
    }
};

QTEST_GUILESS_MAIN(TestCommercePackages)
#include "tst_commerce_packages.moc"
