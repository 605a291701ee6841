// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/relatedpane.h"

#include "model/data/freshrows.h"
#include "model/data/links.h"
#include "model/data/matching.h"
#include "model/data/related.h"
#include "model/schema/sentence.h"
#include "widgets/data/place.h"
#include "widgets/data/rowcard.h"
#include "widgets/data/rowsgrid.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr auto Budget = 100ms;
constexpr qint64 MostCounted = 10'000;
constexpr size_t MostFocusRows = 500;

} // namespace

FocusRows focusOf(const RowsGrid &grid, const RowPath &path)
{
    FocusRows focus;
    RowsModel &rows = grid.rows();
    focus.table = rows.set().table;
    focus.path = path;
    if (!focus.table)
        return focus;
    std::vector<std::vector<Value>> keys;
    for (const qint64 each : grid.selectedRows(MostFocusRows)) {
        const std::optional<RowRef> row = rows.ref(each);
        if (!row)
            continue;
        if (!focus.row && keys.empty()) {
            focus.row = rows.whole(each);
            if (!focus.path.steps.empty())
                focus.path.steps.back().key = keyTermsOf(rows, each);
        }
        if (!row->isFresh())
            keys.push_back(row->key);
    }
    focus.count = static_cast<int>(keys.size());
    if (!keys.empty())
        focus.condition = isOneOf(rows.set(), keys);
    return focus;
}

