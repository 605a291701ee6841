// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace sw {

/// A text to be read and copied: plain, as wide as there is room.
[[nodiscard]] QLabel *textLabel(const QString &text, QWidget *parent);

/// With a capital where it begins with a word of ours; never a name, which would be another one.
[[nodiscard]] QString sentenceOf(const QString &text);

/// One thing on the plan page: a heading, and what belongs to it.
class PlanBox : public QFrame {
    Q_OBJECT

public:
    explicit PlanBox(QWidget *parent);

    void setHeading(const QString &text);
    /// A colour at its side: `red`, `green`, `accent` or none.
    void setTone(const QString &tone);

protected:
    [[nodiscard]] QVBoxLayout &rows() { return *m_rows; }

private:
    QVBoxLayout *m_rows;
    QLabel *m_heading;
};

} // namespace sw
