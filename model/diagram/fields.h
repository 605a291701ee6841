// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/diagram.h"
#include "model/schema/fields.h"

namespace sw {

// The values of a diagram, described as those of the schema are.

template <> struct EnumNames<Detail> {
    static constexpr std::array all{"", "columns", "keys", "name"};
};
template <> struct EnumNames<Side> {
    static constexpr std::array all{"", "left", "right"};
};

template <> struct FieldsOf<Diagram> {
    static constexpr std::tuple all{
        Field{"diagram", &Diagram::id, FieldUse::Id},
        Field{"name", &Diagram::name, FieldUse::Always},
        Field{"detail", &Diagram::detail},
        Field{"notation", &Diagram::notation},
        Field{"seed", &Diagram::seed},
        Field{"order", &Diagram::order},
    };
};

template <> struct FieldsOf<Placement> {
    static constexpr std::tuple all{
        Field{"place", &Placement::subject, FieldUse::Id},
        Field{"in", &Placement::diagram, FieldUse::Id},
        Field{"at", &Placement::position, FieldUse::Always},
        Field{"pinned", &Placement::pinned},
        Field{"unfolded", &Placement::unfolded},
        Field{"detail", &Placement::detail},
        Field{"color", &Placement::color},
    };
};

template <> struct FieldsOf<Route> {
    static constexpr std::tuple all{
        Field{"route", &Route::edge, FieldUse::Id},
        Field{"in", &Route::diagram, FieldUse::Id},
        Field{"childSide", &Route::childSide},
        Field{"parentSide", &Route::parentSide},
        Field{"bends", &Route::bends},
    };
};

template <> struct FieldsOf<Note> {
    static constexpr std::tuple all{
        Field{"note", &Note::id, FieldUse::Id},
        Field{"in", &Note::diagram, FieldUse::Id},
        Field{"text", &Note::text, FieldUse::Always},
        Field{"at", &Note::position, FieldUse::Always},
        Field{"size", &Note::size, FieldUse::Always},
        Field{"color", &Note::color},
    };
};

template <> struct FieldsOf<Area> {
    static constexpr std::tuple all{
        Field{"area", &Area::id, FieldUse::Id},
        Field{"in", &Area::diagram, FieldUse::Id},
        Field{"parent", &Area::parent},
        Field{"title", &Area::title, FieldUse::Always},
        Field{"at", &Area::position, FieldUse::Always},
        Field{"size", &Area::size, FieldUse::Always},
        Field{"color", &Area::color},
        Field{"folded", &Area::folded},
    };
};

} // namespace sw
