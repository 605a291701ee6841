// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/value.h"

namespace sw::test {

inline Value textValue(const char *text) { return Value::ofText(QString::fromUtf8(text)); }
inline Value numberValue(qint64 number) { return Value::of(number); }

} // namespace sw::test
