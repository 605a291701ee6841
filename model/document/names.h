// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"
#include "model/schema/english.h"

namespace sw {

// Tables, views and indexes share one name space, in which the case of ASCII letters does not
// count; triggers have one of their own, and each table one for its columns.

/// Whether `name` may be a table's, view's or index's. `what` says which in words; `self` is the
/// value of the id of the object that is to be called so, which may keep its name.
[[nodiscard]] Objection objectionToName(const Schema &schema, const QString &name,
                                        const QString &what, quint64 self);
[[nodiscard]] Objection objectionToTriggerName(const Schema &schema, const QString &name,
                                               TriggerId self);
[[nodiscard]] Objection objectionToColumnName(const Table &table, const QString &name,
                                              ColumnId self);

// The wanted name, or the first of name_2, name_3… that is free.
[[nodiscard]] QString freeName(const Schema &schema, const QString &wanted);
[[nodiscard]] QString freeTriggerName(const Schema &schema, const QString &wanted);
[[nodiscard]] QString freeColumnName(const Table &table, const QString &wanted);

/// What the list of former names is after a rename: the old name is remembered, the new one is
/// former no more. Another spelling of one name is no other name.
[[nodiscard]] QStringList formerNamesAfter(QStringList former, const QString &oldName,
                                           const QString &newName);

/// The names in words: `a, b and c`.
[[nodiscard]] QString listedNames(const QStringList &names);

/// The one of the names that `wanted` may be a slip of; empty where none is near.
[[nodiscard]] QString closestName(const QString &wanted, const QStringList &names);

[[nodiscard]] PluralRule pluralRuleOf(const Content &content);

} // namespace sw
