// SPDX-License-Identifier: Apache-2.0
#include "model/errortext.h"

#include <QCoreApplication>

namespace linedesk {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(linedesk::errors)
};

bool isTyped(Operation operation)
{
    return operation >= Operation::SaveAddress && operation <= Operation::CreateAccounts;
}

QString titleOf(Operation operation)
{
    switch (operation) {
    case Operation::SignIn: return Words::tr("You are not signed in.");
    case Operation::ChangePassword: return Words::tr("The password was not changed.");
    case Operation::Find: return Words::tr("The search did not work.");
    case Operation::Open: return Words::tr("This customer could not be read.");
    case Operation::SaveAddress: return Words::tr("The address was not saved.");
    case Operation::SaveBillingProfile: return Words::tr("The billing profile was not saved.");
    case Operation::SaveAccount: return Words::tr("The account was not saved.");
    case Operation::CreateAccounts: return Words::tr("The accounts were not saved.");
    case Operation::CreateContact: return Words::tr("The customer was not saved in the CRM.");
    case Operation::StoreCard: return Words::tr("The card was not stored.");
    }
    return {};
}

QString unknownTitle(Operation operation)
{
    switch (operation) {
    case Operation::SaveAddress: return Words::tr("It is not known whether the address was saved.");
    case Operation::SaveBillingProfile: return Words::tr("It is not known whether the billing profile was saved.");
    case Operation::SaveAccount: return Words::tr("It is not known whether the account was saved.");
    case Operation::CreateAccounts: return Words::tr("It is not known whether the accounts were saved.");
    case Operation::CreateContact: return Words::tr("It is not known whether the customer was saved in the CRM.");
    case Operation::StoreCard: return Words::tr("It is not known whether the card was stored.");
    case Operation::ChangePassword: return Words::tr("It is not known whether the password was changed.");
    default: return titleOf(operation);
    }
}

// The server's reasons, one a field; they are said here too, since not every field has a row that could show its own.
QString reasons(const Error &error)
{
    QStringList texts;
    for (const Issue &issue : error.issues)
        if (!issue.serverText.isEmpty() && texts.size() < 3)
            texts << issue.serverText;
    return texts.isEmpty() ? error.serverText : texts.join(QLatin1Char(' '));
}

QString forbidden(const Error &error, Operation operation)
{
    if (operation == Operation::SignIn)
        return Words::tr("This user has no right to use the console. Ask your supervisor.");
    if (operation == Operation::ChangePassword)
        return Words::tr("This user may not change the password here. Ask your supervisor or the IT desk for a new one.");
    if (error.errorCode == QLatin1String("flows-refused"))
        return Words::tr("The Integration Cloud refused its user. Sign out, and sign in with that user's right password.");
    if (error.errorCode == QLatin1String("flows-no-cards"))
        return Words::tr("This site is reached without the account extension: a card cannot be added or replaced here.");
    if (error.errorCode == QLatin1String("CAM-2003"))
        return Words::tr(
            "The customer's role on this account does not allow it: it takes Buyer or Admin. An admin of the account can give it.");
    if (error.errorCode == QLatin1String("CAM-1003") || operation == Operation::Find)
        return Words::tr("Your own role does not allow it. Ask your supervisor.");
    return Words::tr("The customer's role or yours does not allow it. Ask your supervisor.");
}

QString invalid(const Error &error, Operation operation)
{
    if (const QString why = reasons(error); !why.isEmpty())
        return why;
    switch (operation) {
    case Operation::SignIn: return Words::tr("The server did not accept user or password. Try again.");
    case Operation::ChangePassword: return Words::tr("The server did not accept it. Ask your supervisor or the IT desk.");
    case Operation::Find: return Words::tr("The server did not understand this search. Try other words.");
    default:
        return error.issues.empty()
                   ? Words::tr("The server did not accept it. Tell the IT desk the request number.")
                   : Words::tr("The server did not accept it. The marked fields say why; change them and try again.");
    }
}

QString unknown(Operation operation)
{
    switch (operation) {
    case Operation::SaveAddress:
    case Operation::SaveBillingProfile:
    case Operation::SaveAccount: return Words::tr("No answer came. Look it up before you save again.");
    case Operation::CreateAccounts: return Words::tr("No answer came. Look it up before you send it again.");
    case Operation::StoreCard:
        return Words::tr(
            "No answer came. Read the customer again with F5 and look at the stored cards before you ask for the card again.");
    case Operation::ChangePassword:
        return Words::tr("No answer came. Go back and sign in with the new password; if that does not work, try again.");
    default: return Words::tr("No answer came. Try again.");
    }
}

