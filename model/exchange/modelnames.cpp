// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelnames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The template for a kind; a program may name it by the class.
QString templateFor(const TableFact &table, QLatin1StringView kind)
{
    static const QHash<QString, QString> classes{{u"ix"_s, u"Index"_s},
                                                 {u"uq"_s, u"UniqueConstraint"_s},
                                                 {u"ck"_s, u"CheckConstraint"_s},
                                                 {u"fk"_s, u"ForeignKeyConstraint"_s},
                                                 {u"pk"_s, u"PrimaryKeyConstraint"_s}};
    const QString byClass = table.convention.value(classes.value(kind));
    if (!byClass.isEmpty())
        return byClass;
    const bool isDefault = kind == "ix"_L1 && !table.convention.contains(kind);
    return isDefault ? u"ix_%(column_0_label)s"_s : table.convention.value(kind);
}

QString labelOf(const TableFact &table, const QString &column)
{
    const QString owner
        = table.schema.isEmpty()
              ? table.name
              : QString(QString(table.schema).replace(u'.', u'_') + u'_' + table.name);
    return owner + u'_' + column;
}

/// `column_0_name`, `column_0N_name`, `column_0_N_key`: one column, or all with nothing or `_`
/// between.
std::optional<QString> columnToken(const TableFact &table, const QString &token,
                                   const QStringList &columns)
{
    static const QRegularExpression form(u"^column_(\\d+)(_?N)?_(name|key|label)$"_s);
    const QRegularExpressionMatch match = form.match(token);
    if (!match.hasMatch())
        return std::nullopt;
    const auto said = [&](const QString &column) {
        return match.captured(3) == u"label" ? labelOf(table, column) : column;
    };
    if (match.captured(2).isEmpty())
        return said(columns.value(match.captured(1).toInt()));
    QStringList all;
    for (const QString &column : columns)
        all.append(said(column));
    return all.join(match.captured(2) == u"_N" ? u"_"_s : QString());
}

std::optional<QString> tokenValue(const TableFact &table, const NameWanted &wanted,
                                  const QString &token)
{
    if (token == u"table_name")
        return table.name;
    if (token == u"referred_table_name")
        return wanted.parent;
    if (token == u"constraint_name")
        return wanted.given.name.isEmpty() ? std::nullopt : std::optional(wanted.given.name);
    if (token.startsWith(u"referred_"_s))
        return columnToken(table, token.mid(9), wanted.parentColumns);
    return columnToken(table, token, wanted.columns);
}

} // namespace

QString nameByConvention(const TableFact &table, const NameWanted &wanted)
{
    static const QRegularExpression token(u"%\\((\\w+)\\)s"_s);
    const QString pattern = templateFor(table, wanted.kind);
    const bool isKept
        = wanted.given.exact || pattern.isEmpty()
          || (!wanted.given.name.isEmpty() && !pattern.contains(u"%(constraint_name)s"));
    if (isKept)
        return wanted.given.name;
    QString name;
    qsizetype end = 0;
    for (auto each = token.globalMatch(pattern); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        const auto value = tokenValue(table, wanted, match.captured(1));
        if (!value)
            return wanted.given.name;
        name += pattern.mid(end, match.capturedStart() - end) + *value;
        end = match.capturedEnd();
    }
    return name + pattern.mid(end);
}

} // namespace sw
