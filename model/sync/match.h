// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

namespace sw {

/// What says that two objects are one. Between documents: their ids, and names where those fail.
/// Against a database, where ids come from the names of today: names only. Former names count in
/// both: who says "I was called pet" and is not there by its own name is the other's pet.
enum class Identity { Ids, Names };

/// The places of one list in another, both ways; -1 where there is no partner.
class Pairing {
public:
    Pairing() = default; ///< place for place
    Pairing(std::vector<int> inB, std::vector<int> inA);

    [[nodiscard]] int inB(size_t placeInA) const;
    [[nodiscard]] int inA(size_t placeInB) const;
    [[nodiscard]] bool isPlaceForPlace() const { return m_placeForPlace; }

private:
    bool m_placeForPlace = true;
    std::vector<int> m_inB;
    std::vector<int> m_inA;
};

/// A table in both schemas, and its parts.
struct TableMatch {
    TablePtr a;
    TablePtr b;
    bool alike = false; ///< equal to the last member, ids too
    Pairing columns;
    Pairing keys;
    Pairing checks;
    Pairing foreignKeys;
    Pairing indexes;
    Pairing triggers;
};

struct ViewMatch {
    ViewPtr a;
    ViewPtr b;
    Pairing triggers;
};

/// Which object of one schema is which of another.
class Match {
public:
    std::vector<TableMatch> tables;
    std::vector<ViewMatch> views;
    std::vector<TablePtr> tablesOnlyInA;
    std::vector<TablePtr> tablesOnlyInB;
    std::vector<ViewPtr> viewsOnlyInA;
    std::vector<ViewPtr> viewsOnlyInB;

    /// Null where the table has no partner.
    [[nodiscard]] const TableMatch *ofA(TableId id) const;
    [[nodiscard]] const TableMatch *ofB(TableId id) const;

    /// To be called when `tables` is filled.
    void index();

private:
    QHash<TableId, int> m_byA;
    QHash<TableId, int> m_byB;
};

[[nodiscard]] Match match(const Schema &a, const Schema &b, Identity identity);

} // namespace sw
