// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/verb.h"
namespace sw {
Verb diffVerb() { return {}; }
} // namespace sw
