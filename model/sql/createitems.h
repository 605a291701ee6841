// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/syntax.h"

#include <QByteArray>

namespace sw {

/// A column or a constraint of a CREATE TABLE with what stands around it. A comment belongs to the
/// item on whose line it stands, before or behind the comma; on lines of its own, to what follows.
struct CreateItem {
    QByteArray separator;  ///< the comma before it, with a line break where it stands at the front
    QByteArray space;      ///< between the separator and what belongs to the item
    QByteArray lead;       ///< its comments on lines of their own
    QByteArray text;       ///< from its first token to its last
    QByteArray remark;     ///< its comments before the comma behind it
    QByteArray lateRemark; ///< and those behind that comma
    bool hasComma = false; ///< there is a comma behind it in the text
    bool isColumn = true;
    bool isFirst = false; ///< it stands first in the text
    bool isNew = false;   ///< it has no separator and no space of its own yet
};

/// What stands between the parentheses of a CREATE TABLE.
struct CreateBody {
    QByteArray opening; ///< the table's comment, behind the parenthesis
    std::vector<CreateItem> items;
    QByteArray closing; ///< before the other parenthesis
};

[[nodiscard]] CreateBody bodyOf(std::string_view text, const CreateTableSyntax &tree);

/// The body with other items: those of `body` changed, in any order, and new ones, which get the
/// separator and the space of their neighbours.
[[nodiscard]] QByteArray joined(const CreateBody &body, const std::vector<CreateItem> &items);

} // namespace sw
