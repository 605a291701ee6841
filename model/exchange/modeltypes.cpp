// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modeltypes.h"

#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What takes its arguments along: a length, or a precision and a scale.
enum class Takes { Nothing, Length, Numbers };

struct KnownType {
    QLatin1StringView name;
    QLatin1StringView declared;
    Takes takes = Takes::Nothing;
};

/// Types that are SQL to the letter, and those of other dialects that SQLite's compiler knows.
constexpr KnownType Plain[]{
    {"BIGINT"_L1, "BIGINT"_L1},
    {"BINARY"_L1, "BINARY"_L1, Takes::Length},
    {"BLOB"_L1, "BLOB"_L1},
    {"BOOLEAN"_L1, "BOOLEAN"_L1},
    {"CHAR"_L1, "CHAR"_L1, Takes::Length},
    {"CLOB"_L1, "CLOB"_L1},
    {"DATE"_L1, "DATE"_L1},
    {"DATETIME"_L1, "DATETIME"_L1},
    {"DECIMAL"_L1, "DECIMAL"_L1, Takes::Numbers},
    {"DOUBLE"_L1, "DOUBLE"_L1},
    {"DOUBLE_PRECISION"_L1, "DOUBLE PRECISION"_L1},
    {"Double"_L1, "DOUBLE"_L1},
    {"FLOAT"_L1, "FLOAT"_L1},
    {"INT"_L1, "INTEGER"_L1},
    {"INTEGER"_L1, "INTEGER"_L1},
    {"JSON"_L1, "JSON"_L1},
    {"NCHAR"_L1, "NCHAR"_L1, Takes::Length},
    {"NUMERIC"_L1, "NUMERIC"_L1, Takes::Numbers},
    {"NVARCHAR"_L1, "NVARCHAR"_L1, Takes::Length},
    {"Numeric"_L1, "NUMERIC"_L1, Takes::Numbers},
    {"REAL"_L1, "REAL"_L1},
    {"SMALLINT"_L1, "SMALLINT"_L1},
    {"String"_L1, "VARCHAR"_L1, Takes::Length},
    {"TEXT"_L1, "TEXT"_L1, Takes::Length},
    {"TIME"_L1, "TIME"_L1},
    {"TIMESTAMP"_L1, "TIMESTAMP"_L1},
    {"Text"_L1, "TEXT"_L1, Takes::Length},
    {"Unicode"_L1, "VARCHAR"_L1, Takes::Length},
    {"UnicodeText"_L1, "TEXT"_L1, Takes::Length},
    {"VARBINARY"_L1, "VARBINARY"_L1, Takes::Length},
    {"VARCHAR"_L1, "VARCHAR"_L1, Takes::Length},
};

/// What SQLAlchemy-Utils makes of its types.
constexpr KnownType Utils[]{
    {"ArrowType"_L1, "DATETIME"_L1},
    {"ChoiceType"_L1, "VARCHAR(255)"_L1},
    {"ColorType"_L1, "VARCHAR(20)"_L1},
    {"CompositeArray"_L1, "JSON"_L1},
    {"CountryType"_L1, "VARCHAR(2)"_L1},
    {"CurrencyType"_L1, "VARCHAR(3)"_L1},
    {"EmailType"_L1, "VARCHAR(255)"_L1},
    {"EncryptedType"_L1, "BLOB"_L1},
    {"IPAddressType"_L1, "VARCHAR(50)"_L1},
    {"JSONType"_L1, "JSON"_L1},
    {"LocaleType"_L1, "VARCHAR(10)"_L1},
    {"PasswordType"_L1, "VARBINARY(1137)"_L1},
    {"PhoneNumberType"_L1, "VARCHAR(20)"_L1},
    {"ScalarListType"_L1, "TEXT"_L1},
    {"StringEncryptedType"_L1, "VARCHAR"_L1},
    {"TimezoneType"_L1, "VARCHAR(50)"_L1},
    {"URLType"_L1, "TEXT"_L1},
    {"UploadedFileField"_L1, "VARCHAR(4096)"_L1},
    {"UUIDType"_L1, "BINARY(16)"_L1},
};

