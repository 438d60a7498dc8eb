// SPDX-License-Identifier: Apache-2.0
#include "store/population.h"

#include <QRandomGenerator>

namespace linedesk::sandbox {

namespace {

struct Place {
    const char *country, *state, *city, *code, *street, *phone;
};
const Place places[] = {{"US", "IL", "Springfield", "62701", "Elm St", "+1 555 01"},
                        {"US", "TX", "Austin", "73301", "Cedar Ave", "+1 555 01"},
                        {"US", "OR", "Portland", "97201", "Hill Rd", "+1 555 01"},
                        {"US", "VT", "Chester", "05143", "Lake Rd", "+1 555 01"},
                        {"US", "OH", "Dayton", "45402", "Main St", "+1 555 01"},
                        {"US", "CA", "Fresno", "93650", "Palm Dr", "+1 555 01"},
                        {"DE", "", "Berlin", "10115", "Gartenstraße", "+49 30 23125"},
                        {"DE", "", "Köln", "50667", "Domweg", "+49 221 4710"},
                        {"DE", "", "Leipzig", "04109", "Lindenallee", "+49 341 999"},
                        {"GB", "", "Leeds", "LS1 4DY", "Park Row", "+44 7700 900"},
                        {"GB", "", "Bristol", "BS1 5TR", "Queen Square", "+44 7700 900"},
                        {"ES", "V", "Valencia", "46001", "Calle Mayor", "+34 600 000"},
                        {"AT", "", "Wien", "1010", "Ringstraße", "+43 1 5050"},
                        {"BR", "SP", "São Paulo", "01310-100", "Avenida Paulista", "+55 11 5550"}};
const char *const firstNames[] = {"Ann",   "Maria",  "José",  "Zoë",    "Peter", "Ines",   "Tomás",  "Li",    "Chidi",
                                  "Amara", "Jonas",  "Lena",  "Márcia", "Paulo", "Ingrid", "Emil",   "Sofia", "Hector",
                                  "Elena", "Samuel", "Noor",  "Kenji",  "Grace", "Oliver", "Hannah", "Lukas", "Aylin",
                                  "Björn", "Clara",  "David", "Esther", "Frank", "Gloria", "Henry",  "Iris",  "Julia"};
const char *const lastNames[] = {"Miller",  "Schmidt",  "García", "Novák",  "Okafor",  "Wei",    "Silva",   "Hofer",     "Example",
                                 "Fischer", "Weber",    "Wagner", "Becker", "Taylor",  "Wilson", "Brown",   "Lopez",     "Moreno",
                                 "Álvarez", "O'Neil",   "Müller", "Gruber", "Steiner", "Costa",  "Almeida", "Lindqvist", "Adeyemi",
                                 "Demir",   "Kowalski", "Jensen", "Evans",  "Hughes",  "Ward",   "Turner",  "Baker",     "Carter",
                                 "Cooper",  "Reed",     "Bailey", "Rivera", "Cole",    "Hart",   "Stone",   "Lane"};

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

class Builder {
public:
    explicit Builder(quint32 seed) : m_random(seed) {}
    Population population;

    struct Person {
        QString profileId, contactId, first, last, email, phone;
        QJsonObject place;
        bool isInCrm = true;
    };

