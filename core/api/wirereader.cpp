// SPDX-License-Identifier: Apache-2.0
#include "api/wirereader.h"

#include <algorithm>
#include <limits>

namespace linedesk {

using simdjson::dom::element;

namespace {
QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}
} // namespace

WireObject::WireObject(element value, QString path, QString &problem)
    : m_element(value), m_path(std::move(path)), m_problem(problem)
{
    if (!m_element.is_object() && m_problem.isEmpty())
        m_problem = m_path + QStringLiteral(": not an object");
}

void WireObject::fail(const char *key, const char *what) const
{
    if (m_problem.isEmpty())
        m_problem = m_path + QLatin1Char('.') + QLatin1String(key) + QStringLiteral(": ") + QLatin1String(what);
}

bool WireObject::find(const char *key, element &value) const
{
    return m_element.is_object() && m_element[key].get(value) == simdjson::SUCCESS && !value.is_null();
}

bool WireObject::has(const char *key) const
{
    element value;
    return find(key, value);
}

QString WireObject::text(const char *key) const
{
    element value;
    if (!find(key, value)) {
        fail(key, "missing");
        return {};
    }
    return optionalText(key);
}

QString WireObject::optionalText(const char *key) const
{
    element value;
    if (!find(key, value))
        return {};
    std::string_view view;
    if (value.get(view) == simdjson::SUCCESS)
        return textOf(view);
    int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return QString::number(number);
    fail(key, "not a text");
    return {};
}

int WireObject::integer(const char *key, int otherwise) const
{
    element value;
    if (!find(key, value))
        return otherwise;
    int64_t number = 0;
    if (value.get(number) != simdjson::SUCCESS)
        fail(key, "not a number");
    else if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        fail(key, "too large a number");
    return int(number);
}

QString WireObject::maskedNumber(const char *key) const
{
    element value;
    std::string_view view;
    if (!find(key, value) || value.get(view) != simdjson::SUCCESS) {
        fail(key, "missing");
        return {};
    }
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isMark = [](char c) { return c == 'x' || c == 'X' || c == '*'; };
    const std::string_view last = view.size() >= 4 ? view.substr(view.size() - 4) : std::string_view();
    if (last.empty() || !std::all_of(last.begin(), last.end(), isDigit)) {
        fail(key, "no masked number");
        return {};
    }
    const std::string_view marks = view.substr(0, view.size() - 4);
    const bool isMask = marks.size() >= 4 && marks.size() <= 15 && std::all_of(marks.begin(), marks.end(), isMark);
    return isMask ? textOf(view) : QString(12, QLatin1Char('x')) + textOf(last);
}

int WireObject::monthOrYear(const char *key) const
{
    const QString digits = optionalText(key);
    bool isNumber = digits.isEmpty();
    const int number = isNumber ? 0 : digits.toInt(&isNumber);
    if (!isNumber)
        fail(key, "not a month or year");
    return number;
}

bool WireObject::flag(const char *key) const
{
    element value;
    if (!find(key, value))
        return false;
    bool isSet = false;
    if (value.get(isSet) != simdjson::SUCCESS)
        fail(key, "not true or false");
    return isSet;
}

QDateTime WireObject::date(const char *key) const
{
    return QDateTime::fromString(optionalText(key), Qt::ISODateWithMs);
}

void WireObject::object(const char *key, const std::function<void(const WireObject &)> &read) const
{
    element value;
    if (find(key, value))
        read(WireObject(value, m_path + QLatin1Char('.') + QLatin1String(key), m_problem));
}

void WireObject::each(const char *key, const std::function<void(const WireObject &)> &read) const
{
    element value;
    if (!find(key, value))
        return;
    simdjson::dom::array items;
    if (value.get(items) != simdjson::SUCCESS) {
        fail(key, "not a list");
        return;
    }
    int n = 0;
    for (const element item : items) {
        read(WireObject(item, QStringLiteral("%1.%2[%3]").arg(m_path, QLatin1String(key)).arg(n++), m_problem));
        if (!m_problem.isEmpty())
            return;
    }
}

QStringList WireObject::texts(const char *key) const
{
    QStringList all;
    element value;
    simdjson::dom::array items;
    if (!find(key, value))
        return all;
    if (value.get(items) != simdjson::SUCCESS) {
        fail(key, "not a list");
        return all;
    }
    for (const element item : items) {
        std::string_view view;
        if (item.get(view) == simdjson::SUCCESS)
            all << textOf(view);
    }
    return all;
}

Result<Done> readWire(QByteArrayView body, const std::function<void(const WireObject &)> &read)
{
    simdjson::dom::parser parser;
    element root;
    QString problem;
    if (body.isNull())
        body = QByteArrayView(""); // an answer without a body; the reader copies even no bytes from somewhere
    if (const auto error = parser.parse(body.data(), size_t(body.size())).get(root); error != simdjson::SUCCESS)
        problem = QStringLiteral("$: ") + QLatin1String(simdjson::error_message(error));
    else
        read(WireObject(root, QStringLiteral("$"), problem));
    if (problem.isEmpty())
        return Done{};
    Error error;
    error.kind = ErrorKind::Protocol;
    error.detail = problem;
    return unexpected(error);
}

} // namespace linedesk
