// SPDX-License-Identifier: Apache-2.0
#include "model/recordform.h"

#include <algorithm>

namespace linedesk {

void RecordForm::submit()
{
    if (isSubmitting() || !m_conflict.empty()) // a conflict is decided first
        return;
    setIssues(check());
    if (!issues().empty() || !isDirty())
        return;
    if (m_isOutcomeUnknown) { // it may have been done: looked up before it is sent once more (CONTRACT A12)
        checkOutcome();
        return;
    }
    m_read.cancel();
    setSubmitting(true);
    m_save = send().then([this](Result<Saved> answer) {
        m_isOutcomeUnknown = !answer && answer.error().kind == ErrorKind::Unknown;
        if (answer) {
            setSubmitting(false);
            Q_EMIT saved(*answer);
            return;
        }
        m_requestId = answer.error().requestId;
        const bool isOutdated = answer.error().kind == ErrorKind::Conflict && answer.error().httpStatus == 412;
        takeFailure(std::move(answer.error()));
        if (isOutdated)
            readStored(false);
    });
}

void RecordForm::checkOutcome()
{
    if (m_isOutcomeUnknown && !isChecking())
        readStored(true);
}

void RecordForm::readStored(bool wasUnknown)
{
    m_read = read().then([this, wasUnknown](Result<AccountsOfContact> answer) {
        if (answer)
            takeRead(*answer, wasUnknown);
        else
            Q_EMIT failed(answer.error());
    });
    Q_EMIT submittingChanged();
}

void RecordForm::takeRead(const AccountsOfContact &accounts, bool wasUnknown)
{
    const auto found =
        std::find_if(accounts.accounts.begin(), accounts.accounts.end(), [&](const Account &a) { return a.id == m_account.id; });
    if (found == accounts.accounts.end() || !findStored(*found)) {
        Q_EMIT recordGone();
        return;
    }
    m_storedAccount = *found;
    if (wasUnknown && isStoredAsWanted()) {
        settle(accounts, true);
        return;
    }
    m_conflict = compare();
    QStringList others;
    for (const Version &one : m_conflict)
        if (one.opened != one.stored)
            others << one.label;
    const bool isElsewhere = others.empty();
    // Without versions the record itself tells.
    const bool isUntouched =
        m_storedAccount.version == Account::NoVersion ? isElsewhere : m_storedAccount.version == m_account.version;
    if (wasUnknown && isUntouched) {
        m_conflict.clear();
        settle(accounts, false);
        return;
    }
    if (std::none_of(m_conflict.begin(), m_conflict.end(), [](const Version &v) { return v.collides(); })) {
        rebase();
        Q_EMIT groundMoved(others);
        return;
    }
    Q_EMIT conflictChanged();
}

void RecordForm::settle(const AccountsOfContact &accounts, bool isSaved)
{
    m_isOutcomeUnknown = false;
    if (isSaved)
        Q_EMIT saved(Saved{accounts, m_requestId, accounts.readAt});
    else
        Q_EMIT foundUnsaved(m_requestId);
}

void RecordForm::keepMine()
{
    QStringList all;
    for (const Version &one : m_conflict)
        all << one.label;
    decide(all);
}

void RecordForm::decide(const QStringList &mine)
{
    for (const Version &one : std::as_const(m_conflict))
        if (one.collides() && !mine.contains(one.label))
            dropMine(one.label);
    rebase();
}

void RecordForm::rebase()
{
    m_account = m_storedAccount;
    rebaseRecord();
    m_conflict.clear();
    m_isOutcomeUnknown = false;
    setIssues({});
    Q_EMIT conflictChanged();
    Q_EMIT changed();
}

} // namespace linedesk
