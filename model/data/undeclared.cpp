// SPDX-License-Identifier: Apache-2.0
#include "model/data/undeclared.h"

#include "model/data/keywords.h"
#include "model/schema/relationships.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// A key of several columns, and what columns that refer to them are called.
struct WideKey {
    TablePtr table;
    std::vector<ColumnId> columns;
    QStringList names; ///< without words in between
    QString own;       ///< the one that is called after the table itself
};

/// Nothing for a key that consists of other tables' keys alone, as an association's does.
std::optional<WideKey> wideKeyOf(const TablePtr &table, const Key &key)
{
    WideKey wide{table, columnsOf(key), {}, {}};
    const QString own = singularWords(table->name).join(QString());
    for (const ColumnId id : wide.columns) {
        const Column *column = table->column(id);
        if (!column)
            return {};
        QString name = singularWords(column->name).join(QString());
        static const QSet<QString> common{u"id"_s, u"no"_s, u"number"_s, u"code"_s, u"nr"_s};
        if (common.contains(name))
            name.prepend(own);
        if (name.startsWith(own) && name.size() > own.size())
            wide.own = name;
        wide.names.append(name);
    }
    return wide.own.isEmpty() ? std::nullopt : std::optional(wide);
}

bool isCovered(const Table &child, const UndeclaredKey &wanted)
{
    return std::any_of(
        child.foreignKeys.begin(), child.foreignKeys.end(), [&](const ForeignKey &key) {
            const auto holds = [&](ColumnId id) {
                return std::find(key.columns.begin(), key.columns.end(), id) != key.columns.end();
            };
            const bool within = std::all_of(wanted.columns.begin(), wanted.columns.end(), holds);
            return within
                   && (key.columns.size() == wanted.columns.size()
                       || key.parent.id == wanted.parent);
        });
}

bool isOwnKey(const Table &table, ColumnId column)
{
    const Key *primary = table.primaryKey();
    return primary && primary->parts.size() == 1 && primary->parts.front().column == column;
}

/// A table's own key says whose rows extend which only where it is called after another table.
bool extends(const Table &child, const Column &column, const Table &parent)
{
    const QString name = singularWords(column.name).join(QString());
    return &child != &parent && name.startsWith(singularWords(parent.name).join(QString()))
           && !name.startsWith(singularWords(child.name).join(QString()));
}

/// `taggable_id` beside `taggable_type`: which table is meant is said row by row.
bool isOfManyTables(const Table &table, const Column &column)
{
    QStringList words = singularWords(column.name);
    if (words.size() < 2 || words.back() != u"id")
        return false;
    words.back() = u"type"_s;
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const Column &each) { return singularWords(each.name) == words; });
}

/// Looks for the keys in a schema, table by table.
class KeySearch {
public:
    explicit KeySearch(const Schema &schema)
    {
        for (const TablePtr &table : schema.tables) {
            if (table->kind == TableKind::Ordinary)
                m_tables.push_back(table);
        }
    }

    [[nodiscard]] std::vector<UndeclaredKey> found()
    {
        const KeyWords words(m_tables);
        for (const TablePtr &table : m_tables) {
            for (const Column &column : table->columns)
                lookAt(words, table, column);
        }
        lookForWide();
        return std::move(m_found);
    }

private:
    void lookAt(const KeyWords &words, const TablePtr &table, const Column &column)
    {
        if (isOfManyTables(*table, column) || wordsOf(column.name).endsWith(u"ids"_s))
            return; // nor is a list of keys one
        const std::optional<KeyGuess> guess = words.guess(table, column);
        if (!guess)
            return;
        if (isOwnKey(*table, column.id) && !extends(*table, column, *guess->key.table))
            return;
        take({table->id,
              {column.id},
              guess->key.table->id,
              {guess->key.column},
              false,
              guess->certainty,
              guess->reason,
              {}},
             *table);
    }

    void take(UndeclaredKey key, const Table &child)
    {
        if (isCovered(child, key))
            return;
        key.one = areUnique(child, key.columns);
        m_found.push_back(std::move(key));
    }

