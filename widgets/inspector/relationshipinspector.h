// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/relationships.h"
#include "widgets/inspector/form.h"
#include "widgets/inspector/inspectorpage.h"

#include <array>

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
    void addModels(QVBoxLayout &column, const Theme &theme);
    void showModels(const Relationship &shown, bool other);
    [[nodiscard]] const Relationship *relationship() const;

    Editor &m_editor;
    ForeignKeyId m_key;
    QLabel *m_title = nullptr;
    QLabel *m_kind = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_pairs = nullptr;
    Form *m_form = nullptr;
    std::array<QLabel *, 2> m_ends{}; ///< what the models' fields speak of: `pet.owner`
    std::array<Form *, 2> m_endModels{};
};

} // namespace sw
