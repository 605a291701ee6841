// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/columnsmodel.h"

#include "model/document/columnline.h"
#include "model/document/verbs_column.h"
#include "widgets/inspector/labels.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString columnMimeType() { return u"application/x-schemawright-column"_s; }

QString headerText(ColumnCell cell)
{
    switch (cell) {
    case ColumnCell::Name:
        return ColumnsModel::tr("Name");
    case ColumnCell::Type:
        return ColumnsModel::tr("Type");
    case ColumnCell::NotNull:
        return ColumnsModel::tr("NN");
    case ColumnCell::PrimaryKey:
        return ColumnsModel::tr("PK");
    case ColumnCell::Unique:
        return ColumnsModel::tr("UQ");
    case ColumnCell::Autoincrement:
        return ColumnsModel::tr("AI");
    case ColumnCell::Default:
        return ColumnsModel::tr("Default");
    case ColumnCell::Generated:
        return ColumnsModel::tr("Generated");
    case ColumnCell::Collation:
        return ColumnsModel::tr("Collation");
    case ColumnCell::Check:
        return ColumnsModel::tr("Check");
    case ColumnCell::Comment:
        break;
    }
    return ColumnsModel::tr("Comment");
}

QString headerTip(ColumnCell cell)
{
    switch (cell) {
    case ColumnCell::NotNull:
        return ColumnsModel::tr("NOT NULL: there is always a value");
    case ColumnCell::PrimaryKey:
        return ColumnsModel::tr("In the PRIMARY KEY");
    case ColumnCell::Unique:
        return ColumnsModel::tr("UNIQUE: no value is there twice");
    case ColumnCell::Autoincrement:
        return ColumnsModel::tr("AUTOINCREMENT: no number is ever used again");
    case ColumnCell::Generated:
        return ColumnsModel::tr("An expression over other columns; with STORED behind it, kept");
    default:
        return headerText(cell);
    }
}

} // namespace

ColumnsModel::ColumnsModel(Editor &editor, QObject *parent)
    : QAbstractTableModel(parent), m_editor(editor)
{
}

void ColumnsModel::setTable(const TablePtr &table)
{
    std::vector<ColumnId> order;
    if (table) {
        for (const Column &column : table->columns)
            order.push_back(column.id);
    }
    if (!m_table || !table || m_table->id != table->id) {
        beginResetModel();
        m_table = table;
        m_order = std::move(order);
        endResetModel();
        return;
    }
    m_table = table;
    follow(order);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCells - 1));
}

/// Goes from the present rows to the wanted ones row by row, so that the view keeps what is
/// selected and what is being typed.
void ColumnsModel::follow(const std::vector<ColumnId> &wanted)
{
    for (int row = static_cast<int>(m_order.size()) - 1; row >= 0; --row) {
        const auto at = m_order.begin() + row;
        if (std::find(wanted.begin(), wanted.end(), *at) != wanted.end())
            continue;
        beginRemoveRows({}, row, row);
        m_order.erase(at);
        endRemoveRows();
    }
    for (size_t i = 0; i < wanted.size(); ++i) {
        const int row = static_cast<int>(i);
        const auto found = std::find(m_order.begin(), m_order.end(), wanted[i]);
        const int from = static_cast<int>(found - m_order.begin());
        if (found == m_order.end()) {
            beginInsertRows({}, row, row);
            m_order.insert(m_order.begin() + row, wanted[i]);
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_order.erase(found);
            m_order.insert(m_order.begin() + row, wanted[i]);
            endMoveRows();
        }
    }
}

ColumnId ColumnsModel::columnAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_order.size()) ? m_order[static_cast<size_t>(row)]
                                                              : ColumnId();
}

int ColumnsModel::rowOf(ColumnId column) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), column);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

bool ColumnsModel::isNewRow(int row) const { return row == static_cast<int>(m_order.size()); }

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_order.size()) + 1;
}

int ColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCells;
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_table)
        return {};
    if (role == IsNewRole)
        return isNewRow(index.row());
    const Column *column = m_table->column(columnAt(index.row()));
    if (!column) {
        if (role == Qt::AccessibleTextRole && index.column() == 0)
            return tr("New column");
        return role == Qt::EditRole ? QVariant(QString()) : QVariant();
    }
    const auto cell = static_cast<ColumnCell>(index.column());
    const QVariant value = cellValue(*m_table, *column, cell);
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return value;
    if (role == Qt::AccessibleTextRole)
        return isFlag(cell) ? QString(headerText(cell) + (value.toBool() ? u": yes"_s : u": no"_s))
                            : value.toString();
    if (role == Qt::ToolTipRole && !isFlag(cell))
        return value;
    return {};
}

QVariant ColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto cell = static_cast<ColumnCell>(section);
    if (role == Qt::DisplayRole)
        return headerText(cell);
    return role == Qt::ToolTipRole ? headerTip(cell) : QVariant();
}

Qt::ItemFlags ColumnsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags both = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (isNewRow(index.row()))
        return index.column() == 0 ? both | Qt::ItemIsEditable : Qt::ItemFlags(Qt::ItemIsEnabled);
    return both | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
}

Result<Changes> ColumnsModel::changesFor(const QModelIndex &index, const QVariant &value) const
{
    if (!m_table)
        return noSuchTable();
    if (!isNewRow(index.row()))
        return putCell(m_editor.content(), m_table->id, columnAt(index.row()),
                       static_cast<ColumnCell>(index.column()), value);
    const QString line = value.toString().trimmed();
    return line.isEmpty() ? Result<Changes>(Changes())
                          : putColumnLine(m_editor.content(), m_table->id, {}, line);
}

bool ColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const char *undo = isNewRow(index.row()) ? QT_TRANSLATE_NOOP("Undo", "Add column")
                       : index.column() == 0 ? QT_TRANSLATE_NOOP("Undo", "Rename column")
                                             : QT_TRANSLATE_NOOP("Undo", "Change column");
    return run(undoText(undo), changesFor(index, value));
}

bool ColumnsModel::run(const QString &undo, const Result<Changes> &changes)
{
    Q_EMIT refused(changes ? QString() : changes.error().text);
    return changes && m_editor.run(undo, changes);
}

bool ColumnsModel::move(ColumnId column, int row)
{
    return m_table
           && run(undoText(QT_TRANSLATE_NOOP("Undo", "Move column")),
                  sw::moveColumn(m_editor.content(), m_table->id, column, row));
}

bool ColumnsModel::dropColumns(const std::vector<ColumnId> &columns)
{
    return m_table && !columns.empty()
           && run(undoText(QT_TRANSLATE_NOOP("Undo", "Delete columns")),
                  deleteColumns(m_editor.content(), m_table->id, columns));
}

/// A copy, so that the view does not delete what was dragged: the move is the model's.
Qt::DropActions ColumnsModel::supportedDropActions() const { return Qt::CopyAction; }

QStringList ColumnsModel::mimeTypes() const { return {columnMimeType()}; }

QMimeData *ColumnsModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty() || !m_table)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(columnMimeType(), columnAt(indexes.first().row()).text().toLatin1());
    return data;
}

bool ColumnsModel::dropMimeData(const QMimeData *data, Qt::DropAction /*action*/, int row,
                                int /*column*/, const QModelIndex &parent)
{
    const auto id = idValueFromText(QString::fromLatin1(data->data(columnMimeType())));
    if (!id || rowOf(ColumnId(*id)) < 0)
        return false;
    const int last = static_cast<int>(m_order.size());
    const int place = row >= 0 ? row : parent.isValid() ? parent.row() : last;
    return move(ColumnId(*id), std::min(place, last));
}

} // namespace sw
