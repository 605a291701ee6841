// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

namespace sw {

/// One step of undo.
struct HistoryStep {
    QString text; ///< what undo calls it
    Changes changes;
};

/// The steps of a document, and how many of them stand in it; the others can be done again.
struct History {
    std::vector<HistoryStep> steps;
    qint64 done = 0;
};

/// What is kept of it: the last 200 steps around what is done, as long as they are not enormous
/// and can be written (a merge conflict cannot).
[[nodiscard]] History worthKeeping(History history);

/// A history as a file, with the hash of the content (see hashOf) that it belongs to.
[[nodiscard]] QByteArray bytesOf(const History &history, const QString &contentHash);

/// The history in the bytes if it is that of the content: every step must lead from one content to
/// the next. An error otherwise; then there is none.
[[nodiscard]] Result<History> historyOf(const Content &content, const QString &contentHash,
                                        QByteArrayView bytes);

} // namespace sw
