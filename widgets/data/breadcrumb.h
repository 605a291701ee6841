// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowpath.h"

#include <QWidget>

class QHBoxLayout;

namespace sw {

/// The path to what is looked at; each of its steps leads back there.
class Breadcrumb : public QWidget {
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    /// `titles` are what the rows of its steps are called; empty where all rows are meant.
    void show(const RowPath &path, const QStringList &titles);
    /// As it reads.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void pathWanted(const sw::RowPath &path, Qt::KeyboardModifiers modifiers);

private:
    QHBoxLayout *m_steps;
};

} // namespace sw
