// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/id.h"

namespace sw {

using TableId = Id<struct TableTag>;
using ColumnId = Id<struct ColumnTag>;
using KeyId = Id<struct KeyTag>;
using CheckId = Id<struct CheckTag>;
using ForeignKeyId = Id<struct ForeignKeyTag>;
using IndexId = Id<struct IndexTag>;
using TriggerId = Id<struct TriggerTag>;
using ViewId = Id<struct ViewTag>;

} // namespace sw
