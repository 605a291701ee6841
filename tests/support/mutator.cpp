// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mutator.h"

#include <QDebug>

#include <array>

namespace sw::test {

namespace {

constexpr std::array<std::string_view, 92> Pieces{
    "a",
    "b",
    "\"a b\"",
    "[x y]",
    "`q`",
    "'s'",
    "é",
    "\"\"\"\"",
    "''",
    "key",
    "desc",
    "rowid",
    "INTEGER",
    "INT",
    "TEXT",
    "BLOB",
    "REAL",
    "ANY",
    "varchar(10)",
    "numeric( 10 , 2 )",
    "decimal(-1,+2)",
    "unsigned big int",
    "generated",
    "always",
    "current_timestamp",
    "PRIMARY KEY",
    "PRIMARY KEY DESC",
    "PRIMARY KEY AUTOINCREMENT",
    "PRIMARY KEY ON CONFLICT IGNORE",
    "UNIQUE",
    "UNIQUE ON CONFLICT REPLACE",
    "NOT NULL",
    "NOT NULL ON CONFLICT FAIL",
    "NULL",
    "DEFAULT 1",
    "DEFAULT -1.5e3",
    "DEFAULT 'it''s'",
    "DEFAULT x'00ff'",
    "DEFAULT (1+1)",
    "DEFAULT ( a )",
    "DEFAULT true",
    "DEFAULT \"dq\"",
    "DEFAULT CURRENT_DATE",
    "DEFAULT NULL",
    "DEFAULT + 5",
    "CHECK (a > 0)",
    "CHECK (a IN (1,2,3) AND (b IS NULL OR length(b) < 5))",
    "COLLATE NOCASE",
    "COLLATE rtrim",
    "COLLATE 'binary'",
    "AS (1)",
    "GENERATED ALWAYS AS (a+1)",
    "GENERATED ALWAYS AS (b||'x') STORED",
    "AS (a) VIRTUAL",
    "REFERENCES p",
    "REFERENCES p(x)",
    "REFERENCES \"p q\"(\"x y\") ON DELETE CASCADE",
    "ON UPDATE SET NULL",
    "ON DELETE NO ACTION",
    "ON INSERT RESTRICT",
    "MATCH full",
    "DEFERRABLE",
    "NOT DEFERRABLE INITIALLY IMMEDIATE",
    "DEFERRABLE INITIALLY DEFERRED",
    "CONSTRAINT n",
    "CONSTRAINT \"c d\"",
    ", PRIMARY KEY (a)",
    ", PRIMARY KEY (a, b DESC)",
    ", PRIMARY KEY (a AUTOINCREMENT)",
    ", UNIQUE (a COLLATE nocase, b)",
    ", UNIQUE ((a))",
    ", CHECK (a <> b)",
    ", FOREIGN KEY (a) REFERENCES p",
    ", FOREIGN KEY (a, b) REFERENCES p (x, y) ON UPDATE CASCADE DEFERRABLE",
    "-- comment\n",
    "/* comment */",
    "/* two\nlines */",
    "(",
    ")",
    ",",
    "STRICT",
    "WITHOUT ROWID",
    "WITHOUT",
    ", STRICT",
    ", c",
    ", d TEXT",
    ", \"e\" INT UNIQUE",
    "IF NOT EXISTS",
    "main.",
    "x",
    "0x1F",
    ";"};

} // namespace

std::string_view Mutator::anyPiece() { return Pieces[below(Pieces.size())]; }

std::string Mutator::anyTokenOfAnotherText()
{
    const std::string &other = m_seeds[below(m_seeds.size())];
    const Tokens tokens = tokenize(other);
    if (tokens.empty())
        return {};
    const size_t first = below(tokens.size());
    const size_t last = std::min(tokens.size() - 1, first + below(6));
    return other.substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
}

void Mutator::mutate(std::vector<std::string> &tokens)
{
    const size_t place = below(tokens.size());
    const auto at = tokens.begin() + static_cast<std::ptrdiff_t>(place);
    switch (below(8)) {
    case 0:
        tokens.erase(at);
        break;
    case 1: {
        const std::string copy = *at;
        tokens.insert(at, copy);
        break;
    }
    case 2:
        std::swap(*at, tokens[below(tokens.size())]);
        break;
    case 3:
        *at = anyPiece();
        break;
    case 4:
        tokens.insert(at, anyTokenOfAnotherText());
        break;
    default:
        tokens.insert(at, std::string(anyPiece()));
    }
}

std::string Mutator::next()
{
    const std::string &seed = m_seeds[below(m_seeds.size())];
    std::vector<std::string> tokens;
    for (const Token &token : tokenize(seed))
        tokens.push_back(seed.substr(token.begin, token.end - token.begin));
    const size_t changes = 1 + below(3);
    for (size_t i = 0; i < changes && !tokens.empty(); ++i)
        mutate(tokens);
    std::string text;
    for (const std::string &token : tokens)
        text += token + (below(10) == 0 ? "\n  " : " ");
    return text;
}

std::vector<std::string> ownCreateTexts()
{
    return {
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT 'x', c REAL)",
        "CREATE TABLE \"t u\" (a INT, b varchar(10) COLLATE NOCASE UNIQUE, PRIMARY KEY (a, b))",
        "CREATE TABLE t (a INT PRIMARY KEY, b ANY) STRICT, WITHOUT ROWID",
        "CREATE TABLE t (a, b AS (a * 2) STORED, c GENERATED ALWAYS AS (b) VIRTUAL, CHECK (a > 0))",
        "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b REFERENCES p (x) ON DELETE "
        "CASCADE)",
        "CREATE TABLE t (a, b, c, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p (x, y) ON UPDATE "
        "SET "
        "NULL DEFERRABLE INITIALLY DEFERRED, CONSTRAINT u UNIQUE (c DESC) ON CONFLICT REPLACE)",
        "CREATE TABLE t ( -- all of it\n a TEXT, -- the first\n b /* odd */ INT /* the second "
        "*/\n)",
    };
}

quint64 propertySeed()
{
    const quint64 given = qEnvironmentVariable("SW_SEED").toULongLong();
    const quint64 seed = given != 0 ? given : std::random_device()();
    qInfo() << "seed" << seed << "(run again with SW_SEED)";
    return seed;
}

int propertyRounds(int usual)
{
    const int factor = qEnvironmentVariableIntValue("SW_ROUNDS");
    return usual * std::max(factor, 1);
}

} // namespace sw::test
