// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandline/verb.h"
#include "model/sync/rowfacts.h"

namespace sw {

/// What a document and a database are, and what makes one the other.
struct Wanted {
    QString document;
    Content drawn;
    QString database;
    Answers answers;
};

/// The options that plan and apply share.
[[nodiscard]] std::vector<VerbOption> answerOptions();

/// The document and its database as they were given; an error is usage.
[[nodiscard]] Result<Wanted> wantedFrom(const Invocation &given);

/// Prepares a plan, with --fill and --accept-loss as answers to what it asks.
[[nodiscard]] Result<Prepared> prepared(sqlite3 *database, const Wanted &wanted,
                                        const Invocation &given, Watcher &watcher);

/// Says on standard error what is waited for.
class TerminalWatcher : public Watcher {
public:
    [[nodiscard]] bool cancelled() const override { return false; }
    void progress(const Progress &) override {}
    void waitsFor(const QString &what, std::chrono::milliseconds elapsed) override;

private:
    QString m_said;
};

} // namespace sw
