// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace linedesk::cli {

namespace {

// Typed characters are not shown while it lives.
class HiddenTyping {
public:
#ifdef Q_OS_WIN
    HiddenTyping()
        : m_input(GetStdHandle(STD_INPUT_HANDLE)), m_isTerminal(_isatty(_fileno(stdin)) && GetConsoleMode(m_input, &m_mode))
    {
        if (m_isTerminal)
            SetConsoleMode(m_input, m_mode & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~HiddenTyping()
    {
        if (m_isTerminal)
            SetConsoleMode(m_input, m_mode);
    }

private:
    HANDLE m_input;
    DWORD m_mode = 0;
    bool m_isTerminal;

public:
#else
    HiddenTyping() : m_isTerminal(isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &m_mode) == 0)
    {
        if (!m_isTerminal)
            return;
        termios hidden = m_mode;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_mode);
    }

private:
    termios m_mode = {};
    bool m_isTerminal;

public:
#endif
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;
    bool isTerminal() const
    {
        return m_isTerminal;
    }
};

} // namespace

SecretString readSecret(const char *prompt)
{
    const HiddenTyping hidden;
    if (hidden.isTerminal())
        std::fputs(prompt, stderr);
    SecretString secret(256);
    std::setvbuf(stdin, nullptr, _IONBF, 0); // no copy in a buffer of the library
    for (int c = std::fgetc(stdin); c != EOF && c != '\n'; c = std::fgetc(stdin))
        if (c != '\r')
            secret.append(char(c));
    if (hidden.isTerminal())
        std::fputs("\n", stderr);
    return secret;
}

} // namespace linedesk::cli
