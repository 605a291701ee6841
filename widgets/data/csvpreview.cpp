// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/csvpreview.h"

#include "model/data/longvalue.h"
#include "model/sql/quote.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int ComboHeight = 28;
constexpr int ComboSpace = ComboHeight + 6;

} // namespace

MappingHeader::MappingHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(u"mapping"_s);
    setSectionsClickable(false);
    setHighlightSections(false);
    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(this, signal, this, &MappingHeader::arrange);
    connect(this, &QHeaderView::geometriesChanged, this, &MappingHeader::arrange);
}

int MappingHeader::nameHeight() const { return QHeaderView::sizeHint().height(); }

QSize MappingHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), nameHeight() + spaceBelow()};
}

void MappingHeader::setChoices(const std::vector<std::pair<QString, ColumnId>> &choices,
                               int columns)
{
    forget();
    QStringList items;
    for (const auto &choice : choices) {
        m_ids.push_back(choice.second);
        items.append(choice.first);
    }
    for (int column = 0; column < columns; ++column)
        addList(items, column)
            ->setAccessibleName(tr("Where column %1 of the file goes").arg(column + 1));
    Q_EMIT geometriesChanged();
    arrange();
}

void MappingHeader::setNewColumns(const std::vector<CsvTableColumn> &columns)
{
    forget();
    const QStringList types = csvColumnTypes();
    for (const CsvTableColumn &each : columns) {
        const auto column = static_cast<int>(m_names.size());
        auto *name = new QLineEdit(each.name, viewport());
        name->setAccessibleName(tr("Name of new column %1").arg(column + 1));
        connect(name, &QLineEdit::textEdited, this, &MappingHeader::changed);
        setTabOrder(m_combos.empty() ? parentWidget() : m_combos.back(), name);
        m_names.push_back(name);
        name->show();
        QComboBox *type = addList(QStringList(tr("— left out —")) + types, column);
        type->setAccessibleName(tr("Type of new column %1").arg(column + 1));
        const QSignalBlocker quiet(type);
        type->setCurrentIndex(static_cast<int>(types.indexOf(each.type)) + 1);
    }
    Q_EMIT geometriesChanged();
    arrange();
}

std::vector<CsvTableColumn> MappingHeader::newColumns() const
{
    std::vector<CsvTableColumn> columns;
    for (size_t i = 0; i < m_names.size(); ++i)
        columns.push_back({m_names[i]->text().trimmed(), m_combos[i]->currentIndex() <= 0
                                                             ? QString()
                                                             : m_combos[i]->currentText()});
    return columns;
}

void MappingHeader::forget()
{
    for (QLineEdit *name : m_names)
        name->deleteLater();
    for (QComboBox *combo : m_combos)
        combo->deleteLater();
    for (QWidget *each : viewport()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        each->hide();
    m_names.clear();
    m_combos.clear();
    m_ids.clear();
}

QComboBox *MappingHeader::addList(const QStringList &items, int column)
{
    auto *combo = new QComboBox(viewport());
    combo->addItems(items);
    connect(combo, &QComboBox::currentIndexChanged, this, &MappingHeader::changed);
    QWidget *before = static_cast<size_t>(column) < m_names.size() ? m_names[size_t(column)]
                      : m_combos.empty()                           ? parentWidget()
                                         : static_cast<QWidget *>(m_combos.back());
    setTabOrder(before, combo);
    m_combos.push_back(combo);
    combo->show();
    return combo;
}

int MappingHeader::spaceBelow() const { return m_names.empty() ? ComboSpace : 2 * ComboSpace; }

void MappingHeader::choose(const std::vector<ColumnId> &columns)
{
    for (size_t i = 0; i < m_combos.size() && i < columns.size(); ++i) {
        const QSignalBlocker quiet(m_combos[i]);
        const auto place = std::find(m_ids.begin(), m_ids.end(), columns[i]);
        m_combos[i]->setCurrentIndex(
            place == m_ids.end() ? 0 : static_cast<int>(place - m_ids.begin()));
    }
    Q_EMIT changed();
}

std::vector<ColumnId> MappingHeader::chosen() const
{
    std::vector<ColumnId> columns;
    for (size_t i = 0; i < m_combos.size() && !m_ids.empty(); ++i)
        columns.push_back(m_ids[static_cast<size_t>(m_combos[i]->currentIndex())]);
    return columns;
}

void MappingHeader::arrange()
{
    constexpr int Margin = 3;
    for (size_t i = 0; i < m_combos.size(); ++i) {
        const int column = static_cast<int>(i);
        if (column >= count())
            break;
        const QRect below(sectionViewportPosition(column) + Margin, height() - ComboHeight - Margin,
                          sectionSize(column) - 2 * Margin, ComboHeight);
        m_combos[i]->setGeometry(below);
        if (i < m_names.size())
            m_names[i]->setGeometry(below.translated(0, -ComboSpace));
    }
}

void MappingHeader::resizeEvent(QResizeEvent *event)
{
    QHeaderView::resizeEvent(event);
    arrange();
}

void MappingHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    QHeaderView::paintSection(painter, rect.adjusted(0, 0, 0, -spaceBelow()), column);
}

