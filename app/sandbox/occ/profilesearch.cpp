// SPDX-License-Identifier: Apache-2.0
#include "occ/profilesearch.h"

#include "occ/listquestion.h"
#include "occ/profiletext.h"

namespace linedesk::sandbox {

namespace {

constexpr int DefaultPage = 15, LongestPage = 100; // of the JSON form (CONTRACT 2.5)

QString contains(const QString &field, QString value)
{
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QStringLiteral("%1 co \"%2\"").arg(field, value);
}

// The criteria of the JSON form as an expression of the other: "contains" is the same in both.
QString expressionOf(const QJsonObject &criteria)
{
    static const QHash<QString, QString> fields = {
        {QStringLiteral("firstName"), QStringLiteral("firstName")},
        {QStringLiteral("lastName"), QStringLiteral("lastName")},
        {QStringLiteral("email"), QStringLiteral("email")},
        {QStringLiteral("phoneNumber"), QStringLiteral("daytimeTelephoneNumber")},
        {QStringLiteral("postalCode"), QStringLiteral("allSecondaryAddresses.postalCode")}};
    const QString property = QStringLiteral("dynProps_");
    QStringList parts;
    for (auto one = criteria.begin(); one != criteria.end(); ++one) {
        const QString value = one.value().toVariant().toString().trimmed(),
                      field = one.key().startsWith(property) ? one.key().mid(property.size()) : fields.value(one.key());
        if (value.isEmpty() || field.isEmpty())
            continue;
        parts << (one.key() == QLatin1String("phoneNumber")
                      ? QStringLiteral("(%1 or %2)")
                            .arg(contains(field, value), contains(QStringLiteral("allSecondaryAddresses.phoneNumber"), value))
                      : contains(field, value));
    }
    return parts.join(QStringLiteral(" and "));
}

} // namespace

Response findProfiles(const Database &store, const Request &request)
{
    const bool isScim = request.argument(QStringLiteral("queryFormat")).compare(QLatin1String("SCIM"), Qt::CaseInsensitive) == 0;
    const QString q = request.argument(QStringLiteral("q"));
    ScimSql sql;
    Page page = Page::of(request);
    QString order = QStringLiteral("p.last_key, p.first_key, p.id");
    bool isCounted = true;
    if (isScim) {
        sql = scimToSql(q, profileFields());
        if (const QString sort = request.argument(QStringLiteral("sort")); !sort.isEmpty())
            order = orderOf(sort, profileFields(), QStringLiteral("p.id"));
        if (order.isEmpty())
            return refusal(400, QStringLiteral("990411"), QStringLiteral("The sort order cannot be read."), {},
                           QStringLiteral("sort"));
    } else {
        const QJsonDocument criteria = QJsonDocument::fromJson(q.toUtf8());
        if (!criteria.isObject())
            return unreadableExpression(QStringLiteral("not a JSON object"));
        const QString expression = expressionOf(criteria.object());
        if (expression.isEmpty())
            return refusal(400, QStringLiteral("990410"), QStringLiteral("Enter at least one search value."), {},
                           QStringLiteral("q"));
        sql = scimToSql(expression, profileFields());
        page.limit = std::clamp(criteria[QLatin1String("limit")].toInt(DefaultPage), 1, LongestPage);
        // Far beyond every list, and no number that runs over.
        page.offset = std::clamp(criteria[QLatin1String("pageNumber")].toInt(), 0, 1000000) * page.limit;
        isCounted = criteria[QLatin1String("requireCount")].toBool();
    }
    if (!sql.problem.isEmpty())
        return unreadableExpression(sql.problem);
    const QString counted =
        sql.isWords ? QStringLiteral("profile_words WHERE profile_words MATCH ?") : QStringLiteral("profiles p WHERE ") + sql.where;
    const int total = store.row(QStringLiteral("SELECT count(*) AS n FROM ") + counted, sql.arguments)[QLatin1String("n")].toInt();
    const bool isPartial = isScim && !request.argument(QStringLiteral("fields")).isEmpty();
    QByteArray items;
    int count = 0;
    store.each(
        QStringLiteral("SELECT %1 FROM profiles p WHERE %2 ORDER BY %3 LIMIT %4 OFFSET %5")
            .arg(profileColumns(), sql.where, order)
            .arg(page.limit)
            .arg(page.offset),
        sql.arguments, [&](const QStringList &row) {
            items += count++ > 0 ? "," : "";
            QByteArray text = profileText(row);
            if (isPartial)
                text = QJsonDocument(onlyFields(request, QJsonDocument::fromJson(text).object())).toJson(QJsonDocument::Compact);
            items +=
                isScim
                    ? text
                    : R"({"numberOfOrders":0,"latestOrderId":null,"latestOrderSiteId":null,"hasIncompleteOrder":false,"profileDetail":)" +
                          text + '}';
        });
    const QByteArray all = QByteArray::number(total), more = page.offset + count < total ? "true" : "false",
                     links = QJsonDocument(isScim ? pageLinks(request, page, total) : request.selfLink())
                                 .toJson(QJsonDocument::Compact);
    if (isScim)
        return {200,
                R"({"items":[)" + items + R"(],"total":)" + all + R"(,"totalResults":)" + all + R"(,"offset":)" +
                    QByteArray::number(page.offset) + R"(,"limit":)" + QByteArray::number(page.limit) + R"(,"hasMore":)" + more +
                    R"(,"links":)" + links + '}',
                {}};
    return {200,
            R"({"profileList":[)" + items + R"(],"totalNoOfProfiles":)" + (isCounted ? all : QByteArray::number(count)) +
                R"(,"hasMore":)" + more + R"(,"links":)" + links + '}',
            {}};
}

} // namespace linedesk::sandbox