RelatedPane::RelatedPane(RowEditing &editing, const Way &way, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_editing(editing), m_database(editing.database()), m_way(way),
      m_theme(theme), m_rows(new RowsModel(m_database, RowDatabase::Lane::Panes, this)),
      m_grid(new RowsGrid(*m_rows, theme, this)), m_card(new RowCard(*m_rows, theme, this))
{
    setProperty("relatedPane", true);
    m_rows->setMostCounted(MostCounted);
    m_rows->setEditing(&editing);
    m_rows->setShowsFresh([this](const RowRef &fresh) {
        return m_from.row
               && leadsToFresh(m_database.schema(), m_editing.edits(), m_way, *m_from.row, fresh);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    makeHeader();
    m_body = new QStackedLayout;
    layout->addLayout(m_body, 1);
    m_body->addWidget(m_card);
    m_body->addWidget(m_grid);
    makeNotice();
    setAccessibleName(tr("%1, related rows").arg(m_way.role));
    m_grid->setAccessibleName(m_way.role);
    m_card->setAccessibleName(m_way.role);
    m_budget.setSingleShot(true);
    m_budget.setInterval(Budget);
    connect(&m_budget, &QTimer::timeout, this, &RelatedPane::tellUnsought);
    connect(m_rows, &RowsModel::arrived, this, &RelatedPane::takeArrival);
    connect(&m_editing, &RowEditing::changed, this, &RelatedPane::takeEdits);
    connect(&m_database, &RowDatabase::rowsChanged, m_rows, &RowsModel::readAgain);
    connect(m_grid, &RowsGrid::focusRowChanged, this, &RelatedPane::focusChanged);
    connect(m_grid, &RowsGrid::followed, this, &RelatedPane::follow);
    connect(m_grid, &RowsGrid::menuWanted, this, &RelatedPane::openMenu);
    connect(this, &RelatedPane::focusChanged, this, &RelatedPane::takeSelection);
    connect(m_card, &RowCard::followed, this, &RelatedPane::follow);
    connect(m_grid, &RowsGrid::peeked, this, &RelatedPane::peeked);
    connect(m_card, &RowCard::peeked, this, &RelatedPane::peeked);
}

void RelatedPane::makeHeader()
{
    const WaysOf &ways = m_database.ways();
    auto *header = new QWidget(this);
    header->setProperty("paneHeader", true);
    auto *line = new QHBoxLayout(header);
    line->setContentsMargins(4, 2, 4, 2);
    line->setSpacing(6);
    m_open = new QToolButton(header);
    m_open->setCheckable(true);
    m_open->setIcon(m_theme.icon(u"chevron-right"_s));
    m_open->setToolTip(tr("Its own relationships"));
    m_open->setAccessibleName(tr("Relationships of %1").arg(m_way.role));
    line->addWidget(m_open);
    auto *role = new QLabel(m_way.role, header);
    role->setProperty("boxHeading", true);
    role->setTextFormat(Qt::PlainText);
    line->addWidget(role);
    m_count = new QLabel(header);
    m_count->setProperty("muted", true);
    line->addWidget(m_count);
    line->addStretch(1);
    const auto button = [&](const QString &icon, const QString &tip, const QString &name) {
        auto *made = new QToolButton(header);
        made->setIcon(m_theme.icon(icon));
        made->setToolTip(tip);
        made->setAccessibleName(name.arg(m_way.role));
        connect(&m_theme, &Theme::changed, made,
                [this, made, icon] { made->setIcon(m_theme.icon(icon)); });
        line->addWidget(made);
        return made;
    };
    m_add = button(u"plus"_s, tr("Add a row here (Ctrl+Ins)"), tr("Add to %1"));
    m_link = button(u"link"_s, tr("Link a row that is there already…"), tr("Link to %1"));
    m_unlink = button(u"link-off"_s, tr("Unlink what is selected; it stays itself"),
                      tr("Unlink from %1"));
    m_follow = button(u"follow"_s, tr("Go to these rows"), tr("Go to %1"));
    m_follow->installEventFilter(this);
    connect(m_add, &QToolButton::clicked, this, &RelatedPane::addRow);
    connect(m_link, &QToolButton::clicked, this, &RelatedPane::linkRows);
    connect(m_unlink, &QToolButton::clicked, this, &RelatedPane::unlinkRows);
    const QString sentence = sentenceOf(ways.relationship(m_way), ways.schema());
    header->setToolTip(sentence);
    static_cast<QVBoxLayout *>(layout())->addWidget(header);
    connect(m_open, &QToolButton::toggled, this, [this](bool open) {
        m_open->setIcon(m_theme.icon(open ? u"chevron-down"_s : u"chevron-right"_s));
        takeArrival();
        Q_EMIT opened(open);
    });
    connect(&m_theme, &Theme::changed, this, [this] {
        m_open->setIcon(m_theme.icon(isOpen() ? u"chevron-down"_s : u"chevron-right"_s));
    });
    connect(m_follow, &QToolButton::clicked, this,
            [this] { Q_EMIT pathWanted(m_path, QGuiApplication::keyboardModifiers()); });
}

void RelatedPane::makeNotice()
{
    const Sought sought = soughtAlong(m_way);
    const TablePtr table = m_database.schema().tables.find(sought.table);
    m_notice = new QWidget(this);
    auto *layout = new QVBoxLayout(m_notice);
    layout->setContentsMargins(12, 10, 12, 10);
    auto *text = new QLabel(
        tr("No index on %1 (%2) finds these rows: all of the table would be looked"
           " through.")
            .arg(table->name, columnNames(*table, sought.columns).join(u", ").remove(u'"')),
        m_notice);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    layout->addWidget(text);
    auto *buttons = new QHBoxLayout;
    auto *look = new QPushButton(tr("Look through all"), m_notice);
    auto *create = new QPushButton(tr("Create index…"), m_notice);
    buttons->addWidget(look);
    buttons->addWidget(create);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(1);
    m_body->addWidget(m_notice);
    connect(look, &QPushButton::clicked, this, [this] { read(RowDatabase::Lane::Beside); });
    connect(create, &QPushButton::clicked, this, [this] { Q_EMIT indexWanted(m_way); });
}

bool RelatedPane::isOpen() const { return m_open->isChecked(); }

bool RelatedPane::showsCard() const { return m_way.one && m_single; }

void RelatedPane::fill(const FocusRows &focus)
{
    m_budget.stop();
    m_asked = {};
    m_from = focus;
    m_single = focus.count <= 1;
    m_path = focus.path;
    m_path.steps.push_back({m_way.role, {}});
    m_follow->setEnabled(!focus.isEmpty());
    if (focus.isEmpty()) {
        m_rows->clear();
        showRows();
        return;
    }
    m_set = relatedRows(m_database.schema(), m_way, focus.condition);
    m_set.sort.clear();
    m_pending = pendingRows();
    // To a new row nothing in the database is related but by what is pending.
    const bool isAlone = m_way.toParent || focus.count == 0;
    if (!m_pending.isEmpty() && !isAlone)
        m_set.where = std::move(
            BoundSql(u"("_s).add(m_set.where).add(u") OR ("_s).add(m_pending).add(u")"_s));
    else if (!m_pending.isEmpty())
        m_set.where = m_pending;
    else if (focus.count == 0)
        m_set.where = BoundSql(u"0"_s);
    if (isAlone && (!m_pending.isEmpty() || focus.count == 0)) {
        read(RowDatabase::Lane::Panes);
    } else if (!m_sought)
        askWhetherSought();
    else if (m_isSlow)
        tellUnsought();
    else
        readAsFound();
}

/// The parent that the row in focus refers to, and that is not there. Empty: it refers to none.
QString RelatedPane::missingParent() const
{
    if (!m_way.toParent || !m_from.row || m_from.count > 1)
        return {};
    const Table &own = *m_database.schema().tables.find(m_way.from);
    std::vector<Value> key;
    for (const ColumnId column : m_way.fromColumns) {
        const NewValue value = m_editing.edits().valueOf(own, *m_from.row, column);
        if (value.kind != NewValue::Kind::Given || value.value.isNull())
            return {};
        key.push_back(value.value);
    }
    const Table &parent = *m_database.schema().tables.find(m_way.to);
    return tr("The row refers to %1 (%2) = (%3), which is not there.")
        .arg(parent.name, shownColumns(parent, m_way.toColumns), shownValues(key));
}

BoundSql RelatedPane::pendingRows() const
{
    if (m_way.toParent)
        return m_from.row && m_from.count <= 1
                   ? pendingParent(m_database.schema(), m_editing.edits(), m_way, *m_from.row)
                   : BoundSql();
    return m_from.row ? broughtTo(m_database.schema(), m_editing.edits(), m_way, *m_from.row)
                      : BoundSql();
}

void RelatedPane::takeEdits()
{
    if (!m_from.isEmpty() && pendingRows() != m_pending)
        fill(FocusRows(m_from));
    else
        takeSelection();
}

void RelatedPane::askWhetherSought()
{
    m_asked = m_database.ask(
        RowDatabase::Lane::Panes, this,
        [set = m_set](sqlite3 *database, Watcher &) { return RowReader(database, set).isSought(); },
        [this](const Result<bool> &sought) {
            // What is wrong with the rows, reading them says.
            m_sought = !sought || *sought;
            readAsFound();
        });
}

void RelatedPane::readAsFound()
{
    read(*m_sought ? RowDatabase::Lane::Panes : RowDatabase::Lane::Beside);
    if (!*m_sought)
        m_budget.start();
}

void RelatedPane::read(RowDatabase::Lane lane)
{
    m_rows->setLane(lane);
    std::optional<Crossing> crossing;
    if (m_way.crosses() && m_single)
        crossing
            = Crossing{m_way, m_from.count == 0 ? BoundSql(u"0"_s) : m_from.condition, m_from.row};
    m_rows->show(m_set, crossing);
    showRows();
}

void RelatedPane::showRows()
{
    m_body->setCurrentWidget(showsCard() ? static_cast<QWidget *>(m_card) : m_grid);
    takeArrival();
}

/// A small table is looked through at once, and is no matter; of a large one it is said, also for
/// the next rows in focus.
void RelatedPane::tellUnsought()
{
    if (!m_isSlow && !m_rows->isReading())
        return;
    m_isSlow = true;
    m_rows->clear();
    m_count->setText(tr("no index"));
    m_body->setCurrentWidget(m_notice);
}

QString RelatedPane::countText() const
{
    if (m_rows->isEmpty() || m_rows->isReading() || showsCard())
        return {};
    const QString count = QString::number(m_rows->count());
    if (!m_rows->isCounted())
        return u"≥ "_s + count;
    return m_rows->count() >= MostCounted ? tr("10k+") : count;
}

void RelatedPane::takeArrival()
{
    m_count->setText(countText());
    m_card->setFault(m_rows->count() == 0 && !m_rows->isReading() ? missingParent() : QString());
    // Its own panes follow the first row until another is chosen.
    if ((isOpen() || showsCard()) && m_rows->row(0) && !m_grid->currentIndex().isValid())
        m_grid->goTo(0, 0);
    Q_EMIT focusChanged();
}

void RelatedPane::peek()
{
    if (showsCard())
        m_card->peek();
    else
        m_grid->peek();
}

/// A pointer that rests on the arrow: the row that it leads to, of several the one in focus.
bool RelatedPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_follow || event->type() != QEvent::ToolTip)
        return QFrame::eventFilter(watched, event);
    const int focused = showsCard() ? 0 : std::max(m_grid->currentIndex().row(), 0);
    const std::optional<RowRef> row = m_rows->ref(focused);
    const auto seen = row ? rowSeenFrom(m_database.schema(), nullptr, *row, {}, {}) : std::nullopt;
    if (seen)
        Q_EMIT peeked({*seen, onScreen(*m_follow, m_follow->rect()), false});
    return seen.has_value();
}

FocusRows RelatedPane::focus() const { return focusOf(*m_grid, m_path); }

void RelatedPane::follow(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    const auto &parent = m_rows->columns()[static_cast<size_t>(index.column())].parent;
    RowPath path = m_path;
    path.steps.back().key = keyTermsOf(*m_rows, index.row());
    if (!parent || path.steps.back().key.empty())
        return;
    path.steps.push_back({parent->role, {}});
    Q_EMIT pathWanted(path, modifiers);
}

} // namespace sw
