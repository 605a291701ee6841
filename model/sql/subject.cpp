// SPDX-License-Identifier: Apache-2.0
#include "model/sql/problem.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString columnNames(const Table &table, const std::vector<ColumnId> &ids)
{
    QStringList names;
    for (const ColumnId id : ids) {
        const Column *column = table.column(id);
        names.append(column ? column->name : u"?"_s);
    }
    return names.join(u", ");
}

Subject partOf(const Table &table, quint64 part, const QString &name)
{
    return {table.id, {}, part, name};
}

} // namespace

Subject subjectOf(const Table &table) { return partOf(table, 0, u"table "_s + table.name); }

Subject subjectOf(const Table &table, const Column &column)
{
    return partOf(table, column.id.value(), u"column "_s + table.name + u'.' + column.name);
}

Subject subjectOf(const Table &table, const Key &key)
{
    std::vector<ColumnId> columns;
    for (const KeyPart &part : key.parts)
        columns.push_back(part.column);
    const QString kind = key.primary ? u"primary key "_s : u"unique "_s;
    return partOf(table, key.id.value(),
                  kind + table.name + u'(' + columnNames(table, columns) + u')');
}

Subject subjectOf(const Table &table, const Check &check)
{
    const QString name
        = check.name.isEmpty() ? QString(u'(' + check.expression + u')') : check.name;
    return partOf(table, check.id.value(), u"check "_s + table.name + u' ' + name);
}

Subject subjectOf(const Table &table, const ForeignKey &key)
{
    return partOf(table, key.id.value(),
                  u"foreign key "_s + table.name + u'(' + columnNames(table, key.columns) + u')');
}

Subject subjectOf(const Table &table, const Index &index)
{
    return partOf(table, index.id.value(), u"index "_s + index.name);
}

Subject subjectOf(const Table &table, const Trigger &trigger)
{
    return partOf(table, trigger.id.value(), u"trigger "_s + trigger.name);
}

Subject subjectOf(const View &view) { return {{}, view.id, 0, u"view "_s + view.name}; }

Subject subjectOf(const View &view, const Trigger &trigger)
{
    return {{}, view.id, trigger.id.value(), u"trigger "_s + trigger.name};
}

} // namespace sw
