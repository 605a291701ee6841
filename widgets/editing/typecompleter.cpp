// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/typecompleter.h"

#include "model/sql/types.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace sw {

namespace {

constexpr qsizetype MostInUse = 200;

QStringList proposedTypes(const Content &content)
{
    QStringList names;
    const auto add = [&](const QString &name) {
        if (!name.isEmpty() && !names.contains(name, Qt::CaseInsensitive))
            names.append(name);
    };
    for (const SqliteType &type : sqliteTypes())
        add(type.name.toString());
    const qsizetype most = names.size() + MostInUse;
    for (const TablePtr &table : content.schema.tables) {
        for (const Column &column : table->columns)
            add(column.type);
        if (names.size() > most)
            break;
    }
    for (const GenericType &type : genericTypes())
        add(type.name.toString());
    names.sort(Qt::CaseInsensitive);
    return names;
}

bool endsTyping(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab
           || key == Qt::Key_Backtab;
}

} // namespace

TypeCompleter::TypeCompleter(const Content &content, QLineEdit &field)
    : QCompleter(proposedTypes(content), &field)
{
    setCaseSensitivity(Qt::CaseInsensitive);
    field.setCompleter(this);
}

bool TypeCompleter::eventFilter(QObject *watched, QEvent *event)
{
    // Not popup(): that would make one, which is being made when the first events come by here.
    auto *list = qobject_cast<QAbstractItemView *>(watched);
    if (event->type() != QEvent::KeyPress || !list
        || !endsTyping(static_cast<QKeyEvent *>(event)->key()))
        return QCompleter::eventFilter(watched, event);
    list->hide();
    QApplication::sendEvent(widget(), event);
    return true;
}

} // namespace sw
