// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/danglingpanel.h"

#include "model/data/rowkey.h"
#include "model/sql/quote.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int FoundRole = Qt::UserRole;   ///< of a line: which of the report
constexpr int RowRole = Qt::UserRole + 1; ///< of a row's line: which of the first

/// `pet.owner_id → owner.id`
QString keyText(const Schema &schema, const Table &child, const ForeignKey &key)
{
    const TablePtr parent = schema.parentOf(key);
    QString target = parentNameOf(key, schema);
    if (parent)
        target += u'.' + shownColumns(*parent, parentColumnsOf(key, *parent));
    return child.name + u'.' + shownColumns(child, key.columns) + u" → "_s + target;
}

QString countText(const Dangling &found)
{
    return QLocale::system().toString(found.count) + (found.more ? u"+"_s : QString());
}

/// What a path says of the row; nothing where its key is no primary key.
std::vector<KeyTerm> termsOf(const Table &table, const RowRef &row)
{
    const Key *primary = table.primaryKey();
    if (primary && columnsOf(*primary) != rowKeyOf(table).columns)
        return {};
    std::vector<KeyTerm> terms;
    for (const Value &value : row.key)
        terms.push_back({{}, value});
    return terms;
}

} // namespace

DanglingPanel::DanglingPanel(RowEditing &editing, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_editing(editing), m_theme(theme), m_told(new QLabel(this)),
      m_list(new QTreeWidget(this))
{
    setObjectName(u"danglingPanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeHead();
    makeList();
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(&editing, &RowEditing::changed, this, &DanglingPanel::showPending);
    connect(&editing, &RowEditing::saved, this, [this] {
        if (!isHidden())
            look();
    });
    connect(&editing.database(), &RowDatabase::opened, this, [this] {
        m_report = {};
        showReport();
        if (!isHidden())
            look();
    });
    showState();
}

QToolButton *DanglingPanel::addButton(const QString &icon, const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text.isEmpty() ? tip : text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize({16, 16});
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly
                                              : Qt::ToolButtonTextBesideIcon);
    const auto takeIcon = [this, button, icon] { button->setIcon(m_theme.icon(icon)); };
    connect(&m_theme, &Theme::changed, button, takeIcon);
    takeIcon();
    return button;
}

void DanglingPanel::makeHead()
{
    m_open = addButton(u"filter"_s, tr("Show rows"), tr("Only these rows in the grid (Enter)"));
    m_null = addButton(u"link-off"_s, tr("Set to NULL"), tr("They refer to nobody any more"));
    m_create = addButton(u"plus"_s, tr("Create parents"),
                         tr("A new row for each key that is referred to"));
    m_delete = addButton(u"delete"_s, tr("Delete…"), tr("What goes with them is shown first"));
    m_again = addButton(u"refresh"_s, tr("Look again"), tr("Looks through all relationships"));
    auto *close = addButton(u"close"_s, {}, tr("Close"));
    auto *head = new QHBoxLayout;
    constexpr int Side = 12;
    head->setContentsMargins(Side, 2, Side / 2, 2);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_told, 1);
    for (QToolButton *button : {m_open, m_null, m_create, m_delete, m_again, close})
        head->addWidget(button);
    static_cast<QBoxLayout *>(layout())->addLayout(head);
    connect(m_open, &QToolButton::clicked, this, [this] { open(m_list->currentItem()); });
    connect(m_null, &QToolButton::clicked, this, [this] { repair(&DanglingPanel::setNull); });
    connect(m_create, &QToolButton::clicked, this, [this] { repair(&DanglingPanel::create); });
    connect(m_delete, &QToolButton::clicked, this, [this] { repair(&DanglingPanel::remove); });
    connect(m_again, &QToolButton::clicked, this, [this] {
        if (m_isLooking)
            stop();
        else
            look();
    });
    connect(close, &QToolButton::clicked, this, &DanglingPanel::close);
}

