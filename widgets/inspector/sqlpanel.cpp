// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/sqlpanel.h"

#include "model/sql/script.h"
#include "model/sql/writer.h"
#include "widgets/common/background.h"
#include "widgets/common/codeedit.h"
#include "widgets/inspector/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// More than this is written in another thread.
constexpr qsizetype TablesAtOnce = 300;
/// What is behind is copied and not shown: nobody reads it, and laying it out takes long.
constexpr qsizetype LinesShown = 4'000;
constexpr qsizetype MostNamed = 3; ///< in the title

bool concernsSql(const Change &change)
{
    return std::holds_alternative<TablePtr>(change.before)
           || std::holds_alternative<ViewPtr>(change.before)
           || std::holds_alternative<DatabaseOptionsPtr>(change.before);
}

/// The place behind so many lines; the end where there are fewer.
qsizetype endOfLines(const QString &text, qsizetype lines)
{
    qsizetype at = 0;
    for (; lines > 0; --lines) {
        const qsizetype next = text.indexOf(u'\n', at);
        if (next < 0)
            return text.size();
        at = next + 1;
    }
    return at;
}

void add(QString &sql, const QString &statement)
{
    if (!statement.isEmpty())
        sql += (sql.isEmpty() ? u""_s : u"\n"_s) + statement + u";\n"_s;
}

} // namespace

SqlPanel::SqlPanel(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_theme(theme)
{
    m_title = mutedLabel({}, this);
    m_copy = new QToolButton(this);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the SQL"));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::TabFocus);
    m_copy->setIconSize({16, 16});
    m_copy->setStyleSheet(u"font-size: 12px"_s);
    m_copy->setIcon(theme.icon(u"copy"_s));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_code = new CodeEdit(theme, this);
    m_code->setReadOnly(true);
    setFocusProxy(m_code);
    m_code->setBare();
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setAccessibleName(tr("SQL"));
    m_note = mutedLabel({}, this);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 4, 12, 6);
    m_note->hide();

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 6, 2);
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_code, 1);
    column->addWidget(m_note);

    connect(m_copy, &QToolButton::clicked, this, &SqlPanel::copy);
    connect(&editor, &Editor::changed, this, &SqlPanel::takeChanges);
    connect(&editor.picks(), &Picks::changed, this, &SqlPanel::write);
    connect(&theme, &Theme::changed, this, [this] { m_copy->setIcon(m_theme.icon(u"copy"_s)); });
}

void SqlPanel::copy() const { QApplication::clipboard()->setText(m_sql); }

void SqlPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        write();
}

void SqlPanel::takeChanges(const Changes &changes)
{
    if (std::any_of(changes.begin(), changes.end(), concernsSql))
        write();
}

std::vector<TablePtr> SqlPanel::pickedTables() const
{
    const Schema &schema = m_editor.content().schema;
    std::vector<TablePtr> tables;
    const auto add = [&](TableId id) {
        const TablePtr table = schema.tables.find(id);
        if (table && std::find(tables.begin(), tables.end(), table) == tables.end())
            tables.push_back(table);
    };
    for (const Pick &pick : m_editor.picks().all()) {
        if (pick.kind == PickKind::Table)
            add(TableId(pick.id));
        if (pick.kind != PickKind::Edge)
            continue;
        if (const Relationship *edge = m_editor.relationship(ForeignKeyId(pick.id), true)) {
            add(edge->left.table);
            add(edge->right.table);
            add(edge->association);
        }
    }
    return tables;
}

void SqlPanel::write()
{
    m_stale = !isVisible();
    ++m_token;
    if (m_stale)
        return;
    std::vector<ViewPtr> views;
    for (const quint64 id : m_editor.picks().ids(PickKind::View)) {
        if (const ViewPtr view = m_editor.content().schema.views.find(ViewId(id)))
            views.push_back(view);
    }
    const std::vector<TablePtr> tables = pickedTables();
    if (tables.empty() && views.empty())
        writeWhole();
    else
        take(writtenSelection(tables, views));
}

void SqlPanel::writeWhole()
{
    const Schema schema = m_editor.content().schema;
    if (schema.tables.size() <= TablesAtOnce) {
        take(writtenWhole(schema));
        return;
    }
    const int token = m_token;
    m_title->setText(tr("Writing %n tables…", nullptr, static_cast<int>(schema.tables.size())));
    inBackground(
        this, [schema] { return writtenWhole(schema); },
        [this, token](const Written &written) {
            if (token == m_token)
                take(written);
        });
}

SqlPanel::Written SqlPanel::writtenSelection(const std::vector<TablePtr> &tables,
                                             const std::vector<ViewPtr> &views) const
{
    DdlWriter writer(m_editor.content().schema);
    Written written;
    for (const TablePtr &table : tables)
        add(written.sql, writer.table(*table));
    for (const TablePtr &table : tables) {
        for (const Index &index : table->indexes)
            add(written.sql, writer.index(*table, index));
    }
    for (const ViewPtr &view : views)
        add(written.sql, writer.view(*view));
    for (const TablePtr &table : tables) {
        for (const Trigger &trigger : table->triggers)
            add(written.sql, writer.trigger(trigger, subjectOf(*table, trigger)));
    }
    for (const ViewPtr &view : views) {
        for (const Trigger &trigger : view->triggers)
            add(written.sql, writer.trigger(trigger, subjectOf(*view, trigger)));
    }
    written.problems = writer.problems();
    QStringList names;
    for (const TablePtr &table : tables)
        names.append(table->name);
    for (const ViewPtr &view : views)
        names.append(view->name);
    written.title = names.size() <= MostNamed
                        ? names.join(u", ")
                        : tr("%n tables and views", nullptr, static_cast<int>(names.size()));
    return written;
}

SqlPanel::Written SqlPanel::writtenWhole(const Schema &schema)
{
    const Script script = scriptOf(schema);
    return {tr("Whole schema"), textOf(script, schema.options), script.problems};
}

void SqlPanel::take(const Written &written)
{
    m_sql = written.sql;
    const qsizetype end = endOfLines(m_sql, LinesShown);
    m_title->setText(written.title);
    m_code->showText(m_sql.left(end));
    m_copy->setEnabled(!m_sql.isEmpty());
    QStringList notes;
    if (end < m_sql.size())
        notes.append(tr("%n more lines; Copy takes them all.", nullptr,
                        static_cast<int>(QStringView(m_sql).mid(end).count(u'\n'))));
    for (const Problem &problem : written.problems)
        notes.append(problem.text);
    // The rest is with the problems.
    if (notes.size() > 3)
        notes = notes.mid(0, 3) << tr("…and %n more", nullptr, static_cast<int>(notes.size()) - 3);
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

} // namespace sw
