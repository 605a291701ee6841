// SPDX-License-Identifier: Apache-2.0
#include "model/data/labels.h"

#include "model/base/name.h"
#include "model/data/matching.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr std::array<QStringView, 5> Naming{u"name", u"title", u"label", u"username", u"code"};

/// Texts that tell a machine something and a person nothing.
constexpr std::array<QStringView, 9> ForMachines{u"uuid", u"guid",  u"hash",     u"path",  u"url",
                                                 u"uri",  u"token", u"password", u"digest"};

QString expressionOf(const Column &column, const QString &prefix)
{
    return prefix + alwaysQuotedName(column.name);
}

/// `{first} {last}`: texts and columns in turn. Empty where it names a column that is not there.
QString patternExpression(const Table &table, const QString &pattern, const QString &prefix)
{
    static const QRegularExpression place(u"\\{([^{}]+)\\}"_s);
    QStringList parts;
    qsizetype end = 0;
    const auto text = [&](qsizetype to) {
        if (to > end)
            parts.append(quotedText(pattern.mid(end, to - end)));
    };
    for (auto each = place.globalMatch(pattern); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        const Column *column = table.column(match.captured(1));
        if (!column)
            return {};
        text(match.capturedStart());
        parts.append(u"coalesce("_s + expressionOf(*column, prefix) + u", '')"_s);
        end = match.capturedEnd();
    }
    if (end == 0)
        return {};
    text(pattern.size());
    return parts.join(u" || ");
}

bool isForMachines(const Column &column)
{
    return std::any_of(ForMachines.begin(), ForMachines.end(), [&](QStringView word) {
        return column.name.contains(word, Qt::CaseInsensitive);
    });
}

/// The one that names its rows; null: none.
const Column *namingColumn(const Table &table)
{
    for (const QStringView name : Naming) {
        if (const Column *column = table.column(name))
            return column;
    }
    for (const Column &column : table.columns) {
        const bool isText = !column.type.isEmpty() && affinityOf(table, column) == Affinity::Text;
        if (isText && !isForMachines(column))
            return &column;
    }
    return nullptr;
}

} // namespace

const Column *labelColumn(const Table &table)
{
    if (const Column *column = table.column(table.rowLabel))
        return column;
    return patternExpression(table, table.rowLabel, {}).isEmpty() ? namingColumn(table) : nullptr;
}

QString labelExpression(const Table &table, const QString &prefix)
{
    if (const Column *column = labelColumn(table))
        return expressionOf(*column, prefix);
    return patternExpression(table, table.rowLabel, prefix);
}

BoundSql namedLike(const Table &table, const std::vector<ColumnId> &key, const QString &text)
{
    BoundSql sql;
    const Value wanted = Value::ofText(text.trimmed());
    if (wanted.bytes.isEmpty())
        return sql;
    if (const QString label = labelExpression(table); !label.isEmpty())
        sql.add(u"instr(lower(%1), lower("_s.arg(label)).add(wanted).add(u")) > 0"_s);
    const QStringList names = columnNames(table, key);
    if (names.isEmpty())
        return sql;
    sql.add(sql.isEmpty() ? QString() : u" OR "_s);
    return std::move(sql.add(u"instr(%1, "_s.arg(names.first())).add(wanted).add(u") = 1"_s));
}

} // namespace sw
