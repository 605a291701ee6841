// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/data/relatedpane.h"

#include <QHash>

namespace sw {

/// The panes of all relationships of a table, side by side; beneath them the panes of those that
/// are opened, and so on.
class PaneStrip : public QWidget {
    Q_OBJECT

public:
    PaneStrip(RowEditing &editing, const Theme &theme, QWidget *parent = nullptr);

    void fill(const FocusRows &focus);
    [[nodiscard]] const std::vector<RelatedPane *> &panes() const { return m_panes; }
    [[nodiscard]] bool isEmpty() const { return m_panes.empty(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void said(const QString &text);
    /// In the grid of one of them.
    void cellChanged(sw::RowsGrid *grid);
    void pathWanted(const sw::RowPath &path, Qt::KeyboardModifiers modifiers);
    void peeked(const sw::Peek &peek);
    void indexWanted(const sw::Way &way);
    /// Of a pane, which has the keys then.
    void menuOpens(QMenu *menu);
    void heightChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makePanes(const TablePtr &table);
    void makePane(const Way &way);
    void setOpen(RelatedPane &pane, bool open);
    /// Where everything stands in this width; the height of all of it.
    int arrange(int width, bool move) const;

    RowEditing &m_editing;
    const Theme &m_theme;
    TablePtr m_table;
    FocusRows m_focus;
    std::vector<RelatedPane *> m_panes;
    QHash<RelatedPane *, PaneStrip *> m_inner; ///< beneath opened ones
};

} // namespace sw