/// Types of other engines that SQLite has not, and what comes nearest.
constexpr KnownType StandIns[]{
    {"ARRAY"_L1, "JSON"_L1},      {"BIT"_L1, "INTEGER"_L1},       {"BYTEA"_L1, "BLOB"_L1},
    {"CIDR"_L1, "TEXT"_L1},       {"CITEXT"_L1, "TEXT"_L1},       {"HSTORE"_L1, "JSON"_L1},
    {"INET"_L1, "TEXT"_L1},       {"INTERVAL"_L1, "TEXT"_L1},     {"JSONB"_L1, "JSON"_L1},
    {"LONGBLOB"_L1, "BLOB"_L1},   {"LONGTEXT"_L1, "TEXT"_L1},     {"MACADDR"_L1, "TEXT"_L1},
    {"MEDIUMBLOB"_L1, "BLOB"_L1}, {"MEDIUMINT"_L1, "INTEGER"_L1}, {"MEDIUMTEXT"_L1, "TEXT"_L1},
    {"MONEY"_L1, "NUMERIC"_L1},   {"OID"_L1, "INTEGER"_L1},       {"TINYBLOB"_L1, "BLOB"_L1},
    {"TINYINT"_L1, "INTEGER"_L1}, {"TINYTEXT"_L1, "TEXT"_L1},     {"TSVECTOR"_L1, "TEXT"_L1},
    {"UUID"_L1, "CHAR(32)"_L1},   {"YEAR"_L1, "INTEGER"_L1},
};

template <size_t Count>
const KnownType *called(const KnownType (&types)[Count], const QString &name)
{
    const auto found = std::find_if(std::begin(types), std::end(types),
                                    [&](const KnownType &type) { return type.name == name; });
    return found == std::end(types) ? nullptr : &*found;
}

/// A number among the arguments, by its place or its name.
std::optional<int> number(const TypeFact &type, qsizetype place, QLatin1StringView name)
{
    const QJsonValue value
        = type.keywords.contains(name) ? type.keywords.value(name) : type.arguments.at(place);
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

QString argumentsOf(const TypeFact &type, Takes takes)
{
    if (takes == Takes::Length) {
        const auto length = number(type, 0, "length"_L1);
        return length ? u"(%1)"_s.arg(*length) : QString();
    }
    if (takes == Takes::Nothing)
        return {};
    const auto precision = number(type, 0, "precision"_L1);
    const auto scale = number(type, 1, "scale"_L1);
    if (!precision)
        return {};
    return scale ? u"(%1, %2)"_s.arg(*precision).arg(*scale) : u"(%1)"_s.arg(*precision);
}

QString collationOf(const TypeFact &type)
{
    const QString name = type.keywords.contains("collation"_L1)
                             ? type.keywords.value("collation"_L1).toString()
                             : type.arguments.at(1).toString();
    return name.isEmpty() ? QString() : u" COLLATE "_s + alwaysQuotedName(name);
}

DeclaredType enumType(const TypeFact &type)
{
    // SQLAlchemy 1.4 takes the length only where no engine has the type itself.
    const bool takesLength = type.modern || !type.keywords.value("native_enum"_L1).toBool(true);
    qsizetype longest = takesLength ? number(type, 1, "length"_L1).value_or(0) : 0;
    for (const QString &value : type.values)
        longest = std::max(longest, QStringView(value).toUcs4().size());
    return {longest > 0 ? u"VARCHAR(%1)"_s.arg(longest) : u"VARCHAR"_s};
}

} // namespace

DeclaredType declaredTypeOf(const TypeFact &type)
{
    if (!type.sql.isEmpty())
        return {type.sql};
    if (type.name == u"Enum")
        return enumType(type);
    if (type.name == u"UUID" && type.modern)
        return {u"UUID"_s};
    if (const KnownType *plain = called(Plain, type.name)) {
        const QString collation = plain->takes == Takes::Length ? collationOf(type) : QString();
        return {plain->declared + argumentsOf(type, plain->takes) + collation};
    }
    if (const KnownType *known = called(Utils, type.name))
        return {QString(known->declared)};
    if (const KnownType *standIn = called(StandIns, type.name))
        return {QString(standIn->declared), true};
    for (const GenericType &generic : genericTypes()) {
        if (generic.name == type.name)
            return {generic.sqlite.toString()};
    }
    return {{}, true};
}

QString conditionOf(const TypeFact &type, const QString &column)
{
    if (!type.keywords.value("create_constraint"_L1).toBool())
        return {};
    if (type.name == u"Boolean")
        return quotedName(column) + u" IN (0, 1)";
    if (type.name != u"Enum" || type.values.isEmpty())
        return {};
    QStringList values;
    for (const QString &value : type.values)
        values.append(quotedText(value));
    return quotedName(column) + u" IN (" + values.join(u", ") + u')';
}

NameFact conditionNameOf(const TypeFact &type)
{
    return {type.keywords.value("name"_L1).toString(), false};
}

} // namespace sw
