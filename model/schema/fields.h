// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace sw {

// Every value of the schema is described here once: what its parts are called and where they are.
// Files, differences in words and the three-way merge all read this description, so that a new
// member is saved, compared and merged as soon as it stands here.

/// How a field takes part. Id: what the object is, never compared. Always: written even when empty.
/// Plain: left out where it has its default. Marks: like Plain, but no database holds it.
enum class FieldUse { Id, Always, Plain, Mark };

template <typename Class, typename Member> struct Field {
    constexpr Field(const char *called, Member Class::*place, FieldUse how = FieldUse::Plain)
        : name(called), member(place), use(how)
    {
    }

    const char *name;
    Member Class::*member;
    FieldUse use;
};

/// A collection of objects with ids of their own: in a file, a line each, begun by `name`.
template <typename Class, typename Item> struct Parts {
    constexpr Parts(const char *called, std::vector<Item> Class::*place, bool orderMatters = false)
        : name(called), member(place), ordered(orderMatters)
    {
    }

    const char *name;
    std::vector<Item> Class::*member;
    bool ordered; ///< whether the order means something
};

/// `FieldsOf<T>::all` is a tuple of Field and Parts.
template <typename T> struct FieldsOf;

template <typename T>
concept HasFields = requires
{
    FieldsOf<T>::all;
};

/// Whether a field description is one of Parts.
template <typename F> struct IsParts : std::false_type {
};
template <typename C, typename T> struct IsParts<Parts<C, T>> : std::true_type {
};
template <typename F> inline constexpr bool isParts = IsParts<std::decay_t<F>>::value;

/// `EnumNames<E>::all` is an array of names, in the order of the enumerators.
template <typename E> struct EnumNames;

template <> struct EnumNames<Conflict> {
    static constexpr std::array all{"", "rollback", "abort", "fail", "ignore", "replace"};
};
template <> struct EnumNames<SortOrder> {
    static constexpr std::array all{"", "asc", "desc"};
};
template <> struct EnumNames<Action> {
    static constexpr std::array all{"",         "no action",   "restrict",
                                    "set null", "set default", "cascade"};
};
template <> struct EnumNames<Deferrable> {
    static constexpr std::array all{"", "no", "yes"};
};
template <> struct EnumNames<Initially> {
    static constexpr std::array all{"", "deferred", "immediate"};
};
template <> struct EnumNames<TableKind> {
    static constexpr std::array all{"ordinary", "virtual", "shadow", "opaque"};
};
template <> struct EnumNames<Association> {
    static constexpr std::array all{"derived", "yes", "no"};
};

template <> struct FieldsOf<NotNull> {
    static constexpr std::tuple all{Field{"onConflict", &NotNull::onConflict}};
};

template <> struct FieldsOf<Generated> {
    static constexpr std::tuple all{
        Field{"expression", &Generated::expression, FieldUse::Always},
        Field{"stored", &Generated::stored},
    };
};

template <> struct FieldsOf<ConstraintNames> {
    static constexpr std::tuple all{
        Field{"notNull", &ConstraintNames::notNull},
        Field{"default", &ConstraintNames::defaultValue},
        Field{"collation", &ConstraintNames::collation},
        Field{"generated", &ConstraintNames::generated},
        Field{"loose", &ConstraintNames::loose},
    };
};

template <> struct FieldsOf<ColumnModel> {
    static constexpr std::tuple all{
        Field{"attribute", &ColumnModel::attribute},   Field{"type", &ColumnModel::type},
        Field{"enumValues", &ColumnModel::enumValues}, Field{"default", &ColumnModel::defaultValue},
        Field{"onUpdate", &ColumnModel::onUpdate},
    };
};

