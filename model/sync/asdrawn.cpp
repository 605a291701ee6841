// SPDX-License-Identifier: Apache-2.0
#include "model/sync/asdrawn.h"

#include "model/sync/diff.h"

namespace sw {

Schema asDrawn(const Schema &live, const Content &document)
{
    Content there;
    there.schema = live;
    Content drawn = document;
    sw::apply(drawn, diff(drawn, there, Scope::Database).changes);
    return drawn.schema;
}

} // namespace sw
