// SPDX-License-Identifier: Apache-2.0
#include "rules/addresssplit.h"

#include "rules/addressrules.h"

#include <QLocale>

#include <algorithm>

namespace linedesk::rules {

namespace {

bool isSame(const QString &a, const QString &b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

// One part a line; a text in one line has its commas.
QStringList partsOf(const QString &text)
{
    const bool hasLines = text.trimmed().contains(QLatin1Char('\n'));
    QStringList parts;
    for (const QString &line : text.split(QLatin1Char('\n')))
        for (const QString &part : hasLines ? QStringList{line} : line.split(QLatin1Char(',')))
            if (const QString one = part.simplified(); !one.isEmpty())
                parts << one;
    return parts;
}

QString takeCountry(QStringList &parts, const AddressFormats &formats, const std::function<QString(const QString &)> &nameOf)
{
    if (parts.size() < 2)
        return {};
    for (const AddressFormat &format : formats.formats) {
        const QString &code = format.country, &last = parts.last();
        const QString english = QLocale::territoryToString(QLocale::codeToTerritory(code));
        if (isSame(last, nameOf(code)) || isSame(last, english) || isSame(last, format.displayName) ||
            (last.size() == 2 && last == code)) {
            parts.removeLast();
            return code;
        }
    }
    return {};
}

QStringList wordsOf(const QString &part)
{
    QStringList words = part.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString &word : words)
        while (word.endsWith(QLatin1Char(',')))
            word.chop(1);
    return words;
}

// The words from `first` on are gone; what is left keeps its order.
void takeWords(QString &part, int first, int count)
{
    QStringList words = wordsOf(part);
    words.erase(words.begin() + first, words.begin() + first + count);
    part = words.join(QLatin1Char(' '));
}

// From the end: a street may begin with a number that looks like a code.
QString takePostalCode(QStringList &parts, const AddressFieldFormat &format)
{
    if (format.pattern.pattern().isEmpty())
        return {};
    for (qsizetype i = parts.size() - 1; i >= 0; --i) {
        const QStringList words = wordsOf(parts[i]);
        for (int count = std::min(3, int(words.size())); count > 0; --count)
            for (int first = int(words.size()) - count; first >= 0; --first) {
                const QString code = normalized(format, words.mid(first, count).join(QLatin1Char(' ')));
                const bool isStreet = i == 0 && parts.size() > 1 && first == 0 && words.size() > count;
                if (!isStreet && format.pattern.match(code).hasMatch()) {
                    takeWords(parts[i], first, count);
                    return code;
                }
            }
    }
    return {};
}

// An option's code, its label, or the label without the code behind it ("Illinois (IL)"), at the end of a part or alone. The whole
// part may not be the only one left: a state is not a city.
QString takeOption(QStringList &parts, const AddressFieldFormat &format)
{
    for (qsizetype i = parts.size() - 1; i > 0; --i) {
        const QStringList words = wordsOf(parts[i]);
        for (int count = int(words.size()); count > 0; --count) {
            const QString text = words.mid(words.size() - count).join(QLatin1Char(' '));
            for (const AddressOption &option : format.options)
                if (isSame(text, option.value) || isSame(text, option.label) ||
                    isSame(text, option.label.section(QStringLiteral(" ("), 0, 0))) {
                    takeWords(parts[i], int(words.size()) - count, count);
                    return option.value;
                }
        }
    }
    return {};
}

} // namespace

SplitAddress splitAddress(const QString &text, const QString &country, const AddressFormats &formats,
                          const std::function<QString(const QString &code)> &nameOf)
{
    SplitAddress split;
    QStringList parts = partsOf(text);
    if (parts.isEmpty())
        return split;
    const QString said = takeCountry(parts, formats, nameOf);
    split.values[AddressField::Country] = said.isEmpty() ? country : said;
    const AddressFormat &format = formats.of(split.values[AddressField::Country]);
    std::vector<AddressField> rest; // what is filled from the top, line by line
    bool hasCity = false;
    for (const AddressFieldFormat &field : format.fields)
        if (field.field == AddressField::PostalCode)
            split.values[field.field] = takePostalCode(parts, field);
    for (const AddressFieldFormat &field : format.fields) {
        if (field.field == AddressField::State && !field.options.empty())
            split.values[field.field] = takeOption(parts, field);
        hasCity = hasCity || field.field == AddressField::City;
        if (field.field == AddressField::Address1 || field.field == AddressField::Address2 || field.field == AddressField::Address3)
            rest.push_back(field.field);
    }
    parts.removeAll(QString());
    if (hasCity && parts.size() > 1)
        split.values[AddressField::City] = parts.takeLast();
    for (const AddressField field : rest)
        if (!parts.isEmpty())
            split.values[field] = parts.takeFirst();
    split.unused = parts;
    return split;
}

} // namespace linedesk::rules
