// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/edit.h"
#include "model/sql/cursor.h"

namespace sw {

/// Enum('a', 'b') is no type that SQLite's grammar takes. In a script each one is replaced by a
/// word of the same length, so that all places stay what they are, and put back into the columns
/// that were read.
class EnumTypes {
public:
    /// Changes the script.
    explicit EnumTypes(QByteArray &script);

    /// The type that the text stands for.
    [[nodiscard]] QString typeOf(const QString &text) const { return m_types.value(text, text); }

private:
    QHash<QString, QString> m_types;
};

/// One statement of a script on its way to changes.
class SqlStatement {
public:
    /// `script` ends where the statement does.
    SqlStatement(Edit &edit, std::string_view script, Tokens tokens, const EnumTypes &enums);
    SqlStatement(const SqlStatement &) = delete;
    SqlStatement &operator=(const SqlStatement &) = delete;

    [[nodiscard]] TokenCursor &cursor() { return m_cursor; }
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] const Content &now() const { return m_edit.now(); }
    [[nodiscard]] const Schema &schema() const { return m_edit.schema(); }
    [[nodiscard]] std::string_view bytes(Range range) const;
    [[nodiscard]] QString text(Range range) const;
    [[nodiscard]] Range whole() const { return {0, static_cast<quint32>(m_tokens.size())}; }

    /// A name of an object, behind `main.` or not.
    QString takeObjectName();
    QString takeName();
    /// IF EXISTS, IF NOT EXISTS
    bool acceptIfExists();
    bool acceptIfNotExists();
    /// CASCADE or RESTRICT; whether it is CASCADE.
    bool acceptCascade();
    void expectEnd();

    /// What a reader of a part says goes to the place of that part.
    template <typename Tree> bool accept(const Parsed<Tree> &parsed, quint32 firstToken)
    {
        if (!parsed)
            failAt(m_tokens[firstToken].begin + static_cast<quint32>(parsed.error().offset),
                   parsed.error().text);
        return ok() && parsed;
    }

    /// Gives a column that was read its type, which may be a model's.
    void settleType(Column &column) const;
    void giveType(Column &column, const QString &type) const;
    [[nodiscard]] QString typeOf(const QString &text) const { return m_enums.typeOf(text); }

    /// Does a verb; where it fails, the fault is at the token.
    bool run(const Result<Changes> &changes, quint32 token);
    void fail(const QString &what, quint32 token);
    void failAt(quint32 offset, const QString &what);
    [[nodiscard]] bool ok() const { return !error(); }
    [[nodiscard]] std::optional<SyntaxError> error() const;

private:
    Edit &m_edit;
    std::string_view m_script;
    Tokens m_tokens;
    TokenCursor m_cursor;
    const EnumTypes &m_enums;
    std::optional<SyntaxError> m_error;
};

// What the first word of a statement leads to; the word is still before the cursor.
void createBySql(SqlStatement &statement);
void dropBySql(SqlStatement &statement);
void alterBySql(SqlStatement &statement);

/// The views that read a table or view, or a column of it, and those that read these.
[[nodiscard]] std::vector<ViewId> viewsThatRead(const Schema &schema, const QString &owner,
                                                const QString &column = {});
[[nodiscard]] QStringList namesOf(const Schema &schema, const std::vector<ViewId> &views);

/// `“a” and “b” depend on it; say CASCADE to take that away too.`
[[nodiscard]] QString dependantsText(const QString &what, QStringList names);

} // namespace sw
