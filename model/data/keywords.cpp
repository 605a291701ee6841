// SPDX-License-Identifier: Apache-2.0
#include "model/data/keywords.h"

#include "model/base/name.h"
#include "model/schema/english.h"
#include "model/sql/quote.h"
#include "model/sql/types.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QSet<QString> wordSet(QStringView words)
{
    QSet<QString> set;
    for (const QStringView word : words.split(u' '))
        set.insert(word.toString());
    return set;
}

/// Keys whose names say nothing of their table.
const QSet<QString> &commonKeys()
{
    static const QSet<QString> words = wordSet(
        u"id name title key code value type date uuid guid rowid number no nr num slug "
        "hash label email path url pk oid uid position pos sort order version status kind "
        "time timestamp lang language");
    return words;
}

/// What stands for “the key of” in a column's name.
const QSet<QString> &keyWords()
{
    static const QSet<QString> words = wordSet(u"id fk ref uid pk key no nr num number");
    return words;
}

/// Which of two parents is meant, after the parent's name: `team_a_id`.
const QSet<QString> &wordsBehind()
{
    static const QSet<QString> words
        = wordSet(u"a b c d from to in out by one two first second old new left right home away "
                  "source target src dst");
    return words;
}

/// Rows of the same table.
const QSet<QString> &ownRows()
{
    static const QSet<QString> words = wordSet(
        u"parent root prev previous next original ancestor predecessor successor "
        "replyto inreplyto repliedto reply superior reportsto reportto duplicateof copyof "
        "copiedfrom forkedfrom mergedinto supersededby replacedby subcategoryof");
    return words;
}

/// What nobody needs to say of a table in its own database.
const QSet<QString> &emptyPrefixes()
{
    static const QSet<QString> words = wordSet(u"t tb tbl tab table app db");
    return words;
}

/// Ids that others gave.
const QSet<QString> &strangers()
{
    static const QSet<QString> words
        = wordSet(u"external ext remote facebook twitter google github gitlab stripe paypal apple "
                  "microsoft legacy wikipedia wikidata imdb osm session");
    return words;
}

/// What a person may be called by another word: these words mean one of these tables.
struct Meaning {
    QSet<QString> words;
    QStringList tables;
};

const std::array<Meaning, 6> &meanings()
{
    static const std::array<Meaning, 6> all{{
        {wordSet(u"nationality citizenship homeland birthcountry"), {u"country"_s, u"nation"_s}},
        {wordSet(u"hometown birthplace capital"), {u"city"_s, u"town"_s, u"place"_s}},
        {wordSet(u"winner loser opponent champion host guest visitor"),
         {u"team"_s, u"club"_s, u"player"_s, u"person"_s, u"user"_s}},
        {wordSet(u"manager boss supervisor reportsto salesrep"),
         {u"employee"_s, u"staff"_s, u"person"_s, u"user"_s}},
        {wordSet(u"author owner creator editor assignee reporter reviewer approver sender receiver "
                 "recipient follower followed createdby updatedby modifiedby deletedby ownedby "
                 "uploadedby postedby uploader submitter requester moderator admin"),
         {u"user"_s, u"person"_s, u"account"_s, u"member"_s, u"employee"_s, u"staff"_s}},
        {wordSet(u"mother father spouse guardian"), {u"person"_s, u"animal"_s, u"user"_s}},
    }};
    return all;
}

bool holdsWord(QStringView type, QStringView word)
{
    return type.contains(word, Qt::CaseInsensitive);
}

/// Types of which nobody makes a key.
bool isNoKeyType(const QString &type)
{
    static constexpr std::array<QStringView, 7> Never{u"bool", u"date", u"time", u"float",
                                                      u"real", u"doub", u"json"};
    return std::any_of(Never.begin(), Never.end(),
                       [&](QStringView word) { return holdsWord(type, word); });
}

const Column *singleColumn(const Table &table, const Key &key)
{
    return key.parts.size() == 1 ? table.column(key.parts.front().column) : nullptr;
}

/// `team1_id`, `team_2_id`: without what they are counted by.
QStringList withoutNumbers(const QStringList &words)
{
    QStringList kept;
    for (QString word : words) {
        while (!word.isEmpty() && word.back().isDigit())
            word.chop(1);
        if (!word.isEmpty())
            kept.append(singularName(word));
    }
    return kept;
}

/// The words in the order and the spelling in which keys are looked up: `fk_team` is team, id.
QStringList asKey(QStringList words)
{
    if (words.size() > 1 && (words.front() == u"id" || words.front() == u"fk"))
        words.append(words.takeFirst());
    if (words.size() > 1 && (words.back() == u"fk" || words.back() == u"ref"))
        words.back() = u"id"_s;
    if (words.size() > 2 && words.back() == words.at(words.size() - 2))
        words.removeLast(); // fk_team_id
    return words;
}

