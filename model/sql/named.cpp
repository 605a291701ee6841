// SPDX-License-Identifier: Apache-2.0
#include "model/sql/named.h"

#include "model/base/name.h"
#include "model/sql/token.h"

namespace sw {

QSet<QString> namesIn(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QSet<QString> names;
    for (const Token &token : tokenize(viewOf(bytes))) {
        if (token.kind == TokenKind::Word || token.kind == TokenKind::Quoted
            || token.kind == TokenKind::String)
            names.insert(foldedName(
                nameFromToken(viewOf(bytes).substr(token.begin, token.end - token.begin))));
    }
    return names;
}

void NamedObjects::add(const QString &self, const QString &text)
{
    if (!m_names)
        m_names.emplace(m_schema);
    QStringList open{foldedName(self)};
    open.append(namesIn(text).values());
    while (!open.isEmpty()) {
        const QString name = open.takeLast();
        const ViewPtr view = m_names->view(name);
        if (m_needed.contains(name) || (!view && !m_names->table(name)))
            continue;
        m_needed.insert(name);
        if (view)
            open.append(namesIn(view->select).values());
    }
}

bool NamedObjects::contains(const QString &name) const
{
    return m_needed.contains(foldedName(name));
}

Schema NamedObjects::part() const
{
    Schema part;
    for (const TablePtr &table : m_schema.tables) {
        if (table->kind == TableKind::Shadow || !contains(table->name))
            continue;
        Table bare = *table;
        bare.indexes.clear();
        bare.foreignKeys.clear();
        bare.triggers.clear();
        part.tables.put(std::move(bare));
    }
    for (const ViewPtr &view : m_schema.views) {
        if (!contains(view->name))
            continue;
        View bare = *view;
        bare.triggers.clear();
        part.views.put(std::move(bare));
    }
    return part;
}

} // namespace sw
