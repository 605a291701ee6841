// SPDX-License-Identifier: Apache-2.0
#include "model/document/names.h"
#include "model/document/verbs_view.h"
#include "model/sql/compile.h"
#include "model/sql/quote.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/parttexts.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

TablePtr ownerIn(const Schema &schema, TableId id) { return schema.tables.find(id); }
ViewPtr ownerIn(const Schema &schema, ViewId id) { return schema.views.find(id); }

/// What fires on a view stands in for what cannot be done to it.
QString firstText(const Table &table)
{
    return u"AFTER INSERT ON "_s + quotedName(table.name) + u"\nBEGIN\n    SELECT 1;\nEND"_s;
}

QString firstText(const View &view)
{
    return u"INSTEAD OF INSERT ON "_s + quotedName(view.name) + u"\nBEGIN\n    SELECT 1;\nEND"_s;
}

/// The triggers of a table or view, tried while they are typed.
template <typename OwnerId> class TriggerSection : public PartsSection {
public:
    TriggerSection(Editor &editor, const Theme &theme, QWidget *parent)
        : PartsSection(
            editor, theme, tr("Triggers"),
            [this](quint64 id, QWidget *box) { return makeForm(id, box); }, parent)
    {
        connect(addButton(tr("Add a trigger")), &QToolButton::clicked, this,
                [this] { addTrigger(); });
    }

protected:
    std::vector<Item> items() const override
    {
        std::vector<Item> items;
        if (const auto present = ownerNow()) {
            for (const Trigger &trigger : present->triggers)
                items.push_back({trigger.id.value(), trigger.name, firingText(trigger.text)});
        }
        return items;
    }

    Result<Changes> removal(quint64 id) const override
    {
        return deleteTrigger(content(), OwnerId(owner()), TriggerId(id));
    }

private:
    auto ownerNow() const { return ownerIn(content().schema, OwnerId(owner())); }

    const Trigger *trigger(quint64 id) const
    {
        const auto present = ownerNow();
        if (!present)
            return nullptr;
        const auto found
            = std::find_if(present->triggers.begin(), present->triggers.end(),
                           [id](const Trigger &each) { return each.id == TriggerId(id); });
        return found == present->triggers.end() ? nullptr : &*found;
    }

    Form *makeForm(quint64 id, QWidget *box)
    {
        auto *form = new Form(m_editor, m_theme, box);
        const QString undo = undoText(QT_TRANSLATE_NOOP("Undo", "Change trigger"));
        const auto put = [this, id](QString Trigger::*member) {
            return [this, id, member](const QString &text) -> Result<Changes> {
                if (!trigger(id))
                    return noSuchPart();
                Trigger wanted = *trigger(id);
                wanted.*member = text;
                return putTrigger(content(), OwnerId(owner()), wanted);
            };
        };
        const auto read = [this, id](QString Trigger::*member) {
            return [this, id, member] { return trigger(id) ? trigger(id)->*member : QString(); };
        };
        const auto trial = [this, id](const QString &text) -> std::optional<TextFault> {
            if (!trigger(id))
                return std::nullopt;
            Trigger wanted = *trigger(id);
            wanted.text = text;
            return faultOfTrigger(content().schema, ownerNow()->name, wanted);
        };
        form->addText(tr("Name"), {read(&Trigger::name), put(&Trigger::name), undo});
        form->addCode(tr("Text"), {read(&Trigger::text), put(&Trigger::text), undo}, trial);
        return form;
    }

    void addTrigger()
    {
        const auto present = ownerNow();
        if (!present)
            return;
        Trigger trigger;
        trigger.name = freeTriggerName(content().schema, present->name + u"_trigger"_s);
        trigger.text = firstText(*present);
        add(undoText(QT_TRANSLATE_NOOP("Undo", "Add trigger")),
            putTrigger(content(), OwnerId(owner()), trigger));
    }
};

} // namespace

PartsSection *makeTriggerSection(Editor &editor, const Theme &theme, QWidget *parent)
{
    return new TriggerSection<TableId>(editor, theme, parent);
}

PartsSection *makeViewTriggerSection(Editor &editor, const Theme &theme, QWidget *parent)
{
    return new TriggerSection<ViewId>(editor, theme, parent);
}

} // namespace sw
