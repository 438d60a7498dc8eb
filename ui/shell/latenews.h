// SPDX-License-Identifier: Apache-2.0
// What came of a save or a card after its page was gone: the services finish them, the desk tells.
#pragma once

#include "domain/ids.h"
#include "look/colors.h"
#include "model/customerservices.h"
#include "model/errortext.h"

#include <QObject>

#include <functional>

namespace linedesk {

class LateNews : public QObject {
    Q_OBJECT
public:
    using Tell = std::function<void(look::Tone, const ProfileId &, const QString &text, const QString &requestId)>;
    LateNews(const CustomerServices &services, Tell tell, QObject *parent);

private:
    void tellFailure(Operation operation, const ProfileId &profile, const Error &error) const;
    void watchSaves(const CustomerServices &services);
    void watchCards(const CustomerServices &services);

    Tell m_tell;
};

} // namespace linedesk
