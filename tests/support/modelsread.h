// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/models.h"
#include "tests/support/folder.h"

namespace sw::test {

/// What reading models came to, as text.
struct ModelsText {
    QString tables;        ///< as a picture; the error where there is one
    QString relationships; ///< a line each
    QStringList notes;
    ModelsReading reading;
};

[[nodiscard]] ModelsText readModelsIn(const QString &path);

/// A program, or a text with blocks of it, by the name of its file.
[[nodiscard]] ModelsText readModelsText(const QByteArray &text,
                                        const QString &name = QStringLiteral("models.py"));

/// A file with the database that the schema makes; empty where it makes none.
[[nodiscard]] QString databaseOf(const Schema &schema, const Folder &folder);

} // namespace sw::test
