// SPDX-License-Identifier: Apache-2.0
// A command's two ways to wait: for an answer of a server, and for what somebody types.
#pragma once

#include "base/call.h"
#include "base/secret.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <optional>

namespace linedesk::cli {

/// Runs the event loop until the call is finished.
template <class T> Result<T> wait(Call<T> call)
{
    std::optional<Result<T>> result;
    const auto kept = std::move(call).then([&](Result<T> r) { result = std::move(r); });
    while (!result)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *std::move(result);
}

/// One line of standard input; at a terminal `prompt` is shown and nothing of what is typed. Empty: nothing was entered.
SecretString readSecret(const char *prompt);

} // namespace linedesk::cli
