// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/draggedtables.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace sw {

QString draggedTablesType() { return u"application/x-schemawright-tables"_s; }

void putDraggedTables(QMimeData &data, const std::vector<TableId> &tables)
{
    QByteArrayList numbers;
    for (const TableId table : tables)
        numbers.append(QByteArray::number(table.value()));
    data.setData(draggedTablesType(), '[' + numbers.join(',') + ']');
}

std::vector<TableId> draggedTables(const QMimeData &data)
{
    const QByteArray text = data.data(draggedTablesType()).trimmed();
    if (!text.startsWith('[') || !text.endsWith(']') || text.size() < 3)
        return {};
    std::vector<TableId> tables;
    for (const QByteArray &number : text.mid(1, text.size() - 2).split(',')) {
        bool ok = false;
        const quint64 value = number.trimmed().toULongLong(&ok);
        if (!ok || value == 0)
            return {};
        tables.emplace_back(value);
    }
    return tables;
}

} // namespace sw
