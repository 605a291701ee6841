// SPDX-License-Identifier: Apache-2.0
#include "model/document/names.h"
#include "model/document/verbs_key.h"
#include "widgets/inspector/faulttext.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/partssection.h"
#include "widgets/inspector/parttexts.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The indexes of a table: name, columns or expressions, condition, and whether it is unique.
class IndexSection : public PartsSection {
public:
    IndexSection(Editor &editor, const Theme &theme, QWidget *parent)
        : PartsSection(
            editor, theme, tr("Indexes"),
            [this](quint64 id, QWidget *owner) { return makeForm(IndexId(id), owner); }, parent)
    {
        connect(addButton(tr("Add an index")), &QToolButton::clicked, this, [this] { addIndex(); });
    }

protected:
    std::vector<Item> itemsOf(const Table &table) const override
    {
        std::vector<Item> items;
        for (const Index &index : table.indexes) {
            QString detail = partsText(table, index);
            if (index.unique)
                detail.prepend(tr("unique") + u" · "_s);
            if (!index.where.isEmpty())
                detail += u" · "_s + tr("partial");
            items.push_back({index.id.value(), index.name, detail});
        }
        return items;
    }

    Result<Changes> removal(quint64 id) const override
    {
        return deleteIndex(content(), tableId(), IndexId(id));
    }

private:
    using Read = std::function<QString(const Table &, const Index &)>;
    using Write = std::function<Result<Index>(const Table &, Index, const QString &)>;

    Binding<QString> bound(IndexId id, const Read &read, const Write &write)
    {
        return {[this, id, read] {
                    const TablePtr present = table();
                    const Index *index = present ? present->index(id) : nullptr;
                    return index ? read(*present, *index) : QString();
                },
                [this, id, write](const QString &text) -> Result<Changes> {
                    const TablePtr present = table();
                    const Index *index = present ? present->index(id) : nullptr;
                    if (!index)
                        return noSuchPart();
                    const Result<Index> wanted = write(*present, *index, text);
                    return wanted ? putIndex(content(), tableId(), *wanted)
                                  : Result<Changes>(wanted.error());
                },
                undoText(QT_TRANSLATE_NOOP("Undo", "Change index"))};
    }

    Form *makeForm(IndexId id, QWidget *owner)
    {
        auto *form = new Form(m_editor, m_theme, owner);
        Binding<QString> name
            = bound(id, [](const Table &, const Index &index) { return index.name; }, {});
        name.write = [this, id](const QString &text) {
            return renameIndex(content(), tableId(), id, text);
        };
        form->addText(tr("Name"), name);
        form->addText(
            tr("Columns"),
            bound(
                id, [](const Table &table, const Index &index) { return partsText(table, index); },
                [](const Table &table, const Index &index, const QString &text) {
                    return withParts(table, index, text);
                }),
            tr("day DESC, lower(name)"));
        form->addText(
            tr("Where"),
            bound(
                id, [](const Table &, const Index &index) { return index.where; },
                [this](const Table &table, Index index, const QString &text) -> Result<Index> {
                    index.where = text;
                    if (const auto fault = faultOfExpression(content().schema, table, text))
                        return Error{faultText(fault)};
                    return index;
                }),
            tr("every row"));
        form->addFlag(tr("Unique"), uniqueFlag(id));
        return form;
    }

    Binding<bool> uniqueFlag(IndexId id)
    {
        return {[this, id] {
                    const TablePtr present = table();
                    const Index *index = present ? present->index(id) : nullptr;
                    return index && index->unique;
                },
                [this, id](bool on) -> Result<Changes> {
                    const TablePtr present = table();
                    const Index *found = present ? present->index(id) : nullptr;
                    if (!found)
                        return noSuchPart();
                    Index index = *found;
                    index.unique = on;
                    return putIndex(content(), tableId(), index);
                },
                undoText(QT_TRANSLATE_NOOP("Undo", "Change index"))};
    }

    void addIndex()
    {
        const TablePtr present = table();
        const Column *column = present ? present->column(currentColumn()) : nullptr;
        if (!column)
            return;
        Index index;
        index.name = freeName(content().schema, present->name + u'_' + column->name + u"_index"_s);
        index.parts.push_back({column->id, {}, {}, SortOrder::Unsaid});
        add(undoText(QT_TRANSLATE_NOOP("Undo", "Add index")),
            putIndex(content(), tableId(), index));
    }
};

} // namespace

PartsSection *makeIndexSection(Editor &editor, const Theme &theme, QWidget *parent)
{
    return new IndexSection(editor, theme, parent);
}

} // namespace sw
