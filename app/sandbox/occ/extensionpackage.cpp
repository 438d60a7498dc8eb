// SPDX-License-Identifier: Apache-2.0
#include "occ/extensionpackage.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <zip.h>

#include <memory>

namespace linedesk::sandbox {

namespace {

constexpr zip_int64_t MostEntries = 10000;
constexpr qsizetype LargestContent = 64 * 1024 * 1024; // unpacked: a small archive may hold very much

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

Archive opened(const QByteArray &bytes)
{
    zip_error_t ignored;
    zip_error_init(&ignored);
    zip_source_t *source = zip_source_buffer_create(bytes.constData(), zip_uint64_t(bytes.size()), 0, &ignored);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &ignored) : nullptr;
    if (!archive)
        zip_source_free(source); // an open archive owns it
    zip_error_fini(&ignored);
    return {archive, zip_discard};
}

// A name that stays below the folder it is unpacked to.
bool isPlainPath(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'/') && !name.contains(u'\\') && !name.contains(u':') &&
           !name.split(u'/').contains(QStringLiteral(".."));
}

// In the archive itself or in its one folder.
bool isDescription(const QString &name)
{
    return name.section(u'/', -1) == QLatin1String("package.json") && name.count(u'/') <= 1;
}

bool isReadableDescription(const QByteArray &text)
{
    return !QJsonDocument::fromJson(text)[QLatin1String("name")].toString().isEmpty();
}

} // namespace

QString packageProblem(const QByteArray &bytes)
{
    const Archive archive = opened(bytes);
    if (!archive)
        return QStringLiteral("The file is not a ZIP archive.");
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > MostEntries)
        return QStringLiteral("The archive has too many files.");
    bool hasDescription = false;
    qsizetype total = 0;
    QByteArray block(64 * 1024, Qt::Uninitialized);
    for (zip_int64_t i = 0; i < count; ++i) {
        const QString name = QString::fromUtf8(zip_get_name(archive.get(), zip_uint64_t(i), 0));
        if (!isPlainPath(name))
            return QStringLiteral("The archive has a file with a path that leads out of it.");
        const Entry entry(zip_fopen_index(archive.get(), zip_uint64_t(i), 0), zip_fclose);
        QByteArray content;
        zip_int64_t got = -1;
        while (entry && (got = zip_fread(entry.get(), block.data(), zip_uint64_t(block.size()))) > 0) {
            if ((total += got) > LargestContent)
                return QStringLiteral("The archive is too large when it is unpacked.");
            if (isDescription(name))
                content.append(block.constData(), qsizetype(got));
        }
        if (got < 0) // encrypted, packed in an unknown way, or the check sum is another
            return QStringLiteral("The file %1 of the archive cannot be unpacked.").arg(name);
        if (isDescription(name) && !isReadableDescription(content))
            return QStringLiteral("The package.json of the archive is not JSON with a name.");
        hasDescription = hasDescription || isDescription(name);
    }
    return hasDescription ? QString() : QStringLiteral("The archive has no package.json.");
}

} // namespace linedesk::sandbox
