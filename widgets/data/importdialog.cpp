// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/importdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr char ImportSeparators[]{',', ';', '\t', '|'};
constexpr CsvEncoding Encodings[]{CsvEncoding::Utf8, CsvEncoding::Latin1, CsvEncoding::Utf16LE,
                                  CsvEncoding::Utf16BE};
constexpr CsvNulls Nulls[]{CsvNulls::BareEmpty, CsvNulls::Empty, CsvNulls::None};
constexpr OnTaken Takens[]{OnTaken::Stop, OnTaken::Skip, OnTaken::Update};

QComboBox *importCombo(const QString &name, const QStringList &items, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->addItems(items);
    combo->setAccessibleName(name);
    return combo;
}

template <typename List, typename Item> int placeIn(const List &list, Item item)
{
    return static_cast<int>(std::find(std::begin(list), std::end(list), item) - std::begin(list));
}

} // namespace

ImportDialog::ImportDialog(const QString &database, const Schema &schema, const TablePtr &table,
                           const Theme &theme, QWidget *parent)
    : QDialog(parent), m_database(database), m_schema(schema), m_table(table),
      m_preview(new CsvPreview(table, theme, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    makeFields();
    layout->addWidget(m_preview, 3);
    makeResult();
    makeButtons();
    connect(&m_preview->mapping(), &MappingHeader::changed, this, &ImportDialog::showValues);
    connect(&theme, &Theme::changed, this, [this] { m_preview->showValues(how()); });
    connect(&m_importing, &Worker::progressed, this, [this](const Progress &progress) {
        constexpr qint64 Parts = 1000;
        if (progress.total <= 0)
            return;
        m_progress->setRange(0, static_cast<int>(Parts));
        m_progress->setValue(static_cast<int>(progress.done * Parts / progress.total));
    });
    connect(&m_importing, &Worker::waits, this,
            [this](const QString &what) { tell(tr("Waiting: %1.").arg(what)); });
    constexpr QSize Usual(920, 720);
    resize(Usual);
    showState();
}

void ImportDialog::makeFields()
{
    m_fields = new QWidget(this);
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_file = new QLineEdit(m_fields);
    m_file->setReadOnly(true);
    m_file->setPlaceholderText(tr("No file is chosen yet"));
    m_file->setAccessibleName(tr("File"));
    auto *choose = new QPushButton(tr("Choose…"), m_fields);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::askForFile);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_file, 1);
    file->addWidget(choose);
    form->addRow(tr("File"), file);
    m_separator = importCombo(tr("Separator"),
                              {tr("Comma"), tr("Semicolon"), tr("Tabulator"), tr("Bar")}, m_fields);
    m_encoding = importCombo(tr("Encoding"),
                             {u"UTF-8"_s, u"Latin-1"_s, u"UTF-16 LE"_s, u"UTF-16 BE"_s}, m_fields);
    m_header = new QCheckBox(tr("The first line names the columns"), m_fields);
    auto *reading = new QHBoxLayout;
    reading->setSpacing(12);
    reading->addWidget(m_separator);
    reading->addWidget(m_encoding);
    reading->addWidget(m_header);
    reading->addStretch(1);
    form->addRow(tr("Read as"), reading);
    makeTarget(*form);
    makeRules(*form);
    showTarget();
    layout()->addWidget(m_fields);
    for (QComboBox *combo : {m_separator, m_encoding})
        connect(combo, &QComboBox::currentIndexChanged, this, [this] { readAgain(); });
    connect(m_header, &QCheckBox::toggled, this, [this] { readAgain(); });
}

