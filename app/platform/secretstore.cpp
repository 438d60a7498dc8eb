// SPDX-License-Identifier: Apache-2.0
#include "platform/secretstore.h"

#include <QTimer>

#ifdef LINEDESK_HAS_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace linedesk {

namespace {

#ifdef LINEDESK_HAS_KEYCHAIN

constexpr const char *Service = "linedesk";

class KeychainStore final : public SecretStore {
public:
    void read(const QString &name, std::function<void(SecretString)> told) override
    {
        auto *job = start<QKeychain::ReadPasswordJob>(name);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, told = std::move(told)] {
            QByteArray data = job->error() == QKeychain::NoError ? job->binaryData() : QByteArray();
            SecretString secret{size_t(data.size())};
            for (const char c : data)
                secret.append(c);
            data.fill(0); // what the library itself has copied stays out of reach
            told(std::move(secret));
        });
        job->start();
    }
    void write(const QString &name, const SecretString &secret) override
    {
        auto *job = start<QKeychain::WritePasswordJob>(name);
        job->setBinaryData(QByteArray(secret.view().data(), qsizetype(secret.size())));
        job->start();
    }
    void remove(const QString &name) override { start<QKeychain::DeletePasswordJob>(name)->start(); }

private:
    template <class Job> static Job *start(const QString &name)
    {
        auto *job = new Job(QLatin1String(Service)); // deletes itself
        job->setInsecureFallback(false);
        job->setKey(name);
        return job;
    }
};

#else

class NoStore final : public SecretStore {
public:
    void read(const QString &, std::function<void(SecretString)> told) override
    {
        QTimer::singleShot(0, [told = std::move(told)] { told({}); });
    }
    void write(const QString &, const SecretString &) override {}
    void remove(const QString &) override {}
};

#endif

} // namespace

std::unique_ptr<SecretStore> systemSecretStore()
{
#ifdef LINEDESK_HAS_KEYCHAIN
    return std::make_unique<KeychainStore>();
#else
    return std::make_unique<NoStore>();
#endif
}

} // namespace linedesk