/// `parent_category` in `product_category`.
bool isOwnRow(const Table &table, const QStringList &stem)
{
    const QStringList own = singularWords(table.name);
    const qsizetype rest = stem.size() - 1;
    return rest > 0 && rest <= own.size() && ownRows().contains(stem.front())
           && own.mid(own.size() - rest) == stem.mid(1);
}

/// A table has a name once, whatever keys it has.
void addTo(QHash<QString, std::vector<NamedKey>> &keys, const QString &name, const NamedKey &key)
{
    std::vector<NamedKey> &there = keys[name];
    if (std::none_of(there.begin(), there.end(),
                     [&](const NamedKey &each) { return each.table == key.table; }))
        there.push_back(key);
}

QString keyName(const NamedKey &key)
{
    return quotedName(key.table->name) + u'.' + quotedName(key.table->column(key.column)->name);
}

} // namespace

QStringList singularWords(QStringView name)
{
    QStringList words = wordsOf(name);
    for (QString &word : words)
        word = singularName(word);
    return words;
}

bool typesFit(const Table &child, const Column &column, const Table &parent, const Column &target)
{
    if (sameName(column.type, target.type))
        return true;
    if (isNoKeyType(column.type) || isNoKeyType(target.type))
        return false;
    if (column.type.isEmpty() || target.type.isEmpty())
        return true;
    const auto kind = [](const Table &table, const Column &of) {
        const Affinity affinity = affinityOf(table, of);
        return affinity == Affinity::Numeric ? Affinity::Integer : affinity;
    };
    return kind(child, column) == kind(parent, target);
}

KeyWords::KeyWords(const std::vector<TablePtr> &tables)
{
    countPrefixes(tables);
    for (const TablePtr &table : tables) {
        for (const Key &key : table->keys) {
            const Column *column = singleColumn(*table, key);
            if (!column)
                continue;
            add(table, *column, key.primary);
            if (key.primary)
                addTo(m_tables, singularWords(table->name).join(QString()), {table, column->id});
        }
        for (const Index &index : table->indexes) {
            if (index.unique && index.where.isEmpty() && index.parts.size() == 1) {
                if (const Column *column = table->column(index.parts.front().column))
                    add(table, *column, false);
            }
        }
    }
}

void KeyWords::countPrefixes(const std::vector<TablePtr> &tables)
{
    for (const TablePtr &table : tables) {
        const QStringList words = singularWords(table->name);
        if (words.size() > 1)
            ++m_prefixes[words.front()];
    }
}

void KeyWords::add(const TablePtr &table, const Column &column, bool isPrimary)
{
    QStringList own = singularWords(table->name);
    const QStringList key = singularWords(column.name);
    const NamedKey named{table, column.id};
    const auto put = [&](Keys &keys, const QString &name) { addTo(keys, name, named); };
    const QString alone = key.join(QString());
    const bool saysTable
        = alone.size() > own.join(QString()).size() && alone.startsWith(own.join(QString()));
    put(m_full, saysTable ? alone : own.join(QString()) + alone);
    if (isPrimary && !saysTable && !(key.size() == 1 && commonKeys().contains(alone)))
        put(m_alone, alone);
    if (own.size() > 1 && !saysTable
        && (m_prefixes.value(own.front()) >= 3 || emptyPrefixes().contains(own.front()))) {
        own.removeFirst();
        put(m_unprefixed, own.join(QString()) + alone);
    }
}

const NamedKey *KeyWords::only(const Keys &keys, const QString &name) const
{
    const auto found = keys.constFind(name);
    return found != keys.constEnd() && found->size() == 1 ? &found->front() : nullptr;
}

/// By a key's name, with words before and behind that say which of several it is.
std::vector<KeyGuess> KeyWords::byName(const TablePtr &child, const QStringList &words,
                                       const QStringList &spelt) const
{
    constexpr int Full = 96;
    constexpr int Role = 90;
    constexpr int Unprefixed = 80;
    constexpr int Alone = 80;
    constexpr int Behind = 75;
    std::vector<KeyGuess> guesses;
    const auto look
        = [&](const Keys &keys, const QString &name, int certainty, const QString &reason) {
              const NamedKey *key = only(keys, name);
              if (key && !(&keys == &m_alone && key->table == child))
                  guesses.push_back({*key, certainty, reason.arg(keyName(*key))});
          };
    look(m_full, words.join(QString()), Full, u"called after %1"_s);
    look(m_unprefixed, words.join(QString()), Unprefixed, u"called after %1 without its prefix"_s);
    // `book` is a book, even if it is the key of another table too.
    if (!m_tables.contains(words.join(QString()))
        && !(words.back() == u"id"
             && m_tables.contains(words.mid(0, words.size() - 1).join(QString()))))
        look(m_alone, words.join(QString()), Alone, u"has the name of %1"_s);
    for (qsizetype first = 1; first + 1 < words.size(); ++first) {
        const QStringList role = words.mid(0, first);
        const QString rest = words.mid(first).join(QString());
        const bool isStrange = std::any_of(role.begin(), role.end(), [](const QString &word) {
            return strangers().contains(word);
        });
        const int less = isStrange ? 45 : 0;
        const QString spoken = u"“%1” and then %2"_s.arg(spelt.mid(0, first).join(u' '));
        look(m_full, rest, Role - less, spoken);
        look(m_unprefixed, rest, Unprefixed - 5 - less, spoken);
    }
    if (words.size() > 2 && wordsBehind().contains(words.at(words.size() - 2))) {
        QStringList before = words;
        const QString which = before.takeAt(words.size() - 2);
        look(m_full, before.join(QString()), Behind, u"%1 and “%2”"_s.arg(u"%1"_s, which));
    }
    return guesses;
}

