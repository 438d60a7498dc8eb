// SPDX-License-Identifier: Apache-2.0
#include "console/console.h"

#include "platform/colorscheme.h"
#include "shell/desk.h"

#include <QApplication>

namespace linedesk {

static LoginPage::Environment environmentOf(const Console::Options &options)
{
    if (!options.isTraining)
        return {options.settings.occBaseUrl.host(), false, {}};
    const QString password = QStringLiteral("Training-Desk-1"); // printed on the card, worth nothing elsewhere
    return {Console::tr("Training, on this computer"), true,
            {{Console::tr("Agent"), QStringLiteral("agent@example.com"), password},
             {Console::tr("Supervisor"), QStringLiteral("supervisor@example.com"), password}}};
}

Console::Console(Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_window(std::make_unique<ConsoleWindow>(environmentOf(m_options)))
{
    if (!m_options.isTraining) {
        connectTo(m_options.settings);
        return;
    }
    m_sandbox = std::make_unique<SandboxProcess>(m_options.sandbox);
    connect(m_sandbox.get(), &SandboxProcess::ready, this, [this] {
        Settings settings = m_options.settings;
        settings.occBaseUrl = m_sandbox->baseUrl();
        settings.extraHeader = {"X-Linedesk-Sandbox", m_sandbox->secret()};
        connectTo(settings);
    });
    connect(m_sandbox.get(), &SandboxProcess::failed, this, [this](const QString &why) {
        if (m_window->desk())
            m_window->showLogin({});
        m_window->loginPage().setUnavailable(why);
    });
    m_sandbox->start();
}

Console::~Console() = default;

void Console::connectTo(Settings settings)
{
    m_backend = std::make_unique<Backend>(settings);
    m_login = std::make_unique<LoginForm>(m_backend->session);
    m_window->loginPage().setForm(m_login.get());
    connect(m_login.get(), &LoginForm::signedIn, this, &Console::openDesk);
    connect(&m_backend->session, &Session::signedOut, this, [this] { closeDesk(); });
    connect(m_window.get(), &ConsoleWindow::used, &m_backend->session, &Session::noteActivity);
}

void Console::openDesk()
{
    Session &session = m_backend->session;
    auto *desk = new Desk({m_backend->contacts, m_backend->accounts, m_backend->billing}, *session.agent(), m_options.isTraining);
    connect(&m_backend->http, &HttpClient::answered, desk, [desk](std::chrono::milliseconds took) { desk->setLine(true, took); });
    connect(&m_backend->http, &HttpClient::unreachable, desk, [desk] { desk->setLine(false, {}); });
    connect(desk, &Desk::signOutRequested, &session, &Session::signOut);
    connect(desk, &Desk::schemeRequested, this, [](int scheme) { applyColorScheme(*qApp, ColorScheme(scheme)); });
    m_window->showDesk(desk);
}

void Console::closeDesk()
{
    m_login->reset();
    m_window->showLogin(tr("You are signed out."));
}

} // namespace linedesk
