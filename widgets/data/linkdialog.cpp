// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/linkdialog.h"

#include "model/data/labels.h"
#include "model/data/links.h"
#include "model/data/pastecells.h"
#include "model/data/related.h"
#include "model/schema/sentence.h"
#include "model/sql/quote.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/narrow.h"
#include "widgets/data/rowsgrid.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr size_t MostLinked = 1'000; ///< rows at once

} // namespace

PayloadForm::PayloadForm(const Schema &schema, const Way &way, QWidget *parent)
    : QWidget(parent), m_association(schema.tables.find(way.association)),
      m_needed(way.crosses() ? neededForLink(schema, way) : std::vector<ColumnId>())
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setLabelAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    for (const ColumnId id : m_needed) {
        const Column &column = *m_association->column(id);
        auto *field = new QLineEdit(this);
        field->setPlaceholderText(column.type.isEmpty() ? tr("needed")
                                                        : tr("%1, needed").arg(column.type));
        field->setAccessibleName(column.name);
        layout->addRow(column.name, field);
        m_fields.push_back(field);
        connect(field, &QLineEdit::textChanged, this, &PayloadForm::changed);
    }
    setVisible(!isEmpty());
}

GivenValues PayloadForm::values() const
{
    GivenValues values;
    for (size_t i = 0; i < m_fields.size(); ++i) {
        if (!m_fields[i]->text().isEmpty())
            values[m_needed[i]] = typedValue(*m_association, *m_association->column(m_needed[i]),
                                             m_fields[i]->text());
    }
    return values;
}

LinkDialog::LinkDialog(RowEditing &editing, const Way &way, const WholeRow &from,
                       const std::optional<WholeRow> &link, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_editing(editing), m_way(way), m_from(from), m_tie(link), m_theme(theme),
      m_rows(new RowsModel(editing.database(), RowDatabase::Lane::Panes, this)),
      m_grid(new RowsGrid(*m_rows, theme, this)),
      m_payload(new PayloadForm(editing.schema(), m_tie ? Way() : way, this))
{
    constexpr auto Pause = 120ms;
    setAttribute(Qt::WA_DeleteOnClose);
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    makeParts();
    connect(&m_pause, &QTimer::timeout, this, &LinkDialog::search);
    connect(m_grid, &RowsGrid::focusRowChanged, this, &LinkDialog::preview);
    connect(m_rows, &RowsModel::arrived, this, &LinkDialog::preview);
    connect(m_grid, &QAbstractItemView::doubleClicked, this, &LinkDialog::link);
    connect(m_grid, &RowsGrid::sortWanted, this, [this](int column, bool besides) {
        turnSort(m_sort, m_rows->columns()[static_cast<size_t>(column)].name, besides);
        search();
    });
    connect(&m_grid->filters(), &FilterRow::changed, this, &LinkDialog::search);
    connect(&m_grid->filters(), &FilterRow::left, this, [this] { m_grid->setFocus(); });
    connect(m_payload, &PayloadForm::changed, this, &LinkDialog::preview);
    search();
}

bool LinkDialog::takesOne() const { return m_tie || m_way.toParent || m_way.one; }

void LinkDialog::makeParts()
{
    const Schema &schema = m_editing.schema();
    const QString from = rowWords(schema, m_from.row);
    setWindowTitle(m_tie ? tr("Relink %1").arg(from) : tr("Link %1").arg(from));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    const WaysOf &ways = m_editing.database().ways();
    auto *heading
        = new QLabel(takesOne() ? tr("%1 of %2: choose the row.").arg(m_way.role, from)
                                : tr("%1 of %2: choose one row or several.").arg(m_way.role, from),
                     this);
    heading->setTextFormat(Qt::PlainText);
    heading->setToolTip(sentenceOf(ways.relationship(m_way), ways.schema()));
    layout->addWidget(heading);
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search by name or key"));
    m_search->setAccessibleName(tr("Search by name or key"));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    layout->addWidget(m_search);
    m_grid->setFiltersShown(true);
    m_grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_grid->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_grid->setSelectionMode(takesOne() ? QAbstractItemView::SingleSelection
                                        : QAbstractItemView::ExtendedSelection);
    m_grid->setAccessibleName(tr("Rows to link"));
    auto *frame = new QFrame(this);
    frame->setProperty("relatedPane", true);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_grid);
    layout->addWidget(frame, 1);
    layout->addWidget(m_payload);
    m_notice = new QLabel(this);
    m_notice->setObjectName(u"notice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    layout->addWidget(m_notice);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_link = buttons->addButton(m_tie ? tr("Relink") : tr("Link"), QDialogButtonBox::AcceptRole);
    m_link->setObjectName(u"link"_s);
    m_link->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_link, &QPushButton::clicked, this, &LinkDialog::link);
    constexpr QSize Usual(760, 520);
    resize(Usual);
    m_search->setFocus();
}

