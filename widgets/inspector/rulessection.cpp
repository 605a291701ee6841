// SPDX-License-Identifier: Apache-2.0
#include "model/document/joining.h"
#include "model/document/verbs_key.h"
#include "model/sql/quote.h"
#include "widgets/inspector/faulttext.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/parttexts.h"

#include <QMenu>

#include <functional>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString firstOf(const QString &name, const QString &otherwise)
{
    return name.isEmpty() ? otherwise : name;
}

/// What a table forbids: the same value twice, and what a CHECK refuses.
class RulesSection : public PartsSection {
public:
    RulesSection(Editor &editor, const Theme &theme, QWidget *parent)
        : PartsSection(
            editor, theme, tr("Uniques and checks"),
            [this](quint64 id, QWidget *owner) { return makeForm(id, owner); }, parent)
    {
        QToolButton *button = addButton(tr("Add a UNIQUE or a CHECK"));
        auto *menu = new QMenu(button);
        menu->addAction(tr("UNIQUE"), this, [this] {
            add(undoText(QT_TRANSLATE_NOOP("Undo", "Add UNIQUE")),
                putKey(content(), tableId(), uniqueKey({currentColumn()})));
        });
        menu->addAction(tr("CHECK"), this, [this] { addCheck(); });
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
    }

protected:
    std::vector<Item> itemsOf(const Table &table) const override
    {
        std::vector<Item> items;
        for (const Key &key : table.keys) {
            if (!key.primary)
                items.push_back(
                    {key.id.value(), firstOf(key.name, u"UNIQUE"_s), partsText(table, key)});
        }
        for (const Check &check : table.checks)
            items.push_back(
                {check.id.value(), firstOf(check.name, u"CHECK"_s), check.expression.simplified()});
        return items;
    }

    Result<Changes> removal(quint64 id) const override
    {
        const TablePtr present = table();
        return present && present->key(KeyId(id)) ? deleteKey(content(), tableId(), KeyId(id))
                                                  : deleteCheck(content(), tableId(), CheckId(id));
    }

private:
    const Check *check(quint64 id) const
    {
        const TablePtr present = table();
        if (!present)
            return nullptr;
        const auto found = std::find_if(present->checks.begin(), present->checks.end(),
                                        [id](const Check &each) { return each.id == CheckId(id); });
        return found == present->checks.end() ? nullptr : &*found;
    }

    const Key *key(quint64 id) const
    {
        const TablePtr present = table();
        return present ? present->key(KeyId(id)) : nullptr;
    }

    Form *makeForm(quint64 id, QWidget *owner)
    {
        auto *form = new Form(m_editor, m_theme, owner);
        if (key(id))
            fillKeyForm(*form, id);
        else
            fillCheckForm(*form, id);
        return form;
    }

    void fillKeyForm(Form &form, quint64 id)
    {
        const QString undo = undoText(QT_TRANSLATE_NOOP("Undo", "Change UNIQUE"));
        form.addText(tr("Name"),
                     {[this, id] { return key(id) ? key(id)->name : QString(); },
                      [this, id](const QString &text) {
                          return putKeyWith(id, [&](Key &each) { each.name = text; });
                      },
                      undo},
                     tr("none"));
        form.addText(tr("Columns"),
                     {[this, id] { return key(id) ? partsText(*table(), *key(id)) : QString(); },
                      [this, id](const QString &text) -> Result<Changes> {
                          if (!key(id))
                              return noSuchPart();
                          const Result<Key> wanted = withParts(*table(), *key(id), text);
                          return wanted ? putKey(content(), tableId(), *wanted)
                                        : Result<Changes>(wanted.error());
                      },
                      undo});
    }

    Result<Changes> putKeyWith(quint64 id, const std::function<void(Key &)> &change)
    {
        if (!key(id))
            return noSuchPart();
        Key wanted = *key(id);
        change(wanted);
        return putKey(content(), tableId(), wanted);
    }

    void fillCheckForm(Form &form, quint64 id)
    {
        const QString undo = undoText(QT_TRANSLATE_NOOP("Undo", "Change CHECK"));
        const auto put = [this, id](QString Check::*member) {
            return [this, id, member](const QString &text) -> Result<Changes> {
                if (!check(id))
                    return noSuchPart();
                Check wanted = *check(id);
                wanted.*member = text;
                return putCheck(content(), tableId(), wanted);
            };
        };
        const auto read = [this, id](QString Check::*member) {
            return [this, id, member] { return check(id) ? check(id)->*member : QString(); };
        };
        form.addText(tr("Name"), {read(&Check::name), put(&Check::name), undo}, tr("none"));
        form.addCode(tr("Expression"), {read(&Check::expression), put(&Check::expression), undo},
                     [this](const QString &text) -> std::optional<TextFault> {
                         const TablePtr present = table();
                         return present ? faultOfExpression(content().schema, *present, text)
                                        : std::nullopt;
                     });
    }

    void addCheck()
    {
        const TablePtr present = table();
        const Column *column = present ? present->column(currentColumn()) : nullptr;
        if (!column)
            return;
        Check check;
        check.expression = quotedName(column->name) + u" IS NOT NULL"_s;
        add(undoText(QT_TRANSLATE_NOOP("Undo", "Add CHECK")),
            putCheck(content(), tableId(), check));
    }
};

} // namespace

PartsSection *makeRulesSection(Editor &editor, const Theme &theme, QWidget *parent)
{
    return new RulesSection(editor, theme, parent);
}

} // namespace sw
