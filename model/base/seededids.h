// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace sw {

/// From now on random ids follow from the seed, so that a test can be run again.
void seedRandomIds(quint32 seed);

} // namespace sw
