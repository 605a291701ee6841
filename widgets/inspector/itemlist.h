// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/form.h"

#include <QFrame>
#include <QHash>

#include <functional>

class QVBoxLayout;

namespace sw {

class FoldingLine;

/// A part of a table as one line of a list.
struct Item {
    quint64 id = 0;
    QString title;
    QString detail;

    bool operator==(const Item &) const = default;
};

/// Parts of a table, a line each; a line opens to the fields of its part.
class ItemList : public QFrame {
    Q_OBJECT

public:
    /// Makes the fields of a part; none: lines do not open.
    using MakeForm = std::function<Form *(quint64 id, QWidget *parent)>;

    ItemList(const Theme &theme, MakeForm makeForm, QWidget *parent);

    /// Lines of parts that stay are kept, with what is being typed in them.
    void setItems(const std::vector<Item> &items);
    /// As setItems(), but of another table: all lines are new.
    void setOtherItems(const std::vector<Item> &items);
    void openItem(quint64 id);
    [[nodiscard]] std::vector<Item> items() const { return m_items; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void removeWanted(quint64 id);
    void activated(quint64 id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        QWidget *widget = nullptr;
        FoldingLine *line = nullptr;
        Form *form = nullptr;
    };

    Row makeRow(quint64 id);
    void setOpen(quint64 id, bool open);

    const Theme &m_theme;
    MakeForm m_makeForm;
    QVBoxLayout *m_column = nullptr;
    std::vector<Item> m_items;
    QHash<quint64, Row> m_rows;
};

} // namespace sw
