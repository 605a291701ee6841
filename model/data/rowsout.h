// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/rowedits.h"
#include "model/data/rowform.h"
#include "model/data/rowreader.h"

#include <memory>

namespace sw {

/// Takes pieces as they come, or says why it cannot.
using ByteSink = std::function<Result<Done>(QByteArrayView)>;

/// Neighbouring rows of a set: those with these keys, or else those at these places.
struct RowRun {
    qint64 first = 0;
    qint64 count = 0;
    std::vector<std::vector<Value>> keys{};

    bool operator==(const RowRun &) const = default;
};

/// Which rows go out, and what of them.
struct RowsOut {
    RowSet set;
    std::vector<size_t> columns{}; ///< by their places in the set; empty: all

    // Some rows only: those of the runs, then the new ones.
    bool all = true;
    std::vector<RowRun> runs{};
    std::vector<RowRef> fresh{};
    std::shared_ptr<const RowIndex> index{}; ///< where they are
    RowEdits edits{};                        ///< what is pending stands instead of what is stored

    /// At most so many, for a look at them; -1: as many as there are.
    qint64 most = -1;
};

struct RowsWritten {
    qint64 rows = 0;
    qint64 gone = 0;     ///< rows that were picked and are not there any more
    qint64 oddTexts = 0; ///< RowForm::oddTexts()

    bool operator==(const RowsWritten &) const = default;
};

/// Writes the rows, each whole however long its values are, and holds one of them at a time. What
/// it reads is one state of the database. An error too where the watcher cancels it.
[[nodiscard]] Result<RowsWritten> writeRows(sqlite3 *database, const RowsOut &rows,
                                            const RowFormatOptions &options, const ByteSink &sink,
                                            Watcher &watcher);

/// The same into a file, which is written whole or left as it was.
[[nodiscard]] Result<RowsWritten> exportRows(sqlite3 *database, const RowsOut &rows,
                                             const RowFormatOptions &options, const QString &path,
                                             Watcher &watcher);

/// The same as a text; an error where it would be longer than that many bytes.
[[nodiscard]] Result<QByteArray> textOfRows(sqlite3 *database, const RowsOut &rows,
                                            const RowFormatOptions &options, qsizetype most,
                                            Watcher &watcher);

} // namespace sw
