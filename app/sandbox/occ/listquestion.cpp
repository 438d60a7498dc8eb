// SPDX-License-Identifier: Apache-2.0
#include "occ/listquestion.h"

#include "occ/profiletext.h"

namespace linedesk::sandbox {

namespace {

QString digits(const char *column)
{
    QString sql = QLatin1String(column);
    for (const char *between : {" ", "-", "+", "(", ")", "."})
        sql = QStringLiteral("replace(%1,'%2','')").arg(sql, QLatin1String(between));
    return sql;
}

ScimField plain(const char *column)
{
    return {QLatin1String(column)};
}

} // namespace

const ScimFields &profileFields()
{
    static const ScimFields all = [] {
        const QString book = QStringLiteral("EXISTS (SELECT 1 FROM addresses a WHERE a.owner=p.id AND %1)"),
                      organization = QStringLiteral("EXISTS (SELECT 1 FROM members m JOIN organizations o ON o.id=m.organization_id"
                                                    " WHERE m.profile_id=p.id AND m.is_parent=%1 AND ");
        ScimFields fields = {
            {QStringLiteral("lastname"), {QStringLiteral("p.last_key"), ScimField::Name, QStringLiteral("last_name")}},
            {QStringLiteral("firstname"), {QStringLiteral("p.first_key"), ScimField::Name, QStringLiteral("first_name")}},
            {QStringLiteral("email"), {QStringLiteral("p.email"), ScimField::Plain, QStringLiteral("email")}},
            {QStringLiteral("daytimetelephonenumber"), {digits("p.phone"), ScimField::Phone, QStringLiteral("phone")}},
            {QStringLiteral("login"), plain("p.login")},
            {QStringLiteral("middlename"), plain("p.middle_name")},
            {QStringLiteral("id"), plain("p.id")},
            {QStringLiteral("repositoryid"), plain("p.id")},
            {QStringLiteral("customercontactid"), plain("p.contact_id")},
            {QStringLiteral("locale"), plain("p.locale")},
            {QStringLiteral("profiletype"), plain("p.type")},
            {QStringLiteral("receiveemail"), plain("p.receive_email")},
            {QStringLiteral("active"), plain("iif(p.active, 'true', 'false')")},
            {QStringLiteral("registrationdate"), plain("p.registered")},
            {QStringLiteral("lastmodified"), plain("p.modified")},
            {QStringLiteral("allsecondaryaddresses.postalcode"), {QStringLiteral("a.postal_code"), ScimField::Plain, {}, book}},
            {QStringLiteral("allsecondaryaddresses.phonenumber"), {digits("a.phone"), ScimField::Phone, {}, book}},
            {QStringLiteral("parentorganization.name"),
             {QStringLiteral("o.name_key"), ScimField::Name, {}, organization.arg(1) + QStringLiteral("%1)")}},
            {QStringLiteral("secondaryorganizations.name"),
             {QStringLiteral("o.name_key"), ScimField::Name, {}, organization.arg(0) + QStringLiteral("%1)")}}};
        for (const CustomProperty &property : customProperties()) {
            const QString value = QStringLiteral("json_extract(p.properties, '$.%1')").arg(property.id);
            fields.insert(property.id.toLower(),
                          {property.type == QJsonValue::Bool
                               ? QStringLiteral("CASE %1 WHEN 1 THEN 'true' WHEN 0 THEN 'false' END").arg(value)
                               : value});
        }
        return fields;
    }();
    return all;
}

const ScimFields &addressFields()
{
    static const ScimFields all = {{QStringLiteral("addresstype"), {QStringLiteral("a.nickname_key"), ScimField::Nickname}},
                                   {QStringLiteral("city"), {QStringLiteral("a.city_key"), ScimField::Name}},
                                   {QStringLiteral("country"), plain("a.country")},
                                   {QStringLiteral("postalcode"), plain("a.postal_code")},
                                   {QStringLiteral("phonenumber"), {digits("a.phone"), ScimField::Phone}},
                                   {QStringLiteral("repositoryid"), plain("a.id")}};
    return all;
}

const ScimFields &profileRequestFields()
{
    static const ScimFields all = {{QStringLiteral("id"), plain("r.id")},
                                   {QStringLiteral("status"), plain("r.status")},
                                   {QStringLiteral("firstname"), plain("r.first_name")},
                                   {QStringLiteral("lastname"), plain("r.last_name")},
                                   {QStringLiteral("email"), plain("r.email")},
                                   {QStringLiteral("requestdate"), plain("r.requested")},
                                   {QStringLiteral("profileorganization.id"), plain("r.organization_id")}};
    return all;
}

const ScimFields &organizationRequestFields()
{
    static const ScimFields all = {{QStringLiteral("id"), plain("r.id")},
                                   {QStringLiteral("status"), plain("r.status")},
                                   {QStringLiteral("name"), plain("r.name")},
                                   {QStringLiteral("requesterfirstname"), plain("r.first_name")},
                                   {QStringLiteral("requesterlastname"), plain("r.last_name")},
                                   {QStringLiteral("requesteremail"), plain("r.email")},
                                   {QStringLiteral("requestdate"), plain("r.requested")}};
    return all;
}

QString orderOf(const QString &sort, const ScimFields &fields, const QString &last)
{
    QStringList terms;
    for (const QString &part : sort.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QStringList words = part.split(QLatin1Char(':'));
        const ScimField field = fields.value(words[0].trimmed().toLower());
        const QString direction = words.value(1, QStringLiteral("asc")).trimmed().toLower();
        if (field.column.isEmpty() || !field.among.isEmpty() || words.size() > 2 ||
            (direction != QLatin1String("asc") && direction != QLatin1String("desc")))
            return {};
        terms << field.column + QLatin1Char(' ') + direction;
    }
    return (terms << last).join(QStringLiteral(", "));
}

Response unreadableExpression(const QString &problem)
{
    return refusal(400, QStringLiteral("990411"), QStringLiteral("The search expression cannot be read."), problem,
                   QStringLiteral("q"));
}

QJsonArray pageLinks(const Request &request, const Page &page, int total)
{
    QJsonArray links = request.selfLink();
    const auto add = [&](const char *rel, int offset) {
        QUrlQuery query = request.query;
        query.removeAllQueryItems(QStringLiteral("offset"));
        query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
        links.append(QJsonObject{
            {QLatin1String("rel"), QLatin1String(rel)},
            {QLatin1String("href"), QString::fromUtf8("http://" + request.header("Host") + request.target.split('?')[0]) +
                                        QLatin1Char('?') + query.toString(QUrl::FullyEncoded)}});
    };
    if (page.offset > 0)
        add("prev", std::max(0, page.offset - page.limit));
    if (page.offset + page.limit < total)
        add("next", page.offset + page.limit);
    return links;
}

QJsonObject onlyFields(const Request &request, const QJsonObject &item)
{
    const QString fields = request.argument(QStringLiteral("fields"));
    QJsonObject some;
    for (QString name : fields.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        name = name.trimmed();
        if (name.startsWith(QLatin1String("items.")))
            name = name.mid(6);
        if (item.contains(name))
            some.insert(name, item[name]);
    }
    return fields.isEmpty() ? item : some;
}

std::optional<Response> ListQuestion::read(const Request &request, const ScimFields &fields, const QString &lastOrder)
{
    order = orderOf(request.argument(QStringLiteral("sort")), fields, lastOrder);
    if (order.isEmpty())
        return refusal(400, QStringLiteral("990411"), QStringLiteral("The sort order cannot be read."), {}, QStringLiteral("sort"));
    if (const QString q = request.argument(QStringLiteral("q")); !q.isEmpty())
        filter = scimToSql(q, fields);
    if (!filter.problem.isEmpty())
        return unreadableExpression(filter.problem);
    page = Page::of(request);
    return {};
}

Response ListQuestion::answer(const Database &store, const Request &request, const QString &from, const QString &where,
                              const QVariantList &arguments, const std::function<QJsonObject(const QJsonObject &)> &item) const
{
    const QString condition = QStringLiteral(" FROM %1 WHERE %2 AND (%3)").arg(from, where, filter.where);
    const QVariantList values = arguments + filter.arguments;
    const int total = store.row(QStringLiteral("SELECT count(*) AS n") + condition, values)[QLatin1String("n")].toInt();
    QJsonArray items;
    for (const QJsonValue &row :
         store.rows(QStringLiteral("SELECT *") + condition +
                        QStringLiteral(" ORDER BY %1 LIMIT %2 OFFSET %3").arg(order).arg(page.limit).arg(page.offset),
                    values))
        items.append(onlyFields(request, item(row.toObject())));
    QJsonObject answer{{QLatin1String("items"), items}, {QLatin1String("total"), total}};
    page.describe(&answer, total, items.size());
    answer.insert(QLatin1String("links"), pageLinks(request, page, total));
    return Response::json(answer);
}

} // namespace linedesk::sandbox
