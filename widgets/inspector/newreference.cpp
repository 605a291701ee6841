// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/newreference.h"

#include "model/document/joining.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/parttexts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

Result<ColumnIds> columnsFrom(const Table &table, const QString &text)
{
    const Result<Key> key = withParts(table, Key(), text);
    if (!key)
        return key.error();
    return columnsOf(*key);
}

/// What a foreign key refers to, and by which columns; none: by its key.
struct Target {
    TablePtr table;
    QString columns;
};

Result<Target> targetFrom(const Schema &schema, const QString &text)
{
    if (const TablePtr table = schema.table(text))
        return Target{table, {}};
    const auto bracket = text.indexOf(u'(');
    if (bracket > 0 && text.endsWith(u')')) {
        if (const TablePtr table = schema.table(text.left(bracket).trimmed()))
            return Target{table, text.mid(bracket + 1).chopped(1)};
    }
    for (auto dot = text.indexOf(u'.'); dot > 0; dot = text.indexOf(u'.', dot + 1)) {
        if (const TablePtr table = schema.table(text.left(dot).trimmed()))
            return Target{table, text.mid(dot + 1)};
    }
    if (text.isEmpty())
        return Error{NewReference::tr(
            "Write the table to which the foreign key refers, such as owner or owner.user_id.")};
    return Error{
        NewReference::tr("There is no table “%1”; write the name of one, or draw it first.")
            .arg(text)};
}

QCompleter *tableCompleter(const Schema &schema, QObject *parent)
{
    QStringList names;
    for (const TablePtr &table : schema.tables)
        names.append(table->name);
    names.sort(Qt::CaseInsensitive);
    auto *completer = new QCompleter(names, parent);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    return completer;
}

} // namespace

Result<Changes> referenceFrom(const Content &content, TableId child, const QString &columns,
                              const QString &target)
{
    const TablePtr table = content.schema.tables.find(child);
    if (!table)
        return noSuchTable();
    const Result<Target> found = targetFrom(content.schema, target.trimmed());
    if (!found)
        return found.error();
    const Table &parent = *found->table;
    NewRelationship wanted;
    wanted.child = child;
    wanted.parent = parent.id;
    const Result<ColumnIds> targets
        = found->columns.isEmpty() ? referableColumns(parent) : columnsFrom(parent, found->columns);
    if (!targets)
        return targets.error();
    if (!areUnique(parent, *targets))
        return Error{
            NewReference::tr("“%1” is neither a key nor UNIQUE, so nothing can refer to it.")
                .arg(target)};
    wanted.parentColumns = *targets;
    if (!columns.trimmed().isEmpty()) {
        const Result<ColumnIds> own = columnsFrom(*table, columns);
        if (!own)
            return own.error();
        if (own->size() != targets->size())
            return Error{
                NewReference::tr("“%1” is referred to by %2 columns; write as many, or none "
                                 "for new ones.")
                    .arg(target)
                    .arg(targets->size())};
        wanted.childColumns = *own;
    }
    return makeRelationship(content, wanted);
}

NewReference::NewReference(const Editor &editor, Make make, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_make(std::move(make))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(10, 2, 8, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    m_columns = addLine(tr("Columns"), tr("new ones"), 0);
    m_target = addLine(tr("Refers to"), tr("table or table.column"), 1);
    m_reason = reasonLabel(this);
    grid->addWidget(m_reason, 2, 1);
    auto *add = new QPushButton(tr("Add"), this);
    grid->addWidget(add, 3, 1, Qt::AlignRight);
    connect(add, &QPushButton::clicked, this, &NewReference::commit);
    hide();
}

QLineEdit *NewReference::addLine(const QString &label, const QString &placeholder, int row)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    line->setAccessibleName(label);
    line->installEventFilter(this);
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(mutedLabel(label, this), row, 0);
    grid->addWidget(line, row, 1);
    connect(line, &QLineEdit::textEdited, this, &NewReference::check);
    connect(line, &QLineEdit::returnPressed, this, &NewReference::commit);
    return line;
}

void NewReference::open(TableId child)
{
    m_child = child;
    m_columns->clear();
    m_target->clear();
    sayReason(m_reason, m_target, {});
    m_target->setCompleter(tableCompleter(m_editor.content().schema, m_target));
    show();
    m_target->setFocus();
}

void NewReference::follow(TableId child)
{
    if (child != m_child)
        hide();
}

Result<Changes> NewReference::written() const
{
    return referenceFrom(m_editor.content(), m_child, m_columns->text(), m_target->text());
}

/// A name that is only begun is not wrong yet: its reason comes with Enter.
void NewReference::check()
{
    if (!m_reason->text().isEmpty() && written())
        sayReason(m_reason, m_target, {});
}

/// The list of tables that complete what is typed, while it is open.
QAbstractItemView *NewReference::openList() const
{
    const QCompleter *completer = m_target->completer();
    return completer && completer->popup()->isVisible() ? completer->popup() : nullptr;
}

void NewReference::commit()
{
    if (QAbstractItemView *list = openList()) {
        if (list->currentIndex().isValid())
            return; // the completer takes that one
        list->hide();
    }
    const Result<Changes> changes = written();
    sayReason(m_reason, m_target, changes ? QString() : changes.error().text);
    if (!changes)
        return;
    hide();
    m_make(*changes);
}

bool NewReference::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !openList()) {
        hide();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sw
