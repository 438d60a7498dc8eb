// SPDX-License-Identifier: Apache-2.0
// A secret in guarded, locked, wiped memory. Fixed capacity, move-only; cannot be logged, and has no way to become a
// QString or QByteArray. Out of its reach, and so of the console's: the X server or compositor and the pixels on the
// screen, key events in kernel and input-method buffers, key loggers, hibernation (it writes all memory), root or a
// debugger while the secret is held, and the server that receives it.
#pragma once

#include <QDebug>
#include <sodium.h>

#include <cstddef>
#include <span>
#include <utility>

namespace linedesk {

class SecretString {
public:
    SecretString() = default;
    explicit SecretString(std::size_t capacity)
    {
        // Without locked memory (the system's limit) the capacity stays 0: nothing can be held, rather than held badly.
        if (capacity > 0 && sodium_init() >= 0)
            m_data = static_cast<char *>(sodium_malloc(capacity));
        if (m_data && sodium_mlock(m_data, capacity) != 0) { // sodium_malloc() itself goes on without the lock
            sodium_free(m_data);
            m_data = nullptr;
        }
        m_capacity = m_data ? capacity : 0;
        clear();
    }
    SecretString(SecretString &&other) noexcept { swap(other); }
    SecretString &operator=(SecretString &&other) noexcept
    {
        SecretString gone(std::move(other)); // ours is wiped here, not kept alive in `other`
        swap(gone);
        return *this;
    }
    ~SecretString() { sodium_free(m_data); } // wipes, then unlocks and unmaps

    /// False when full: growing is refused, since a grown buffer leaves its old copy behind.
    bool append(char c)
    {
        if (m_size >= m_capacity)
            return false;
        m_data[m_size++] = c;
        return true;
    }
    void chop()
    {
        if (m_size)
            m_data[--m_size] = 0;
    }
    void clear()
    {
        if (m_data)
            sodium_memzero(m_data, m_capacity);
        m_size = 0;
    }
    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    std::size_t capacity() const { return m_capacity; }
    std::span<const char> view() const { return {m_data, m_size}; }

private:
    void swap(SecretString &other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_capacity, other.m_capacity);
        std::swap(m_size, other.m_size);
    }

    char *m_data = nullptr;
    std::size_t m_capacity = 0, m_size = 0;
};

QDebug operator<<(QDebug, const SecretString &) = delete;

} // namespace linedesk
