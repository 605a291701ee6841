// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace sw {

/// A column's text, and comments that stood before what went and have nothing left to stand before.
struct EditedText {
    QByteArray text;
    QByteArray rest;
};

/// A part of a column's text with the space before it.
struct ColumnPiece {
    QByteArray space;
    QByteArray text;
    bool goes = false;
    bool isClause = false;   ///< neither name nor type
    bool isLoose = false;    ///< nothing but CONSTRAINT and a name
    bool startsBare = false; ///< a clause without CONSTRAINT: it would take a loose name before it
    QString looseName;       ///< the name of it that no value of the column has for its own
    QByteArray unnamed;      ///< the text without CONSTRAINT and the name
};

/// A column's text in pieces: its name, its type, its clauses.
class ColumnPieces {
public:
    ColumnPiece &put(ColumnPiece piece);
    /// Behind all pieces but loose names: such a name would name what comes behind it.
    void insert(const QString &text);
    /// Leaves of the loose names those that are wanted, and adds what is missing.
    void settleLooseNames(QStringList wanted);
    [[nodiscard]] EditedText joined() const;

private:
    std::vector<ColumnPiece> m_pieces;
};

} // namespace sw
