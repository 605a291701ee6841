// SPDX-License-Identifier: Apache-2.0
#include "model/sync/speech.h"

#include "model/sql/quote.h"

#include <array>
#include <utility>

namespace sw {

namespace {

QString inDiagram(const QString &what, const QString &diagram)
{
    return QStringLiteral("%1 in %2").arg(what, diagram);
}

/// The first words of a longer text.
QString beginning(const QString &text)
{
    constexpr qsizetype Most = 40;
    const QString line = text.section(QLatin1Char('\n'), 0, 0);
    return line.size() <= Most ? line : QString(line.left(Most) + QStringLiteral("…"));
}

} // namespace

QString fieldWords(const char *field)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> Sql{{
        {"notNull", "NOT NULL"},
        {"strict", "STRICT"},
        {"withoutRowid", "WITHOUT ROWID"},
        {"autoincrement", "AUTOINCREMENT"},
        {"onDelete", "ON DELETE"},
        {"onUpdate", "ON UPDATE"},
        {"onConflict", "ON CONFLICT"},
        {"where", "WHERE"},
        {"match", "MATCH"},
    }};
    for (const auto &[name, words] : Sql) {
        if (name == field)
            return QString::fromLatin1(words.data(), static_cast<qsizetype>(words.size()));
    }
    QString text;
    const QString letters = QString::fromLatin1(field);
    for (const QChar c : letters) {
        if (c.isUpper())
            text += QLatin1Char(' ');
        text += c.toLower();
    }
    return text;
}

QString numberText(double value) { return QString::number(value, 'g', 10); }

QString Speech::column(ColumnId id, const Table *table) const
{
    const Column *found = table ? table->column(id) : nullptr;
    return found ? quotedName(found->name) : QString();
}

QString Speech::parent(const ForeignKey &key, bool allColumns) const
{
    const TablePtr table
        = key.parent.id.isNull() ? nullptr : m_content.schema.tables.find(key.parent.id);
    const QString called = quotedName(table ? table->name : key.parent.name);
    std::vector<ColumnId> named;
    QStringList names;
    for (const ColumnRef &ref : key.parentColumns) {
        named.push_back(ref.id);
        names += ref.id.isNull() ? quotedName(ref.name) : column(ref.id, table.get());
    }
    ForeignKey implied = key;
    implied.parentColumns.clear();
    const bool primary = table && parentColumnsOf(implied, *table) == named;
    if (names.isEmpty() || (primary && !allColumns))
        return called;
    return QStringLiteral("%1(%2)").arg(called, names.join(QStringLiteral(", ")));
}

QString Speech::diagram(DiagramId id) const
{
    const DiagramPtr found = m_content.drawing.diagrams.find(id);
    return found ? found->name : id.text();
}

QString Speech::subject(quint64 id) const
{
    if (const TablePtr table = m_content.schema.tables.find(TableId(id)))
        return quotedName(table->name);
    const ViewPtr view = m_content.schema.views.find(ViewId(id));
    return view ? quotedName(view->name) : idText(id);
}

QString Speech::name(const Table &table, const Table *) const { return quotedName(table.name); }

QString Speech::name(const View &view, const Table *) const { return quotedName(view.name); }

QString Speech::name(const Column &column, const Table *table) const
{
    return QStringLiteral("%1.%2").arg(quotedName(table->name), quotedName(column.name));
}

QString Speech::name(const Key &key, const Table *table) const
{
    QStringList names;
    for (const KeyPart &part : key.parts)
        names += column(part.column, table);
    return QStringLiteral("%1(%2)").arg(quotedName(table->name), names.join(QStringLiteral(", ")));
}

QString Speech::name(const Check &check, const Table *table) const
{
    return check.name.isEmpty()
               ? QStringLiteral("%1(%2)").arg(quotedName(table->name), check.expression)
               : QStringLiteral("%1.%2").arg(quotedName(table->name), quotedName(check.name));
}

QString Speech::name(const ForeignKey &key, const Table *table) const
{
    return QStringLiteral("%1(%2) → %3")
        .arg(quotedName(table->name), say(key.columns, table), parent(key));
}

QString Speech::name(const Index &index, const Table *) const { return quotedName(index.name); }

QString Speech::name(const Trigger &trigger, const Table *) const
{
    return quotedName(trigger.name);
}

QString Speech::name(const Diagram &diagram, const Table *) const { return diagram.name; }

QString Speech::name(const Placement &placement, const Table *) const
{
    return inDiagram(subject(placement.subject), diagram(placement.diagram));
}

QString Speech::name(const Route &route, const Table *) const
{
    for (const TablePtr &table : m_content.schema.tables) {
        if (const ForeignKey *key = table->foreignKey(route.edge))
            return inDiagram(name(*key, table.get()), diagram(route.diagram));
    }
    return inDiagram(route.edge.text(), diagram(route.diagram));
}

QString Speech::name(const Note &note, const Table *) const
{
    return inDiagram(QStringLiteral("“%1”").arg(beginning(note.text)), diagram(note.diagram));
}

QString Speech::name(const Area &area, const Table *) const
{
    return inDiagram(QStringLiteral("“%1”").arg(beginning(area.title)), diagram(area.diagram));
}

QString Speech::name(const MergeConflict &conflict, const Table *) const
{
    return QStringLiteral("“%1”").arg(beginning(conflict.text));
}

} // namespace sw
