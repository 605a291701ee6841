// SPDX-License-Identifier: Apache-2.0
// What the inspector of a table shows of programs' models.
#include "model/document/verbs_column.h"
#include "model/document/verbs_table.h"
#include "model/sql/types.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/tableinspector.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// `a, b, c`, in which a value may not have a comma.
QStringList listFrom(const QString &text)
{
    QStringList values;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            values.append(part.trimmed());
    }
    return values;
}

} // namespace

void TableInspector::addModels(QVBoxLayout &column, const Theme &theme)
{
    auto *body = new QWidget(this);
    m_models = new Form(m_editor, theme, body);
    const auto member = [this](QString TableModel::*field) {
        return Binding<QString>{
            [this, field] { return table() ? table()->model.*field : QString(); },
            [this, field](const QString &text) -> Result<Changes> {
                if (!table())
                    return noSuchTable();
                TableModel model = table()->model;
                model.*field = text;
                return setTableModel(m_editor.content(), m_table, model);
            },
            undoText(QT_TRANSLATE_NOOP("Undo", "Change model"))};
    };
    m_models->addText(tr("Class"), member(&TableModel::className), tr("from the name"));
    m_models->addText(tr("Bases"), member(&TableModel::bases), tr("Base"));
    m_columnName = mutedLabel({}, body);
    m_columnModel = new Form(m_editor, theme, body);
    addColumnModel(*m_columnModel);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_models);
    rows->addSpacing(4);
    rows->addWidget(m_columnName);
    rows->addWidget(m_columnModel);
    column.addWidget(new Section(theme, tr("Models"), body, this));
}

void TableInspector::addColumnModel(Form &form)
{
    const auto read = [this](const std::function<QString(const ColumnModel &)> &of) {
        return [this, of] {
            const TablePtr present = table();
            const Column *column = present ? present->column(m_column) : nullptr;
            return column ? of(column->model) : QString();
        };
    };
    const auto write = [this](const std::function<void(ColumnModel &, const QString &)> &put) {
        return [this, put](const QString &text) -> Result<Changes> {
            const TablePtr present = table();
            const Column *column = present ? present->column(m_column) : nullptr;
            if (!column)
                return noSuchPart();
            ColumnModel model = column->model;
            put(model, text);
            return setColumnModel(m_editor.content(), m_table, m_column, model);
        };
    };
    const QString undo = undoText(QT_TRANSLATE_NOOP("Undo", "Change model"));
    const auto member = [&](QString ColumnModel::*field) {
        return Binding<QString>{
            read([field](const ColumnModel &model) { return model.*field; }),
            write([field](ColumnModel &model, const QString &text) { model.*field = text; }), undo};
    };
    form.addText(tr("Attribute"), member(&ColumnModel::attribute), tr("as the column"));
    form.addText(tr("Type"), member(&ColumnModel::type), tr("from the column's type"));
    form.addText(
        tr("Enum"),
        {read([](const ColumnModel &model) { return model.enumValues.join(u", "); }),
         write([](ColumnModel &model, const QString &text) { model.enumValues = listFrom(text); }),
         undo},
        tr("small, medium, large"));
    form.addText(tr("Default"), member(&ColumnModel::defaultValue), tr("Python"));
    form.addText(tr("On update"), member(&ColumnModel::onUpdate), tr("Python"));
}

void TableInspector::showModels(bool other)
{
    const TablePtr present = table();
    if (!present)
        return;
    ColumnId column = m_editor.picks().column();
    if (!present->column(column))
        column = present->columns.empty() ? ColumnId() : present->columns.front().id;
    const bool otherColumn = other || column != m_column;
    m_column = column;
    const Column *shown = present->column(column);
    m_columnName->setText(shown ? tr("Column %1").arg(shown->name) : QString());
    m_columnModel->setVisible(shown);
    if (otherColumn)
        m_columnModel->reset();
    else
        m_columnModel->refresh();
    if (other)
        m_models->reset();
    else
        m_models->refresh();
}

} // namespace sw
