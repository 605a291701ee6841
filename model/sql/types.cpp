// SPDX-License-Identifier: Apache-2.0
#include "model/sql/types.h"

#include "model/base/name.h"
#include "model/sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A type cut into its name and the arguments in its parentheses, without them.
struct TypeText {
    QString name;
    QString arguments;
};

TypeText cutType(const QString &type)
{
    const qsizetype open = type.indexOf(u'(');
    if (open < 0 || !type.endsWith(u')'))
        return {type.trimmed(), {}};
    return {type.left(open).trimmed(), type.mid(open + 1, type.size() - open - 2).trimmed()};
}

const GenericType *genericCalled(QStringView name)
{
    const auto &types = genericTypes();
    const auto found = std::find_if(types.begin(), types.end(),
                                    [&](const GenericType &type) { return type.name == name; });
    return found == types.end() ? nullptr : &*found;
}

/// The string arguments of an Enum; keyword arguments and classes are not among them.
QStringList stringArguments(const QString &arguments)
{
    const QByteArray bytes = arguments.toUtf8();
    const Tokens tokens = tokenize(viewOf(bytes));
    QStringList values;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const bool quoted
            = tokens[i].kind == TokenKind::String || tokens[i].kind == TokenKind::Quoted;
        const bool keyword = i > 0 && tokens[i - 1].symbol == '=';
        if (quoted && !keyword)
            values.append(nameFromToken(
                viewOf(bytes).substr(tokens[i].begin, tokens[i].end - tokens[i].begin)));
    }
    return values;
}

/// The positional numbers: `10, 2` of `10, 2, asdecimal=False`.
QString numericArguments(const QString &arguments)
{
    QStringList numbers;
    for (const QString &argument : arguments.split(u',')) {
        bool number = false;
        const QString value = argument.section(u'=', -1).trimmed();
        const QString keyword
            = argument.contains(u'=') ? argument.section(u'=', 0, 0).trimmed() : QString();
        (void)value.toInt(&number);
        if (number
            && (keyword.isEmpty() || keyword == u"length" || keyword == u"precision"
                || keyword == u"scale"))
            numbers.append(value);
    }
    return numbers.join(u", ");
}

} // namespace

const std::vector<GenericType> &genericTypes()
{
    static const std::vector<GenericType> types{
        {u"Boolean", u"BOOLEAN"},
        {u"Date", u"DATE"},
        {u"DateTime", u"DATETIME"},
        {u"Time", u"TIME"},
        {u"Interval", u"DATETIME"},
        {u"Float", u"FLOAT"},
        {u"Numeric", u"NUMERIC", true},
        {u"Integer", u"INTEGER"},
        {u"SmallInteger", u"SMALLINT"},
        {u"BigInteger", u"BIGINT"},
        {u"LargeBinary", u"BLOB"},
        {u"PickleType", u"BLOB"},
        {u"JSON", u"JSON"},
        {u"Enum", u"VARCHAR"},
        {u"String", u"VARCHAR", true},
        {u"Unicode", u"VARCHAR", true},
        {u"Text", u"TEXT"},
        {u"UnicodeText", u"TEXT"},
        {u"Uuid", u"CHAR(32)"},
    };
    return types;
}

const std::vector<SqliteType> &sqliteTypes()
{
    using enum Affinity;
    static const std::vector<SqliteType> types{
        {u"INTEGER", Integer, true},
        {u"TEXT", Text, true},
        {u"REAL", Real, true},
        {u"BLOB", Blob, true},
        {u"ANY", Numeric, true},
        {u"INT", Integer, true},
        {u"NUMERIC", Numeric},
        {u"BOOLEAN", Numeric},
        {u"DATE", Numeric},
        {u"DATETIME", Numeric},
        {u"TIME", Numeric},
        {u"TIMESTAMP", Numeric},
        {u"VARCHAR", Text},
        {u"CHAR", Text},
        {u"CHARACTER", Text},
        {u"NCHAR", Text},
        {u"NVARCHAR", Text},
        {u"VARYING CHARACTER", Text},
        {u"NATIVE CHARACTER", Text},
        {u"CLOB", Text},
        {u"TINYINT", Integer},
        {u"SMALLINT", Integer},
        {u"MEDIUMINT", Integer},
        {u"BIGINT", Integer},
        {u"INT2", Integer},
        {u"INT8", Integer},
        {u"UNSIGNED BIG INT", Integer},
        {u"DOUBLE", Real},
        {u"DOUBLE PRECISION", Real},
        {u"FLOAT", Real},
        {u"DECIMAL", Numeric},
        {u"JSON", Numeric},
    };
    return types;
}