void ImportDialog::makeRules(QFormLayout &form)
{
    m_nulls = importCombo(
        tr("NULL is"),
        {tr("an empty cell without quotes"), tr("any empty cell"), tr("no empty cell")}, m_fields);
    m_nullWord = new QLineEdit(m_fields);
    m_nullWord->setPlaceholderText(tr("or this word"));
    m_nullWord->setAccessibleName(tr("A word that is NULL"));
    constexpr int WordWidth = 120;
    m_nullWord->setFixedWidth(WordWidth);
    auto *nulls = new QHBoxLayout;
    nulls->setSpacing(12);
    nulls->addWidget(m_nulls);
    nulls->addWidget(m_nullWord);
    nulls->addStretch(1);
    form.addRow(tr("NULL is"), nulls);
    m_onTaken = importCombo(
        tr("Rows whose key is there"),
        {tr("are wrong"), tr("are skipped"), tr("are changed to what the file says")}, m_fields);
    auto *taken = new QHBoxLayout;
    taken->addWidget(m_onTaken);
    taken->addStretch(1);
    form.addRow(tr("Rows whose key is there"), taken);
    m_onlyNumbers = new QCheckBox(tr("Texts in columns of numbers are wrong"), m_fields);
    m_onlyNumbers->setChecked(true);
    m_unguard = new QCheckBox(tr("Take guarding apostrophes away"), m_fields);
    m_unguard->setChecked(true);
    m_unguard->setToolTip(tr("An apostrophe before = + - @, a tabulator or a carriage return is not"
                             " of the text: an export sets it, so that no spreadsheet runs it."));
    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(20);
    boxes->addWidget(m_onlyNumbers);
    boxes->addWidget(m_unguard);
    boxes->addStretch(1);
    form.addRow(QString(), boxes);
    for (QComboBox *combo : {m_nulls, m_onTaken})
        connect(combo, &QComboBox::currentIndexChanged, this, &ImportDialog::showValues);
    for (QCheckBox *box : {m_onlyNumbers, m_unguard})
        connect(box, &QCheckBox::toggled, this, &ImportDialog::showValues);
    connect(m_nullWord, &QLineEdit::textChanged, this, &ImportDialog::showValues);
}

void ImportDialog::makeResult()
{
    m_result = new QLabel(this);
    m_result->setObjectName(u"importResult"_s);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_problems = new QTreeWidget(this);
    m_problems->setHeaderLabels({tr("Line"), tr("Column"), tr("Value"), tr("What is wrong")});
    m_problems->setObjectName(u"importProblems"_s);
    m_problems->setRootIsDecorated(false);
    m_problems->setUniformRowHeights(true);
    m_problems->setAlternatingRowColors(true);
    m_problems->setFrameShape(QFrame::StyledPanel);
    m_problems->setAccessibleName(tr("What is wrong with the file"));
    constexpr int LineWidth = 70;
    constexpr int ColumnWidth = 140;
    m_problems->setColumnWidth(0, LineWidth);
    m_problems->setColumnWidth(1, ColumnWidth);
    m_problems->setColumnWidth(2, ColumnWidth);
    m_leaveOut = new QCheckBox(tr("Leave these lines out and import the others"), this);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(m_result);
    column->addWidget(m_problems, 2);
    column->addWidget(m_leaveOut);
    column->addWidget(m_progress);
    m_problems->hide();
    m_leaveOut->hide();
    connect(m_problems, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        const qint64 line = item ? item->data(0, Qt::UserRole).toLongLong() : 0;
        if (line > 0 && !m_preview->goToLine(line))
            readAgain(line);
    });
    connect(m_leaveOut, &QCheckBox::toggled, this, &ImportDialog::showState);
}

void ImportDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_close = buttons->button(QDialogButtonBox::Cancel);
    m_import = new QPushButton(tr("Import"), this);
    m_import->setProperty("primary", true);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    m_import->setDefault(true);
    layout()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
}

void ImportDialog::open()
{
    QDialog::open();
    askForFile();
}

void ImportDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Import CSV"), QFileInfo(m_database).absolutePath(),
                                   tr("Separated values (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::take);
    dialog->open();
}

void ImportDialog::take(const QString &path)
{
    constexpr qint64 Beginning = 100'000;
    m_path = path;
    m_file->setText(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        tell(tr("%1 cannot be read: %2.").arg(path, file.errorString()), true);
        return;
    }
    const CsvDialect dialect = guessCsv(file.read(Beginning));
    const QSignalBlocker separator(m_separator);
    const QSignalBlocker encoding(m_encoding);
    const QSignalBlocker header(m_header);
    m_separator->setCurrentIndex(placeIn(ImportSeparators, dialect.separator));
    m_encoding->setCurrentIndex(placeIn(Encodings, dialect.encoding));
    m_header->setChecked(dialect.header);
    readAgain();
}

