// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/picks.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QObject>
#include <QPlainTextEdit>
#include <QPointer>

#include <functional>

namespace sw {

class CanvasView;

/// Editors laid over the canvas, one at a time: of a name, of a column as three fields in a line,
/// of the text of a note or an area. What is wrong stays in the editor, with the reason below it.
class InlineEditors : public QObject {
    Q_OBJECT

public:
    explicit InlineEditors(CanvasView &view);
    ~InlineEditors() override;

    void editName(const Pick &pick);
    /// Tab goes on to its first column; Escape takes the table away again.
    void editNewTable(TableId table);
    void editColumn(TableId table, ColumnId column);
    void editNewColumn(TableId table);
    void editText(const Pick &pick);

    [[nodiscard]] bool isOpen() const { return !m_frame.isNull(); }
    /// What is edited is taken; whether it could be. Nothing open: true.
    bool accept();
    void close();
    /// Why what is typed was refused; empty where it was not.
    [[nodiscard]] QString reason() const;
    void revert(); ///< Escape
    /// The editor stands where its figure stands.
    void follow();

    /// What the open editor and its reason cover of the viewport.
    [[nodiscard]] QRect cover() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void moved(); ///< opened, closed, or what it covers

private:
    enum class Way { Stay, Forward, Back };

    void open(std::function<QRectF()> place);
    QLineEdit *addField(const QString &text, const QString &label, double share);
    void startColumn(TableId table, ColumnId column);
    [[nodiscard]] QRectF columnRect() const;
    [[nodiscard]] QString columnText() const;
    bool acceptName();
    bool acceptColumn();
    bool acceptText();
    bool leaveField(Way way);
    void goToColumn(Way way);
    void complain(const QString &why);
    void styleFields();
    void placeReason();

    CanvasView &m_view;
    QPointer<QFrame> m_frame;
    QPointer<QLabel> m_reason;
    std::vector<QPointer<QLineEdit>> m_fields;
    std::vector<double> m_shares;
    QPointer<QPlainTextEdit> m_text;
    std::function<QRectF()> m_place;
    std::function<bool()> m_accept;
    Pick m_pick;
    ColumnId m_column; ///< null: a new one, or none
    bool m_isNewTable = false;
    bool m_isColumn = false;
    QString m_before; ///< what stood in the editor at first
};

} // namespace sw