template <> struct FieldsOf<Column> {
    static constexpr std::tuple all{
        Field{"column", &Column::id, FieldUse::Id},
        Field{"name", &Column::name, FieldUse::Always},
        Field{"type", &Column::type},
        Field{"notNull", &Column::notNull},
        Field{"default", &Column::defaultValue},
        Field{"generated", &Column::generated},
        Field{"collation", &Column::collation},
        Field{"constraintNames", &Column::constraintNames},
        Field{"comment", &Column::comment},
        Field{"formerNames", &Column::formerNames, FieldUse::Mark},
        Field{"fill", &Column::fill, FieldUse::Mark},
        Field{"displayFormat", &Column::displayFormat, FieldUse::Mark},
        Field{"model", &Column::model, FieldUse::Mark},
    };
};

template <> struct FieldsOf<KeyPart> {
    static constexpr std::tuple all{
        Field{"column", &KeyPart::column, FieldUse::Always},
        Field{"order", &KeyPart::order},
        Field{"collation", &KeyPart::collation},
    };
};

template <> struct FieldsOf<Key> {
    static constexpr std::tuple all{
        Field{"key", &Key::id, FieldUse::Id},  Field{"name", &Key::name},
        Field{"primary", &Key::primary},       Field{"columns", &Key::parts, FieldUse::Always},
        Field{"onConflict", &Key::onConflict}, Field{"autoincrement", &Key::autoincrement},
        Field{"inColumn", &Key::inColumn},
    };
};

template <> struct FieldsOf<Check> {
    static constexpr std::tuple all{
        Field{"check", &Check::id, FieldUse::Id},
        Field{"name", &Check::name},
        Field{"expression", &Check::expression, FieldUse::Always},
        Field{"ofColumn", &Check::column},
        Field{"onConflict", &Check::onConflict},
    };
};

template <> struct FieldsOf<TableRef> {
    static constexpr std::tuple all{Field{"id", &TableRef::id}, Field{"name", &TableRef::name}};
};

template <> struct FieldsOf<ColumnRef> {
    static constexpr std::tuple all{Field{"id", &ColumnRef::id}, Field{"name", &ColumnRef::name}};
};

template <> struct FieldsOf<Role> {
    static constexpr std::tuple all{Field{"name", &Role::name}, Field{"absent", &Role::absent}};
};

template <> struct FieldsOf<EndModel> {
    static constexpr std::tuple all{
        Field{"cascade", &EndModel::cascade},
        Field{"lazy", &EndModel::lazy},
        Field{"passiveDeletes", &EndModel::passiveDeletes},
        Field{"orderBy", &EndModel::orderBy},
        Field{"remoteSide", &EndModel::remoteSide},
        Field{"useList", &EndModel::useList},
        Field{"viewOnly", &EndModel::viewOnly},
        Field{"alone", &EndModel::alone},
    };
};

template <> struct FieldsOf<ForeignKey> {
    static constexpr std::tuple all{
        Field{"foreignKey", &ForeignKey::id, FieldUse::Id},
        Field{"name", &ForeignKey::name},
        Field{"columns", &ForeignKey::columns, FieldUse::Always},
        Field{"parent", &ForeignKey::parent, FieldUse::Always},
        Field{"parentColumns", &ForeignKey::parentColumns},
        Field{"onDelete", &ForeignKey::onDelete},
        Field{"onUpdate", &ForeignKey::onUpdate},
        Field{"match", &ForeignKey::match},
        Field{"deferrable", &ForeignKey::deferrable},
        Field{"initially", &ForeignKey::initially},
        Field{"inColumn", &ForeignKey::inColumn},
        Field{"parentRole", &ForeignKey::parentRole, FieldUse::Mark},
        Field{"childrenRole", &ForeignKey::childrenRole, FieldUse::Mark},
        Field{"acrossRole", &ForeignKey::acrossRole, FieldUse::Mark},
        Field{"enforced", &ForeignKey::enforced, FieldUse::Mark},
        Field{"oneChild", &ForeignKey::oneChild, FieldUse::Mark},
        Field{"associates", &ForeignKey::associates, FieldUse::Mark},
        Field{"parentModel", &ForeignKey::parentModel, FieldUse::Mark},
        Field{"childrenModel", &ForeignKey::childrenModel, FieldUse::Mark},
        Field{"acrossModel", &ForeignKey::acrossModel, FieldUse::Mark},
    };
};

