// SPDX-License-Identifier: Apache-2.0
// Where this computer keeps passwords for a user: the system's own key store. One that is not there keeps nothing, and then the
// console asks each time.
#pragma once

#include "base/secret.h"

#include <QString>

#include <functional>
#include <memory>

namespace linedesk {

class SecretStore {
public:
    virtual ~SecretStore() = default;

    /// Later, through the event loop; an empty secret: there is none.
    virtual void read(const QString &name, std::function<void(SecretString)> told) = 0;
    virtual void write(const QString &name, const SecretString &secret) = 0;
    virtual void remove(const QString &name) = 0;
};

/// The system's: Secret Service or KWallet on Linux, the credential store on Windows.
std::unique_ptr<SecretStore> systemSecretStore();

} // namespace linedesk
