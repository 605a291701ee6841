// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/form.h"
#include "widgets/inspector/inspectorpage.h"

class QPushButton;

namespace sw {

/// A relationship in words, with what can be said of it in a few fields.
class RelationshipInspector : public InspectorPage {
    Q_OBJECT

public:
    RelationshipInspector(Editor &editor, const Theme &theme, QWidget *parent);

    void showObject(quint64 id) override;

Q_SIGNALS:
    void relationshipWanted(sw::ForeignKeyId key);

private:
    void addRole(bool parentEnd);
    void addAction(const QString &label, Action ForeignKey::*member);
    [[nodiscard]] const Relationship *relationship() const;
    [[nodiscard]] const ForeignKey *key() const;

    Editor &m_editor;
    ForeignKeyId m_key;
    QLabel *m_title = nullptr;
    QLabel *m_kind = nullptr;
    QLabel *m_sentence = nullptr;
    Form *m_form = nullptr;
    QLabel *m_pairs = nullptr;
    std::vector<TextField *> m_roles;
};

} // namespace sw
