// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/modelfacts.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

bool flag(const QJsonObject &object, QLatin1StringView key) { return object.value(key).toBool(); }

std::optional<bool> choice(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QStringList texts(const QJsonObject &object, QLatin1StringView key)
{
    QStringList result;
    for (const auto &each : object.value(key).toArray())
        result.append(each.toString());
    return result;
}

/// The objects in a list, each read by `read`.
template <typename Read> auto each(const QJsonObject &object, QLatin1StringView key, Read read)
{
    std::vector<decltype(read(QJsonObject()))> result;
    for (const auto &value : object.value(key).toArray())
        result.push_back(read(value.toObject()));
    return result;
}

FactPlace placeIn(const QJsonObject &object)
{
    return {text(object, "file"_L1), object.value("line"_L1).toInt()};
}

NameFact nameIn(const QJsonObject &object)
{
    return {text(object, "name"_L1), flag(object, "exact"_L1)};
}

TypeFact typeIn(const QJsonObject &object)
{
    return {text(object, "name"_L1),           text(object, "dialect"_L1),
            text(object, "text"_L1),           text(object, "sql"_L1),
            object.value("args"_L1).toArray(), object.value("kw"_L1).toObject(),
            texts(object, "values"_L1),        flag(object, "modern"_L1)};
}

ReferenceFact referenceIn(const QJsonObject &object)
{
    ReferenceFact fact;
    fact.name = nameIn(object);
    fact.columns = texts(object, "columns"_L1);
    fact.parent = text(object, "parent"_L1);
    fact.parentColumns = texts(object, "parentColumns"_L1);
    fact.onDelete = text(object, "ondelete"_L1);
    fact.onUpdate = text(object, "onupdate"_L1);
    fact.match = text(object, "match"_L1);
    fact.initially = text(object, "initially"_L1);
    fact.deferrable = choice(object, "deferrable"_L1);
    fact.place = placeIn(object);
    return fact;
}

ColumnFact columnIn(const QJsonObject &object)
{
    ColumnFact fact;
    fact.name = text(object, "name"_L1);
    fact.attribute = text(object, "attribute"_L1);
    fact.place = placeIn(object);
    if (object.value("type"_L1).isObject())
        fact.type = typeIn(object.value("type"_L1).toObject());
    fact.primaryKey = flag(object, "primaryKey"_L1);
    fact.notNull = flag(object, "notNull"_L1);
    fact.saysNull = flag(object, "saysNull"_L1);
    fact.unique = flag(object, "unique"_L1);
    fact.index = flag(object, "index"_L1);
    fact.autoincrement = text(object, "autoincrement"_L1);
    fact.comment = text(object, "comment"_L1);
    fact.defaultValue = text(object, "default"_L1);
    fact.onUpdate = text(object, "onUpdate"_L1);
    fact.serverDefault = text(object, "serverDefault"_L1);
    const QJsonObject computed = object.value("computed"_L1).toObject();
    fact.computed = text(computed, "sql"_L1);
    fact.persisted = choice(computed, "persisted"_L1);
    fact.references = each(object, "foreignKeys"_L1, referenceIn);
    return fact;
}

ConstraintFact constraintIn(const QJsonObject &object)
{
    ConstraintFact fact;
    const QString kind = text(object, "kind"_L1);
    fact.kind = kind == u"uq"   ? ConstraintKind::Unique
                : kind == u"ck" ? ConstraintKind::Check
                                : ConstraintKind::Foreign;
    fact.name = nameIn(object);
    fact.columns = texts(object, "columns"_L1);
    fact.sql = text(object, "sql"_L1);
    fact.onConflict = text(object, "onConflict"_L1);
    fact.early = flag(object, "early"_L1);
    fact.reference = referenceIn(object);
    fact.place = placeIn(object);
    return fact;
}

IndexFact indexIn(const QJsonObject &object)
{
    const auto part = [](const QJsonObject &said) {
        return IndexPartFact{text(said, "column"_L1), text(said, "sql"_L1)};
    };
    return {nameIn(object), flag(object, "unique"_L1), each(object, "parts"_L1, part),
            text(object, "where"_L1), placeIn(object)};
}

TableFact tableIn(const QJsonObject &object)
{
    TableFact fact;
    fact.name = text(object, "name"_L1);
    fact.schema = text(object, "schema"_L1);
    fact.place = placeIn(object);
    fact.comment = text(object, "comment"_L1);
    fact.options = object.value("options"_L1).toObject();
    const QJsonObject convention = object.value("convention"_L1).toObject();
    for (auto it = convention.begin(); it != convention.end(); ++it)
        fact.convention.insert(it.key(), it.value().toString());
    fact.columns = each(object, "columns"_L1, columnIn);
    const QJsonObject key = object.value("primaryKey"_L1).toObject();
    fact.primaryKeyName = nameIn(key);
    fact.primaryKey = texts(key, "columns"_L1);
    fact.constraints = each(object, "constraints"_L1, constraintIn);
    fact.indexes = each(object, "indexes"_L1, indexIn);
    return fact;
}

ClassFact classIn(const QJsonObject &object)
{
    return {text(object, "name"_L1),   text(object, "table"_L1),       text(object, "bases"_L1),
            flag(object, "single"_L1), text(object, "parentTable"_L1), placeIn(object)};
}

ColumnSpot spotIn(const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    return {pair.at(0).toString(), pair.at(1).toString()};
}

std::vector<ColumnSpot> spotsIn(const QJsonObject &object, QLatin1StringView key)
{
    std::vector<ColumnSpot> spots;
    for (const auto &value : object.value(key).toArray())
        spots.push_back(spotIn(value));
    return spots;
}

std::vector<std::pair<ColumnSpot, ColumnSpot>> pairsIn(const QJsonObject &object,
                                                       QLatin1StringView key)
{
    std::vector<std::pair<ColumnSpot, ColumnSpot>> pairs;
    for (const auto &value : object.value(key).toArray()) {
        const QJsonArray pair = value.toArray();
        pairs.emplace_back(spotIn(pair.at(0)), spotIn(pair.at(1)));
    }
    return pairs;
}

EndFact endIn(const QJsonObject &object)
{
    EndFact fact;
    fact.model.cascade = text(object, "cascade"_L1);
    fact.model.lazy = text(object, "lazy"_L1);
    fact.model.orderBy = text(object, "orderBy"_L1);
    fact.model.passiveDeletes = text(object, "passiveDeletes"_L1);
    fact.model.viewOnly = flag(object, "viewOnly"_L1);
    fact.useList = choice(object, "useList"_L1);
    fact.remoteSide = spotsIn(object, "remoteSide"_L1);
    return fact;
}

RelationshipFact relationshipIn(const QJsonObject &object)
{
    RelationshipFact fact;
    fact.className = text(object, "class"_L1);
    fact.table = text(object, "table"_L1);
    fact.key = text(object, "key"_L1);
    fact.target = text(object, "target"_L1);
    fact.targetTable = text(object, "targetTable"_L1);
    fact.secondary = text(object, "secondary"_L1);
    fact.viaTables = flag(object, "viaTables"_L1);
    fact.end = endIn(object);
    fact.backPopulates = text(object, "backPopulates"_L1);
    const QJsonObject back = object.value("backref"_L1).toObject();
    fact.backKey = text(back, "key"_L1);
    fact.back = endIn(back);
    fact.pairs = pairsIn(object, "pairs"_L1);
    fact.secondPairs = pairsIn(object, "secondPairs"_L1);
    fact.more = flag(object, "more"_L1);
    fact.foreignKeys = spotsIn(object, "foreignKeys"_L1);
    fact.place = placeIn(object);
    return fact;
}

} // namespace

Result<ModelFacts> modelFacts(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return Error{
            u"What Python read of the models cannot be understood: %1."_s.arg(error.errorString())};
    const QJsonObject all = document.object();
    ModelFacts facts;
    facts.tables = each(all, "tables"_L1, tableIn);
    facts.classes = each(all, "classes"_L1, classIn);
    facts.relationships = each(all, "relationships"_L1, relationshipIn);
    facts.targets = each(all, "targets"_L1, [](const QJsonObject &object) {
        const FactPlace place = placeIn(object);
        return OfferedTarget{text(object, "url"_L1), place.file, place.line};
    });
    facts.notes = each(all, "notes"_L1, [](const QJsonObject &object) {
        const FactPlace place = placeIn(object);
        return ImportNote{place.file, place.line, text(object, "text"_L1)};
    });
    return facts;
}

} // namespace sw
