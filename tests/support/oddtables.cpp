// SPDX-License-Identifier: Apache-2.0
#include "tests/support/oddtables.h"

#include "model/sql/token.h"

#include <array>

namespace sw::test {

namespace {

constexpr std::array Types{"",     "INT",          "integer", "TEXT", "varchar( 20 )",
                           "REAL", "Numeric(8,2)", "BLOB",    "ANY",  "unsigned big int"};
constexpr std::array ColumnClauses{"not null",
                                   "NOT  NULL on conflict ignore",
                                   "null",
                                   "default 5",
                                   "DEFAULT ( 1 + 1 )",
                                   "default 'x''y'",
                                   "Default -1.5",
                                   "default \"dq\"",
                                   "collate nocase",
                                   "COLLATE \"RTRIM\"",
                                   "unique",
                                   "UNIQUE ON CONFLICT REPLACE",
                                   "check ( 1 > 0 )",
                                   "CHECK(length('a,b)') < 9)",
                                   "primary key",
                                   "PRIMARY KEY DESC",
                                   "deferrable initially deferred"};
constexpr std::array Conflicts{"", "", " on conflict fail", " ON CONFLICT ROLLBACK"};
constexpr std::array ReferenceClauses{"on delete cascade", "ON UPDATE SET NULL", "match full",
                                      "on insert restrict", "on delete no action"};
constexpr std::array Deferrals{"deferrable", "not deferrable initially immediate",
                               "DEFERRABLE INITIALLY DEFERRED"};
constexpr std::array Comments{"/* why */", "-- said: a, b)\n", "/* two\n lines */", "--\n"};

} // namespace

QByteArray OddTables::anySpace()
{
    if (m_plain || !oneIn(4))
        return " ";
    switch (below(4)) {
    case 0:
        return QByteArray(" ") + Comments[below(Comments.size())] + ' ';
    case 1:
        return "\n      ";
    case 2:
        return "\t ";
    default:
        return "  ";
    }
}

/// The text with any space between its tokens.
void OddTables::say(const QByteArray &sql)
{
    quint32 end = 0;
    for (const Token &token : tokenize(viewOf(sql))) {
        if (token.begin > end || end == 0)
            m_text += anySpace();
        m_text += sql.mid(token.begin, token.end - token.begin);
        end = token.end;
    }
}

QByteArray OddTables::anyColumn()
{
    const QByteArray name = "c" + QByteArray::number(below(m_columns));
    switch (below(6)) {
    case 0:
        return '"' + name + '"';
    case 1:
        return '[' + name + ']';
    case 2:
        return name.toUpper();
    default:
        return name;
    }
}

void OddTables::addName()
{
    if (oneIn(4))
        say("CONSTRAINT n" + QByteArray::number(below(30)));
}

void OddTables::addReference()
{
    say(oneIn(2) ? "REFERENCES p" : "references \"Par ent\" ( x )");
    for (size_t i = below(3); i > 0; --i)
        say(ReferenceClauses[below(ReferenceClauses.size())]);
}

void OddTables::addColumnClauses(size_t number)
{
    for (size_t i = below(4); i > 0; --i) {
        addName();
        const size_t kind = below(ColumnClauses.size() + 4);
        if (kind < ColumnClauses.size()) {
            say(ColumnClauses[kind]);
        } else if (kind == ColumnClauses.size()) {
            say("check (c" + QByteArray::number(number) + " <> 7)");
        } else if (kind == ColumnClauses.size() + 1 && number > 0) {
            say(oneIn(2) ? "generated always as ( c0 ||'x')" : "AS (1+ 2 ) stored");
        } else {
            addReference();
            if (oneIn(3))
                say(Deferrals[below(Deferrals.size())]);
        }
    }
    if (oneIn(12))
        say("CONSTRAINT lonely");
}

void OddTables::addColumn(size_t number)
{
    const QByteArray name = "c" + QByteArray::number(number);
    say(oneIn(5) ? '"' + name + '"' : name);
    say(Types[below(Types.size())]);
    addColumnClauses(number);
}

void OddTables::addConstraint()
{
    addName();
    const QByteArray conflict = Conflicts[below(Conflicts.size())];
    switch (below(5)) {
    case 0:
        say("primary key(" + anyColumn() + ')' + conflict);
        break;
    case 1:
        say("UNIQUE (" + anyColumn() + " collate nocase, " + anyColumn() + " desc )" + conflict);
        break;
    case 2:
        say("check ( " + anyColumn() + " is not 'a,b' )" + conflict);
        break;
    case 3:
        say("unique(" + anyColumn() + ')');
        break;
    default:
        say("FOREIGN KEY( " + anyColumn() + ')');
        addReference();
        if (oneIn(3))
            say(Deferrals[below(Deferrals.size())]);
    }
}

QByteArray OddTables::next()
{
    m_columns = 1 + below(6);
    m_lines = oneIn(2);
    m_plain = oneIn(3);
    const bool commasFirst = oneIn(5);
    m_text = "create table";
    say(oneIn(3) ? "\"the table\"" : "t");
    say("(");
    const auto separate = [&](bool comma) {
        if (comma && commasFirst)
            m_text += "\n  ,";
        else if (comma)
            m_text += ',';
        if (comma && oneIn(4))
            m_text += oneIn(2) ? " -- that one" : "/* that */";
        if (m_lines || (!m_text.endsWith('/') && m_text.endsWith("one")))
            m_text += oneIn(6) ? "\n    -- the next\n    " : "\n    ";
    };
    for (size_t i = 0; i < m_columns; ++i) {
        if (i > 0)
            separate(true);
        addColumn(i);
    }
    for (size_t i = below(4); i > 0; --i) {
        const bool free = m_text.endsWith(')') && oneIn(6);
        separate(!free || m_text.isEmpty());
        addConstraint();
    }
    m_text += m_lines ? "\n" : "";
    say(")");
    if (oneIn(8))
        say(oneIn(2) ? "WITHOUT ROWID" : "strict , without RowId");
    else if (oneIn(12))
        say("STRICT");
    return m_text;
}

} // namespace sw::test
