// SPDX-License-Identifier: Apache-2.0
#include "model/sync/takein.h"

#include "model/base/name.h"
#include "model/document/fields.h"
#include "model/sync/diff.h"
#include "model/sync/guess.h"

#include <algorithm>

namespace sw {

namespace {

/// `pet.nick` of `rename pet.nick`.
QString pathIn(const Question &question)
{
    return question.id.mid(question.id.indexOf(QLatin1Char(' ')) + 1);
}

/// What the object is in a content; nothing of what stands in diagrams.
std::optional<Object> schemaObject(const Change &change, const Content &content)
{
    const Object &there = isThere(change.before) ? change.before : change.after;
    if (const auto *table = std::get_if<TablePtr>(&there))
        return Object(content.schema.tables.find((*table)->id));
    if (const auto *view = std::get_if<ViewPtr>(&there))
        return Object(content.schema.views.find((*view)->id));
    if (std::holds_alternative<DatabaseOptionsPtr>(there))
        return Object(std::make_shared<const DatabaseOptions>(content.schema.options));
    return std::nullopt;
}

/// Whether it is about a foreign key of which no database knows.
bool isUnenforced(const DiffSpot &spot, const Content &document, const Content &all)
{
    if (spot.kind != kindOf<ForeignKey>())
        return false;
    const auto keyIn = [&](const Content &content) {
        const TablePtr table = content.schema.tables.find(TableId(spot.object));
        return table ? table->foreignKey(ForeignKeyId(spot.part)) : nullptr;
    };
    const ForeignKey *drawn = keyIn(document);
    const ForeignKey *taken = keyIn(all);
    return drawn && !drawn->enforced && (!taken || !taken->enforced);
}

} // namespace

TakeIn::TakeIn(const Content &document, const Content &database, const Answers &answers)
    : m_document(document), m_database(database), m_answers(answers)
{
    Answers guessed = answers;
    m_guesses = guesses(database, document, answers);
    for (const Question &question : m_guesses)
        guessed.renames.insert(pathIn(question), question.to);
    m_recognised = withRenames(document, database, guessed);
    m_all = m_recognised;
    const Changes changes = diff(m_recognised, database, Scope::Database).changes;
    sw::apply(m_all, changes);
    listLines(changes);
}

/// The changes lead from the document with its guesses: they are looked at from what it was.
void TakeIn::listLines(const Changes &changes)
{
    Changes fromDocument;
    for (const Change &change : changes) {
        const auto before = schemaObject(change, m_document);
        const auto after = schemaObject(change, m_all);
        const auto isSame = [&](const Change &made) { return made == Change{*before, *after}; };
        if (before && !sameObject(*before, *after)
            && std::none_of(fromDocument.begin(), fromDocument.end(), isSame))
            fromDocument.push_back({*before, *after});
    }
    m_lines = wordsFor(fromDocument, m_document, m_all);
    std::erase_if(m_lines,
                  [&](const DiffLine &line) { return isUnenforced(line.spot, m_document, m_all); });
}

TakeIn::Lines TakeIn::allLines() const
{
    Lines all;
    for (size_t i = 0; i < m_lines.size(); ++i)
        all.insert(all.end(), i);
    return all;
}

QString TakeIn::guessAt(size_t line) const
{
    const DiffLine &said = m_lines[line];
    const TablePtr table = m_all.schema.tables.find(TableId(said.spot.object));
    if (said.change != QLatin1String("renamed") || !table)
        return {};
    const bool isColumn = said.spot.kind == kindOf<Column>();
    for (const Question &guess : m_guesses) {
        if (guess.column.isEmpty() != isColumn && sameName(guess.table, table->name)
            && (!isColumn || sameName(guess.column, said.after)))
            return pathIn(guess);
    }
    return {};
}

DiffSpots TakeIn::spots() const
{
    DiffSpots spots;
    for (const DiffLine &line : m_lines)
        spots.insert(line.spot);
    return spots;
}

/// Adds what must go with the spots because something else would differ without it.
bool TakeIn::enlarge(DiffSpots &spots) const
{
    const DiffSpots open = this->spots();
    const size_t before = spots.size();
    DiffSpots expected;
    std::set_difference(open.begin(), open.end(), spots.begin(), spots.end(),
                        std::inserter(expected, expected.end()));
    const DiffSpots left
        = TakeIn(withSpots(m_document, m_all, spots), m_database, m_answers).spots();
    DiffSpots others;
    std::set_symmetric_difference(left.begin(), left.end(), expected.begin(), expected.end(),
                                  std::inserter(others, others.end()));
    if (others.empty())
        return false;
    for (const DiffSpot &other : others) {
        for (const DiffSpot &spot : open) {
            if (spot.object == other.object)
                spots.insert(spot);
        }
    }
    if (spots.size() == before)
        spots.insert(open.begin(), open.end());
    return spots.size() > before;
}

DiffSpots TakeIn::together(DiffSpots spots) const
{
    const DiffSpots open = this->spots();
    do {
        spots = withNeeds(m_document, m_all, open, std::move(spots));
    } while (enlarge(spots));
    return spots;
}

TakeIn::Lines TakeIn::together(const Lines &lines) const
{
    DiffSpots spots;
    for (const size_t line : lines)
        spots.insert(m_lines[line].spot);
    spots = together(std::move(spots));
    Lines all;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        if (spots.contains(m_lines[i].spot))
            all.insert(i);
    }
    return all;
}

Content TakeIn::taken(const Lines &lines) const
{
    if (lines.size() == m_lines.size())
        return m_all;
    DiffSpots spots;
    for (const size_t line : together(lines))
        spots.insert(m_lines[line].spot);
    return withSpots(m_document, m_all, spots);
}

} // namespace sw
