// SPDX-License-Identifier: Apache-2.0
#include "console/console.h"

#include "platform/colorscheme.h"
#include "shell/desk.h"
#include "shell/lockscreen.h"

#include <QApplication>

namespace linedesk {

static LoginPage::Environment environmentOf(const Console::Options &options)
{
    const DeploymentProfile &site = options.settings.site;
    if (!options.isTraining)
        return {site.name.isEmpty() ? site.occBaseUrl.host() : site.name, false, {}};
    const QString password = QStringLiteral("Training-Desk-1"); // printed on the card, worth nothing elsewhere
    return {Console::tr("Training, on this computer"),
            true,
            {{Console::tr("Agent"), QStringLiteral("agent@example.com"), password},
             {Console::tr("Supervisor"), QStringLiteral("supervisor@example.com"), password},
             {Console::tr("With code"), QStringLiteral("code@example.com"), password, true},
             {Console::tr("Expired"), QStringLiteral("expired@example.com"), password, true},
             {Console::tr("Issued"), QStringLiteral("issued@example.com"), password, true}}};
}

Console::Console(Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_window(std::make_unique<ConsoleWindow>(environmentOf(m_options)))
{
    if (!m_options.mistakes.isEmpty()) {
        m_window->loginPage().setUnavailable(
            tr("The deployment profile has mistakes, so nothing was connected. Tell the IT desk:") + QLatin1Char('\n') +
            m_options.mistakes.join(QLatin1Char('\n')));
        return;
    }
    if (!m_options.isTraining) {
        connectTo(m_options.settings);
        return;
    }
    m_sandbox = std::make_unique<SandboxProcess>(m_options.sandbox);
    connect(m_sandbox.get(), &SandboxProcess::ready, this, [this] {
        Settings settings = m_options.settings;
        settings.site.occBaseUrl = m_sandbox->baseUrl();
        settings.site.can = m_options.sandbox.isStock ? ServerCapabilities() : ServerCapabilities::all();
        settings.extraHeader = {"X-Linedesk-Sandbox", m_sandbox->secret()};
        connectTo(settings);
    });
    connect(m_sandbox.get(), &SandboxProcess::failed, this, [this](const QString &why) {
        if (m_window->desk())
            m_window->showLogin({});
        m_window->loginPage().setUnavailable(why);
    });
    connect(&m_window->loginPage(), &LoginPage::inboxWanted, m_sandbox.get(), &SandboxProcess::readInbox);
    connect(m_sandbox.get(), &SandboxProcess::inboxRead, &m_window->loginPage(), &LoginPage::showInbox);
    m_sandbox->start();
}

Console::~Console() = default;

void Console::connectTo(Settings settings)
{
    m_backend = std::make_unique<Backend>(settings);
    m_login = std::make_unique<LoginForm>(m_backend->session);
    m_window->loginPage().setForm(m_login.get());
    if (settings.site.flows)
        askForFlowsPassword(*settings.site.flows);
    Session &session = m_backend->session;
    connect(&session, &Session::signedIn, this, &Console::openDesk);
    connect(&session, &Session::signedOut, this, &Console::closeDesk);
    connect(&session, &Session::locked, this, [this](LockReason reason) {
        m_login->reset();
        m_window->lock(reason);
    });
    connect(&session, &Session::unlocked, m_window.get(), &ConsoleWindow::unlock);
    connect(m_window.get(), &ConsoleWindow::signOutRequested, &session, &Session::signOut);
    connect(m_window.get(), &ConsoleWindow::lockRequested, &session, [&session] { session.lock(LockReason::Asked); });
    connect(m_window.get(), &ConsoleWindow::used, &session, &Session::noteActivity);
}

// The flows have a user and a password of their own (CONTRACT A7): from the key store, or asked for at sign-in and kept there until
// the flows refuse it.
void Console::askForFlowsPassword(const DeploymentProfile::Flows &flows)
{
    if (!m_options.secrets)
        m_options.secrets = systemSecretStore();
    const QString name = QStringLiteral("flows %1 %2").arg(flows.baseUrl.host(), flows.user);
    IntegrationApi &api = *m_backend->flows();
    LoginPage &page = m_window->loginPage();
    connect(&page, &LoginPage::flowsPasswordEntered, this, [this, name, &api](const SecretString &password) {
        api.setPassword(password);
        m_options.secrets->write(name, password);
    });
    connect(&m_backend->session, &Session::signedOut, this, [this, user = flows.user, &api, name] {
        if (!api.wasRefused())
            return;
        m_options.secrets->remove(name);
        m_window->loginPage().askForFlowsPassword(user);
    });
    m_options.secrets->read(name, [this, user = flows.user, &api, guard = QPointer<Console>(this)](const SecretString &password) {
        if (!guard)
            return;
        if (password.isEmpty())
            m_window->loginPage().askForFlowsPassword(user);
        else
            api.setPassword(password);
    });
}

void Console::openDesk()
{
    Session &session = m_backend->session;
    auto *desk = new Desk({m_backend->contacts, m_backend->accounts, m_backend->billing}, *session.agent(), m_options.isTraining);
    Line &line = m_backend->line;
    connect(&line, &Line::answered, desk, &Desk::setAnswered);
    connect(&line, &Line::onlineChanged, desk, [desk, &line](bool isOnline) { desk->setOnline(isOnline, line.offlineSince()); });
    connect(desk, &Desk::tryLineRequested, &line, &Line::probe);
    connect(&session, &Session::idleWarning, desk, &Desk::warnOfLock);
    connect(desk, &Desk::lockRequested, &session, [&session] { session.lock(LockReason::Asked); });
    connect(desk, &Desk::schemeRequested, this, [](int scheme) { applyColorScheme(*qApp, ColorScheme(scheme)); });
    m_window->showDesk(desk, new LockScreen(*m_login, *session.agent()));
    if (m_desktopLock)
        return;
    m_desktopLock = std::make_unique<DesktopLock>();
    connect(m_desktopLock.get(), &DesktopLock::locked, &session, [&session] { session.lock(LockReason::System); });
}

void Console::closeDesk()
{
    m_login->reset();
    m_window->showLogin(tr("You are signed out."));
}

} // namespace linedesk
