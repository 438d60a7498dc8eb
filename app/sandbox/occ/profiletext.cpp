// SPDX-License-Identifier: Apache-2.0
#include "occ/profiletext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace linedesk::sandbox {

namespace {

enum Column {
    Id,
    Email,
    First,
    Last,
    Phone,
    ContactId,
    Modified,
    Registered,
    Login,
    Middle,
    Locale,
    Type,
    ReceiveEmail,
    Active,
    Properties, // from here on JSON, null for nothing
    Parent,
    Organizations,
    Roles,
    ShippingAddress,
    Addresses,
    AddressesByName
};

class Writer {
public:
    void text(const char *key, const QString &value)
    {
        name(key);
        if (value.isNull()) {
            m_out += "null";
            return;
        }
        m_out += '"';
        for (const char c : value.toUtf8()) {
            if (c == '"' || c == '\\')
                m_out += '\\';
            if (static_cast<unsigned char>(c) < 0x20)
                m_out += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
            else
                m_out += c;
        }
        m_out += '"';
    }
    /// `value`: JSON as it stands.
    void raw(const char *key, QByteArrayView value)
    {
        name(key);
        m_out += value;
    }
    QByteArray finish()
    {
        m_out += '}';
        return std::move(m_out);
    }

private:
    void name(const char *key)
    {
        m_out += m_out.isEmpty() ? '{' : ',';
        m_out += '"';
        m_out += key;
        m_out += "\":";
    }
    QByteArray m_out;
};

// The properties that a shopper type of this site has beside the fixed ones.
QByteArray propertiesText(const QString &stored)
{
    const QJsonObject values = QJsonDocument::fromJson(stored.toUtf8()).object();
    QJsonArray all;
    for (const CustomProperty &property : customProperties())
        if (const QJsonValue value = values[property.id]; !value.isNull() && !value.isUndefined())
            all.append(QJsonObject{
                {QLatin1String("id"), property.id}, {QLatin1String("label"), property.label}, {QLatin1String("value"), value}});
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

} // namespace

const std::vector<CustomProperty> &customProperties()
{
    static const std::vector<CustomProperty> all = {
        {QStringLiteral("loyaltyNumber"), QStringLiteral("Loyalty number"), QJsonValue::String},
        {QStringLiteral("smsAllowed"), QStringLiteral("Text messages allowed"), QJsonValue::Bool}};
    return all;
}

QString profileColumns()
{
    // The address book and the organizations are answered as they are kept: JSON that is only put together.
    return QStringLiteral(
        "p.id, p.email, p.first_name, p.last_name, p.phone, p.contact_id, p.modified, p.registered, p.login, p.middle_name,"
        " p.locale, p.type, p.receive_email, p.active, nullif(p.properties, '{}'),"
        " (SELECT json_object('id', o.id, 'repositoryId', o.id, 'name', o.name) FROM members m"
        "  JOIN organizations o ON o.id=m.organization_id WHERE m.profile_id=p.id AND m.is_parent),"
        " (SELECT group_concat(json_object('id', o.id, 'repositoryId', o.id, 'name', o.name)) FROM members m"
        "  JOIN organizations o ON o.id=m.organization_id WHERE m.profile_id=p.id AND NOT m.is_parent),"
        " (SELECT group_concat(json_object('repositoryId', r.id, 'function', r.function, 'relativeTo',"
        "   json_object('id', o.id, 'name', o.name))) FROM member_roles r JOIN organizations o ON o.id=r.organization_id"
        "  WHERE r.profile_id=p.id),"
        " (SELECT a.body FROM addresses a WHERE a.owner=p.id AND a.default_shipping),"
        " (SELECT group_concat(body) FROM (SELECT body FROM addresses a WHERE a.owner=p.id ORDER BY a.rowid)),"
        " (SELECT group_concat(json_quote(nickname) || ':' || body) FROM"
        "  (SELECT nickname, body FROM addresses a WHERE a.owner=p.id ORDER BY a.rowid))");
}

QByteArray profileText(const QStringList &row)
{
    const auto json = [&](Column column) { return row[column].isNull() ? QByteArray("null") : row[column].toUtf8(); };
    Writer out;
    out.text("id", row[Id]);
    out.text("repositoryId", row[Id]);
    out.text("login", row[Login]);
    out.text("email", row[Email]);
    out.text("firstName", row[First]);
    out.text("lastName", row[Last]);
    out.text("middleName", row[Middle]);
    out.text("daytimeTelephoneNumber", row[Phone]);
    out.text("locale", row[Locale]);
    out.text("profileType", row[Type]);
    out.text("customerContactId", row[ContactId]);
    out.text("receiveEmail", row[ReceiveEmail]);
    out.raw("active", row[Active] == QLatin1String("0") ? "false" : "true");
    out.raw("parentOrganization", json(Parent));
    out.raw("contactBillingAddress", "null");
    out.raw("contactShippingAddress", "null");
    out.raw("secondaryOrganizations", '[' + row[Organizations].toUtf8() + ']');
    out.raw("roles", '[' + row[Roles].toUtf8() + ']');
    out.raw("dynamicProperties", row[Properties].isNull() ? QByteArray("[]") : propertiesText(row[Properties]));
    out.raw("shippingAddress", json(ShippingAddress));
    out.raw("shippingAddresses", '[' + row[Addresses].toUtf8() + ']');
    out.raw("secondaryAddresses", '{' + row[AddressesByName].toUtf8() + '}');
    out.text("lastModified", row[Modified]);
    out.text("registrationDate", row[Registered]);
    return out.finish();
}

} // namespace linedesk::sandbox
