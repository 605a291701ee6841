// SPDX-License-Identifier: Apache-2.0
#include "model/sql/columnpieces.h"

#include "model/sql/sqljoiner.h"
#include "model/sql/writer.h"

#include <algorithm>
#include <utility>

namespace sw {

namespace {

bool hasComment(const QByteArray &space)
{
    return !commentsIn(viewOf(space), 0, static_cast<quint32>(space.size())).empty();
}

/// Right behind a type SQLite takes GENERATED ALWAYS for words of it, and takes them off again only
/// where no comment is among them. AS alone means the same. A type with arguments ends with them.
void keepOffType(ColumnPiece &clause)
{
    const Tokens tokens = tokenize(viewOf(clause.text));
    if (tokens.size() > 2 && tokens[0].keyword == Keyword::Generated
        && tokens[1].keyword == Keyword::Always
        && (hasComment(clause.space) || tokens[1].commentBefore))
        clause.text = clause.text.sliced(tokens[2].begin);
}

} // namespace

ColumnPiece &ColumnPieces::put(ColumnPiece piece)
{
    m_pieces.push_back(std::move(piece));
    return m_pieces.back();
}

void ColumnPieces::insert(const QString &text)
{
    if (text.isEmpty())
        return;
    ColumnPiece made;
    made.space = " ";
    made.text = text.trimmed().toUtf8();
    made.isClause = true;
    auto place = m_pieces.end();
    for (auto each = m_pieces.end(); std::prev(each)->isLoose || std::prev(each)->goes;) {
        --each;
        if (each->isLoose)
            place = each;
    }
    m_pieces.insert(place, made);
}

void ColumnPieces::settleLooseNames(QStringList wanted)
{
    for (ColumnPiece &each : m_pieces) {
        if (each.goes || each.looseName.isEmpty() || wanted.removeOne(each.looseName))
            continue;
        each.goes = each.isLoose;
        each.isLoose = false;
        each.startsBare = true;
        each.text = each.unnamed;
    }
    // A name with nothing after it would name the clause that now comes next: NULL, which means
    // nothing, takes it.
    ColumnPiece *before = nullptr;
    for (ColumnPiece &each : m_pieces) {
        if (each.goes)
            continue;
        if (before && before->isLoose && each.startsBare)
            before->text += " NULL";
        before = &each;
    }
    for (const QString &name : wanted) {
        ColumnPiece loose;
        loose.space = " ";
        loose.text = nameClause(name).trimmed().toUtf8();
        m_pieces.push_back(loose);
    }
}

EditedText ColumnPieces::joined() const
{
    std::vector<ColumnPiece> stays;
    QByteArray comments; // before what goes
    for (const ColumnPiece &each : m_pieces) {
        if (each.goes) {
            comments += hasComment(each.space) ? each.space : QByteArray();
            continue;
        }
        stays.push_back(each);
        stays.back().space.prepend(comments);
        comments.clear();
    }
    // Behind the last clause they would be the column's comment.
    if (stays.size() > 1)
        stays.back().space.prepend(std::exchange(comments, {}));
    const auto clause = std::find_if(stays.begin(), stays.end(),
                                     [](const ColumnPiece &each) { return each.isClause; });
    if (clause != stays.end() && !std::prev(clause)->text.endsWith(')'))
        keepOffType(*clause);
    while (!comments.isEmpty() && QByteArray(" \t\r\n").contains(comments.back()))
        comments.chop(1);
    SqlJoiner out;
    for (const ColumnPiece &each : stays) {
        out.space(each.space);
        out.code(each.text);
    }
    return {out.text(), comments};
}

} // namespace sw
