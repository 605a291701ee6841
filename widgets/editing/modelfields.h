// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QToolButton;

namespace sw {

/// One of the words of a model about an end.
using EndModelText = QString EndModel::*;

/// What a program's models say of a relationship: cascade and loading of each end, and the lines of
/// Python that follow. Shut at first.
class ModelFields : public QWidget {
    Q_OBJECT

public:
    explicit ModelFields(QWidget *parent = nullptr);

    void show(const Content &content, const Relationship &shown);

Q_SIGNALS:
    /// Of the parent's end (as the child sees it) or of the children's.
    void changed(bool parentEnd, sw::EndModelText member, const QString &text);
    void resized();

private:
    QComboBox *makeChoice(const QString &label, const QStringList &words, bool parentEnd,
                          EndModelText member);

    QToolButton *m_title;
    QWidget *m_body;
    QFormLayout *m_form;
    QComboBox *m_cascade;
    QComboBox *m_parentLazy;
    QComboBox *m_childrenLazy;
    QLabel *m_lines;
};

} // namespace sw