void DanglingPanel::makeList()
{
    m_list->setAccessibleName(tr("Rows whose parent is missing"));
    m_list->setHeaderLabels({tr("Relationship"), tr("Rows"), tr("Refers to")});
    m_list->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    constexpr int NameWidth = 420;
    constexpr int CountWidth = 100;
    m_list->header()->resizeSection(0, NameWidth);
    m_list->header()->resizeSection(1, CountWidth);
    m_list->installEventFilter(this);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &DanglingPanel::showState);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DanglingPanel::showState);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &DanglingPanel::open);
    connect(m_list, &QWidget::customContextMenuRequested, this, &DanglingPanel::openMenu);
}

QString DanglingPanel::told() const { return m_told->text(); }

void DanglingPanel::look()
{
    show();
    if (!m_editing.database().isOpen())
        return;
    m_isLooking = true;
    m_askedRows = {};
    showState();
    m_asked = m_editing.database().ask(
        RowDatabase::Lane::Beside, this,
        [schema = m_editing.schema()](sqlite3 *database, Watcher &watcher) {
            return findDangling(database, schema, watcher);
        },
        [this](const Result<DanglingReport> &report) { take(report); },
        [this](qint64 done) {
            m_told->setText(tr("Looking for missing parents… %n relationships done", nullptr,
                               static_cast<int>(done)));
        });
}

void DanglingPanel::take(const Result<DanglingReport> &report)
{
    m_isLooking = false;
    if (report)
        m_report = *report;
    else
        Q_EMIT said(report.error().text);
    showReport();
}

void DanglingPanel::stop()
{
    m_asked = {};
    m_isLooking = false;
    showState();
}

void DanglingPanel::close()
{
    stop();
    hide();
    Q_EMIT closed();
}

void DanglingPanel::showReport()
{
    m_list->clear();
    for (const Dangling &found : m_report.found)
        addLines(found);
    if (QTreeWidgetItem *first = m_list->topLevelItem(0))
        m_list->setCurrentItem(first);
    showPending();
    showState();
}

void DanglingPanel::addLines(const Dangling &found)
{
    const Schema &schema = m_editing.schema();
    const TablePtr child = schema.tables.find(found.child);
    const ForeignKey *key = child ? child->foreignKey(found.key) : nullptr;
    if (!key)
        return;
    const auto place = static_cast<int>(&found - m_report.found.data());
    const bool isKnown = found.problem.isEmpty();
    auto *line
        = new QTreeWidgetItem(m_list, {keyText(schema, *child, *key),
                                       isKnown ? countText(found) : QString(), found.problem});
    line->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    line->setData(0, FoundRole, place);
    line->setToolTip(2, Qt::convertFromPlainText(found.problem));
    for (size_t i = 0; i < found.first.size(); ++i) {
        const DanglingRow &row = found.first[i];
        auto *below = new QTreeWidgetItem(
            line, {rowWords(schema, row.row), QString(), shownValues(row.values)});
        below->setData(0, FoundRole, place);
        below->setData(0, RowRole, static_cast<int>(i));
    }
    if (found.count > static_cast<qint64>(found.first.size()) && !found.first.empty()) {
        auto *more = new QTreeWidgetItem(line, {tr("… Enter shows all of them in the grid")});
        more->setData(0, FoundRole, place);
        more->setFlags(Qt::ItemIsEnabled);
    }
}

