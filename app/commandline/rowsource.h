// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandline/verb.h"
#include "model/base/result.h"
#include "model/document/content.h"
#include "model/live/connection.h"
#include "model/live/watcher.h"

#include <memory>

namespace sw {

/// A database whose rows are read, under the names of the document that is drawn for it.
struct RowSource {
    std::unique_ptr<Connection> connection;
    Schema schema;
};

/// Of the first argument: a database, with `--doc` its document; or a document, which stands for
/// the database that it is drawn for.
[[nodiscard]] Result<std::shared_ptr<RowSource>> readRowSource(const Invocation &given);

/// The rows of the database at the path; with a document, by its ids and marks.
[[nodiscard]] Result<std::shared_ptr<RowSource>> openRows(const QString &database,
                                                          const std::optional<Content> &document);

/// Nobody stops a verb.
class Unwatched : public Watcher {
public:
    [[nodiscard]] bool cancelled() const override { return false; }
    void progress(const Progress & /*progress*/) override {}
    void waitsFor(const QString & /*what*/, std::chrono::milliseconds /*elapsed*/) override {}
};

} // namespace sw
