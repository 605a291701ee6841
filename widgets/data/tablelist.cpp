// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/tablelist.h"

#include "model/data/rowreader.h"

#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 MostRows = 100'000; ///< that are counted
constexpr int LineHeight = 26;

class TableDelegate : public QStyledItemDelegate {
public:
    TableDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const override
    {
        return {0, std::max(LineHeight, option.fontMetrics.height() + 8)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        constexpr int Icon = 16;
        const Colors &colors = m_theme.colors();
        const bool selected = option.state & QStyle::State_Selected;
        const bool isThere = index.data(TableListModel::IsThereRole).toBool();
        const bool isView = index.data(TableListModel::IsViewRole).toBool();
        if (selected)
            painter->fillRect(option.rect, colors.accentBack);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, colors.panel2);
        QRect inner = option.rect.adjusted(10, 0, -10, 0);
        m_theme.icon(isView ? u"view"_s : u"table"_s)
            .paint(painter, QRect(inner.left(), inner.center().y() - Icon / 2, Icon, Icon),
                   Qt::AlignCenter, isThere ? QIcon::Normal : QIcon::Disabled);
        inner.setLeft(inner.left() + Icon + 8);
        const QString count = index.data(TableListModel::CountRole).toString();
        painter->setFont(option.font);
        painter->setPen(colors.muted);
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, count);
        inner.setRight(inner.right() - option.fontMetrics.horizontalAdvance(count) - 8);
        painter->setPen(!isThere ? colors.muted : selected ? colors.accent : colors.text);
        painter->drawText(
            inner, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    }

private:
    const Theme &m_theme;
};

} // namespace

TableListModel::TableListModel(RowDatabase &database, QObject *parent)
    : QAbstractListModel(parent), m_database(database)
{
}

void TableListModel::show(const QStringList &onlyDrawn)
{
    beginResetModel();
    m_asked = {};
    m_lines.clear();
    if (m_database.isOpen()) {
        for (const TablePtr &table : m_database.schema().tables)
            m_lines.push_back({table->name, table, false, true, -1});
        for (const ViewPtr &view : m_database.schema().views)
            m_lines.push_back({view->name, {}, true, true, -1});
    }
    for (const QString &name : onlyDrawn)
        m_lines.push_back({name, {}, false, false, -1});
    std::sort(m_lines.begin(), m_lines.end(), [](const Line &a, const Line &b) {
        const int order = QString::compare(a.name, b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.name < b.name;
    });
    endResetModel();
    countNext(0);
}

void TableListModel::countAgain() { countNext(0); }

/// One after the other, so that what is asked meanwhile comes in between. What a view has is
/// counted by who looks at it.
void TableListModel::countNext(size_t from)
{
    const auto found
        = std::find_if(m_lines.begin() + static_cast<std::ptrdiff_t>(from), m_lines.end(),
                       [](const Line &line) { return line.table && line.isThere; });
    if (found == m_lines.end() || !m_database.isOpen())
        return;
    const auto place = static_cast<size_t>(found - m_lines.begin());
    RowSet set;
    set.table = found->table;
    m_asked = m_database.ask(
        RowDatabase::Lane::Beside, this,
        [set](sqlite3 *database, Watcher &) { return RowReader(database, set).count(MostRows); },
        [this, place](const Result<qint64> &count) {
            m_lines[place].count = count ? *count : -1;
            const QModelIndex changed = index(static_cast<int>(place));
            Q_EMIT dataChanged(changed, changed);
            countNext(place + 1);
        });
}

int TableListModel::rowOf(const QString &name) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const Line &line) { return line.name == name; });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

int TableListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant TableListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return line.name;
    case CountRole:
        return line.count < 0           ? QString()
               : line.count >= MostRows ? tr("100k+")
                                        : QString::number(line.count);
    case IsThereRole:
        return line.isThere;
    case IsViewRole:
        return line.isView;
    case Qt::ToolTipRole:
        return line.isThere ? QVariant()
                            : tr("Drawn, and not in the database yet: Apply makes it.");
    default:
        return {};
    }
}

TableList::TableList(RowDatabase &database, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_model(new TableListModel(database, this)),
      m_filtered(new QSortFilterProxyModel(this)), m_filter(new QLineEdit(this)),
      m_list(new QListView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 8);
    top->addWidget(m_filter);
    layout->addLayout(top);
    layout->addWidget(m_list);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter of the tables"));
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filtered);
    m_list->setItemDelegate(new TableDelegate(theme, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Tables"));
    setFocusProxy(m_list);
    connect(m_filter, &QLineEdit::textChanged, m_filtered,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { choose(m_filtered->index(0, 0)); });
    connect(m_list, &QAbstractItemView::clicked, this, &TableList::choose);
    connect(m_list, &QAbstractItemView::activated, this, &TableList::choose);
    connect(&theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
}

void TableList::show(const QStringList &onlyDrawn) { m_model->show(onlyDrawn); }

QString TableList::first() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->index(row).data(TableListModel::IsThereRole).toBool())
            return m_model->index(row).data().toString();
    }
    return {};
}

void TableList::setCurrent(const QString &name)
{
    const int row = m_model->rowOf(name);
    m_list->setCurrentIndex(m_filtered->mapFromSource(m_model->index(row)));
}

void TableList::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString name = index.data().toString();
    if (index.data(TableListModel::IsThereRole).toBool())
        Q_EMIT chosen(name, QGuiApplication::keyboardModifiers());
    else
        Q_EMIT drawnChosen(name);
}

} // namespace sw
