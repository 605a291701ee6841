// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/field.h"

class QGridLayout;

namespace sw {

/// Fields with their labels at the left, one under the other.
class Form : public QWidget {
    Q_OBJECT

public:
    Form(Editor &editor, const Theme &theme, QWidget *parent);

    TextField *addText(const QString &label, const Binding<QString> &binding,
                       const QString &placeholder = {});
    /// Its label stands above: a text needs the whole width.
    CodeField *addCode(const QString &label, const Binding<QString> &binding,
                       const CodeField::Trial &trial = {});
    FlagField *addFlag(const QString &label, const Binding<bool> &binding);
    ChoiceField *addChoice(const QString &label, const QStringList &words,
                           const Binding<int> &binding);
    QLabel *addLine(const QString &label, const QString &text = {});
    void addWide(QWidget *widget);

    virtual void refresh();
    virtual void reset();

private:
    void addField(Field *field);

    Editor &m_editor;
    const Theme &m_theme;
    QGridLayout *m_grid = nullptr;
    std::vector<Field *> m_fields;
};

} // namespace sw
