// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/keyedit.h"

#include "model/data/labels.h"
#include "model/data/matching.h"
#include "widgets/data/celltext.h"

#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr int PageOfParents = 50;

} // namespace

ParentRows::ParentRows(RowDatabase &database, const Way &way, QObject *parent)
    : QAbstractListModel(parent), m_database(database), m_way(way)
{
}

void ParentRows::find(const QString &text)
{
    const TablePtr table = m_database.schema().tables.find(m_way.to);
    m_set = {};
    m_set.table = table;
    m_set.shown = columnNames(*table, m_way.toColumns);
    const QString label = labelExpression(*table);
    m_set.where = namedLike(*table, m_way.toColumns, text);
    if (!label.isEmpty()) {
        m_set.shown.append(label);
        m_set.sort = {{label, false}};
    }
    m_asked = m_database.ask(
        RowDatabase::Lane::Panes, this,
        [set = m_set](sqlite3 *database, Watcher &) {
            return RowReader(database, set).page({}, 0, PageOfParents);
        },
        [this](const Result<RowPage> &page) {
            beginResetModel();
            m_rows = page ? page->rows : std::vector<RowValues>();
            m_more = m_rows.size() == static_cast<size_t>(PageOfParents);
            endResetModel();
            Q_EMIT found();
        });
}

bool ParentRows::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void ParentRows::fetchMore(const QModelIndex & /*parent*/)
{
    m_more = false;
    m_asked = m_database.ask(
        RowDatabase::Lane::Panes, this,
        [set = m_set, from = static_cast<qint64>(m_rows.size())](sqlite3 *database, Watcher &) {
            return RowReader(database, set).page({}, from, PageOfParents);
        },
        [this](const Result<RowPage> &page) {
            if (!page || page->rows.empty())
                return;
            const auto first = static_cast<int>(m_rows.size());
            const auto count = static_cast<int>(page->rows.size());
            beginInsertRows({}, first, first + count - 1);
            m_rows.insert(m_rows.end(), page->rows.begin(), page->rows.end());
            m_more = count == PageOfParents;
            endInsertRows();
        });
}

std::vector<Value> ParentRows::keyAt(int row) const
{
    std::vector<Value> key;
    const std::vector<Cell> &cells = m_rows[static_cast<size_t>(row)].cells;
    for (size_t i = 0; i < m_way.toColumns.size() && i < cells.size(); ++i)
        key.push_back(cells[i].value);
    return key;
}

int ParentRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ParentRows::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    QStringList key;
    QString label;
    const std::vector<Cell> &cells = m_rows[static_cast<size_t>(index.row())].cells;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (i < m_way.toColumns.size())
            key.append(cellText(cells[i]));
        else if (!cells[i].value.isNull())
            label = cellText(cells[i]);
    }
    return label.isEmpty() ? key.join(u", ") : QString(label + u"   " + key.join(u", "));
}

KeyEdit::KeyEdit(RowDatabase &database, const Way &way, QWidget *parent)
    : QLineEdit(parent), m_way(way), m_rows(new ParentRows(database, way, this)),
      m_list(new QListView(this))
{
    constexpr auto Pause = 120ms;
    m_list->setWindowFlags(Qt::ToolTip);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setModel(m_rows);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Rows to refer to"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_rows->find(text()); });
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_chosen.clear();
        m_pause.start();
    });
    connect(m_rows, &ParentRows::found, this, &KeyEdit::showList);
    connect(m_list, &QAbstractItemView::clicked, this, &KeyEdit::take);
}

KeyEdit::~KeyEdit() = default;

void KeyEdit::showList()
{
    constexpr int MostLines = 10;
    if (!isVisible() || m_rows->rowCount() == 0) {
        m_list->hide();
        return;
    }
    const int lines = std::min(m_rows->rowCount(), MostLines);
    const int width = std::max(this->width(), 260);
    m_list->resize(width, lines * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth() + 2);
    m_list->move(mapToGlobal(QPoint(0, height())));
    m_list->show();
    // A search that found something has its first find ready; an untouched field keeps its value.
    m_list->setCurrentIndex(isModified() && !text().isEmpty() ? m_rows->index(0) : QModelIndex());
}

std::vector<Value> KeyEdit::chosen() const
{
    if (!m_chosen.empty() || !m_list->isVisible() || !m_list->currentIndex().isValid())
        return m_chosen;
    return m_rows->keyAt(m_list->currentIndex().row());
}

void KeyEdit::take(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_chosen = m_rows->keyAt(index.row());
    Q_EMIT taken();
}

void KeyEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isListed = m_list->isVisible();
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0) {
        if (!isListed) {
            m_rows->find(text());
            return;
        }
        const int row = std::clamp(m_list->currentIndex().row() + step, 0, m_rows->rowCount() - 1);
        m_list->setCurrentIndex(m_rows->index(row));
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void KeyEdit::showEvent(QShowEvent *event)
{
    QLineEdit::showEvent(event);
    m_rows->find({});
}

void KeyEdit::hideEvent(QHideEvent *event)
{
    m_list->hide();
    QLineEdit::hideEvent(event);
}

} // namespace sw