    // Ids are given by hand for the fixtures and counted for everybody else.
    Person person(const char *first, const char *last, const QJsonObject &place, QString profileId = {}, QString contactId = {},
                  QString email = {}, QString phone = {}, bool knownToCrm = true)
    {
        Person one{profileId.isEmpty() ? QString::number(m_nextProfile++) : profileId,
                   contactId.isEmpty() ? QStringLiteral("3001000001%1").arg(m_nextContact++, 5, 10, QLatin1Char('0')) : contactId,
                   text(first),
                   text(last),
                   email,
                   phone,
                   place,
                   knownToCrm};
        if (one.email.isEmpty())
            one.email = ascii(one.first + QLatin1Char('.') + one.last) + one.profileId.right(4) + QStringLiteral("@example.com");
        if (one.phone.isEmpty())
            one.phone = place[QLatin1String("phonePrefix")].toString() +
                        QStringLiteral("%1").arg(m_random.bounded(1000), 3, 10, QLatin1Char('0'));
        population.profiles.push_back({{QLatin1String("id"), one.profileId},
                                       {QLatin1String("email"), one.email},
                                       {QLatin1String("first_name"), one.first},
                                       {QLatin1String("last_name"), one.last},
                                       {QLatin1String("phone"), one.phone},
                                       {QLatin1String("contact_id"), knownToCrm ? QJsonValue(one.contactId) : QJsonValue()},
                                       {QLatin1String("address1"), place[QLatin1String("address1")]},
                                       {QLatin1String("city"), place[QLatin1String("city")]},
                                       {QLatin1String("state"), place[QLatin1String("state")]},
                                       {QLatin1String("postal_code"), place[QLatin1String("postal_code")]},
                                       {QLatin1String("country"), place[QLatin1String("country")]},
                                       {QLatin1String("version"), 1},
                                       {QLatin1String("registered"), QStringLiteral("2026-02-01T10:00:00.000Z")}});
        if (knownToCrm)
            contact(one, one.profileId);
        return one;
    }
    void contact(const Person &one, const QJsonValue &reference)
    {
        population.contacts.push_back({{QLatin1String("id"), one.contactId},
                                       {QLatin1String("first_name"), one.first},
                                       {QLatin1String("last_name"), one.last},
                                       {QLatin1String("email"), one.email},
                                       {QLatin1String("phone"), one.phone},
                                       {QLatin1String("source_reference"), reference},
                                       {QLatin1String("modified"), QStringLiteral("2026-05-20T10:00:00.000Z")}});
    }
    QString account(const QString &id, const QString &number, const QString &name, const char *type, const QString &parent,
                    const Person &owner, int version = 1)
    {
        const QString accountId = id.isEmpty() ? QStringLiteral("3001000002%1").arg(m_nextAccount++, 6, 10, QLatin1Char('0')) : id;
        population.accounts.push_back(
            {{QLatin1String("id"), accountId},
             {QLatin1String("number"), number.isEmpty() ? QStringLiteral("10%1").arg(accountId.right(7)) : number},
             {QLatin1String("name"), name},
             {QLatin1String("type"), text(type)},
             {QLatin1String("status"), QStringLiteral("ACTIVE")},
             {QLatin1String("parent_id"), parent.isEmpty() ? QJsonValue() : QJsonValue(parent)},
             {QLatin1String("primary_contact_id"), owner.contactId},
             {QLatin1String("version"), version},
             {QLatin1String("modified"), QStringLiteral("2026-05-20T10:00:00.000Z")}});
        role(accountId, owner, "admin");
        return accountId;
    }
    void role(const QString &account, const Person &person, const char *word)
    {
        population.roles.push_back({{QLatin1String("account_id"), account},
                                    {QLatin1String("contact_id"), person.contactId},
                                    {QLatin1String("role"), text(word)}});
    }
    void address(const QString &account, const QJsonObject &place, const QString &nickname, bool ships, bool bills, QString id = {})
    {
        population.addresses.push_back({{QLatin1String("id"), id.isEmpty() ? QStringLiteral("ADR-%1").arg(m_nextAddress++) : id},
                                        {QLatin1String("account_id"), account},
                                        {QLatin1String("nickname"), nickname},
                                        {QLatin1String("address1"), place[QLatin1String("address1")]},
                                        {QLatin1String("city"), place[QLatin1String("city")]},
                                        {QLatin1String("state"), place[QLatin1String("state")]},
                                        {QLatin1String("postal_code"), place[QLatin1String("postal_code")]},
                                        {QLatin1String("country"), place[QLatin1String("country")]},
                                        {QLatin1String("ship_to"), ships},
                                        {QLatin1String("bill_to"), bills},
                                        {QLatin1String("default_shipping"), ships},
                                        {QLatin1String("default_billing"), bills}});
    }
    // A stored card of Commerce and the billing profile of the CRM that uses it.
    void card(const QString &account, const Person &owner, const char *type, const char *iin, const char *lastFour,
              const char *month, const char *year, bool isDefault, const QString &nickname, const QString &name,
              QString cardId = {}, QString profileId = {})
    {
        const QString id = cardId.isEmpty() ? QStringLiteral("usercc%1").arg(m_nextCard++) : cardId;
        const int length = qstrcmp(type, "amex") == 0 ? 15 : 16;
        const QString mask = QString(length - 4, QLatin1Char('x')) + text(lastFour);
        const QString token = QStringLiteral("tok_training_%1").arg(id);
        const QString holder = owner.first + QLatin1Char(' ') + owner.last;
        population.cards.push_back({{QLatin1String("id"), id},
                                    {QLatin1String("profile_id"), owner.profileId},
                                    {QLatin1String("type"), text(type)},
                                    {QLatin1String("masked_number"), mask},
                                    {QLatin1String("iin"), text(iin)},
                                    {QLatin1String("holder"), holder},
                                    {QLatin1String("expiry_month"), text(month)},
                                    {QLatin1String("expiry_year"), text(year)},
                                    {QLatin1String("nickname"), nickname},
                                    {QLatin1String("is_default"), isDefault},
                                    {QLatin1String("token"), token}});
        population.billingProfiles.push_back(
            {{QLatin1String("id"), profileId.isEmpty() ? QStringLiteral("BP-%1").arg(m_nextBilling++) : profileId},
             {QLatin1String("account_id"), account},
             {QLatin1String("name"), name},
             {QLatin1String("is_default"), isDefault},
             {QLatin1String("delivery"), QStringLiteral("EMAIL")},
             {QLatin1String("frequency"), QStringLiteral("MONTHLY")},
             {QLatin1String("contact_id"), owner.contactId},
             {QLatin1String("payment_method"), QStringLiteral("Card")},
             {QLatin1String("card_payment_method"), QStringLiteral("creditcard")},
             {QLatin1String("card_id"), id},
             {QLatin1String("masked_number"), mask},
             {QLatin1String("card_expiry"), text(year) + QLatin1Char('-') + text(month)},
             {QLatin1String("card_type"), text(type)},
             {QLatin1String("name_on_card"), holder},
             {QLatin1String("card_nickname"), nickname},
             {QLatin1String("card_iin"), text(iin)},
             {QLatin1String("card_token"), token}});
    }
    void bank(const QString &account, const Person &owner, const char *number, const char *bankName, bool isDefault,
              const QString &name, QString profileId = {})
    {
        population.billingProfiles.push_back(
            {{QLatin1String("id"), profileId.isEmpty() ? QStringLiteral("BP-%1").arg(m_nextBilling++) : profileId},
             {QLatin1String("account_id"), account},
             {QLatin1String("name"), name},
             {QLatin1String("is_default"), isDefault},
             {QLatin1String("delivery"), QStringLiteral("PAPER")},
             {QLatin1String("frequency"), QStringLiteral("MONTHLY")},
             {QLatin1String("contact_id"), owner.contactId},
             {QLatin1String("payment_method"), QStringLiteral("BankTransfer")},
             {QLatin1String("bank_account_number"), text(number)},
             {QLatin1String("bank_routing_number"), QStringLiteral("021000021")},
             {QLatin1String("bank_account_type"), QStringLiteral("CHECKING")},
             {QLatin1String("bank_account_name"), owner.first + QLatin1Char(' ') + owner.last},
             {QLatin1String("bank_name"), text(bankName)},
             {QLatin1String("bank_swift_code"), QStringLiteral("EXAMUS33")}});
    }
    QJsonObject place(const Place &where, const QString &street)
    {
        return {{QLatin1String("address1"), street},
                {QLatin1String("city"), text(where.city)},
                {QLatin1String("state"), *where.state ? QJsonValue(text(where.state)) : QJsonValue()},
                {QLatin1String("postal_code"), text(where.code)},
                {QLatin1String("country"), text(where.country)},
                {QLatin1String("phonePrefix"), text(where.phone)}};
    }
    QJsonObject somePlace()
    {
        const Place &where = places[m_random.bounded(int(std::size(places)))];
        const int number = 1 + m_random.bounded(180);
        const bool numberFirst = qstrcmp(where.country, "US") == 0 || qstrcmp(where.country, "GB") == 0;
        return place(where, numberFirst ? QStringLiteral("%1 %2").arg(number).arg(text(where.street))
                                        : QStringLiteral("%2 %1").arg(number).arg(text(where.street)));
    }
    void fixtures();
    void showcase();
    void generate(int contacts);

private:
    static QString ascii(const QString &name)
    {
        QString plain;
        for (const QChar c : name.toLower().normalized(QString::NormalizationForm_D))
            if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || c == QLatin1Char('.'))
                plain += c;
        return plain;
    }
    void family(int size);
    void company();

