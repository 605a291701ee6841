// SPDX-License-Identifier: Apache-2.0
#include "model/sql/keyword.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

struct Word {
    std::string_view text;
    Keyword keyword;
};

// clang-format off
constexpr auto Words = std::to_array<Word>({
    {"ABORT", Keyword::Abort},
    {"ACTION", Keyword::Action},
    {"ADD", Keyword::Add},
    {"AFTER", Keyword::After},
    {"ALL", Keyword::OtherReserved},
    {"ALTER", Keyword::Alter},
    {"ALWAYS", Keyword::Always},
    {"ANALYZE", Keyword::OtherName},
    {"AND", Keyword::And},
    {"AS", Keyword::As},
    {"ASC", Keyword::Asc},
    {"ATTACH", Keyword::OtherName},
    {"AUTOINCREMENT", Keyword::Autoincrement},
    {"BEFORE", Keyword::Before},
    {"BEGIN", Keyword::Begin},
    {"BETWEEN", Keyword::OtherReserved},
    {"BY", Keyword::By},
    {"CASCADE", Keyword::Cascade},
    {"CASE", Keyword::OtherReserved},
    {"CAST", Keyword::OtherName},
    {"CHECK", Keyword::Check},
    {"COLLATE", Keyword::Collate},
    {"COLUMN", Keyword::Column},
    {"COMMIT", Keyword::Commit},
    {"CONFLICT", Keyword::Conflict},
    {"CONSTRAINT", Keyword::Constraint},
    {"CREATE", Keyword::Create},
    {"CROSS", Keyword::OtherJoin},
    {"CURRENT", Keyword::OtherName},
    {"CURRENT_DATE", Keyword::OtherName},
    {"CURRENT_TIME", Keyword::OtherName},
    {"CURRENT_TIMESTAMP", Keyword::OtherName},
    {"DATABASE", Keyword::OtherName},
    {"DEFAULT", Keyword::Default},
    {"DEFERRABLE", Keyword::Deferrable},
    {"DEFERRED", Keyword::Deferred},
    {"DELETE", Keyword::Delete},
    {"DESC", Keyword::Desc},
    {"DETACH", Keyword::OtherName},
    {"DISTINCT", Keyword::OtherReserved},
    {"DO", Keyword::OtherName},
    {"DROP", Keyword::Drop},
    {"EACH", Keyword::OtherName},
    {"ELSE", Keyword::OtherReserved},
    {"END", Keyword::End},
    {"ESCAPE", Keyword::OtherReserved},
    {"EXCEPT", Keyword::OtherReserved},
    {"EXCLUDE", Keyword::OtherName},
    {"EXCLUSIVE", Keyword::OtherName},
    {"EXISTS", Keyword::Exists},
    {"EXPLAIN", Keyword::OtherName},
    {"FAIL", Keyword::Fail},
    {"FILTER", Keyword::OtherName},
    {"FIRST", Keyword::OtherName},
    {"FOLLOWING", Keyword::OtherName},
    {"FOR", Keyword::OtherName},
    {"FOREIGN", Keyword::Foreign},
    {"FROM", Keyword::OtherReserved},
    {"FULL", Keyword::OtherJoin},
    {"GENERATED", Keyword::Generated},
    {"GLOB", Keyword::OtherName},
    {"GROUP", Keyword::OtherReserved},
    {"GROUPS", Keyword::OtherName},
    {"HAVING", Keyword::OtherReserved},
    {"IF", Keyword::If},
    {"IGNORE", Keyword::Ignore},
    {"IMMEDIATE", Keyword::Immediate},
    {"IN", Keyword::OtherReserved},
    {"INDEX", Keyword::Index},
    {"INDEXED", Keyword::Indexed},
    {"INITIALLY", Keyword::Initially},
    {"INNER", Keyword::OtherJoin},
    {"INSERT", Keyword::Insert},
    {"INSTEAD", Keyword::Instead},
    {"INTERSECT", Keyword::OtherReserved},
    {"INTO", Keyword::OtherReserved},
    {"IS", Keyword::OtherReserved},
    {"ISNULL", Keyword::OtherReserved},
    {"JOIN", Keyword::OtherReserved},
    {"KEY", Keyword::Key},
    {"LAST", Keyword::OtherName},
    {"LEFT", Keyword::OtherJoin},
    {"LIKE", Keyword::OtherName},
    {"LIMIT", Keyword::OtherReserved},
    {"MATCH", Keyword::Match},
    {"MATERIALIZED", Keyword::OtherName},
    {"NATURAL", Keyword::OtherJoin},
    {"NO", Keyword::No},
    {"NOT", Keyword::Not},
    {"NOTHING", Keyword::OtherReserved},
    {"NOTNULL", Keyword::OtherReserved},
    {"NULL", Keyword::Null},
    {"NULLS", Keyword::OtherName},
    {"OF", Keyword::Of},
    {"OFFSET", Keyword::OtherName},
    {"ON", Keyword::On},
    {"OR", Keyword::Or},
    {"ORDER", Keyword::OtherReserved},
    {"OTHERS", Keyword::OtherName},
    {"OUTER", Keyword::OtherJoin},
    {"OVER", Keyword::OtherName},
    {"PARTITION", Keyword::OtherName},
    {"PLAN", Keyword::OtherName},
    {"PRAGMA", Keyword::OtherName},
    {"PRECEDING", Keyword::OtherName},
    {"PRIMARY", Keyword::Primary},
    {"QUERY", Keyword::OtherName},
    {"RAISE", Keyword::Raise},
    {"RANGE", Keyword::OtherName},
    {"RECURSIVE", Keyword::OtherName},
    {"REFERENCES", Keyword::References},
    {"REGEXP", Keyword::OtherName},
    {"REINDEX", Keyword::OtherName},
    {"RELEASE", Keyword::OtherName},
    {"RENAME", Keyword::Rename},
    {"REPLACE", Keyword::Replace},
    {"RESTRICT", Keyword::Restrict},
    {"RETURNING", Keyword::OtherReserved},
    {"RIGHT", Keyword::OtherJoin},
    {"ROLLBACK", Keyword::Rollback},
    {"ROW", Keyword::Row},
    {"ROWS", Keyword::OtherName},
    {"SAVEPOINT", Keyword::OtherName},
    {"SELECT", Keyword::Select},
    {"SET", Keyword::Set},
    {"TABLE", Keyword::Table},
    {"TEMP", Keyword::Temp},
    {"TEMPORARY", Keyword::Temporary},
    {"THEN", Keyword::OtherReserved},
    {"TIES", Keyword::OtherName},
    {"TO", Keyword::To},
    {"TRANSACTION", Keyword::OtherReserved},
    {"TRIGGER", Keyword::Trigger},
    {"UNBOUNDED", Keyword::OtherName},
    {"UNION", Keyword::OtherReserved},
    {"UNIQUE", Keyword::Unique},
    {"UPDATE", Keyword::Update},
    {"USING", Keyword::Using},
    {"VACUUM", Keyword::OtherName},
    {"VALUES", Keyword::Values},
    {"VIEW", Keyword::View},
    {"VIRTUAL", Keyword::Virtual},
    {"WHEN", Keyword::OtherReserved},
    {"WHERE", Keyword::Where},
    {"WINDOW", Keyword::OtherName},
    {"WITH", Keyword::With},
    {"WITHOUT", Keyword::Without},
});
// clang-format on