void LinkDialog::search()
{
    m_pause.stop();
    const Schema &schema = m_editing.schema();
    const TablePtr table = schema.tables.find(m_way.to);
    RowSet set = rowsWhere(table, mayBeLinked(schema, m_editing.edits(), m_way, m_from));
    set.sort.clear();
    set = narrowed(set, namedLike(*table, m_way.toColumns, m_search->text()));
    QHash<QString, QString> problems;
    set = narrowed(set, m_editing.database().ways(), m_grid->filters().texts(), m_sort, problems);
    m_rows->show(set);
    m_grid->filters().setProblems(problems);
    m_grid->showSort(m_sort);
    preview();
}

Result<LinkStep> LinkDialog::step(const std::vector<WholeRow> &rows) const
{
    const Schema &schema = m_editing.schema();
    RowEdits after = m_editing.edits();
    QStringList notices;
    QString text;
    for (const WholeRow &row : rows) {
        LinkStep one;
        if (m_tie) {
            const Result<RowStep> relinked = relinkRow(schema, after, m_way, *m_tie, row);
            if (!relinked)
                return relinked.error();
            one.step = *relinked;
        } else {
            const Result<LinkStep> linked
                = sw::linkRows(schema, after, m_way, m_from, row, m_payload->values());
            if (!linked)
                return linked.error();
            one = *linked;
        }
        text = one.step.text;
        if (!one.notice.isEmpty())
            notices.append(one.notice);
        after.apply(one.step);
    }
    if (rows.size() > 1)
        text = tr("Link %n rows", nullptr, static_cast<int>(rows.size()));
    if (notices.size() > 1)
        notices
            = {tr("%n of them are taken from others.", nullptr, static_cast<int>(notices.size()))};
    return LinkStep{stepBetween(m_editing.edits(), after, text), notices.value(0)};
}

void LinkDialog::tell(const QString &text, bool isProblem)
{
    m_notice->setText(text);
    m_notice->setProperty("wrong", isProblem);
    m_notice->setProperty("muted", !isProblem);
    m_notice->style()->polish(m_notice);
    m_link->setEnabled(!isProblem);
}

/// What linking what is selected would do, or why it cannot be.
void LinkDialog::preview()
{
    const std::vector<qint64> selected = m_grid->selectedRows(MostLinked + 1);
    if (!takesOne() && !m_tie)
        m_link->setText(selected.size() > 1
                            ? tr("Link %n rows", nullptr, static_cast<int>(selected.size()))
                            : tr("Link"));
    if (selected.empty()) {
        const bool isNone = !m_rows->isReading() && m_rows->count() == 0;
        tell(!m_rows->error().isEmpty() ? m_rows->error()
             : isNone                   ? tr("There is no such row that is not linked already.")
                                        : QString(),
             !m_rows->error().isEmpty());
        m_link->setEnabled(false);
        return;
    }
    if (selected.size() > MostLinked) {
        tell(tr("At most %1 rows are linked at once.").arg(MostLinked), true);
        return;
    }
    std::vector<WholeRow> rows;
    for (const qint64 each : selected) {
        if (std::optional<WholeRow> row = m_rows->whole(each))
            rows.push_back(std::move(*row));
    }
    const Result<LinkStep> linked = step(rows);
    tell(linked ? linked->notice : linked.error().text, !linked);
}

void LinkDialog::link()
{
    m_rows->askWhole(
        m_grid->selectedRows(MostLinked), [this](const Result<std::vector<WholeRow>> &rows) {
            const Result<LinkStep> linked = rows ? step(*rows) : Result<LinkStep>(rows.error());
            if (!linked) {
                tell(linked.error().text, true);
                return;
            }
            m_editing.apply(linked->step);
            accept();
        });
}

/// From the search one goes down to what was found.
bool LinkDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_grid->setFocus();
        m_grid->goTo(0, 0);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sw
