// SPDX-License-Identifier: Apache-2.0
// Keeps a write alive until its answer is here, whoever listens: an abort after the bytes have left proves nothing. The
// page gets a watching call; dropping that only stops the listening.
#pragma once

#include "base/call.h"

#include <QtGlobal>

#include <functional>
#include <map>

namespace linedesk {

class RunningWrites {
public:
    int count() const { return int(m_running.size()); }

    /// Runs `write` to its end. `settle` sees every outcome exactly once, first, with whether somebody still watches.
    template <class T> Call<T> watch(Call<T> write, std::function<void(const Result<T> &, bool isWatched)> settle)
    {
        Promise<T> watching;
        const quint64 id = ++m_lastId;
        auto kept = std::make_shared<Call<T>>();
        *kept = std::move(write).then([this, id, watching, settle = std::move(settle)](Result<T> result) mutable {
            const auto self = m_running.extract(id); // alive until the end of this handler
            settle(result, !watching.isCancelled());
            watching.finish(std::move(result));
        });
        m_running.emplace(id, kept);
        return watching.call();
    }

private:
    quint64 m_lastId = 0;
    std::map<quint64, std::shared_ptr<void>> m_running;
};

} // namespace linedesk
