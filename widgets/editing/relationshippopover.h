// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QFrame>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace sw {

/// The editor of a relationship, beside its edge: what is chosen is seen on the canvas at once, and
/// all that is done while it is open is one step of undo. Enter closes it, Escape takes it back.
class RelationshipPopover : public QFrame {
    Q_OBJECT

public:
    RelationshipPopover(Editor &editor, const Theme &theme, QWidget *parent);

    /// Beside `around`, a rectangle of the screen.
    void open(ForeignKeyId key, bool isNew, const QRect &around);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeKinds(QVBoxLayout &layout);
    void makeFields(QVBoxLayout &layout);
    void makeProblems(QVBoxLayout &layout);
    QComboBox *makeActions(const QString &label, Action ForeignKey::*member);
    QLineEdit *makeRole(const QString &label, bool parentEnd);

    [[nodiscard]] const Relationship *relationship() const;
    void show(const Relationship &shown);
    void showPairs(const Relationship &shown);
    void showProblems(const Relationship &shown);
    void refresh();
    void run(const Result<Changes> &changes);
    void chooseKind(RelationshipKind kind);
    void moveBeside(const QRect &around);

    Editor &m_editor;
    const Theme &m_theme;
    ForeignKeyId m_key;
    quint64 m_session = 0; ///< edits of one opening are one step
    bool m_edited = false;
    bool m_showing = false;
    QRect m_around;

    QButtonGroup *m_kinds = nullptr;
    QLabel *m_sentence = nullptr;
    QFormLayout *m_form = nullptr;
    QWidget *m_pairs = nullptr;
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
