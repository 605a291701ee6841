// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QToolButton>
#include <QWidget>

namespace sw {

/// A line that opens and closes what is under it: a chevron, a title, and more, muted, at the
/// right.
class FoldingLine : public QAbstractButton {
    Q_OBJECT

public:
    FoldingLine(const Theme &theme, QWidget *parent);

    void setDetail(const QString &detail);
    void setChevron(bool has);
    void setInset(int left, int right);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void doubleClicked();
    void deletePressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRect textArea() const;
    [[nodiscard]] bool isTwoLines() const;
    void fitHeight();

    const Theme &m_theme;
    QString m_detail;
    bool m_chevron = true;
    int m_left = 0;
    int m_right = 0;
};

/// A part of the inspector with a title, which can be folded away.
class Section : public QWidget {
    Q_OBJECT

public:
    Section(const Theme &theme, const QString &title, QWidget *body, QWidget *parent);

    /// How many things are in it; without any there is nothing to unfold.
    void setCount(int count);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_head->isChecked(); }
    /// A + at the right of the title.
    QToolButton *addButton(const QString &tip);

private:
    void showBody();

    const Theme &m_theme;
    FoldingLine *m_head = nullptr;
    QWidget *m_body = nullptr;
    int m_count = -1;
};

/// A small button without a frame.
[[nodiscard]] QToolButton *smallButton(const Theme &theme, const QString &icon, const QString &tip,
                                       QWidget *parent);

} // namespace sw
