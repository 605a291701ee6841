// SPDX-License-Identifier: Apache-2.0
// The rows of a table as they will be after a change, asked of the rows as they are.
#include "model/base/name.h"
#include "model/sql/named.h"
#include "model/sql/quote.h"
#include "model/sql/rowid.h"
#include "model/sql/token.h"
#include "model/sql/types.h"
#include "model/sync/oldrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A default as an expression: as one, a bare word or a name in quotes is a text.
QString asExpression(const QString &defaultValue)
{
    const QByteArray text = defaultValue.toUtf8();
    const Tokens tokens = tokenize(viewOf(text));
    const bool isName
        = tokens.size() == 1
          && (tokens[0].kind == TokenKind::Quoted
              || (tokens[0].kind == TokenKind::Word && !isKeyword(defaultValue)
                  && !sameName(defaultValue, u"true") && !sameName(defaultValue, u"false")));
    return isName ? quotedText(nameFromToken(viewOf(text))) : defaultValue;
}

QString collationOf(const Column &column)
{
    return column.collation.isEmpty() ? u"BINARY"_s : column.collation;
}

/// A query that is written layer by layer.
class NewRows {
public:
    explicit NewRows(const OldRows &rows) : m_rows(rows) {}

    /// The column as the new table will have it.
    void add(const Column &column)
    {
        const Column *was = m_rows.before().column(column.id);
        const Affinity affinity = affinityOf(m_rows.after(), column);
        const QString value = column.generated
                                  ? storedAs(u'(' + column.generated->expression + u')', affinity)
                                  : m_rows.storedValueOf(column);
        const QString collation = u" COLLATE "_s + alwaysQuotedName(collationOf(column));
        const bool isSame = was && !column.generated
                            && sameName(collationOf(*was), collationOf(column))
                            && value == alwaysQuotedName(was->name);
        m_isTyped = m_isTyped || !isSame;
        m_types.append(u"CAST(NULL AS "_s + affinityName(affinity).toString() + u')' + collation
                       + u" AS "_s + alwaysQuotedName(column.name));
        add(isSame ? value : QString(value + collation), alwaysQuotedName(column.name));
    }

    void add(const QString &value, const QString &name)
    {
        if (m_types.size() < m_all + m_new.size() + 1)
            m_types.append(u"NULL AS "_s + name);
        m_new.append(value + u" AS "_s + name);
    }

    /// With what was added, of these rows. An expression has no type, of which comparisons take
    /// notice: they have that of the first SELECT, which finds nothing.
    void take(const QString &from)
    {
        m_text = u"SELECT "_s + (m_all > 0 ? u"*, "_s : u""_s) + m_new.join(u", ") + u" FROM "_s
                 + from;
        if (m_isTyped)
            m_text = u"SELECT "_s + m_types.join(u", ") + u" WHERE 0 UNION ALL "_s + m_text;
        m_all += m_new.size();
        m_new.clear();
    }

    [[nodiscard]] QString text() const
    {
        return u'(' + m_text + u") AS "_s + alwaysQuotedName(m_rows.after().name);
    }

private:
    const OldRows &m_rows;
    QStringList m_types; ///< of all columns, in order
    QStringList m_new;   ///< not yet taken
    qsizetype m_all = 0; ///< taken
    bool m_isTyped = false;
    QString m_text;
};

} // namespace

// In a comparison SQLite applies the affinity of a CAST to the other side: so '12abc' = 12 does not
// hold, and '007' = 7 does.
QString storedAs(const QString &value, Affinity affinity)
{
    const QString number = u"(typeof(%1) = 'text' AND CAST(%1 AS NUMERIC) = %1)"_s;
    switch (affinity) {
    case Affinity::Text:
        return u"CASE WHEN typeof(%1) IN ('integer', 'real') THEN CAST(%1 AS TEXT) ELSE %1 END"_s
            .replace(u"%1"_s, value);
    case Affinity::Real:
        return QString(u"CASE WHEN typeof(%1) = 'integer' OR "_s + number
                       + u" THEN CAST(%1 AS REAL) ELSE %1 END"_s)
            .replace(u"%1"_s, value);
    case Affinity::Integer:
    case Affinity::Numeric:
        return QString(u"CASE WHEN typeof(%1) = 'real' OR "_s + number
                       + u" THEN CASE WHEN CAST(CAST(%1 AS NUMERIC) AS INTEGER) = CAST(%1 AS"
                         " NUMERIC) THEN CAST(CAST(%1 AS NUMERIC) AS INTEGER) ELSE CAST(%1 AS"
                         " NUMERIC) END ELSE %1 END"_s)
            .replace(u"%1"_s, value);
    case Affinity::Blob:
        break;
    }
    return value;
}