constexpr size_t LongestWord = 17;

} // namespace

Keyword keywordOf(std::string_view word)
{
    if (word.size() < 2 || word.size() > LongestWord)
        return Keyword::None;
    std::array<char, LongestWord> upper{};
    for (size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        upper[i] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    const std::string_view wanted(upper.data(), word.size());
    const auto found = std::lower_bound(
        Words.begin(), Words.end(), wanted,
        [](const Word &entry, std::string_view text) { return entry.text < text; });
    return found != Words.end() && found->text == wanted ? found->keyword : Keyword::None;
}

bool canBeName(Keyword keyword)
{
    switch (keyword) {
    case Keyword::OtherReserved:
    case Keyword::Add:
    case Keyword::Alter:
    case Keyword::And:
    case Keyword::As:
    case Keyword::Autoincrement:
    case Keyword::Check:
    case Keyword::Collate:
    case Keyword::Commit:
    case Keyword::Constraint:
    case Keyword::Create:
    case Keyword::Default:
    case Keyword::Deferrable:
    case Keyword::Delete:
    case Keyword::Drop:
    case Keyword::Exists:
    case Keyword::Foreign:
    case Keyword::Index:
    case Keyword::Insert:
    case Keyword::Not:
    case Keyword::Null:
    case Keyword::On:
    case Keyword::Or:
    case Keyword::Primary:
    case Keyword::References:
    case Keyword::Select:
    case Keyword::Set:
    case Keyword::Table:
    case Keyword::To:
    case Keyword::Unique:
    case Keyword::Update:
    case Keyword::Using:
    case Keyword::Values:
    case Keyword::Where:
        return false;
    default:
        return true;
    }
}

} // namespace sw
