// SPDX-License-Identifier: Apache-2.0
#include "model/data/boundsql.h"

using namespace Qt::StringLiterals;

namespace sw {

BoundSql &BoundSql::add(const QString &text)
{
    m_texts.last() += text;
    return *this;
}

BoundSql &BoundSql::add(const BoundSql &other)
{
    m_texts.last() += other.m_texts.first();
    m_texts += other.m_texts.mid(1);
    m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
    return *this;
}

BoundSql &BoundSql::add(const Value &value)
{
    m_values.push_back(value);
    m_texts.append(QString());
    return *this;
}

QString BoundSql::withLiterals() const
{
    QString text = m_texts.first();
    for (size_t i = 0; i < m_values.size(); ++i)
        text += literalOf(m_values[i]) + m_texts[static_cast<qsizetype>(i) + 1];
    return text;
}

void BoundSql::bindTo(SqliteQuery &query) const
{
    for (size_t i = 0; i < m_values.size(); ++i)
        m_values[i].bindTo(query, static_cast<int>(i) + 1);
}

QString bracketed(const QStringList &terms)
{
    return terms.size() == 1 ? terms.first() : QString(u'(' + terms.join(u", ") + u')');
}

} // namespace sw