QString nextStep(const Error &error, Operation operation)
{
    const bool isOfCustomer =
        operation != Operation::SignIn && operation != Operation::ChangePassword && operation != Operation::Find;
    switch (error.kind) {
    case ErrorKind::Cancelled: return {};
    case ErrorKind::Offline: return Words::tr("The server cannot be reached. Check the line, then try again.");
    case ErrorKind::Timeout: return Words::tr("The server did not answer in time. Try again.");
    case ErrorKind::Busy:
        return error.retryAfter ? Words::tr("The server is busy. Try again in %1 s.").arg(error.retryAfter->count())
                                : Words::tr("The server is busy. Try again in a minute.");
    case ErrorKind::Tls: return Words::tr("The connection is not safe, so nothing was sent. Call the IT desk.");
    case ErrorKind::SignedOut:
        if (operation == Operation::ChangePassword)
            return invalid(error, operation);
        return operation == Operation::SignIn ? Words::tr("The server did not accept user or password. Try again.")
                                              : Words::tr("Your session has ended. Sign in again.");
    case ErrorKind::Forbidden: return forbidden(error, operation);
    case ErrorKind::NotFound:
        if (operation == Operation::ChangePassword)
            return Words::tr("This server offers no change of passwords here. Ask your supervisor or the IT desk for a new one.");
        return isOfCustomer ? Words::tr("The record is gone or unknown. Read the customer again with F5.")
                            : Words::tr("The server does not know this service. Tell the IT desk the request number.");
    case ErrorKind::Conflict:
        if (error.httpStatus == 412 && operation >= Operation::SaveAddress && operation <= Operation::SaveAccount)
            return Words::tr("Somebody else has changed this account in the meantime; both versions are being read.");
        if (!error.serverText.isEmpty())
            return error.serverText;
        return isOfCustomer ? Words::tr("The server says that it does not fit what it holds. Read the customer again with F5.")
                            : Words::tr("The server says that it does not fit what it holds. Try again.");
    case ErrorKind::Invalid: return invalid(error, operation);
    case ErrorKind::Server:
        if (error.errorCode == QLatin1String("flow-inactive"))
            return Words::tr("The Integration Cloud has no active flow for this. Tell the IT desk the request number.");
        return Words::tr("The server has a problem of its own. Try again; if it stays, tell the IT desk the request number.");
    case ErrorKind::Protocol:
        if (error.httpStatus >= 300 && error.httpStatus < 400)
            return Words::tr("The server points to another address. The console did not go there, and sent nothing there. Tell the "
                             "IT desk the request number.");
        return Words::tr("The server's answer could not be read. Try again; if it stays, tell the IT desk the request number.");
    case ErrorKind::Unknown: return unknown(operation);
    }
    return {};
}

QString cardStep(const Error &error)
{
    if (error.httpStatus == 502 && error.errorCode == QLatin1String("28391"))
        return Words::tr("The payment system did not answer. The number is wiped here: ask for the card again in a minute.");
    if (error.errorCode == QLatin1String("28391"))
        return Words::tr("The payment system declined it. Ask the customer for another card.");
    if (error.errorCode == QLatin1String("990301"))
        return Words::tr(
            "The bank wants the holder to confirm in a browser, which cannot be done on the phone. Ask for another card.");
    if (error.kind == ErrorKind::SignedOut)
        return Words::tr("Your session has ended. Sign in again, then ask for the card again: the number is wiped here.");
    return {};
}

} // namespace

ErrorText errorText(const Error &error, Operation operation)
{
    if (error.kind == ErrorKind::Cancelled)
        return {}; // dropped by its owner: nobody is told
    const bool isUnknown = error.kind == ErrorKind::Unknown;
    const QString title = isUnknown ? unknownTitle(operation) : titleOf(operation);
    if (operation != Operation::StoreCard)
        return {title, nextStep(error, operation) + (isTyped(operation) ? Words::tr(" What you typed is still here.") : QString())};
    if (const QString step = cardStep(error); !step.isEmpty())
        return {title, step};
    return {title,
            nextStep(error, operation) + (isUnknown ? QString() : Words::tr(" The number is wiped here: ask for the card again."))};
}

QString issueText(const Issue &issue, const QString &label)
{
    const auto arg = [&](int n) { return issue.args.value(n); };
    const auto orServer = [&](const QString &own) { return issue.serverText.isEmpty() ? own : issue.serverText; };
    const QString example =
        arg(int(issue.args.size()) - 1).isEmpty() ? QString() : Words::tr(" Example: %1.").arg(issue.args.last());
    switch (issue.code) {
    case IssueCode::Missing:
        return Words::tr("%1 is needed.").arg(label) + (issue.field.leaf() == QLatin1String("securityCode") ? QString() : example);
    case IssueCode::TooLong:
        return arg(0).isEmpty() ? orServer(Words::tr("This is too long.")) : Words::tr("Too long: at most %1.").arg(arg(0));
    case IssueCode::TooShort:
        if (arg(1).isEmpty())
            return orServer(Words::tr("This is too short."));
        return (arg(0) == QLatin1String("1") ? Words::tr("One digit is missing: %1 digits.").arg(arg(1))
                                             : Words::tr("%1 digits are missing: %2 digits.").arg(arg(0), arg(1))) +
               (issue.args.size() > 2 ? example : QString());
    case IssueCode::Pattern: return Words::tr("This does not fit.") + example;
    case IssueCode::Checksum: return Words::tr("One digit is not right: the check digit does not fit. Read the number back.");
    case IssueCode::WrongBrand: return Words::tr("Number and kind of card do not belong together.");
    case IssueCode::Expired: return Words::tr("This date is in the past.");
    case IssueCode::Unknown:
        if (issue.field.leaf() != QLatin1String("cardNumber"))
            return Words::tr("Choose one from the list.");
        return arg(0).isEmpty() ? Words::tr("No known kind of card begins like this.")
                                : Words::tr("%1 cards are not taken here.").arg(arg(0));
    case IssueCode::NotAllowed: return orServer(Words::tr("This cannot be changed here."));
    case IssueCode::Duplicate: return Words::tr("This is used already.");
    case IssueCode::Masked: return Words::tr("Type the whole number, or leave it as it was.");
    case IssueCode::Mismatch: return orServer(Words::tr("These do not belong together."));
    case IssueCode::Declined: return Words::tr("The payment system declined it.");
    case IssueCode::HolderMustConfirm: return Words::tr("The holder would have to confirm in a browser.");
    case IssueCode::Structure:
    case IssueCode::Other: break;
    }
    return orServer(Words::tr("The server did not accept this."));
}

} // namespace linedesk
