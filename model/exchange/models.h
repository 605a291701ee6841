// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

#include <functional>

namespace sw {

/// Something in a program that was not understood, or understood otherwise than it stands there.
struct ImportNote {
    QString file;
    int line = 0; ///< from 1; 0: the file as a whole
    QString text;

    bool operator==(const ImportNote &) const = default;
};

/// `models.py:12: …`
[[nodiscard]] QString lineOf(const ImportNote &note);

/// A database that a program names. It is offered, never opened.
struct OfferedTarget {
    QString url;
    QString file;
    int line = 0;
};

/// What models make.
struct ModelsReading {
    Content content;
    std::vector<ImportNote> notes;
    std::vector<OfferedTarget> targets;
};

/// Whether the path is a folder, or its name is that of a program or of a text with blocks of one.
[[nodiscard]] bool mayHoldModels(const QString &path);

/// Reads models of SQLAlchemy and Flask-SQLAlchemy: a file, a folder of them, or the blocks of
/// Python in a text. Python's parser reads them, and nothing of them is ever run. `cancelled` is
/// asked many times a second.
[[nodiscard]] Result<ModelsReading> readModels(const QString &path,
                                               const std::function<bool()> &cancelled = {});

} // namespace sw
