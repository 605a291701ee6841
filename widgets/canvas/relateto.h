// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/proposal.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace sw {

class CanvasView;

/// Relates the current table or column without a mouse: type to find the parent, Enter. What it
/// makes is what a drag would make.
class RelateTo : public QFrame {
    Q_OBJECT

public:
    explicit RelateTo(CanvasView &view);

    void open(RelationshipKind kind);
    void shut();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void search();
    void showSentence();
    void choose();
    [[nodiscard]] DrawnRelationship drawn() const;

    CanvasView &m_view;
    QLabel *m_title;
    QLineEdit *m_field;
    QListWidget *m_list;
    QLabel *m_sentence;
    DrawnEnd m_from;
    RelationshipKind m_kind = RelationshipKind::OneToMany;
};

} // namespace sw
