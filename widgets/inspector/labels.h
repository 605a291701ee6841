// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace sw {

/// Text beside what matters: counts, labels of fields.
[[nodiscard]] QLabel *mutedLabel(const QString &text, QWidget *parent);

/// Why something cannot be, under the field that asks for it; hidden while it can.
[[nodiscard]] QLabel *reasonLabel(QWidget *parent);
void sayReason(QLabel *label, QWidget *field, const QString &why);

/// The word for undo's list.
[[nodiscard]] QString undoText(const char *text);

} // namespace sw
