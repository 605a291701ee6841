// SPDX-License-Identifier: Apache-2.0
#include "model/sql/quote.h"

#include "model/sql/keyword.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString doubled(const QString &text, QChar quote)
{
    QString result;
    result.reserve(text.size() + 2);
    result += quote;
    for (const QChar c : text) {
        if (c == quote)
            result += quote;
        result += c;
    }
    result += quote;
    return result;
}

} // namespace

bool needsQuotes(const QString &name)
{
    if (name.isEmpty() || (name.front() >= u'0' && name.front() <= u'9'))
        return true;
    const bool plain = std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
               || c == u'_';
    });
    return !plain || isKeyword(name);
}

bool isKeyword(const QString &name)
{
    std::array<char, 32> word{};
    if (name.size() >= static_cast<qsizetype>(word.size()))
        return false;
    std::transform(name.begin(), name.end(), word.begin(), [](QChar c) { return c.toLatin1(); });
    return keywordOf({word.data(), static_cast<size_t>(name.size())}) != Keyword::None;
}

QString quotedName(const QString &name)
{
    return needsQuotes(name) ? alwaysQuotedName(name) : name;
}

QString alwaysQuotedName(const QString &name) { return doubled(name, u'"'); }

QString inMain(const QString &name) { return u"main."_s + alwaysQuotedName(name); }

QString quotedText(const QString &text) { return doubled(text, u'\''); }

QString onOneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

QString lineComment(const QString &text) { return u"-- "_s + onOneLine(text) + u'\n'; }

} // namespace sw
