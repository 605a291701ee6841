// SPDX-License-Identifier: Apache-2.0
#include "model/data/filter.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The value that is typed: a number where it looks like one and the column may hold any.
Value typed(const FilterField &field, const QString &text)
{
    if (text.size() >= 2 && text.startsWith(u'\'') && text.endsWith(u'\''))
        return Value::ofText(text.mid(1, text.size() - 2).replace(u"''"_s, u"'"_s));
    bool isNumber = false;
    if (field.affinity != Affinity::Text) {
        if (const qint64 integer = text.toLongLong(&isNumber); isNumber)
            return Value::of(integer);
        if (const double real = text.toDouble(&isNumber); isNumber)
            return Value::of(real);
    }
    return Value::ofText(text);
}

/// A column without a type may hold 5 as well as '5'.
BoundSql equals(const FilterField &field, const QString &text)
{
    const Value value = typed(field, text);
    BoundSql sql(field.column);
    if (field.affinity != Affinity::Blob || value.kind == ValueClass::Text)
        return std::move(sql.add(u" = "_s).add(value));
    sql.add(u" IN ("_s).add(value).add(u", "_s).add(Value::ofText(text));
    return std::move(sql.add(u")"_s));
}

/// LIKE knows upper and lower case of ASCII alone.
BoundSql containsIn(const QString &expression, const QString &text)
{
    BoundSql sql(expression);
    const bool isAscii = std::all_of(text.begin(), text.end(),
                                     [](QChar letter) { return letter.unicode() < 0x80; });
    if (!isAscii)
        return std::move(sql.add(u" REGEXP "_s)
                             .add(Value::ofText(u"(?i)"_s + QRegularExpression::escape(text))));
    QString pattern = text;
    for (const QChar special : {u'\\', u'%', u'_'})
        pattern.replace(special, QString(u'\\') + special);
    return std::move(
        sql.add(u" LIKE "_s).add(Value::ofText(u'%' + pattern + u'%')).add(u" ESCAPE '\\'"_s));
}

/// Also in the label of what a key refers to.
BoundSql withLabel(const FilterField &field, BoundSql own,
                   BoundSql (*inLabel)(const QString &, const QString &), const QString &text)
{
    if (field.label.isEmpty())
        return own;
    BoundSql sql(u"("_s);
    return std::move(sql.add(own).add(u" OR "_s).add(inLabel(field.label, text)).add(u")"_s));
}

BoundSql matchesIn(const QString &expression, const QString &pattern)
{
    return std::move(BoundSql(expression).add(u" REGEXP "_s).add(Value::ofText(pattern)));
}

Result<BoundSql> matching(const FilterField &field, const QString &pattern)
{
    const QRegularExpression regex(pattern);
    if (!regex.isValid())
        return Error{u"The regular expression is wrong at letter %1: %2."_s.arg(
            QString::number(regex.patternErrorOffset() + 1), regex.errorString())};
    return withLabel(field, matchesIn(field.column, pattern), matchesIn, pattern);
}

/// `a..b`, `a..`, `..b`; nothing for what is no range.
std::optional<BoundSql> range(const FilterField &field, const QString &text)
{
    const qsizetype dots = text.indexOf(u".."_s);
    if (dots < 0 || text.size() == 2 || text.startsWith(u'\''))
        return {};
    const QString from = text.left(dots).trimmed();
    const QString to = text.mid(dots + 2).trimmed();
    BoundSql sql(field.column);
    if (to.isEmpty())
        return std::move(sql.add(u" >= "_s).add(typed(field, from)));
    if (from.isEmpty())
        return std::move(sql.add(u" <= "_s).add(typed(field, to)));
    sql.add(u" BETWEEN "_s).add(typed(field, from));
    return std::move(sql.add(u" AND "_s).add(typed(field, to)));
}

} // namespace

Result<BoundSql> filterCondition(const FilterField &field, const QString &text)
{
    const QString said = text.trimmed();
    if (said.isEmpty())
        return BoundSql();
    for (const FilterWord &word : field.words) {
        if (said.compare(word.text, Qt::CaseInsensitive) == 0)
            return word.condition;
    }
    if (said.compare(u"null", Qt::CaseInsensitive) == 0)
        return BoundSql(field.column + u" IS NULL"_s);
    if (said.compare(u"not null", Qt::CaseInsensitive) == 0)
        return BoundSql(field.column + u" IS NOT NULL"_s);
    if (said.size() > 1 && said.startsWith(u'/') && said.endsWith(u'/'))
        return matching(field, said.mid(1, said.size() - 2));
    static constexpr std::array<QStringView, 6> Operators{u"<>", u"<=", u">=", u"=", u"<", u">"};
    for (const QStringView each : Operators) {
        if (!said.startsWith(each))
            continue;
        const QString operand = said.mid(each.size()).trimmed();
        if (each == u"=")
            return equals(field, operand);
        BoundSql sql(field.column + u' ' + each + u' ');
        return std::move(sql.add(typed(field, operand)));
    }
    if (auto between = range(field, said))
        return *between;
    const Value value = typed(field, said);
    if (value.kind != ValueClass::Text || said.startsWith(u'\''))
        return equals(field, said);
    return withLabel(field, containsIn(field.column, said), containsIn, said);
}

} // namespace sw
