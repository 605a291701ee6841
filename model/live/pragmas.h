// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/live/writing.h"

#include <vector>

namespace sw {

/// Pragmas that are other than before while this object lives.
class ChangedPragmas {
public:
    explicit ChangedPragmas(WritableDatabase &database) : m_database(database) {}
    /// Puts everything back, the last change first. A transaction that is still open is rolled back
    /// before, because some pragmas do not change within one.
    ~ChangedPragmas();
    ChangedPragmas(const ChangedPragmas &) = delete;
    ChangedPragmas &operator=(const ChangedPragmas &) = delete;

    /// Sets it and reads it back: SQLite ignores in silence what it cannot do. The value as SQLite
    /// says it, “0” and not “OFF”.
    Result<Done> set(const QByteArray &name, const QString &value);

private:
    struct Former {
        QByteArray name;
        QString value;
    };

    WritableDatabase &m_database;
    std::vector<Former> m_former;
};

} // namespace sw
