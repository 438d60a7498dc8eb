// SPDX-License-Identifier: Apache-2.0
// Waits for what comes out of a call.
#pragma once

#include "base/call.h"

#include <QTest>

namespace linedesk {

/// Nothing within five seconds ends the test program: a call that is never finished is a defect of its own.
template <class T> Result<T> outcome(Call<T> call)
{
    std::optional<Result<T>> result;
    const auto kept = std::move(call).then([&](Result<T> r) { result = std::move(r); });
    for (int i = 0; i < 100 && !result; ++i) // most calls are finished by then, without the pauses of qWaitFor()
        QCoreApplication::processEvents();
    if (!QTest::qWaitFor([&] { return result.has_value(); }))
        qFatal("no outcome");
    return *std::move(result);
}

} // namespace linedesk
