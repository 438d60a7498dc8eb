// SPDX-License-Identifier: Apache-2.0
#include "occ/profiletext.h"

namespace linedesk::sandbox {

namespace {

enum Column { Id, Email, First, Last, Phone, ContactId, Address1, City, State, PostalCode, Country, Modified, Registered };

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

QByteArray addressText(const QStringList &row)
{
    Writer out;
    out.text("repositoryId", QStringLiteral("ad-") + row[Id]);
    out.text("address1", row[Address1]);
    out.raw("address2", "null");
    out.text("city", row[City]);
    out.text("state", row[State]);
    out.raw("county", "null");
    out.text("postalCode", row[PostalCode]);
    out.text("country", row[Country]);
    out.text("firstName", row[First]);
    out.text("lastName", row[Last]);
    out.raw("companyName", "null");
    out.text("phoneNumber", row[Phone]);
    out.raw("externalAddressId", "null");
    out.raw("types", R"([{"id":"shipping","repositoryId":"shipping","displayName":"Shipping"}])");
    return out.finish();
}

} // namespace

QString profileColumns()
{
    return QStringLiteral(
        "p.id, p.email, p.first_name, p.last_name, p.phone, p.contact_id, p.address1, p.city, p.state, p.postal_code, p.country,"
        " p.modified, p.registered");
}

QByteArray profileText(const QStringList &row)
{
    const bool hasAddress = !row[Address1].isEmpty();
    const QByteArray address = hasAddress ? addressText(row) : "null";
    Writer out;
    out.text("id", row[Id]);
    out.text("repositoryId", row[Id]);
    out.text("login", row[Email]);
    out.text("email", row[Email]);
    out.text("firstName", row[First]);
    out.text("lastName", row[Last]);
    out.raw("middleName", "null");
    out.text("daytimeTelephoneNumber", row[Phone]);
    out.raw("locale", "\"en\"");
    out.raw("profileType", "\"b2c_user\"");
    out.text("customerContactId", row[ContactId]);
    out.raw("receiveEmail", "\"no\"");
    out.raw("active", "true");
    for (const char *key : {"parentOrganization", "contactBillingAddress", "contactShippingAddress"})
        out.raw(key, "null");
    for (const char *key : {"secondaryOrganizations", "roles", "dynamicProperties"})
        out.raw(key, "[]");
    out.raw("shippingAddress", address);
    out.raw("shippingAddresses", hasAddress ? '[' + address + ']' : QByteArray("[]"));
    out.raw("secondaryAddresses", hasAddress ? "{\"Home\":" + address + '}' : QByteArray("{}"));
    out.text("lastModified", row[Modified]);
    out.text("registrationDate", row[Registered]);
    return out.finish();
}

} // namespace linedesk::sandbox