CsvImport ImportDialog::how() const
{
    CsvImport how;
    how.dialect = {ImportSeparators[m_separator->currentIndex()],
                   Encodings[m_encoding->currentIndex()], m_header->isChecked()};
    how.makesTable = makesTable();
    how.columns
        = how.makesTable ? columnsFor(m_preview->newTable()) : m_preview->mapping().chosen();
    how.names = m_preview->part().names;
    how.nulls = Nulls[m_nulls->currentIndex()];
    how.nullWord = m_nullWord->text();
    how.unguard = m_unguard->isChecked();
    how.onlyNumbers = m_onlyNumbers->isChecked();
    how.onTaken = how.makesTable ? OnTaken::Stop : Takens[m_onTaken->currentIndex()];
    how.leaveOutWrong = m_leaveOut->isChecked() && m_leaveOut->isVisible();
    return how;
}

QString ImportDialog::result() const { return m_result->text(); }

/// Lines from this one on.
void ImportDialog::readAgain(qint64 line)
{
    constexpr size_t MostLines = 100;
    if (m_path.isEmpty())
        return;
    m_reading.start([path = m_path, dialect = how().dialect,
                     line](Watcher &) { return readCsvPart(path, dialect, line, MostLines); },
                    [this, line](const Result<CsvPart> &part) {
                        m_isRead = part.ok() && part->columns > 0;
                        if (!part || line == 1) {
                            m_problems->hide();
                            m_leaveOut->hide();
                        }
                        if (!part)
                            tell(part.error().text, true);
                        else if (!m_isRead)
                            tell(tr("There is nothing in this file."), true);
                        else if (m_preview->showPart(*part))
                            mapColumns();
                        if (!part)
                            m_preview->showPart({});
                        if (m_isRead && line > 1)
                            m_preview->goToLine(line);
                        if (line == 1 && m_isRead)
                            showValues();
                        else
                            m_preview->showValues(how());
                        showState();
                    });
}

/// Other rules: what was wrong by the old ones says nothing any more.
void ImportDialog::showValues()
{
    if (m_isRead && makesTable())
        takeNewTable();
    m_preview->showValues(how());
    m_problems->hide();
    m_leaveOut->hide();
    m_leaveOut->setChecked(false);
    if (m_isRead && makesTable())
        tellNewTable();
    else if (!m_path.isEmpty() && !makesTable())
        tellMapping();
    showState();
}

void ImportDialog::tellMapping()
{
    const CsvImport how = this->how();
    const auto filled = std::count_if(how.columns.begin(), how.columns.end(),
                                      [](ColumnId column) { return !column.isNull(); });
    const QStringList needed = neededAndNotFilled(*m_table, how.columns);
    if (filled == 0)
        tell(tr("No column goes anywhere yet: choose where, under the names."), true);
    else if (!needed.isEmpty() && how.onTaken != OnTaken::Update)
        tell(tr("A new row needs %1 too, and no column of the file goes there.")
                 .arg(needed.join(u", "_s)),
             true);
    else
        tell(tr("%n columns of %1 are filled. All of it is saved at once, in one transaction, or"
                " nothing.",
                nullptr, static_cast<int>(filled))
                 .arg(m_table->name));
}

/// What is being written is stopped first, and rolled back.
void ImportDialog::reject()
{
    m_isCancelled = m_importing.isBusy();
    if (m_isCancelled)
        m_importing.cancel();
    else
        QDialog::reject();
}

void ImportDialog::showState()
{
    const bool isBusy = m_importing.isBusy();
    const bool waitsForChoice = m_leaveOut->isVisible() && !m_leaveOut->isChecked();
    m_fields->setEnabled(!isBusy);
    m_preview->setEnabled(!isBusy);
    m_leaveOut->setEnabled(!isBusy);
    m_import->setEnabled(!isBusy && m_isRead && !waitsForChoice
                         && (!makesTable() || m_objection.isEmpty()));
    m_progress->setVisible(isBusy);
}

void ImportDialog::tell(const QString &text, bool isWrong)
{
    m_result->setText(text);
    m_result->setProperty("wrong", isWrong);
    m_result->style()->polish(m_result);
}

} // namespace sw
