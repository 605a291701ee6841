// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/plan.h"
#include "model/sync/takespots.h"

namespace sw {

/// What a database has otherwise than a document, a line a difference, to be taken into the
/// document: some lines or all. The document keeps what only it knows: ids, marks, what is not
/// enforced, and everything that is drawn. What looks like a rename in the database is taken for
/// one, so that the thing keeps its place, unless `answers` deny it.
class TakeIn {
public:
    using Lines = std::set<size_t>; ///< by their places

    TakeIn() = default;
    TakeIn(const Content &document, const Content &database, const Answers &answers = {});

    /// Seen from the document: `added` is what only the database has. In no line is a foreign key
    /// that is not enforced and goes with its columns.
    [[nodiscard]] const std::vector<DiffLine> &lines() const { return m_lines; }
    [[nodiscard]] Lines allLines() const;
    /// The document, with the names remembered by which its things are recognised.
    [[nodiscard]] const Content &recognised() const { return m_recognised; }
    /// `pet.nick` where a line says a rename that is only guessed, as answers say it; else empty.
    [[nodiscard]] QString guessAt(size_t line) const;

    /// The lines with those that they cannot do without: a foreign key brings the table that it
    /// leads to, a column that goes takes its index along. Whatever else differs still does so
    /// when these are taken, and nothing more.
    [[nodiscard]] Lines together(const Lines &lines) const;

    /// The document with these lines taken, and with all that they bring along. New tables and
    /// views stand in no diagram yet.
    [[nodiscard]] Content taken(const Lines &lines) const;

private:
    void listLines(const Changes &changes);
    [[nodiscard]] DiffSpots spots() const;
    [[nodiscard]] DiffSpots together(DiffSpots spots) const;
    [[nodiscard]] bool enlarge(DiffSpots &spots) const;

    Content m_document;
    Content m_recognised;
    Content m_database;
    Content m_all; ///< the document with everything taken
    Answers m_answers;
    std::vector<Question> m_guesses;
    std::vector<DiffLine> m_lines;
};

} // namespace sw