Affinity affinityOf(QStringView declaredType)
{
    const auto has
        = [&](QStringView part) { return declaredType.contains(part, Qt::CaseInsensitive); };
    if (has(u"INT"))
        return Affinity::Integer;
    if (has(u"CHAR") || has(u"CLOB") || has(u"TEXT"))
        return Affinity::Text;
    if (declaredType.isEmpty() || has(u"BLOB"))
        return Affinity::Blob;
    if (has(u"REAL") || has(u"FLOA") || has(u"DOUB"))
        return Affinity::Real;
    return Affinity::Numeric;
}

Affinity affinityOf(const Table &table, const Column &column)
{
    return table.strict && sameName(column.type, u"ANY") ? Affinity::Blob : affinityOf(column.type);
}

QStringView affinityName(Affinity affinity)
{
    switch (affinity) {
    case Affinity::Integer:
        return u"INTEGER";
    case Affinity::Text:
        return u"TEXT";
    case Affinity::Blob:
        return u"BLOB";
    case Affinity::Real:
        return u"REAL";
    case Affinity::Numeric:
        break;
    }
    return u"NUMERIC";
}

std::optional<DialectType> dialectTypeOf(const QString &modelType)
{
    const QString text = modelType.trimmed();
    TypeText cut = cutType(text);
    for (const QStringView prefix : {u"db.", u"sa.", u"sqlalchemy."}) {
        if (cut.name.startsWith(prefix))
            cut.name.remove(0, prefix.size());
    }
    const GenericType *generic = genericCalled(cut.name);
    // DATE, JSON and the like are SQL to the letter, and mean the same.
    if (!generic || (generic->name == generic->sqlite && text == cut.name))
        return std::nullopt;
    DialectType type;
    type.declared = generic->sqlite.toString();
    type.model
        = cut.name + (cut.arguments.isEmpty() ? QString() : QString(u'(' + cut.arguments + u')'));
    QString arguments = generic->takesArguments ? numericArguments(cut.arguments) : QString();
    if (generic->name == u"Enum") {
        type.enumValues = stringArguments(cut.arguments);
        qsizetype longest = 0;
        for (const QString &value : type.enumValues)
            longest = std::max(longest, value.size());
        arguments = longest > 0 ? QString::number(longest) : QString();
    }
    if (!arguments.isEmpty())
        type.declared += u'(' + arguments + u')';
    return type;
}

QString modelTypeOf(const QString &declaredType)
{
    const TypeText cut = cutType(declaredType);
    const QString name = cut.name.toUpper();
    const auto with = [&](const QString &generic) {
        return cut.arguments.isEmpty() ? generic : QString(generic + u'(' + cut.arguments + u')');
    };
    static const QHash<QString, QString> plain{
        {u"BOOLEAN"_s, u"Boolean"_s},    {u"BOOL"_s, u"Boolean"_s},
        {u"DATE"_s, u"Date"_s},          {u"DATETIME"_s, u"DateTime"_s},
        {u"TIMESTAMP"_s, u"DateTime"_s}, {u"TIME"_s, u"Time"_s},
        {u"JSON"_s, u"JSON"_s},          {u"BIGINT"_s, u"BigInteger"_s},
        {u"INT8"_s, u"BigInteger"_s},    {u"SMALLINT"_s, u"SmallInteger"_s},
        {u"INT2"_s, u"SmallInteger"_s},  {u"TINYINT"_s, u"SmallInteger"_s},
        {u"TEXT"_s, u"Text"_s},          {u"CLOB"_s, u"Text"_s},
        {u"UUID"_s, u"Uuid"_s},
    };
    if (name == u"NUMERIC" || name == u"DECIMAL")
        return with(u"Numeric"_s);
    if (const auto found = plain.constFind(name); found != plain.constEnd())
        return *found;
    switch (affinityOf(declaredType)) {
    case Affinity::Integer:
        return u"Integer"_s;
    case Affinity::Text:
        return with(u"String"_s);
    case Affinity::Blob:
        return u"LargeBinary"_s;
    case Affinity::Real:
        return u"Float"_s;
    case Affinity::Numeric:
        break;
    }
    return u"Numeric"_s;
}

bool isStrictType(QStringView declaredType)
{
    const auto &types = sqliteTypes();
    return std::any_of(types.begin(), types.end(), [&](const SqliteType &type) {
        return type.strict && sameName(type.name, declaredType);
    });
}

} // namespace sw
