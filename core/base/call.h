// SPDX-License-Identifier: Apache-2.0
// A running operation. Whoever holds the call owns the request: destroying or reassigning it cancels, and its handler
// never runs. Results always arrive through the event loop, never inside then(). One thread.
//
//     m_search = m_contacts.find(text).then([this](Result<Found> found) { ... });   // latest wins
#pragma once

#include "base/error.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace linedesk {

template <class T> class Call;

namespace detail {
template <class T> struct CallState {
    std::function<void(Result<T>)> handler;
    std::function<void()> abort;
    std::function<void(std::chrono::seconds)> paused;
    std::optional<Result<T>> early; // finished before anybody listened
    bool closed = false;
};
template <class T> void deliver(const std::shared_ptr<CallState<T>> &state, Result<T> result)
{
    if (state->closed)
        return;
    state->closed = true;
    state->abort = {};
    state->paused = {};
    // The handler may drop the call that holds it, so it is moved out before it runs.
    const auto handler = std::exchange(state->handler, {});
    handler(std::move(result));
}
template <class T> void deliverLater(const std::shared_ptr<CallState<T>> &state)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [state] {
            if (state->closed || !state->early)
                return;
            Result<T> result = std::move(*state->early);
            state->early.reset();
            deliver(state, std::move(result));
        },
        Qt::QueuedConnection);
}
} // namespace detail

/// Producer end; copies share one operation. finish() counts once, later calls are ignored.
template <class T> class Promise {
public:
    Promise() : m_state(std::make_shared<detail::CallState<T>>()) {}

    Call<T> call() { return Call<T>(m_state); }
    bool isCancelled() const { return m_state->closed; }
    /// Runs once when the owner drops the call before it is finished.
    void onCancel(std::function<void()> abort)
    {
        if (!m_state->closed)
            m_state->abort = std::move(abort);
    }
    /// The server asked to wait so long; it goes on by itself.
    void tellPause(std::chrono::seconds pause)
    {
        if (const auto told = m_state->paused) // may drop the call
            told(pause);
    }
    void finish(Result<T> result)
    {
        if (m_state->closed || m_state->early)
            return;
        m_state->abort = {};
        m_state->early.emplace(std::move(result));
        if (m_state->handler)
            detail::deliverLater(m_state);
    }

private:
    std::shared_ptr<detail::CallState<T>> m_state;
};

/// Consumer end.
template <class T> class [[nodiscard]] Call {
public:
    using Value = T;

    Call() = default;
    Call(Call &&) noexcept = default;
    Call &operator=(Call &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_state = std::move(other.m_state);
        }
        return *this;
    }
    ~Call() { cancel(); }

    /// True from the start until the handler has been called or the call was dropped.
    bool isRunning() const { return m_state && !m_state->closed; }

    void cancel()
    {
        const auto state = std::exchange(m_state, {});
        if (!state || state->closed)
            return;
        state->closed = true;
        state->handler = {};
        state->paused = {};
        state->early.reset();
        if (const auto abort = std::exchange(state->abort, {}))
            abort();
    }

    /// Hears of each time the server asks to wait before it answers; before then().
    Call onPause(std::function<void(std::chrono::seconds)> told) &&
    {
        Q_ASSERT(m_state && !m_state->handler);
        m_state->paused = std::move(told);
        return std::move(*this);
    }

    Call then(std::function<void(Result<T>)> handler) &&
    {
        Q_ASSERT(m_state && !m_state->handler);
        m_state->handler = std::move(handler);
        if (m_state->early)
            detail::deliverLater(m_state);
        return std::move(*this);
    }

    /// F: T -> Call<U>. Cancelling the outer call cancels whichever step is running.
    template <class F, class U = typename std::invoke_result_t<F, T>::Value> Call<U> andThen(F next) &&
    {
        Promise<U> promise;
        const auto first = std::make_shared<Call<T>>();
        const auto second = std::make_shared<Call<U>>();
        promise.onCancel([first, second] {
            first->cancel();
            second->cancel();
        });
        const auto tell = [promise](std::chrono::seconds pause) mutable { promise.tellPause(pause); };
        *first = std::move(*this).onPause(tell).then([promise, second, tell, next = std::move(next)](Result<T> result) mutable {
            if (!result) {
                promise.finish(unexpected(std::move(result.error())));
                return;
            }
            *second =
                next(*std::move(result)).onPause(tell).then([promise](Result<U> last) mutable { promise.finish(std::move(last)); });
        });
        return promise.call();
    }

    /// F: T -> U, or T -> Result<U>.
    template <class F> auto map(F change) &&
    {
        using R = std::remove_cvref_t<std::invoke_result_t<F, T>>;
        using U = typename Unwrapped<R>::Type;
        Promise<U> promise;
        const auto first = std::make_shared<Call<T>>();
        promise.onCancel([first] { first->cancel(); });
        const auto tell = [promise](std::chrono::seconds pause) mutable { promise.tellPause(pause); };
        *first = std::move(*this).onPause(tell).then([promise, change = std::move(change)](Result<T> result) mutable {
            if (!result)
                promise.finish(unexpected(std::move(result.error())));
            else
                promise.finish(Result<U>(change(*std::move(result))));
        });
        return promise.call();
    }

private:
    template <class R> struct Unwrapped {
        using Type = R;
    };
    template <class U> struct Unwrapped<Result<U>> {
        using Type = U;
    };
    friend class Promise<T>;
    explicit Call(std::shared_ptr<detail::CallState<T>> state) : m_state(std::move(state)) {}

    std::shared_ptr<detail::CallState<T>> m_state;
};

/// A call that is finished already; its handler still runs through the event loop.
template <class T> Call<T> finishedCall(Result<T> result)
{
    Promise<T> promise;
    promise.finish(std::move(result));
    return promise.call();
}

} // namespace linedesk