QString OldRows::chosenFillOf(const Column &column, const QString &kind) const
{
    const Choice choice = m_answers.choices.value(kind + u' ' + path(column.name));
    return choice.way == WayOut::Fill ? choice.expression : QString();
}

bool OldRows::keepsValues(const Column &after) const
{
    const Column *was = m_before.column(after.id);
    return was && fillOf(after).isEmpty() && chosenFillOf(after, u"nulls"_s).isEmpty()
           && chosenFillOf(after, u"values"_s).isEmpty()
           && affinityOf(m_before, *was) == affinityOf(m_after, after)
           && sameName(collationOf(*was), collationOf(after)) && was->generated == after.generated;
}

bool OldRows::keepsAllValues() const
{
    return std::all_of(m_after.columns.begin(), m_after.columns.end(), [&](const Column &column) {
        return !m_before.column(column.id) || keepsValues(column);
    });
}

QString OldRows::storedValueOf(const Column &after) const
{
    const Column *was = m_before.column(after.id);
    QString value = valueOf(after.id);
    if (const QString chosen = chosenFillOf(after, u"values"_s); !chosen.isEmpty())
        value = u'(' + chosen + u')';
    if (value.isEmpty()) {
        const QString rowid = rowidName(m_before);
        if (&after == rowidAlias(m_after) && !rowid.isEmpty())
            return rowid;
        value = after.defaultValue.isEmpty() ? u"NULL"_s : asExpression(after.defaultValue);
    }
    if (const QString chosen = chosenFillOf(after, u"nulls"_s); !chosen.isEmpty())
        value = was ? QString(u"coalesce("_s + value + u", ("_s + chosen + u"))"_s)
                    : QString(u'(' + chosen + u')');
    const Affinity affinity = affinityOf(m_after, after);
    const bool isOld = was && value == alwaysQuotedName(was->name);
    return isOld && affinityOf(m_before, *was) == affinity ? value : storedAs(value, affinity);
}

QString OldRows::asNewRows() const
{
    NewRows rows(*this);
    for (const Column &column : m_after.columns) {
        if (!column.generated)
            rows.add(column);
    }
    if (const QString rowid = rowidName(m_before); !rowid.isEmpty()) {
        rows.add(rowid, OldRow.toString());
        // A check may name the rowid.
        if (const QString name = rowidName(m_after); keepRowids() && !name.startsWith(u'"'))
            rows.add(rowid, name);
    }
    rows.take(rowsAlsoCalled(m_before, &m_alsoCalled));
    std::vector<const Column *> waiting;
    for (const Column &column : m_after.columns) {
        if (column.generated)
            waiting.push_back(&column);
    }
    // What is computed of computed columns comes behind them; SQLite takes no circle of them.
    while (!waiting.empty()) {
        const auto isReady = [&](const Column *column) {
            const QSet<QString> names = namesIn(column->generated->expression);
            return std::none_of(waiting.begin(), waiting.end(), [&](const Column *other) {
                return other != column && names.contains(foldedName(other->name));
            });
        };
        auto later = std::stable_partition(waiting.begin(), waiting.end(), isReady);
        if (later == waiting.begin())
            ++later; // what looked like a column is a function
        for (auto each = waiting.begin(); each != later; ++each)
            rows.add(**each);
        rows.take(rows.text());
        waiting.erase(waiting.begin(), later);
    }
    return rows.text();
}

} // namespace sw
