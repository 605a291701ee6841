// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/changedvalues.h"
#include "model/sql/script.h"
#include "model/sync/answers.h"
#include "model/sync/seen.h"

#include <QSet>

namespace sw {

/// Something that may be a rename, or may be one thing that goes and another that comes. Only a
/// person knows.
struct Question {
    QString id;    ///< `rename pet.name`
    QString table; ///< as it is in the database
    QString column;
    QString to; ///< the name that is drawn
    QString text;
};

enum class RiskKind {
    DropTable,
    DropColumn,
    Nulls,      ///< in a column that is to be NOT NULL
    Duplicates, ///< in columns that are to be unique
    CheckFails,
    Orphans,
    Values,     ///< change under another type
    Computed,   ///< values that are computed from now on
    LeftBehind, ///< by a key that they refer to: it becomes another one, or they do
};

/// What the rows have to say to a change. Asked by `count` and `sample`, both SQL over the database
/// as it is; where the rows have nothing to say against it, there is no risk.
struct Risk {
    QString id; ///< `nulls pet.name`
    RiskKind kind = RiskKind::Nulls;
    QString table; ///< by the names in the database
    QString column;
    QString newTable; ///< and in the drawing
    QString newColumn;
    quint64 part = 0;  ///< the drawn column, key, index, check or foreign key
    QString condition; ///< of Duplicates: of which rows it is asked; empty: of all
    QString where;     ///< which rows offend, over the table as it is when it is copied
    QString countSql;
    QString sampleSql;
    TypeChange typeChange; ///< of Values: what is tried where there is no countSql
    std::vector<WayOut> ways;
    bool loses = false; ///< accepting it loses data

    qint64 count = -1; ///< of rows; -1: nobody has asked yet
    QStringList sampleNames;
    std::vector<QStringList> sample;
    QString text; ///< in words, with the count
    Choice choice;

    [[nodiscard]] bool isOpen() const { return count != 0 && choice.way == WayOut::None; }
};

/// What the rows of the database say, by the id of what was asked.
struct RowFact {
    qint64 count = 0;
    QStringList names;
    std::vector<QStringList> rows;
    QString error; ///< why it could not be asked
};
using RowFacts = QHash<QString, RowFact>;

/// How many rows a table has, to be asked.
struct RowCount {
    QString id;
    QString sql;
};

/// One statement of a plan. A query must give 0, or everything is taken back.
struct Step {
    Statement statement;
    bool isCheck = false;
    QString failure;         ///< of a check: what it means that it is not 0
    int rebuild = -1;        ///< its place among the rebuilds
    bool copiesRows = false; ///< of a rebuild
};

[[nodiscard]] Step stepOf(const QString &sql, Effect effect, const QString &reason,
                          const Subject &subject = {});
[[nodiscard]] Step checkOf(const QString &sql, const QString &reason, const QString &failure,
                           const Subject &subject = {});

/// A table that is made anew with its rows.
struct Rebuild {
    QString table;     ///< as it is called then
    QString temporary; ///< and until it is whole
    qint64 rows = -1;
    QString before; ///< CREATE TABLE
    QString after;
};

/// What makes the database what is drawn, in order; or why it cannot be made.
struct Plan {
    std::vector<Step> steps;
    std::vector<Rebuild> rebuilds;
    std::vector<Question> questions; ///< unanswered
    std::vector<Risk> risks;         ///< with count 0 left out, once they are known
    std::vector<RowCount> counts;    ///< to be asked besides the risks
    Problems refusals;               ///< what cannot be done at all
    Problems notes;                  ///< what a person should know
    std::vector<DiffLine> lines;     ///< what differs, in words
    Content target;                  ///< what the database must be afterwards
    QHash<QString, QString> fills;   ///< the answers' and the drawing's
    QStringList touched; ///< tables whose foreign keys are checked, by old and new names
    /// From the names of renamed tables, folded, to the new ones.
    QHash<QString, QString> newNames;
    QSet<QString> renumbered; ///< tables, folded, whose rows are not known by their old rowids
    QString mark;             ///< of the database that it was made for
    int created = 0;
    int altered = 0;
    int dropped = 0;

    [[nodiscard]] bool isEmpty() const { return steps.empty(); }
    /// Whether nothing is left to be decided.
    [[nodiscard]] bool isReady() const;
};

/// A pure function: the same database, drawing, facts and answers make the same plan. Without facts
/// the risks are there with what is to be asked.
[[nodiscard]] Plan makePlan(const Seen &seen, const Content &drawn, const Answers &answers,
                            const RowFacts &facts = {});

} // namespace sw
