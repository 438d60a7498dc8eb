// SPDX-License-Identifier: Apache-2.0
#include "occ/profilefields.h"

#include "occ/profiletext.h"

#include <QRegularExpression>

namespace linedesk::sandbox {

namespace {

struct Field {
    const char *member, *column;
    int longest;                               // CONTRACT 2.9
    const char *missing = nullptr, *word = ""; // the code when it must be there and is not
    bool isOnlyNew = false;
};
const Field fields[] = {{"firstName", "first_name", 40, "23013", "The first name is missing."},
                        {"middleName", "middle_name", 40},
                        {"lastName", "last_name", 40, "23012", "The last name is missing."},
                        {"email", "email", 254, "22003", "The email address is missing."},
                        {"receiveEmail", "receive_email", 3, "22024", "Say whether mails are wanted: yes or no."},
                        {"login", "login", 254, nullptr, "", true},
                        {"daytimeTelephoneNumber", "phone", 30},
                        {"locale", "locale", 20}};

} // namespace

void ProfileFields::add(const char *code, const char *message, const QString &path)
{
    errors.append(QJsonObject{{QLatin1String("message"), QLatin1String(message)},
                              {QLatin1String("status"), QStringLiteral("400")},
                              {QLatin1String("errorCode"), QLatin1String(code)},
                              {QLatin1String("o:errorPath"), path}});
}

std::optional<Response> ProfileFields::refusal() const
{
    if (errors.isEmpty())
        return {};
    QJsonObject body = errors.first().toObject();
    if (errors.size() > 1) // one stands for itself, as in the examples
        body.insert(QLatin1String("errors"), errors);
    return Response::json(body, 400);
}

ProfileFields ProfileFields::of(const QByteArray &text, bool isNew)
{
    ProfileFields read;
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject()) {
        read.add("22024", "The request body is not a JSON object.", QStringLiteral("$"));
        return read;
    }
    QJsonObject body = document.object();
    // The site's own properties come by their names, or as a profile shows them.
    if (const QJsonValue list = body.take(QLatin1String("dynamicProperties")); list.isArray())
        for (const QJsonValue &one : list.toArray())
            body.insert(one[QLatin1String("id")].toString(), one[QLatin1String("value")]);
    static const QRegularExpression mail(QStringLiteral("\\A[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+\\z"));
    for (const Field &field : fields) {
        const QString member = QLatin1String(field.member);
        if (field.isOnlyNew && !isNew)
            continue; // refused below, with everything else that cannot be written
        const bool isSent = body.contains(member);
        const QJsonValue value = body.take(member);
        const QString word = value.toString().trimmed();
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            read.add("22024", "The value is not a text.", member);
        else if (word.isEmpty() && field.missing && (isNew || isSent))
            read.add(field.missing, field.word, member);
        else if (word.size() > field.longest)
            read.add("22024", "The text is too long.", member);
        else if (member == QLatin1String("email") && isSent && !mail.match(word).hasMatch())
            read.add("23006", "The email address is not valid.", member);
        else if (member == QLatin1String("receiveEmail") && isSent && word != QLatin1String("yes") && word != QLatin1String("no"))
            read.add("22024", "Say whether mails are wanted: yes or no.", member);
        else if (isSent)
            read.columns.insert(QLatin1String(field.column), word.isEmpty() ? QJsonValue() : QJsonValue(word));
    }
    for (const CustomProperty &property : customProperties()) {
        const QJsonValue value = body.take(property.id);
        if (!value.isUndefined() && !value.isNull() && value.type() != property.type)
            read.add("22024",
                     property.type == QJsonValue::Bool ? "The value is neither true nor false." : "The value is not a text.",
                     property.id);
        else if (!value.isUndefined())
            read.properties.insert(property.id, value);
    }
    for (const QString &member : body.keys())
        read.add("13036", "This property cannot be changed here.", member);
    return read;
}

} // namespace linedesk::sandbox
