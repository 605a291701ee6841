// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/relationshipform.h"

#include "widgets/editing/relationshipedits.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr std::array Actions{Action::Unsaid,  Action::NoAction,   Action::Restrict,
                             Action::SetNull, Action::SetDefault, Action::Cascade};

QStringList actionNames()
{
    return {RelationshipForm::tr("Not said"),    RelationshipForm::tr("No action"),
            RelationshipForm::tr("Restrict"),    RelationshipForm::tr("Set null"),
            RelationshipForm::tr("Set default"), RelationshipForm::tr("Cascade")};
}

/// When a foreign key is looked at: with each statement, or not before the transaction ends.
struct Deferral {
    Deferrable deferrable = Deferrable::Unsaid;
    Initially initially = Initially::Unsaid;
};
constexpr std::array Deferrals{Deferral{}, Deferral{Deferrable::No, Initially::Unsaid},
                               Deferral{Deferrable::Yes, Initially::Immediate},
                               Deferral{Deferrable::Yes, Initially::Deferred}};

QStringList deferralNames()
{
    return {RelationshipForm::tr("Not said"), RelationshipForm::tr("Never"),
            RelationshipForm::tr("On demand"), RelationshipForm::tr("Until commit")};
}

/// What is written in another way but means the same is shown as what it means.
int deferralOf(const ForeignKey &key)
{
    if (key.deferrable == Deferrable::Yes)
        return key.initially == Initially::Deferred ? 3 : 2;
    return key.deferrable == Deferrable::No ? 1 : 0;
}

QString changeUndo() { return undoText(QT_TRANSLATE_NOOP("Undo", "Change relationship")); }

} // namespace

RelationshipForm::RelationshipForm(Editor &editor, const Theme &theme, WhichRelationship which,
                                   QWidget *parent)
    : Form(editor, theme, parent), m_editor(editor), m_which(std::move(which))
{
    addRole(true);
    addRole(false);
    addAction(tr("On delete"), &ForeignKey::onDelete);
    addAction(tr("On update"), &ForeignKey::onUpdate);
    addDeferral();
    addEnforced();
}

template <typename Value>
Binding<Value> RelationshipForm::bound(std::function<Value(const ForeignKey &)> read,
                                       std::function<void(ForeignKey &, const Value &)> write)
{
    return {[this, read] {
                const Relationship *shown = m_which();
                const ForeignKey *key = shown ? firstKey(m_editor.content(), *shown) : nullptr;
                return key ? read(*key) : Value();
            },
            [this, write](const Value &value) -> Result<Changes> {
                const Relationship *shown = m_which();
                if (!shown)
                    return noSuchPart();
                return changeKeys(m_editor.content(), *shown,
                                  [&](ForeignKey &key) { write(key, value); });
            },
            changeUndo()};
}

/// Empty is the default name, which stands in the field, muted.
void RelationshipForm::addRole(bool parentEnd)
{
    (parentEnd ? m_toParent : m_toChildren) = addText(
        parentEnd ? tr("To parent") : tr("To children"),
        {[this, parentEnd] {
             const Relationship *shown = m_which();
             return shown ? endRole(m_editor.content(), *shown, parentEnd).name : QString();
         },
         [this, parentEnd](const QString &text) -> Result<Changes> {
             const Relationship *shown = m_which();
             if (!shown)
                 return noSuchPart();
             Role role = endRole(m_editor.content(), *shown, parentEnd);
             role.name = text;
             role.absent = role.absent && text.isEmpty();
             return setEndRole(m_editor.content(), *shown, parentEnd, role);
         },
         undoText(QT_TRANSLATE_NOOP("Undo", "Rename role"))});
}

void RelationshipForm::addAction(const QString &label, Action ForeignKey::*member)
{
    addChoice(label, actionNames(),
              bound<int>(
                  [member](const ForeignKey &key) {
                      const auto *found = std::find(Actions.begin(), Actions.end(), key.*member);
                      return static_cast<int>(found - Actions.begin());
                  },
                  [member](ForeignKey &key, int place) {
                      key.*member = Actions[static_cast<size_t>(place)];
                  }));
}

void RelationshipForm::addDeferral()
{
    addChoice(tr("Deferred"), deferralNames(),
              bound<int>(deferralOf, [](ForeignKey &key, int place) {
                  key.deferrable = Deferrals[static_cast<size_t>(place)].deferrable;
                  key.initially = Deferrals[static_cast<size_t>(place)].initially;
              }));
}

void RelationshipForm::addEnforced()
{
    addFlag(tr("Enforced"), bound<bool>([](const ForeignKey &key) { return key.enforced; },
                                        [](ForeignKey &key, bool on) { key.enforced = on; }));
}

void RelationshipForm::showDefaults()
{
    const Relationship *shown = m_which();
    if (!shown)
        return;
    const auto say = [](TextField &field, const QString &role) {
        field.line().setPlaceholderText(role.isEmpty() ? tr("no way") : role);
    };
    say(*m_toParent, shown->left.role);
    say(*m_toChildren, shown->right.role);
}

void RelationshipForm::refresh()
{
    Form::refresh();
    showDefaults();
}

void RelationshipForm::reset()
{
    Form::reset();
    showDefaults();
}

EndModelForm::EndModelForm(Editor &editor, const Theme &theme, WhichRelationship which,
                           bool parentEnd, QWidget *parent)
    : Form(editor, theme, parent), m_editor(editor), m_which(std::move(which)),
      m_parentEnd(parentEnd)
{
    addMember(tr("Cascade"), &EndModel::cascade, u"save-update, merge"_s);
    addMember(tr("Lazy"), &EndModel::lazy, u"select"_s);
    addMember(tr("Order by"), &EndModel::orderBy, tr("Python"));
    addMember(tr("Passive"), &EndModel::passiveDeletes, u"False"_s);
    addMember(tr("Remote side"), &EndModel::remoteSide, tr("Python"));
    addFlag(tr("View only"),
            {[this] { return model().viewOnly; },
             [this](bool on) { return changed([on](EndModel &end) { end.viewOnly = on; }); },
             undoText(QT_TRANSLATE_NOOP("Undo", "Change model"))});
}

EndModel EndModelForm::model() const
{
    const Relationship *shown = m_which();
    return shown ? endModel(m_editor.content(), *shown, m_parentEnd) : EndModel();
}

Result<Changes> EndModelForm::changed(const std::function<void(EndModel &)> &change) const
{
    const Relationship *shown = m_which();
    if (!shown)
        return noSuchPart();
    EndModel wanted = model();
    change(wanted);
    return setEndModel(m_editor.content(), *shown, m_parentEnd, wanted);
}

void EndModelForm::addMember(const QString &label, QString EndModel::*member,
                             const QString &placeholder)
{
    addText(label,
            {[this, member] { return model().*member; },
             [this, member](const QString &text) {
                 return changed([&](EndModel &end) { end.*member = text; });
             },
             undoText(QT_TRANSLATE_NOOP("Undo", "Change model"))},
            placeholder);
}

} // namespace sw
