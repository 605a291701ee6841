// SPDX-License-Identifier: Apache-2.0
#include "model/document/names.h"
#include "model/document/verbs_view.h"
#include "model/sql/quote.h"
#include "widgets/inspector/faulttext.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/parttexts.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The triggers of a table, tried while they are typed.
class TriggerSection : public PartsSection {
public:
    TriggerSection(Editor &editor, const Theme &theme, QWidget *parent)
        : PartsSection(
            editor, theme, tr("Triggers"),
            [this](quint64 id, QWidget *owner) { return makeForm(id, owner); }, parent)
    {
        connect(addButton(tr("Add a trigger")), &QToolButton::clicked, this,
                [this] { addTrigger(); });
    }

protected:
    std::vector<Item> itemsOf(const Table &table) const override
    {
        std::vector<Item> items;
        for (const Trigger &trigger : table.triggers)
            items.push_back({trigger.id.value(), trigger.name, firingText(trigger.text)});
        return items;
    }

    Result<Changes> removal(quint64 id) const override
    {
        return deleteTrigger(content(), tableId(), TriggerId(id));
    }

private:
    const Trigger *trigger(quint64 id) const
    {
        const TablePtr present = table();
        if (!present)
            return nullptr;
        const auto found
            = std::find_if(present->triggers.begin(), present->triggers.end(),
                           [id](const Trigger &each) { return each.id == TriggerId(id); });
        return found == present->triggers.end() ? nullptr : &*found;
    }

    Form *makeForm(quint64 id, QWidget *owner)
    {
        auto *form = new Form(m_editor, m_theme, owner);
        const QString undo = undoText(QT_TRANSLATE_NOOP("Undo", "Change trigger"));
        const auto put = [this, id](QString Trigger::*member) {
            return [this, id, member](const QString &text) -> Result<Changes> {
                if (!trigger(id))
                    return noSuchPart();
                Trigger wanted = *trigger(id);
                wanted.*member = text;
                return putTrigger(content(), tableId(), wanted);
            };
        };
        const auto read = [this, id](QString Trigger::*member) {
            return [this, id, member] { return trigger(id) ? trigger(id)->*member : QString(); };
        };
        const auto trial = [this, id](const QString &text) {
            if (!trigger(id))
                return QString();
            Trigger wanted = *trigger(id);
            wanted.text = text;
            return faultText(faultOfTrigger(content().schema, table()->name, wanted));
        };
        form->addText(tr("Name"), {read(&Trigger::name), put(&Trigger::name), undo});
        form->addCode(tr("Text"), {read(&Trigger::text), put(&Trigger::text), undo}, trial);
        return form;
    }

    void addTrigger()
    {
        const TablePtr present = table();
        if (!present)
            return;
        Trigger trigger;
        trigger.name = freeTriggerName(content().schema, present->name + u"_trigger"_s);
        trigger.text
            = u"AFTER INSERT ON "_s + quotedName(present->name) + u"\nBEGIN\n    SELECT 1;\nEND"_s;
        add(undoText(QT_TRANSLATE_NOOP("Undo", "Add trigger")),
            putTrigger(content(), tableId(), trigger));
    }
};

} // namespace

PartsSection *makeTriggerSection(Editor &editor, const Theme &theme, QWidget *parent)
{
    return new TriggerSection(editor, theme, parent);
}

} // namespace sw
