// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/compile.h"
#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace sw {

class CodeEdit;

/// What a field shows, and the verb by which it is changed.
template <typename Value> struct Binding {
    std::function<Value()> read;
    std::function<Result<Changes>(const Value &)> write;
    QString undo;
};

/// One value of the document to be edited in place. A value that cannot be stays in the field with
/// the reason under it; Escape takes it back.
class Field : public QWidget {
    Q_OBJECT

public:
    Field(Editor &editor, const QString &label, QWidget *parent);

    [[nodiscard]] const QString &label() const { return m_label; }
    /// Shows the value as it is now, unless somebody is typing another one.
    virtual void refresh() = 0;
    /// The field is about something else now: what was being typed goes.
    virtual void reset() = 0;
    [[nodiscard]] QString reason() const;
    /// So much to the right of the field's edge.
    void indentReason(int by);

protected:
    void setInput(QWidget *input);
    /// Makes the changes; whether they could be.
    bool run(const QString &undo, const Result<Changes> &changes);
    void say(const QString &why);

    Editor &m_editor; // NOLINT(cppcoreguidelines-non-private-member-variables-in-classes)

private:
    QString m_label;
    QWidget *m_input = nullptr;
    QLabel *m_reason = nullptr;
};

/// A line of text.
class TextField : public Field {
    Q_OBJECT

public:
    TextField(Editor &editor, const QString &label, Binding<QString> binding, QWidget *parent);

    [[nodiscard]] QLineEdit &line() { return *m_line; }
    void refresh() override;
    void reset() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void check();
    void commit();

    Binding<QString> m_binding;
    QLineEdit *m_line = nullptr;
};

/// A text of many lines: SQL, tried while it is typed, or a note.
class CodeField : public Field {
    Q_OBJECT

public:
    /// Why the text does not work, and where; nothing where it does.
    using Trial = std::function<std::optional<TextFault>(const QString &)>;

    CodeField(Editor &editor, const Theme &theme, const QString &label, Binding<QString> binding,
              Trial trial, QWidget *parent);

    [[nodiscard]] CodeEdit &text() { return *m_text; }
    void refresh() override;
    void reset() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void check();
    void commit();

    Binding<QString> m_binding;
    Trial m_trial;
    CodeEdit *m_text = nullptr;
    QTimer m_pause;
};

class FlagField : public Field {
    Q_OBJECT

public:
    FlagField(Editor &editor, const QString &label, Binding<bool> binding, QWidget *parent);

    [[nodiscard]] QCheckBox &box() { return *m_box; }
    void refresh() override;
    void reset() override { refresh(); }

private:
    Binding<bool> m_binding;
    QCheckBox *m_box = nullptr;
};

/// One of a few words.
class ChoiceField : public Field {
    Q_OBJECT

public:
    ChoiceField(Editor &editor, const QString &label, const QStringList &words,
                Binding<int> binding, QWidget *parent);

    [[nodiscard]] QComboBox &box() { return *m_box; }
    void refresh() override;
    void reset() override { refresh(); }

private:
    Binding<int> m_binding;
    QComboBox *m_box = nullptr;
};

} // namespace sw
