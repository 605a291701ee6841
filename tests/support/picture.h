// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/relationships.h"

namespace sw::test {

/// A schema from a line such as
///     owner user_id:pk name:TEXT! | pet pet_id:pk name! owner_id>owner.user_id?
/// Tables are set apart by `|`; the first word is the table's name, each other one is
///     name            a column; then, in any order and any number:
///     :TYPE           its type, `:pk` its table's key (INTEGER, where no other type is said)
///     ! ? =           NOT NULL; nullable (as it is anyway); UNIQUE
///     >table.column   a foreign key; without the column, one whose target is left unsaid
///     {one,...}       what belongs to the foreign key, see below
///     pk(a,b) uq(a,b) ix(a,b) ux(a,b) fk(a,b)>table.(x,y){...}
///                     of the table: keys, an index, a unique one (`ux(a)?`: a partial one), a
///                     composite foreign key
///     check(…)        to the closing parenthesis
///     @strict @without-rowid @association @no-association
/// In braces: parent=NAME children=NAME across=NAME (`-`: absent), one (one child at most),
/// unenforced, associates, cascade. A name with other letters stands in double quotes. Ids come
/// from the names, so that the same picture is the same schema. A table that is not there may be
/// referred to.
[[nodiscard]] Schema schemaFromPicture(QStringView picture);

/// The schema as a picture, tables by name: what schemaFromPicture() reads.
[[nodiscard]] QString pictureOf(const Schema &schema);

/// `owner.pets 1-n pet.owner via owner_id required`, a line a relationship.
[[nodiscard]] QString relationshipsText(const Schema &schema,
                                        PluralRule rule = PluralRule::English);

/// `owner.pets, pet.owner`: all roles, sorted.
[[nodiscard]] QString rolesText(const Schema &schema, PluralRule rule = PluralRule::English);

} // namespace sw::test
