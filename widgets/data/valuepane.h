// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/wholevalue.h"
#include "widgets/data/rowsmodel.h"
#include "widgets/theme/theme.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace sw {

class CodeEdit;
class HexView;
class MomentEdit;
class PictureView;

/// All of the value that has the focus, as it is best read: text, JSON, bytes, a picture, a date.
/// Of very long ones only parts are loaded. What is changed here becomes a pending edit.
class ValuePane : public QWidget {
    Q_OBJECT

public:
    enum class View { Text, Json, Hex, Picture, Date };

    ValuePane(RowEditing &editing, const Theme &theme, QWidget *parent = nullptr);
    ~ValuePane() override;

    /// The cell is looked at from now on. What was being typed goes into the one before.
    void look(RowsModel *rows, const QModelIndex &index);
    [[nodiscard]] View view() const { return m_view; }
    void setView(View view);
    /// What was typed becomes an edit; false: it cannot, and stays.
    bool take();

Q_SIGNALS:
    void said(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeHead();
    void makeViews();
    void makeFoot();
    void readAgain();
    void ask(qint64 from, qint64 most);
    void showPart(const ValuePart &part);
    void showView();
    void showText();
    void showPicture();
    void showState();
    void revert();
    void setValue(const Value &value);
    void search(bool back);
    void fillStoreMenu();
    void loadFile();
    void saveFile();
    [[nodiscard]] QString untypedReason() const;
    [[nodiscard]] Result<Value> typed() const;
    [[nodiscard]] View bestView() const;

    RowEditing &m_editing;
    const Theme &m_theme;
    QPointer<RowsModel> m_rows;
    QPersistentModelIndex m_index;
    ShownCell m_shown; ///< as the grid shows it: when that changes, it is read again
    ValuePart m_part;  ///< as it is to be
    Value m_stored;    ///< as the database has it, where all of it is known
    bool m_isKnown = false;
    bool m_isLoading = false;
    View m_view = View::Text;
    std::optional<View> m_wanted; ///< by somebody, for this column
    QString m_crlf;               ///< how lines end in the text
    bool m_wasCompact = false;    ///< the JSON

    QLabel *m_name = nullptr;
    QLabel *m_kind = nullptr;
    QButtonGroup *m_views = nullptr;
    QStackedWidget *m_stack = nullptr;
    CodeEdit *m_text = nullptr;
    CodeEdit *m_json = nullptr;
    HexView *m_hex = nullptr;
    PictureView *m_picture = nullptr;
    MomentEdit *m_date = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_notice = nullptr;
    QWidget *m_foot = nullptr;
    QPushButton *m_set = nullptr;
    QPushButton *m_revert = nullptr;
    QToolButton *m_wrap = nullptr;
    QToolButton *m_store = nullptr;
    Asked m_asked;
};

} // namespace sw