template <> struct FieldsOf<IndexPart> {
    static constexpr std::tuple all{
        Field{"column", &IndexPart::column},
        Field{"expression", &IndexPart::expression},
        Field{"collation", &IndexPart::collation},
        Field{"order", &IndexPart::order},
    };
};

template <> struct FieldsOf<Index> {
    static constexpr std::tuple all{
        Field{"index", &Index::id, FieldUse::Id},
        Field{"name", &Index::name, FieldUse::Always},
        Field{"unique", &Index::unique},
        Field{"parts", &Index::parts, FieldUse::Always},
        Field{"where", &Index::where},
        Field{"formerNames", &Index::formerNames, FieldUse::Mark},
    };
};

template <> struct FieldsOf<Trigger> {
    static constexpr std::tuple all{
        Field{"trigger", &Trigger::id, FieldUse::Id},
        Field{"name", &Trigger::name, FieldUse::Always},
        Field{"text", &Trigger::text, FieldUse::Always},
    };
};

template <> struct FieldsOf<TableModel> {
    static constexpr std::tuple all{
        Field{"className", &TableModel::className},
        Field{"bases", &TableModel::bases},
    };
};

template <> struct FieldsOf<Table> {
    static constexpr std::tuple all{
        Field{"table", &Table::id, FieldUse::Id},
        Field{"name", &Table::name, FieldUse::Always},
        Field{"kind", &Table::kind},
        Field{"text", &Table::text},
        Field{"reason", &Table::reason, FieldUse::Mark},
        Field{"strict", &Table::strict},
        Field{"withoutRowid", &Table::withoutRowid},
        Field{"comment", &Table::comment},
        Field{"formerNames", &Table::formerNames, FieldUse::Mark},
        Field{"looseConstraintNames", &Table::looseConstraintNames},
        Field{"association", &Table::association, FieldUse::Mark},
        Field{"rowLabel", &Table::rowLabel, FieldUse::Mark},
        Field{"model", &Table::model, FieldUse::Mark},
        Parts{"column", &Table::columns, true},
        Parts{"key", &Table::keys},
        Parts{"check", &Table::checks},
        Parts{"foreignKey", &Table::foreignKeys},
        Parts{"index", &Table::indexes},
        Parts{"trigger", &Table::triggers},
    };
};

template <> struct FieldsOf<View> {
    static constexpr std::tuple all{
        Field{"view", &View::id, FieldUse::Id},
        Field{"name", &View::name, FieldUse::Always},
        Field{"columns", &View::columns},
        Field{"select", &View::select, FieldUse::Always},
        Field{"formerNames", &View::formerNames, FieldUse::Mark},
        Parts{"trigger", &View::triggers},
    };
};

template <> struct FieldsOf<DatabaseOptions> {
    static constexpr std::tuple all{
        Field{"encoding", &DatabaseOptions::encoding},
        Field{"applicationId", &DatabaseOptions::applicationId},
        Field{"userVersion", &DatabaseOptions::userVersion},
        Field{"pageSize", &DatabaseOptions::pageSize},
        Field{"autoVacuum", &DatabaseOptions::autoVacuum},
    };
};

/// Calls `visit` with every Field and Parts of T, in order.
template <typename T, typename Visit> constexpr void forEachField(Visit &&visit)
{
    std::apply([&](const auto &...field) { (visit(field), ...); }, FieldsOf<T>::all);
}

template <typename E>
concept NamedEnum = requires
{
    EnumNames<E>::all;
};

template <NamedEnum E> [[nodiscard]] constexpr std::string_view enumName(E value)
{
    return EnumNames<E>::all[static_cast<size_t>(value)];
}

/// False where no enumerator is called so.
template <NamedEnum E> [[nodiscard]] constexpr bool enumFromName(std::string_view name, E &value)
{
    for (size_t i = 0; i < EnumNames<E>::all.size(); ++i) {
        if (name == EnumNames<E>::all[i]) {
            value = static_cast<E>(i);
            return true;
        }
    }
    return false;
}

} // namespace sw
