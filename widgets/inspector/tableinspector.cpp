// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/tableinspector.h"

#include "model/document/verbs_table.h"
#include "model/sql/writer.h"
#include "widgets/common/codeedit.h"
#include "widgets/inspector/columnsgrid.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/subjectcolor.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// How many lines begin or end at the table.
int relationshipCount(const Schema &schema, const Table &table)
{
    int count = static_cast<int>(table.foreignKeys.size());
    for (const TablePtr &other : schema.tables) {
        if (other->id == table.id)
            continue;
        count += static_cast<int>(
            std::count_if(other->foreignKeys.begin(), other->foreignKeys.end(),
                          [&](const ForeignKey &key) { return key.parent.id == table.id; }));
    }
    return count;
}

} // namespace

TableInspector::TableInspector(Editor &editor, const Theme &theme, QWidget *parent)
    : InspectorPage(parent), m_editor(editor)
{
    QVBoxLayout *column = makeColumn();
    m_title = addTitle(
        *column, editor, tr("Table name"),
        {[this] { return table() ? table()->name : QString(); },
         [this](const QString &name) { return renameTable(m_editor.content(), m_table, name); },
         undoText(QT_TRANSLATE_NOOP("Undo", "Rename table"))});
    m_summary = mutedLabel({}, this);
    m_kind = mutedLabel({}, this);
    m_kind->setWordWrap(true);
    m_color = new SubjectColor(editor, theme, this);
    column->addWidget(m_summary);
    column->addWidget(m_kind);
    column->addWidget(m_color);
    addColumns(*column, theme);
    addParts(*column, theme);
    addSql(*column, theme);
    addOptions(*column, theme);
    addModels(*column, theme);
    column->addStretch(1);
    connect(&editor.picks(), &Picks::changed, this, [this] { showModels(false); });
}

TablePtr TableInspector::table() const { return m_editor.content().schema.tables.find(m_table); }

void TableInspector::addColumns(QVBoxLayout &column, const Theme &theme)
{
    m_columns = new ColumnsGrid(m_editor, theme, this);
    auto *section = new Section(theme, tr("Columns"), m_columns, this);
    section->setOpen(true);
    column.addWidget(section);
}

void TableInspector::addParts(QVBoxLayout &column, const Theme &theme)
{
    PartsSection *references = makeReferenceSection(m_editor, theme, this);
    connect(references, &PartsSection::activated, this,
            [this](quint64 id) { Q_EMIT relationshipWanted(ForeignKeyId(id)); });
    m_parts = {references, makeIndexSection(m_editor, theme, this),
               makeRulesSection(m_editor, theme, this), makeTriggerSection(m_editor, theme, this)};
    for (PartsSection *section : m_parts)
        column.addWidget(section);
    m_parts[0]->setOpen(true);
    m_parts[1]->setOpen(true);
}

void TableInspector::addOptions(QVBoxLayout &column, const Theme &theme)
{
    m_options = new Form(m_editor, theme, this);
    const QString undo = undoText(QT_TRANSLATE_NOOP("Undo", "Change table"));
    m_options->addText(
        tr("Comment"),
        {[this] { return table() ? table()->comment : QString(); },
         [this](const QString &text) { return setTableComment(m_editor.content(), m_table, text); },
         undo});
    m_options->addFlag(u"STRICT"_s,
                       {[this] { return table() && table()->strict; },
                        [this](bool on) { return setStrict(m_editor.content(), m_table, on); },
                        undo});
    m_options->addFlag(
        u"WITHOUT ROWID"_s,
        {[this] { return table() && table()->withoutRowid; },
         [this](bool on) { return setWithoutRowid(m_editor.content(), m_table, on); }, undo});
    column.addWidget(new Section(theme, tr("Options"), m_options, this));
}

void TableInspector::addSql(QVBoxLayout &column, const Theme &theme)
{
    m_sql = new CodeEdit(theme, this);
    m_sql->setReadOnly(true);
    m_sql->setAccessibleName(tr("SQL of the table"));
    m_sql->growBetween(2, 24);
    auto *section = new Section(theme, tr("SQL"), m_sql, this);
    section->setOpen(true);
    column.addWidget(section);
}

void TableInspector::showObject(quint64 id)
{
    const bool other = TableId(id) != m_table;
    m_table = TableId(id);
    const TablePtr present = table();
    if (!present)
        return;
    showSummary(*present);
    m_color->showSubject(id);
    m_columns->setTable(present);
    for (PartsSection *section : m_parts)
        section->showOwner(id);
    if (other) {
        m_title->reset();
        m_options->reset();
    } else {
        m_title->refresh();
        m_options->refresh();
    }
    showSql(present);
    showModels(other);
}

void TableInspector::showSummary(const Table &present)
{
    const int edges = relationshipCount(m_editor.content().schema, present);
    const auto columns = present.columns.size();
    m_summary->setText((columns == 1 ? tr("1 column") : tr("%1 columns").arg(columns)) + u" · "_s
                       + (edges == 1 ? tr("1 relationship") : tr("%1 relationships").arg(edges)));
    m_kind->setVisible(present.kind != TableKind::Ordinary);
    switch (present.kind) {
    case TableKind::Ordinary:
        break;
    case TableKind::Virtual:
        m_kind->setText(tr("A virtual table: %1. Its module makes its columns.").arg(present.text));
        break;
    case TableKind::Shadow:
        m_kind->setText(tr("Holds the data of a virtual table; it is only shown."));
        break;
    case TableKind::Opaque:
        m_kind->setText(tr("Kept as it is, because %1.").arg(present.reason));
        break;
    }
}

void TableInspector::showSql(const TablePtr &present)
{
    DdlWriter writer(m_editor.content().schema);
    QString sql = writer.table(*present) + u';';
    for (const Index &index : present->indexes) {
        if (const QString create = writer.index(*present, index); !create.isEmpty())
            sql += u'\n' + create + u';';
    }
    m_sql->showText(sql);
}

} // namespace sw
