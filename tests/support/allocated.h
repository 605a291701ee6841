// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#ifndef __has_feature // is of clang
#define __has_feature(feature) 0
#endif

#if __has_feature(address_sanitizer)
#include <sanitizer/allocator_interface.h>
#else
#include <malloc.h>
#endif

namespace sw::test {

/// What the program holds now. What the sanitizer keeps back of what was freed does not count, as
/// it would in the size of the process.
inline qint64 allocatedBytes()
{
#if __has_feature(address_sanitizer)
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    const struct mallinfo2 info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
#endif
}

} // namespace sw::test