/// By a word for the row: `parent_id`, `nationality_id`, `created_by`.
std::vector<KeyGuess> KeyWords::byMeaning(const TablePtr &child, const QStringList &words) const
{
    constexpr int OwnRow = 86;
    constexpr int Bare = 20; ///< less, where nothing says that it is a key
    constexpr int Meant = 62;
    QStringList stem = words;
    const bool isNamedKey = stem.size() > 1 && keyWords().contains(stem.back());
    const bool saysKey
        = isNamedKey || (stem.size() > 1 && (stem.back() == u"by" || stem.back() == u"to"));
    if (isNamedKey)
        stem.removeLast();
    const QString word = stem.join(QString());
    std::vector<KeyGuess> guesses;
    const QString own = singularWords(child->name).join(QString());
    const NamedKey *self = only(m_tables, own);
    if (self && (ownRows().contains(word) || isOwnRow(*child, stem)))
        guesses.push_back({*self, saysKey ? OwnRow : OwnRow - Bare,
                           u"“%1” means another row of the same table"_s.arg(stem.join(u' '))});
    for (const Meaning &meaning : meanings()) {
        if (!meaning.words.contains(word))
            continue;
        for (const QString &name : meaning.tables) {
            const NamedKey *found = only(m_tables, name);
            if (!found)
                continue;
            guesses.push_back(
                {*found, saysKey ? Meant : Meant - Bare,
                 u"“%1” may be one of %2"_s.arg(stem.join(u' '), quotedName(found->table->name))});
            break;
        }
    }
    return guesses;
}

/// Without the word for the key: `book INTEGER` where there is a table `books`; or with another.
std::optional<KeyGuess> KeyWords::byTableName(const TablePtr &child, const Column &column,
                                              QStringList words) const
{
    constexpr int OtherKey = 72;
    constexpr int Bare = 66;
    const bool saysKey = words.size() > 1 && keyWords().contains(words.back());
    if (saysKey)
        words.removeLast();
    const NamedKey *found = only(m_tables, words.join(QString()));
    if (!found)
        return {};
    // Where nothing but the type tells it from any other column, that must be the same.
    const Column &target = *found->table->column(found->column);
    if (!saysKey && affinityOf(*child, column) != affinityOf(*found->table, target))
        return {};
    return KeyGuess{*found, saysKey ? OtherKey : Bare,
                    u"called after table %1"_s.arg(quotedName(found->table->name))};
}

std::optional<KeyGuess> KeyWords::guess(const TablePtr &child, const Column &column) const
{
    const QStringList words = asKey(singularWords(column.name));
    const QStringList asWritten = wordsOf(column.name);
    const QStringList &spelt = asWritten.size() == words.size() ? asWritten : words;
    std::vector<KeyGuess> guesses = byName(child, words, spelt);
    if (const QStringList fewer = asKey(withoutNumbers(words));
        fewer != words && !fewer.isEmpty()) {
        for (KeyGuess &each : byName(child, fewer, fewer)) {
            each.certainty = std::min(each.certainty, 90);
            guesses.push_back(each);
        }
    }
    for (const KeyGuess &each : byMeaning(child, words))
        guesses.push_back(each);
    if (const auto byTable = byTableName(child, column, words))
        guesses.push_back(*byTable);
    constexpr int Least = 50;
    std::erase_if(guesses, [&](const KeyGuess &each) {
        return each.certainty < Least
               || !typesFit(*child, column, *each.key.table,
                            *each.key.table->column(each.key.column))
               || (each.key.table == child && each.key.column == column.id);
    });
    const auto best = std::max_element(
        guesses.begin(), guesses.end(),
        [](const KeyGuess &a, const KeyGuess &b) { return a.certainty < b.certainty; });
    return best == guesses.end() ? std::nullopt : std::optional(*best);
}

} // namespace sw
