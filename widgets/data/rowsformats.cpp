// SPDX-License-Identifier: Apache-2.0
// How the values of columns are shown: as they are stored, or otherwise.
#include "widgets/data/rowscolumns.h"
#include "widgets/data/rowsgrid.h"
#include "widgets/data/rowsheader.h"
#include "widgets/data/thumbnails.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

QString RowsModel::ownerOf(int column) const
{
    if (m_columns[static_cast<size_t>(column)].ofLink && m_crossing) {
        const TablePtr association = m_database.schema().tables.find(m_crossing->way.association);
        return association ? association->name : QString();
    }
    return isEmpty() ? QString() : m_set.name();
}

void RowsModel::takeFormats()
{
    if (isEmpty())
        return;
    showAs(m_columns, m_database.formatsOf(m_set.name()), false);
    const TablePtr association
        = m_crossing ? m_database.schema().tables.find(m_crossing->way.association) : TablePtr();
    if (association)
        showAs(m_columns, m_database.formatsOf(association->name), true);
}

QImage RowsModel::picture(const QModelIndex &index) const
{
    const Cell *stored = cell(index);
    const RowValues *values = stored ? row(index.row()) : nullptr;
    const bool holdsBytes
        = stored
          && (stored->value.kind == ValueClass::Blob || stored->value.kind == ValueClass::Text);
    if (!holdsBytes || !m_set.table || values->key.empty())
        return {};
    return m_thumbnails->of(m_set.table, m_columns[static_cast<size_t>(index.column())].id,
                            values->key);
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const RowsColumn &column = m_columns[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.name;
    if (role == Qt::ToolTipRole)
        return column.type.isEmpty() ? column.name : QString(column.name + u"  " + column.type);
    return {};
}

void RowsGrid::setFormat(int column, const QString &format)
{
    const QString table = m_rows.ownerOf(column);
    RowDatabase::Formats formats = m_rows.database().formatsOf(table);
    const QString &name = m_rows.columns()[static_cast<size_t>(column)].name;
    if (format.isEmpty())
        formats.remove(name);
    else
        formats.insert(name, format);
    m_rows.database().setFormats(table, formats);
}

/// What was not made wide or narrow by somebody fits what is shown now.
void RowsGrid::takeFormats()
{
    if (m_rows.columns().empty() || m_header->count() == 0)
        return;
    for (int column = 0; column < m_header->count(); ++column) {
        const QString &name = m_rows.columns()[static_cast<size_t>(column)].name;
        if (!m_layout.widths.contains(name) && !m_header->isSectionHidden(column))
            fitColumn(column);
    }
    takeArrival();
}

bool RowsGrid::showsPictures() const
{
    const auto columns = static_cast<int>(m_rows.columns().size());
    for (int column = 0; column < std::min(m_header->count(), columns); ++column) {
        const auto &format = m_rows.columns()[static_cast<size_t>(column)].format;
        if (format && format->kind == ColumnFormat::Kind::Picture
            && !m_header->isSectionHidden(column))
            return true;
    }
    return false;
}

void RowsGrid::addFormats(QMenu &menu, int column)
{
    const auto &format = m_rows.columns()[static_cast<size_t>(column)].format;
    const QString now = format ? textOf(*format) : QString();
    QMenu *shown = menu.addMenu(tr("Show as"));
    auto *group = new QActionGroup(shown);
    const auto add = [&](QMenu *to, const QString &text, const QString &name) {
        QAction *action
            = to->addAction(text, this, [this, column, name] { setFormat(column, name); });
        action->setCheckable(true);
        action->setChecked(now == name);
        group->addAction(action);
    };
    add(shown, tr("As stored"), {});
    shown->addSeparator();
    QMenu *numbers = shown->addMenu(tr("Number"));
    add(numbers, tr("With thousands: 12,345.678"), u"number"_s);
    add(numbers, tr("No digits: 12,346"), u"number:0"_s);
    add(numbers, tr("1 digit: 12,345.7"), u"number:1"_s);
    add(numbers, tr("2 digits: 12,345.68"), u"number:2"_s);
    add(numbers, tr("3 digits: 12,345.678"), u"number:3"_s);
    QMenu *times = shown->addMenu(tr("Date"));
    add(times, tr("From ISO text"), u"time:iso"_s);
    add(times, tr("From Unix seconds (UTC)"), u"time:seconds"_s);
    add(times, tr("From Unix milliseconds (UTC)"), u"time:milliseconds"_s);
    add(times, tr("From Julian day (UTC)"), u"time:julian"_s);
    add(shown, tr("Boolean"), u"boolean"_s);
    add(shown, tr("Picture"), u"picture"_s);
}

} // namespace sw