    QRandomGenerator m_random;
    int m_nextProfile = 150001, m_nextContact = 1, m_nextAccount = 1, m_nextAddress = 710001, m_nextCard = 20001,
        m_nextBilling = 510001;
};

// CONTRACT 16.4: what the examples start from.
void Builder::fixtures()
{
    const QJsonObject home = place(places[0], QStringLiteral("100 Sample Street"));
    const Person dana = person("Dana", "Sample", home, QStringLiteral("110001"), QStringLiteral("300100000000101"),
                               QStringLiteral("dana.sample@example.com"), QStringLiteral("555-0101"));
    population.profiles.back().insert(QLatin1String("version"), 7);
    const QString top = account(QStringLiteral("300100000000201"), QStringLiteral("CDRM_201"), QStringLiteral("Sample Household"),
                                "Customer", {}, dana, 3);
    address(top, home, QStringLiteral("Home"), true, true, QStringLiteral("ADR-700001"));
    card(top, dana, "visa", "411111", "1111", "03", "2030", true, QStringLiteral("Everyday card"), QStringLiteral("Everyday card"),
         QStringLiteral("usercc10001"), QStringLiteral("BP-500001"));
    QJsonObject cabin = place(places[0], QStringLiteral("7 Lake Road"));
    cabin[QLatin1String("postal_code")] = QStringLiteral("62703");
    const QString service = account(QStringLiteral("300100000000202"), QStringLiteral("CDRM_202"),
                                    QStringLiteral("Sample Cabin Service"), "Service", top, dana);
    address(service, cabin, QStringLiteral("Cabin"), true, false, QStringLiteral("ADR-700002"));
    QJsonObject office = place(places[0], QStringLiteral("200 Example Avenue"));
    office[QLatin1String("postal_code")] = QStringLiteral("62702");
    const QString billing = account(QStringLiteral("300100000000203"), QStringLiteral("CDRM_203"), QStringLiteral("Sample Billing"),
                                    "Billing", top, dana, 2);
    address(billing, office, QStringLiteral("Office"), false, true, QStringLiteral("ADR-700003"));
    bank(billing, dana, "0123456789", "Example Bank", false, QStringLiteral("Household bank"), QStringLiteral("BP-500002"));
    person("Robin", "Example", {}, QStringLiteral("110002"), {}, QStringLiteral("robin.example@example.com"),
           QStringLiteral("555-0102"), false);
    // No linked contact, but two contacts of the CRM share the e-mail: nobody can tell which one it is.
    person("Alex", "Twice", home, QStringLiteral("110003"), {}, QStringLiteral("shared@example.com"), QStringLiteral("555-0103"),
           false);
    for (const char *id : {"300100000000131", "300100000000132"})
        contact({{},
                 text(id),
                 QStringLiteral("Alex"),
                 QStringLiteral("Twice"),
                 QStringLiteral("shared@example.com"),
                 QStringLiteral("555-0103"),
                 {}},
                {});
    const Person other = person("Kim", "Example", home, QStringLiteral("110004"), QStringLiteral("300100000000104"),
                                QStringLiteral("kim.example@example.com"), QStringLiteral("555-0104"));
    const QString family = account(QStringLiteral("300100000000301"), QStringLiteral("CDRM_301"), QStringLiteral("Example Family"),
                                   "Customer", {}, other);
    address(family, home, QStringLiteral("Home"), true, true);
    const QString kimService = account({}, {}, QStringLiteral("Example Home Service"), "Service", family, other);
    address(kimService, home, QStringLiteral("Home"), true, false);
    population.links.push_back({{QLatin1String("account_id"), top},
                                {QLatin1String("other_id"), family},
                                {QLatin1String("type"), QStringLiteral("Family")}});
}

void Builder::showcase()
{
    const QJsonObject elm = place(places[0], QStringLiteral("12 Elm St"));
    const Person rosa = person("Rosa", "Ruiz", elm, {}, {}, QStringLiteral("rosa@example.com"), QStringLiteral("+1 555 010 0101"));
    const Person tomas =
        person("Tomás", "Ruiz", elm, {}, {}, QStringLiteral("tomas@example.com"), QStringLiteral("+1 555 010 0102"));
    const Person ines = person("Inés", "Ruiz", elm, {}, {}, QStringLiteral("ines@example.com"), QStringLiteral("+1 555 010 0103"));
    const QString top = account({}, QStringLiteral("100-204-118"), QStringLiteral("Ruiz household"), "Customer", {}, rosa);
    role(top, tomas, "buyer");
    role(top, ines, "user");
    address(top, elm, QStringLiteral("Home"), true, true);
    const QString home = account({}, QStringLiteral("100-204-119"), QStringLiteral("Home"), "Service", top, rosa);
    role(home, tomas, "buyer");
    address(home, elm, QStringLiteral("Home"), true, false);
    const QString cabin = account({}, QStringLiteral("100-204-377"), QStringLiteral("Lake cabin"), "Service", top, rosa);
    role(cabin, tomas, "user");
    address(cabin, place(places[3], QStringLiteral("4 Lake Rd")), QStringLiteral("Cabin"), true, false);
    const QString bills = account({}, QStringLiteral("100-204-120"), QStringLiteral("Bills"), "Billing", top, rosa);
    address(bills, elm, QStringLiteral("Bills"), false, true);
    card(bills, rosa, "visa", "411111", "1111", "04", "2029", true, QStringLiteral("Rosa's blue card"),
         QStringLiteral("Household card"));
    card(bills, rosa, "mastercard", "555555", "4444", "09", "2026", false, QStringLiteral("Old card"),
         QStringLiteral("Second card"));
    bank(bills, rosa, "00098763000", "First Example Bank", false, QStringLiteral("Direct debit"));

    const auto single = [&](const char *first, const char *last, const Place &where, const char *street, const QString &phone) {
        const Person one = person(first, last, place(where, text(street)), {}, {}, {}, phone);
        const QString customer = account({}, {}, one.last + QStringLiteral(" household"), "Customer", {}, one);
        address(customer, one.place, QStringLiteral("Home"), true, true);
        card(customer, one, "visa", "411111", "1111", "11", "2028", true, {}, QStringLiteral("Card"));
    };
    single("Rosa", "Ruiz", places[1], "88 Cedar Ave", QStringLiteral("+1 555 010 0188"));
    single("Elena", "Ruiz-Marín", places[11], "Calle Mayor 4", QStringLiteral("+34 600 000 118"));
    single("Samuel", "Ruiz", places[9], "16 Park Row", QStringLiteral("+44 7700 900417"));
    single("Li", "Wei", places[2], "3 Hill Rd", QStringLiteral("+1 555 010 0120"));
    single("Chidi", "Okafor", places[4], "41 Main St", QStringLiteral("+1 555 010 0131"));
    single("Ann", "Example", places[9], "2 Park Row", QStringLiteral("+44 7700 900118"));
    single("Ingrid", "Hofer", places[12], "Ringstraße 12", QStringLiteral("+43 1 5050 118"));
    single("Márcia", "Silva", places[13], "Avenida Paulista 900", QStringLiteral("+55 11 5550 118"));
    company();
}

void Builder::company()
{
    const QJsonObject hill = place(places[2], QStringLiteral("500 Hill Rd"));
    const Person head =
        person("Grace", "Stone", hill, {}, {}, QStringLiteral("grace.stone@example.com"), QStringLiteral("+1 555 010 0190"));
    const QString top = account({}, QStringLiteral("100-900-000"), QStringLiteral("Stone Logistics"), "Customer", {}, head);
    address(top, hill, QStringLiteral("Head office"), true, true);
    for (int i = 1; i < 300; ++i) {
        const bool isBilling = i % 25 == 0;
        const QString name =
            isBilling ? QStringLiteral("Invoices %1").arg(i / 25) : QStringLiteral("Depot %1").arg(i, 3, 10, QLatin1Char('0'));
        const QString child = account({}, {}, name, isBilling ? "Billing" : "Service", top, head);
        address(child, somePlace(), name, !isBilling, isBilling);
        if (isBilling)
            card(child, head, "mastercard", "555555", "4444", "06", "2030", true, {}, QStringLiteral("Company card"));
    }
}

void Builder::family(int size)
{
    const QJsonObject home = somePlace();
    const char *last = lastNames[m_random.bounded(int(std::size(lastNames)))];
    std::vector<Person> people;
    people.reserve(size);
    for (int i = 0; i < size; ++i)
        people.push_back(person(firstNames[m_random.bounded(int(std::size(firstNames)))], last, home, {}, {}, {}, {},
                                i == 0 || m_random.bounded(20) > 0));
    const int kind = m_random.bounded(20);
    if (kind == 0)
        return; // a log-in without any account
    const Person &owner = people.front();
    const QString top = account({}, {}, owner.last + QStringLiteral(" household"), "Customer", {}, owner);
    address(top, home, QStringLiteral("Home"), true, true);
    const char *const words[] = {"buyer", "user", "user", "user"};
    for (size_t i = 1; i < people.size(); ++i)
        if (people[i].isInCrm) // whom the CRM does not know cannot have a role
            role(top, people[i], words[std::min<size_t>(i - 1, 3)]);
    QString payer = top;
    if (kind > 10) { // the complex model: services and bills on accounts of their own
        const QString service = account({}, {}, QStringLiteral("Home"), "Service", top, owner);
        address(service, home, QStringLiteral("Home"), true, false);
        payer = account({}, {}, QStringLiteral("Bills"), "Billing", top, owner);
        address(payer, home, QStringLiteral("Bills"), false, true);
    }
    static const char *const types[][3] = {
        {"visa", "411111", "1111"}, {"mastercard", "555555", "4444"}, {"amex", "378282", "0005"}};
    const auto &type = types[m_random.bounded(3)];
    if (kind % 4 == 1)
        bank(payer, owner, "0011223344", "Example Bank", true, QStringLiteral("Direct debit"));
    else
        card(payer, owner, type[0], type[1], type[2], "08", kind % 7 == 0 ? "2025" : "2029", true, {}, QStringLiteral("Card"));
}

void Builder::generate(int contacts)
{
    while (int(population.profiles.size()) < contacts)
        family(std::min(1 + int(m_random.bounded(4)), contacts - int(population.profiles.size())));
}

} // namespace

Population populate(int contacts, quint32 seed)
{
    Builder builder(seed);
    builder.fixtures();
    builder.showcase();
    builder.generate(contacts);
    return std::move(builder.population);
}

} // namespace linedesk::sandbox
