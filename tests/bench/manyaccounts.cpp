// SPDX-License-Identifier: Apache-2.0
#include "manyaccounts.h"

#include "api/wireaccounts.h"

#include <algorithm>
#include <iterator>

namespace linedesk::bench {

namespace {

const char *const surnames[] = {"Novák", "Müller", "Šimek", "O'Neil", "García", "Łukasz", "Okafor",    "Taylor",
                                "Hofer", "Silva",  "Weber", "Brown",  "Ruiz",   "Stone",  "Lindqvist", "Wei"};
const char *const firstNames[] = {"Anna", "José", "Zoë", "Peter", "Inés", "Li", "Chidi", "Márcia", "Grace"};

QByteArray surname(int i)
{
    return surnames[size_t(i * 7 + i / 5) % std::size(surnames)];
}

bool hasPerson(int i)
{
    return i % 4 == 0;
}
bool isBilling(int i)
{
    return i > 0 && i % 10 == 3;
}

int parentOf(int i, int count)
{
    const int top = std::max(1, count / 200);
    return i <= top ? 0 : (i - top - 1) / 8 + 1;
}

QByteArray id(qint64 base, int i)
{
    return QByteArray::number(base + i);
}

QByteArray accountName(int i)
{
    return surname(i) + ' ' + QByteArray::number(i);
}

QByteArray address(int i)
{
    const QByteArray isDefault = i % 3 == 0 ? "true" : "false";
    return R"({"addressId":"ADR-)" + id(700000, i) + R"(","nickname":"Site )" + QByteArray::number(i) + R"(","address1":")" +
           QByteArray::number(i % 180 + 1) +
           R"( Gartenstraße","address2":null,"city":"Springfield","county":null,"state":"IL","postalCode":")" +
           QByteArray::number(10000 + i % 80000) +
           R"(","country":"US","phoneNumber":"+1 555 010 0118","types":["SHIP_TO","BILL_TO"],"defaultShippingAddress":)" +
           isDefault + R"(,"defaultBillingAddress":)" + isDefault + '}';
}

QByteArray person(int i)
{
    const QByteArray first = firstNames[size_t(i) % std::size(firstNames)];
    const QByteArray roles = i % 3 == 0 ? R"(["admin"])" : i % 3 == 1 ? R"(["buyer"])" : R"(["user"])";
    return R"({"contactId":")" + id(300200000000000, i) + R"(","profileId":")" + id(110000, i) + R"(","firstName":")" + first +
           R"(","lastName":"Weber","email":"p)" + QByteArray::number(i) + R"(@example.com","roles":)" + roles +
           R"(,"effectiveRoles":)" + roles + '}';
}

QByteArray billingProfile(int i)
{
    return R"({"billingProfileId":"BP-)" + id(500000, i) + R"(","billingProfileName":"Company card","isDefault":)" +
           QByteArray(i % 20 == 3 ? "true" : "false") +
           R"(,"billDeliveryMethod":"EMAIL","billingFrequency":"MONTHLY","contactId":"300100000000101","paymentMethod":"creditcard","creditCardId":"usercc)" +
           id(10000, i) +
           R"(","creditCardIin":"411111","creditCardNumber":"xxxxxxxxxxxx1111","creditCardType":"visa","creditCardContactName":"Grace Stone",)" +
           R"("creditCardExpiryMonth":"04","creditCardExpiryYear":")" + QByteArray(i % 50 == 3 ? "2024" : "2039") +
           R"(","creditCardNickname":"Card"})";
}

QByteArray account(int i, int count)
{
    const QByteArray type = i == 0 ? "Customer" : isBilling(i) ? "Billing" : "Service";
    return R"({"accountId":")" + id(300100000000000, i) + R"(","accountNumber":"100-)" + id(1000000, i) + R"(","accountName":")" +
           accountName(i) + R"(","accountType":")" + type + R"(","status":")" + QByteArray(i % 40 == 7 ? "INACTIVE" : "ACTIVE") +
           R"(","parentAccountId":)" + (i == 0 ? QByteArray("null") : '"' + id(300100000000000, parentOf(i, count)) + '"') +
           R"(,"primaryContactId":"300100000000101","addresses":[)" + address(i) + R"(],"contacts":[)" +
           (hasPerson(i) ? person(i) : QByteArray()) +
           R"(],"accountRoles":["admin"],"effectiveAccountRoles":["admin","buyer","user"],"billingProfiles":[)" +
           (isBilling(i) ? billingProfile(i) : QByteArray()) +
           R"(],"links":[],"version":3,"lastModified":"2026-05-20T10:00:00.000Z"})";
}

} // namespace

QByteArray accountsAnswer(int count)
{
    QByteArray answer =
        R"({"profileId":"110001","contactId":"300100000000101","total":)" + QByteArray::number(count) + R"(,"items":[)";
    answer.reserve(qsizetype(count) * 1300);
    for (int i = 0; i < count; ++i)
        answer += (i > 0 ? "," : "") + account(i, count);
    return answer + "]}";
}

std::vector<Account> manyAccounts(int count)
{
    const auto answer = readAccounts(accountsAnswer(count));
    return answer ? answer->accounts : std::vector<Account>();
}

Expected expectedOf(int count)
{
    Expected expected;
    for (int i = 0; i < count; ++i) {
        expected.nodes += 2 + hasPerson(i) + isBilling(i);
        expected.nov += surname(i) == "Novák";
        expected.novak9 += surname(i) == "Novák" && QByteArray::number(i).startsWith('9');
    }
    return expected;
}

} // namespace linedesk::bench