CsvPreview::CsvPreview(const TablePtr &table, const Theme &theme, QWidget *parent)
    : QTableWidget(parent), m_table(table), m_theme(theme), m_mapping(new MappingHeader(this))
{
    setObjectName(u"csvPreview"_s);
    setHorizontalHeader(m_mapping);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("The first lines of the file"));
    verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, m_mapping,
            [this] { Q_EMIT m_mapping->geometriesChanged(); });
}

bool CsvPreview::showPart(const CsvPart &part)
{
    const bool isOther = part.columns != m_part.columns || part.names != m_part.names;
    m_part = part;
    const auto columns = static_cast<int>(part.columns);
    setColumnCount(columns);
    setRowCount(static_cast<int>(part.records.size()));
    QStringList names;
    for (int i = 0; i < columns; ++i)
        names.append(onOneLine(part.names.value(i, tr("Column %1").arg(i + 1))));
    setHorizontalHeaderLabels(names);
    QStringList lines;
    for (const CsvRecord &record : part.records)
        lines.append(QString::number(record.line));
    setVerticalHeaderLabels(lines);
    if (columns == 0)
        m_mapping->setChoices({}, 0);
    return isOther && columns > 0;
}

void CsvPreview::mapTo(const TablePtr &table)
{
    m_table = table;
    std::vector<std::pair<QString, ColumnId>> choices{{tr("— left out —"), ColumnId()}};
    for (const Column &column : m_table->columns) {
        if (!column.generated)
            choices.emplace_back(
                column.type.isEmpty() ? column.name : QString(column.name + u"   " + column.type),
                column.id);
    }
    m_mapping->setChoices(choices, columnCount());
    m_isFitted = false;
    m_mapping->choose(m_part.names.isEmpty() ? matchedByPlace(*m_table, m_part.columns)
                                             : matchedByName(*m_table, m_part.names));
}

void CsvPreview::mapToNew(const CsvTable &table)
{
    m_table = std::make_shared<const Table>(tableFor(table));
    m_isFitted = false;
    m_mapping->setNewColumns(table.columns);
}

CsvTable CsvPreview::newTable() const { return {{}, m_mapping->newColumns(), CsvTable::OwnKey}; }

void CsvPreview::showValues(const CsvImport &how)
{
    for (int row = 0; row < rowCount(); ++row) {
        const CsvRecord &record = m_part.records[static_cast<size_t>(row)];
        for (int column = 0; column < columnCount(); ++column)
            setItem(row, column, cellOf(record, static_cast<size_t>(column), how));
    }
    // Once for a file: from then on the widths are the person's.
    constexpr int Least = 170;
    constexpr int Most = 340;
    for (int column = 0; column < columnCount() && !m_isFitted; ++column)
        setColumnWidth(column, std::clamp(sizeHintForColumn(column), Least, Most));
    m_isFitted = true;
}

QTableWidgetItem *CsvPreview::cellOf(const CsvRecord &record, size_t place,
                                     const CsvImport &how) const
{
    constexpr qsizetype MostShown = 200;
    const Colors &colors = m_theme.colors();
    auto *item = new QTableWidgetItem;
    QString problem = record.problem;
    const Column *column
        = m_table && place < how.columns.size() ? m_table->column(how.columns[place]) : nullptr;
    if (!column)
        item->setForeground(colors.muted);
    if (place >= record.cells.size()) {
        if (problem.isEmpty())
            problem
                = tr("the line has only %n cells", nullptr, static_cast<int>(record.cells.size()));
        item->setText(u"—"_s);
    } else {
        const CsvCell &cell = record.cells[place];
        item->setText(
            onOneLine(QString::fromUtf8(cell.text.first(wholeLetters(cell.text, MostShown)))));
        if (column && problem.isEmpty())
            problem = showValue(*item, csvValue(*m_table, *column, cell, how));
    }
    if (!problem.isEmpty()) {
        item->setForeground(colors.red);
        item->setToolTip(problem);
    }
    return item;
}

/// As it would be stored; else why it would not.
QString CsvPreview::showValue(QTableWidgetItem &item,
                              const std::variant<Value, QString> &value) const
{
    if (const auto *why = std::get_if<QString>(&value))
        return *why;
    const auto &known = std::get<Value>(value);
    if (known.isNull()) {
        item.setText(u"NULL"_s);
        item.setForeground(m_theme.colors().muted);
        QFont font = item.font();
        font.setItalic(true);
        item.setFont(font);
    }
    if (known.kind == ValueClass::Integer || known.kind == ValueClass::Real)
        item.setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

bool CsvPreview::goToLine(qint64 line)
{
    for (size_t i = 0; i < m_part.records.size(); ++i) {
        if (m_part.records[i].line != line)
            continue;
        setCurrentCell(static_cast<int>(i), 0);
        scrollToItem(item(static_cast<int>(i), 0), PositionAtCenter);
        return true;
    }
    return false;
}

} // namespace sw
