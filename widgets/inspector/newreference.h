// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"

#include <QLabel>
#include <QLineEdit>
#include <QWidget>

#include <functional>

class QAbstractItemView;

namespace sw {

/// A foreign key as a person writes it: of `owner_id`, or of new columns where nothing is written,
/// to `owner`, `owner.user_id` or `stay (room, day)`.
[[nodiscard]] Result<Changes> referenceFrom(const Content &content, TableId child,
                                            const QString &columns, const QString &target);

/// The two fields in which a new foreign key is written: its columns, and what it refers to. Enter
/// makes it, Escape leaves it.
class NewReference : public QWidget {
    Q_OBJECT

public:
    /// Makes what was written.
    using Make = std::function<void(const Changes &)>;

    NewReference(const Editor &editor, Make make, QWidget *parent);

    /// With empty fields, for that table.
    void open(TableId child);
    /// The table as it is now; where it is another one, nothing of it was written.
    void follow(TableId child);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *addLine(const QString &label, const QString &placeholder, int row);
    [[nodiscard]] Result<Changes> written() const;
    [[nodiscard]] QAbstractItemView *openList() const;
    void check();
    void commit();

    const Editor &m_editor;
    Make m_make;
    TableId m_child;
    QLineEdit *m_columns = nullptr;
    QLineEdit *m_target = nullptr;
    QLabel *m_reason = nullptr;
};

} // namespace sw