/// Lines of rows about which something is pending already are faint.
void DanglingPanel::showPending()
{
    const QBrush faint(m_theme.colors().faint);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *line = m_list->topLevelItem(i);
        const Dangling &found
            = m_report.found[static_cast<size_t>(line->data(0, FoundRole).toInt())];
        const TablePtr child = m_editing.schema().tables.find(found.child);
        const ForeignKey *key = child ? child->foreignKey(found.key) : nullptr;
        bool anyLeft = !key || found.first.empty();
        for (int k = 0; key && k < line->childCount(); ++k) {
            QTreeWidgetItem *below = line->child(k);
            const QVariant row = below->data(0, RowRole);
            const bool isLeft = row.isNull()
                                || !stillDangling(*key, m_editing.edits(),
                                                  {found.first[static_cast<size_t>(row.toInt())]})
                                        .empty();
            anyLeft = anyLeft || (isLeft && !row.isNull());
            for (int column = 0; column < 3; ++column)
                below->setData(column, Qt::ForegroundRole, isLeft ? QVariant() : QVariant(faint));
        }
        for (int column = 0; column < 3; ++column)
            line->setData(column, Qt::ForegroundRole, anyLeft ? QVariant() : QVariant(faint));
        if (found.problem.isEmpty())
            line->setText(2, anyLeft ? QString() : tr("to be saved"));
    }
}

void DanglingPanel::showState()
{
    const Dangling *of = current();
    const bool has = of && of->problem.isEmpty() && !m_isLooking;
    for (QToolButton *button : {m_open, m_null, m_create, m_delete})
        button->setEnabled(has);
    m_again->setText(m_isLooking ? tr("Stop") : tr("Look again"));
    if (m_isLooking) {
        m_told->setText(tr("Looking for missing parents…"));
        return;
    }
    qint64 rows = 0;
    bool more = false;
    for (const Dangling &each : m_report.found) {
        rows += each.count;
        more = more || each.more;
    }
    const QString looked = tr("%n relationships", nullptr, m_report.keys);
    const QString count = QLocale::system().toString(rows) + (more ? u"+"_s : QString());
    m_told->setText(m_report.keys == 0 ? tr("There is no relationship to look at.")
                    : rows == 0        ? tr("%1: every row has its parent.").arg(looked)
                                : tr("%1: the parent of %2 rows is missing").arg(looked, count));
}

const Dangling *DanglingPanel::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    const auto place = static_cast<size_t>(item ? item->data(0, FoundRole).toInt() : 0);
    return item && place < m_report.found.size() ? &m_report.found[place] : nullptr;
}

DanglingPanel::Rows DanglingPanel::selectedRows() const
{
    const Dangling *of = current();
    Rows rows;
    const QTreeWidgetItem *now = m_list->currentItem();
    if (!of || !now->parent())
        return rows;
    for (const QTreeWidgetItem *item : m_list->selectedItems()) {
        const QVariant row = item->data(0, RowRole);
        if (item->parent() == now->parent() && !row.isNull())
            rows.push_back(of->first[static_cast<size_t>(row.toInt())]);
    }
    return rows;
}

void DanglingPanel::open(const QTreeWidgetItem *item)
{
    const Dangling *of = item ? current() : nullptr;
    const TablePtr child = of ? m_editing.schema().tables.find(of->child) : nullptr;
    const ForeignKey *key = child ? child->foreignKey(of->key) : nullptr;
    if (!key || key->columns.empty() || !of->problem.isEmpty())
        return;
    Place place;
    place.path = RowPath{{PathStep{child->name, {}}}};
    if (const QVariant row = item->data(0, RowRole); !row.isNull())
        place.path.steps.front().key
            = termsOf(*child, of->first[static_cast<size_t>(row.toInt())].row);
    place.filters.insert(child->column(key->columns.front())->name,
                         missingWord(m_editing.database().ways(), *child, *key));
    Q_EMIT placeWanted(place);
}

void DanglingPanel::openMenu(const QPoint &place)
{
    if (!m_list->itemAt(place))
        return;
    QMenu menu(this);
    for (const QToolButton *button : {m_open, m_null, m_create, m_delete}) {
        QAction *action = menu.addAction(button->text(), button, &QToolButton::click);
        action->setEnabled(button->isEnabled());
    }
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

bool DanglingPanel::eventFilter(QObject * /*watched*/, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        open(m_list->currentItem());
    else if (key == Qt::Key_Delete)
        repair(&DanglingPanel::remove);
    else if (key == Qt::Key_Escape)
        m_isLooking ? stop() : close();
    else
        return false;
    return true;
}

} // namespace sw
