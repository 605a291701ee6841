// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/deletedialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct DeleteWords {
    Q_DECLARE_TR_FUNCTIONS(sw::DeleteDialog)
};

constexpr int LeastSection = 72;

int linesIn(const std::vector<DeleteBranch> &branches)
{
    int lines = 0;
    for (const DeleteBranch &branch : branches)
        lines += 1 + linesIn(branch.below);
    return lines;
}

QString outcomeText(const DeleteVerdict &verdict)
{
    switch (verdict.outcome) {
    case DeleteOutcome::Deleted:
        return DeleteWords::tr("deleted too");
    case DeleteOutcome::SetNull:
        return DeleteWords::tr("set to NULL");
    case DeleteOutcome::SetDefault:
        return DeleteWords::tr("set to their default");
    case DeleteOutcome::Blocked:
        return verdict.reason.isEmpty() ? DeleteWords::tr("in the way")
                                        : DeleteWords::tr("in the way: %1").arg(verdict.reason);
    case DeleteOutcome::Dangling:
        break;
    }
    return DeleteWords::tr("left, referring to nothing");
}

void addBranches(const Schema &schema, const std::vector<DeleteBranch> &branches,
                 QTreeWidgetItem *above)
{
    for (const DeleteBranch &branch : branches) {
        const TablePtr table = schema.tables.find(branch.table);
        const ForeignKey *key = table ? table->foreignKey(branch.key) : nullptr;
        QStringList columns;
        for (const ColumnId id : key ? key->columns : std::vector<ColumnId>()) {
            if (const Column *column = table->column(id))
                columns.append(column->name);
        }
        const QString count = QString::number(branch.count);
        auto *item = new QTreeWidgetItem(
            above, {table ? u"%1 (%2)"_s.arg(table->name, columns.join(u", ")) : QString(),
                    branch.more ? QString(u"≥ "_s + count) : count, outcomeText(branch.verdict)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        QStringList examples;
        for (const RowRef &row : branch.examples)
            examples.append(rowWords(schema, row));
        item->setToolTip(0, examples.join(u'\n'));
        item->setToolTip(2, item->text(2));
        addBranches(schema, branch.below, item);
    }
}

} // namespace

DeleteDialog::DeleteDialog(RowEditing &editing, const DeletePreview &preview, QWidget *parent)
    : QDialog(parent), m_editing(editing), m_sentence(new QLabel(this)),
      m_tree(new QTreeWidget(this)), m_delete(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete rows"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    layout->addWidget(m_sentence);
    if (modelsDeleteOtherwise(editing.schema(), preview))
        makeRules();
    m_tree->setHeaderLabels({tr("Rows that refer to them"), tr("Rows"), tr("What happens")});
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->header()->setMinimumSectionSize(LeastSection);
    m_tree->setWordWrap(true); // a reason is read to its end
    m_tree->setFocusPolicy(Qt::NoFocus);
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    layout->addWidget(m_tree, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_delete = buttons->addButton(tr("Delete"), QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_delete, &QPushButton::clicked, this, &DeleteDialog::remove);
    showPreview(preview);
    constexpr QSize Usual(760, 190);
    constexpr int LineHeight = 26;
    constexpr int MostLines = 16;
    resize(Usual + QSize(0, LineHeight * std::clamp(linesIn(preview.branches), 3, MostLines)));
}

void DeleteDialog::makeRules()
{
    m_asDatabase = new QRadioButton(tr("As the database does"), this);
    m_asModels = new QRadioButton(tr("As the models do"), this);
    m_asDatabase->setChecked(true);
    layout()->addWidget(m_asDatabase);
    layout()->addWidget(m_asModels);
    connect(m_asModels, &QRadioButton::toggled, this,
            [this](bool models) { look(models ? DeleteRule::Models : DeleteRule::Database); });
}

void DeleteDialog::look(DeleteRule rule)
{
    m_delete->setEnabled(false);
    m_asked = m_editing.database().ask(
        RowDatabase::Lane::Beside, this,
        [schema = m_editing.schema(), rows = m_preview.rows, rule,
         edits = m_editing.edits()](sqlite3 *database, Watcher &watcher) {
            return previewDelete(database, schema, rows, rule, watcher, edits);
        },
        [this](const Result<DeletePreview> &preview) {
            if (preview)
                showPreview(*preview);
            else
                m_sentence->setText(preview.error().text);
        });
}

void DeleteDialog::showPreview(const DeletePreview &preview)
{
    m_preview = preview;
    m_tree->clear();
    addBranches(m_editing.schema(), preview.branches, m_tree->invisibleRootItem());
    m_tree->expandAll();
    const auto rows = static_cast<int>(preview.rows.size());
    const QString what = rows == 1 ? rowWords(m_editing.schema(), preview.rows.front())
                                   : tr("%n rows", nullptr, rows);
    m_sentence->setText(
        preview.blocked
            ? tr("%1 cannot be deleted: others refer to it and are in the way.").arg(what)
            : tr("This is what happens when %1 is deleted and that is saved.").arg(what));
    m_delete->setEnabled(!preview.blocked && !preview.more);
}

void DeleteDialog::remove()
{
    const Result<RowStep> step = deleteStep(m_editing.schema(), m_editing.edits(), m_preview);
    if (!step) {
        Q_EMIT said(step.error().text);
        return;
    }
    m_editing.apply(*step);
    accept();
}

Asked askToDelete(RowEditing &editing, const std::vector<RowRef> &rows, QWidget *parent,
                  std::function<void(const QString &)> say)
{
    return editing.database().ask(
        RowDatabase::Lane::Beside, parent,
        [schema = editing.schema(), rows, edits = editing.edits()](sqlite3 *database,
                                                                   Watcher &watcher) {
            return previewDelete(database, schema, rows, DeleteRule::Database, watcher, edits);
        },
        [&editing, parent, say = std::move(say)](const Result<DeletePreview> &preview) {
            if (!preview)
                return say(preview.error().text);
            if (preview->branches.empty()) {
                const Result<RowStep> step
                    = deleteStep(editing.schema(), editing.edits(), *preview);
                if (!step)
                    return say(step.error().text);
                return editing.apply(*step);
            }
            auto *dialog = new DeleteDialog(editing, *preview, parent);
            QObject::connect(dialog, &DeleteDialog::said, parent, say);
            dialog->open();
        });
}

} // namespace sw
