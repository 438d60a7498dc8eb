// SPDX-License-Identifier: Apache-2.0
// Tells the flow Contact Sync of profiles that were made or changed (CONTRACT section 7): kept with the change itself, sent
// after it, at least once, with retries after 1, 5 and 30 minutes. Whoever changed the profile does not wait for it.
#pragma once

#include "store/database.h"
#include "wiring.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace linedesk::sandbox {

class ProfileWebhook {
public:
    ProfileWebhook(const Database &store, const Wiring &wiring) : m_store(store), m_wiring(wiring) {}
    ~ProfileWebhook() { stop(); }

    /// Within the transaction of the change; `type`: profileCreate, profileUpdate.
    bool keep(const QString &profileId, const char *type, const QString &siteId) const;
    void wake();  // there is something to send: after the commit
    void start(); // sends what an earlier run has left, too
    void stop();

private:
    void run();
    /// Sends what is due. The time until the next try, or a long time when nothing is left.
    std::chrono::milliseconds deliver();

    const Database &m_store;
    const Wiring &m_wiring;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::thread m_thread;
    bool m_isEnding = false, m_isAwake = false;
};

} // namespace linedesk::sandbox
