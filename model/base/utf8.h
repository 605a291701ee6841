// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace sw {

/// The bytes as text, to the letter: QString::fromUtf8 takes a U+FEFF at the beginning for a mark
/// of the encoding and drops it, but in a name or a text it is a letter like any other.
[[nodiscard]] inline QString stringOf(std::string_view bytes)
{
    QString text;
    while (bytes.starts_with("\xEF\xBB\xBF")) {
        text += QChar(QChar::ByteOrderMark);
        bytes.remove_prefix(3);
    }
    return text + QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace sw
