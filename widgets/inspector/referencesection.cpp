// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_key.h"
#include "model/sql/writer.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/newreference.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/parttexts.h"
#include "widgets/inspector/relationshipform.h"

#include <QLayout>

namespace sw {

namespace {

/// The foreign keys of a table; each is edited as the relationship that it makes, its columns in
/// the editor of relationships.
class ReferenceSection : public PartsSection {
public:
    ReferenceSection(Editor &editor, const Theme &theme, QWidget *parent)
        : PartsSection(
            editor, theme, tr("Foreign keys"),
            [this](quint64 id, QWidget *owner) { return makeForm(ForeignKeyId(id), owner); },
            parent),
          m_new(new NewReference(
              editor,
              [this](const Changes &changes) {
                  add(undoText(QT_TRANSLATE_NOOP("Undo", "Add foreign key")), changes);
              },
              this))
    {
        layout()->addWidget(m_new);
        connect(addButton(tr("Add a foreign key")), &QToolButton::clicked, this,
                [this] { m_new->open(tableId()); });
    }

    void showOwner(quint64 id) override
    {
        PartsSection::showOwner(id);
        m_new->follow(tableId());
    }

protected:
    std::vector<Item> itemsOf(const Table &table) const override
    {
        std::vector<Item> items;
        for (const ForeignKey &key : table.foreignKeys) {
            QString detail = referenceClauses(key).trimmed();
            if (!key.enforced)
                detail.prepend(tr("not enforced") + QStringLiteral(" "));
            items.push_back({key.id.value(), referenceText(content().schema, table, key), detail});
        }
        return items;
    }

    Result<Changes> removal(quint64 id) const override
    {
        return deleteForeignKey(content(), tableId(), ForeignKeyId(id));
    }

private:
    Form *makeForm(ForeignKeyId id, QWidget *owner)
    {
        return new RelationshipForm(
            m_editor, m_theme, [this, id] { return m_editor.relationship(id, false); }, owner);
    }

    NewReference *m_new;
};

} // namespace

PartsSection *makeReferenceSection(Editor &editor, const Theme &theme, QWidget *parent)
{
    return new ReferenceSection(editor, theme, parent);
}

} // namespace sw
