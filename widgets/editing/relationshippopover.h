// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QFrame>
#include <QPointer>

#include <vector>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace sw {

class ColumnPairs;
class ModelFields;

/// The editor of a relationship, beside its edge: what is chosen is seen on the canvas at once, and
/// all that is done while it is open is one step of undo. Enter or a click elsewhere closes it,
/// Escape takes it back, and with it a relationship that was drawn only now. It lies over its
/// parent, which should be as large as the canvas.
class RelationshipPopover : public QFrame {
    Q_OBJECT

public:
    RelationshipPopover(Editor &editor, const Theme &theme, QWidget *parent);

    /// Beside `around`, a rectangle of the screen.
    /// Where it hides least of the edge and of its tables; all places are those on the screen.
    void open(ForeignKeyId key, bool isNew, const QRect &edge,
              const std::vector<QRect> &tables = {});

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    // What it shows: relationshipform.cpp.
    void makeKinds(QVBoxLayout &layout);
    void makeFields(QVBoxLayout &layout);
    void makeProblems(QVBoxLayout &layout);
    void makeRules();
    QComboBox *makeAssociationKey();
    QWidget *makeButtons();
    QComboBox *makeActions(const QString &label, Action ForeignKey::*member);
    QLineEdit *makeRole(const QString &label, bool parentEnd);

    [[nodiscard]] const Relationship *relationship() const;
    void show(const Relationship &shown);
    void showProblems(const Relationship &shown);
    void refresh();
    void run(const Result<Changes> &changes);
    void chooseKind(RelationshipKind kind);
    void remove(bool withColumns);
    void revert();
    void fitBeside();
    [[nodiscard]] QPoint bestPlace(const QRect &room) const;

    Editor &m_editor;
    const Theme &m_theme;
    ForeignKeyId m_key;
    ForeignKeyId m_openedKey; ///< and its child; what is edited may get others
    TableId m_child;
    quint64 m_session = 0; ///< edits of one opening are one step
    int m_keptSteps = 0;   ///< of undo, which Escape leaves
    bool m_isNew = false;
    bool m_showing = false;
    std::vector<QRect> m_shown; ///< the edge and its tables, in the parent
    QPointer<QWidget> m_focusBefore;

    QScrollArea *m_scroll = nullptr;
    QWidget *m_body = nullptr;
    QButtonGroup *m_kinds = nullptr;
    QLabel *m_sentence = nullptr;
    QFormLayout *m_form = nullptr;
    ColumnPairs *m_pairs = nullptr;
    QComboBox *m_associationKey = nullptr;
    ModelFields *m_models = nullptr;
    QAction *m_removeColumns = nullptr;
    QLineEdit *m_parentRole = nullptr;
    QLineEdit *m_childrenRole = nullptr;
    QComboBox *m_onDelete = nullptr;
    QComboBox *m_onUpdate = nullptr;
    QCheckBox *m_enforced = nullptr;
    QCheckBox *m_required = nullptr;
    QCheckBox *m_byUnique = nullptr;
    QLabel *m_refused = nullptr;
    QWidget *m_problems = nullptr;
};

} // namespace sw
