// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/process.h"
#include "model/base/result.h"
#include "model/document/content.h"

namespace sw {

/// What is open: the document's file, or a name of its own as long as it was never saved.
struct OpenDocument {
    QString path;       ///< absolute; empty: never saved
    QString untitled;   ///< any text that is unique in the program; where there is no path
    QString savedBytes; ///< hash of the file's bytes when it was read or saved; see hashOf
};

/// A copy of unsaved work, beside what tells whose it is.
struct RecoveryCopy {
    QString path;     ///< the copy's own
    QString document; ///< as in OpenDocument
    QString untitled;
    QString savedBytes;
    ProcessMark process; ///< the program that wrote it
};

[[nodiscard]] QString hashOf(const QByteArray &bytes);

/// A folder of copies of unsaved work, one an open document and program. It is only told when to
/// write; whoever opens documents asks at the start what crashed programs have left.
class RecoveryFolder {
public:
    explicit RecoveryFolder(QString path) : m_path(std::move(path)) {}

    /// Whole or not at all, instead of this program's copy before. Answers the copy's path.
    Result<QString> write(const OpenDocument &document, const Content &content,
                          const ProcessMark &writer = thisProcess()) const;

    /// After the document was saved, or closed on purpose. No copy is no failure.
    Result<Done> remove(const OpenDocument &document,
                        const ProcessMark &writer = thisProcess()) const;
    static Result<Done> remove(const RecoveryCopy &copy);

    /// Every copy that can be told, by path; files of other kinds are left alone.
    [[nodiscard]] std::vector<RecoveryCopy> list() const;

    /// Those whose program is gone: work that nobody has any more.
    [[nodiscard]] std::vector<RecoveryCopy> orphans() const;

    [[nodiscard]] static Result<Content> read(const RecoveryCopy &copy);

private:
    [[nodiscard]] QString pathFor(const OpenDocument &document, const ProcessMark &writer) const;

    QString m_path;
};

} // namespace sw
