// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/inspectorpage.h"
#include "widgets/inspector/partssection.h"

namespace sw {

class ColumnsGrid;
class SubjectColor;

/// All of a table: its name, columns and parts, its SQL, and what only models know of it.
class TableInspector : public InspectorPage {
    Q_OBJECT

public:
    TableInspector(Editor &editor, const Theme &theme, QWidget *parent);

    void showObject(quint64 id) override;
    [[nodiscard]] ColumnsGrid &columns() { return *m_columns; }

Q_SIGNALS:
    void relationshipWanted(sw::ForeignKeyId key);

private:
    void addColumns(QVBoxLayout &column, const Theme &theme);
    void addParts(QVBoxLayout &column, const Theme &theme);
    void addOptions(QVBoxLayout &column, const Theme &theme);
    void addSql(QVBoxLayout &column, const Theme &theme);
    void addModels(QVBoxLayout &column, const Theme &theme);
    void addColumnModel(Form &form);
    void showSummary(const Table &table);
    void showSql(const TablePtr &table);
    void showModels(bool other);
    [[nodiscard]] TablePtr table() const;

    Editor &m_editor;
    TableId m_table;
    ColumnId m_column; ///< of which the models' fields speak
    TextField *m_title = nullptr;
    QLabel *m_summary = nullptr;
    SubjectColor *m_color = nullptr;
    QLabel *m_kind = nullptr; ///< why a table can only be looked at
    ColumnsGrid *m_columns = nullptr;
    Form *m_options = nullptr;
    std::vector<PartsSection *> m_parts;
    CodeEdit *m_sql = nullptr;
    Form *m_models = nullptr;
    QLabel *m_columnName = nullptr;
    Form *m_columnModel = nullptr;
};

} // namespace sw