    void lookForWide()
    {
        QHash<QString, std::vector<TablePtr>> tablesByColumn;
        for (const TablePtr &table : m_tables) {
            for (const Column &column : table->columns)
                tablesByColumn[singularWords(column.name).join(QString())].push_back(table);
        }
        for (const TablePtr &table : m_tables) {
            for (const Key &key : table->keys) {
                const auto wide = key.parts.size() > 1 ? wideKeyOf(table, key) : std::nullopt;
                for (const TablePtr &child :
                     wide ? tablesByColumn.value(wide->own) : std::vector<TablePtr>()) {
                    if (child != table)
                        takeWide(*wide, *child);
                }
            }
        }
    }

    void takeWide(const WideKey &wide, const Table &child)
    {
        constexpr int Certainty = 88;
        UndeclaredKey key{child.id,
                          {},
                          wide.table->id,
                          wide.columns,
                          false,
                          Certainty,
                          u"has all columns of the key of %1"_s.arg(wide.table->name),
                          {}};
        for (qsizetype i = 0; i < wide.names.size(); ++i) {
            const Column &target = *wide.table->column(wide.columns[static_cast<size_t>(i)]);
            const auto match = std::find_if(
                child.columns.begin(), child.columns.end(), [&](const Column &column) {
                    return singularWords(column.name).join(QString()) == wide.names[i]
                           && typesFit(child, column, *wide.table, target);
                });
            if (match == child.columns.end())
                return;
            key.columns.push_back(match->id);
        }
        // Which of two extends the other cannot be told by their names.
        const Key *primary = child.primaryKey();
        if (primary && columnsOf(*primary) == key.columns)
            return;
        take(std::move(key), child);
    }

    std::vector<TablePtr> m_tables;
    std::vector<UndeclaredKey> m_found;
};

} // namespace

bool UndeclaredKey::isCertain() const
{
    constexpr int ByName = 85;
    constexpr int ByRows = 60;
    if (evidence.rows != KeyEvidence::Rows::Some)
        return certainty >= ByName;
    return evidence.found == evidence.values ? certainty >= ByRows : certainty >= ByName;
}

std::vector<UndeclaredKey> undeclaredKeys(const Schema &schema)
{
    std::vector<UndeclaredKey> found = KeySearch(schema).found();
    sortByCertainty(found, schema);
    return found;
}

ForeignKey markOf(const UndeclaredKey &key)
{
    ForeignKey mark;
    mark.id = ForeignKeyId::random();
    mark.columns = key.columns;
    mark.parent.id = key.parent;
    for (const ColumnId column : key.parentColumns)
        mark.parentColumns.push_back({column, {}});
    mark.inColumn = key.columns.size() == 1;
    mark.enforced = false;
    return mark;
}

QString wordsOf(const KeyEvidence &evidence)
{
    const QLocale locale;
    QString words;
    switch (evidence.rows) {
    case KeyEvidence::Rows::NotAsked:
        return u"by the names alone"_s;
    case KeyEvidence::Rows::NotThere:
        return u"not in the database yet: by the names alone"_s;
    case KeyEvidence::Rows::None:
        words = u"no values: by the names alone"_s;
        break;
    case KeyEvidence::Rows::Some:
        words = (evidence.sampled ? u"%1 of %2 sampled values found"_s : u"%1 of %2 values found"_s)
                    .arg(locale.toString(evidence.found), locale.toString(evidence.values));
        break;
    }
    if (evidence.empties)
        words += u", 0 or '' where there is none"_s;
    if (evidence.eachOnce)
        words += u", each once"_s;
    return words;
}

void sortByCertainty(std::vector<UndeclaredKey> &keys, const Schema &schema)
{
    const auto name = [&](const UndeclaredKey &key) {
        const TablePtr child = schema.tables.find(key.child);
        const Column *column = child ? child->column(key.columns.front()) : nullptr;
        return column ? std::pair(child->name, column->name) : std::pair<QString, QString>();
    };
    std::stable_sort(keys.begin(), keys.end(), [&](const auto &a, const auto &b) {
        return a.certainty != b.certainty ? a.certainty > b.certainty : name(a) < name(b);
    });
}

} // namespace sw
