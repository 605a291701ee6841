// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/csvtable.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QTableWidget>

class QComboBox;
class QLineEdit;

namespace sw {

/// Under the name of each column of a file, a list to choose where it goes; for a new table its
/// name there and a list of types.
class MappingHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit MappingHeader(QWidget *parent);

    /// What may be chosen, for so many columns: a text for a person, and what it stands for.
    void setChoices(const std::vector<std::pair<QString, ColumnId>> &choices, int columns);
    void choose(const std::vector<ColumnId> &columns);
    [[nodiscard]] std::vector<ColumnId> chosen() const;
    void setNewColumns(const std::vector<CsvTableColumn> &columns);
    [[nodiscard]] std::vector<CsvTableColumn> newColumns() const;
    [[nodiscard]] QLineEdit *name(int column) const { return m_names[size_t(column)]; }
    [[nodiscard]] QComboBox *choice(int column) const { return m_combos[size_t(column)]; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void forget();
    QComboBox *addList(const QStringList &items, int column);
    [[nodiscard]] int nameHeight() const;
    [[nodiscard]] int spaceBelow() const;

    std::vector<QLineEdit *> m_names; ///< of new columns
    std::vector<QComboBox *> m_combos;
    std::vector<ColumnId> m_ids; ///< by the places in the lists
};

/// Lines of a file of separated values as they would go into a table: what is NULL, and what is
/// wrong, is seen before anything is written.
class CsvPreview : public QTableWidget {
    Q_OBJECT

public:
    CsvPreview(const TablePtr &table, const Theme &theme, QWidget *parent);

    /// Whether its columns are others than those before: they go nowhere yet.
    bool showPart(const CsvPart &part);
    /// The table that values are looked at for.
    void setTable(const TablePtr &table) { m_table = table; }
    void mapTo(const TablePtr &table);
    void mapToNew(const CsvTable &table);
    /// Its columns as they are described; its name and key are not known here.
    [[nodiscard]] CsvTable newTable() const;
    [[nodiscard]] MappingHeader &mapping() const { return *m_mapping; }
    /// The values as they would be, by these rules.
    void showValues(const CsvImport &how);
    /// False where the line is not among those that are shown.
    bool goToLine(qint64 line);
    [[nodiscard]] const CsvPart &part() const { return m_part; }

private:
    [[nodiscard]] QTableWidgetItem *cellOf(const CsvRecord &record, size_t place,
                                           const CsvImport &how) const;
    QString showValue(QTableWidgetItem &item, const std::variant<Value, QString> &value) const;

    TablePtr m_table;
    const Theme &m_theme;
    MappingHeader *m_mapping;
    CsvPart m_part;
    bool m_isFitted = false; ///< columns are as wide as their values need
};

} // namespace sw
