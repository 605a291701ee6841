// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace sw {

/// What a file is, told by its content and never by its name.
enum class FileKind { Document, Empty, SqliteDatabase, SqlScript, Json, Utf16Text, Binary, Text };

[[nodiscard]] FileKind fileKindOf(QByteArrayView bytes);
/// By its beginning; one that cannot be read is as good as empty.
[[nodiscard]] FileKind fileKindAt(const QString &path);

/// Why a file of another kind is no document, and what to do with it instead.
[[nodiscard]] QString notADocument(FileKind kind);

/// Where git left its conflict markers in a file.
struct GitConflicts {
    int count = 0;
    std::vector<int> lines; ///< where each begins
};

/// Null where there are none.
[[nodiscard]] std::optional<GitConflicts> gitConflictsIn(QByteArrayView bytes);

/// What there is, where, and the way out.
[[nodiscard]] QString textOf(const GitConflicts &conflicts);

} // namespace sw
