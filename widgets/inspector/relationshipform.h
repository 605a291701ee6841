// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/relationships.h"
#include "widgets/inspector/form.h"

namespace sw {

/// Of which relationship a form speaks at the moment; null where it is gone.
using WhichRelationship = std::function<const Relationship *()>;

/// What is said of a relationship in a few fields: role names, what happens to the children, and
/// whether the database sees to it.
class RelationshipForm : public Form {
    Q_OBJECT

public:
    RelationshipForm(Editor &editor, const Theme &theme, WhichRelationship which, QWidget *parent);

    void refresh() override;
    void reset() override;

private:
    void addRole(bool parentEnd);
    void addAction(const QString &label, Action ForeignKey::*member);
    void addDeferral();
    void addEnforced();
    void showDefaults();
    template <typename Value>
    [[nodiscard]] Binding<Value> bound(std::function<Value(const ForeignKey &)> read,
                                       std::function<void(ForeignKey &, const Value &)> write);

    Editor &m_editor;
    WhichRelationship m_which;
    TextField *m_toParent = nullptr;
    TextField *m_toChildren = nullptr;
};

/// What programs' models say of one end of a relationship, as Python text.
class EndModelForm : public Form {
    Q_OBJECT

public:
    EndModelForm(Editor &editor, const Theme &theme, WhichRelationship which, bool parentEnd,
                 QWidget *parent);

private:
    void addMember(const QString &label, QString EndModel::*member, const QString &placeholder);
    [[nodiscard]] Result<Changes> changed(const std::function<void(EndModel &)> &change) const;
    [[nodiscard]] EndModel model() const;

    Editor &m_editor;
    WhichRelationship m_which;
    bool m_parentEnd;
};

} // namespace sw
