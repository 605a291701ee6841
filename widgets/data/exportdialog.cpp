// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/exportdialog.h"

#include "widgets/data/readbeside.h"
#include "widgets/theme/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

QComboBox *exportCombo(const QString &name, const QStringList &items, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->addItems(items);
    combo->setAccessibleName(name);
    return combo;
}

constexpr RowFormat Formats[]{RowFormat::Csv, RowFormat::Json, RowFormat::JsonLines,
                              RowFormat::Insert, RowFormat::Markdown};
constexpr char Separators[]{',', ';', '\t', '|'};

} // namespace

ExportDialog::ExportDialog(const QString &database, const std::vector<ExportChoice> &choices,
                           bool hasEdits, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_database(database), m_choices(choices), m_hasEdits(hasEdits),
      m_theme(theme)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export rows of %1").arg(choices.front().rows.set.name()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    m_fields = new QWidget(this);
    m_form = new QFormLayout(m_fields);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    makeFields(*m_form);
    layout->addWidget(m_fields);
    makePreview();
    makeButtons();
    m_pause.setSingleShot(true);
    m_pause.setInterval(50ms);
    connect(&m_pause, &QTimer::timeout, this, &ExportDialog::showPreview);
    connect(&m_writing, &Worker::progressed, this, [this](const Progress &progress) {
        if (progress.done == 0)
            return;
        m_progress->setValue(static_cast<int>(progress.done));
        tell(tr("%1 rows written…").arg(QLocale::system().toString(progress.done)));
    });
    connect(&m_writing, &Worker::waits, this,
            [this](const QString &what) { tell(tr("Waiting: %1.").arg(what)); });
    constexpr QSize Usual(680, 620);
    resize(Usual);
    showOptions();
    showState();
}

void ExportDialog::makeFields(QFormLayout &form)
{
    QStringList what;
    for (const ExportChoice &choice : m_choices)
        what.append(choice.count < 0
                        ? choice.text
                        : tr("%1 (%2)").arg(choice.text, QLocale::system().toString(choice.count)));
    m_what = exportCombo(tr("Rows"), what, m_fields);
    m_format = exportCombo(
        tr("Format"), {tr("CSV"), tr("JSON"), tr("JSON Lines"), tr("SQL INSERT"), tr("Markdown")},
        m_fields);
    m_separator = exportCombo(tr("Separator"),
                              {tr("Comma"), tr("Semicolon"), tr("Tabulator"), tr("Bar")}, m_fields);
    m_lineEnds
        = exportCombo(tr("Lines end in"), {tr("CR LF, as RFC 4180 has it"), tr("LF")}, m_fields);
    m_blobs = exportCombo(tr("Blobs"), {tr("Hexadecimal: x'00ff'"), tr("Base64")}, m_fields);
    m_header = new QCheckBox(tr("The first line names the columns"), m_fields);
    m_header->setChecked(true);
    m_mark = new QCheckBox(tr("With a byte order mark, by which Excel knows UTF-8"), m_fields);
    m_guard = new QCheckBox(
        tr("Guard against formulas: an apostrophe before texts that begin with = + - @"), m_fields);
    m_guard->setChecked(true);
    m_guard->setToolTip(tr("A text that begins with = + - @, a tabulator or a carriage return gets"
                           " an apostrophe before it, so that no spreadsheet runs it. Numbers stay"
                           " as they are; an import takes the apostrophe away again."));
    m_batch = new QSpinBox(m_fields);
    constexpr int MostRows = 10'000;
    constexpr int UsualRows = 100;
    m_batch->setRange(1, MostRows);
    m_batch->setValue(UsualRows);
    m_batch->setAccessibleName(tr("Rows a statement"));
    form.addRow(tr("Rows"), m_what);
    form.addRow(tr("Format"), m_format);
    form.addRow(tr("Separator"), m_separator);
    form.addRow(tr("Lines end in"), m_lineEnds);
    form.addRow(tr("Blobs"), m_blobs);
    form.addRow(QString(), m_header);
    form.addRow(QString(), m_guard);
    form.addRow(QString(), m_mark);
    form.addRow(tr("Rows a statement"), m_batch);
    for (QComboBox *combo : {m_what, m_format, m_separator, m_lineEnds, m_blobs})
        connect(combo, &QComboBox::currentIndexChanged, this, &ExportDialog::showOptions);
    for (QCheckBox *box : {m_header, m_guard, m_mark})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::showOptions);
    connect(m_batch, &QSpinBox::valueChanged, this, &ExportDialog::showOptions);
}

void ExportDialog::makePreview()
{
    m_preview = new QPlainTextEdit(this);
    m_preview->setObjectName(u"exportPreview"_s);
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(codeFont(font()));
    m_preview->setAccessibleName(tr("The first lines"));
    m_note = new QLabel(this);
    m_note->setObjectName(u"exportNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("muted", true);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(m_preview, 1);
    column->addWidget(m_note);
    column->addWidget(m_progress);
}

void ExportDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_export = new QPushButton(tr("Export…"), this);
    m_export->setProperty("primary", true);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    layout()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askForFile);
}

const ExportChoice &ExportDialog::chosen() const
{
    return m_choices[static_cast<size_t>(m_what->currentIndex())];
}

RowFormatOptions ExportDialog::options() const
{
    RowFormatOptions options;
    options.format = Formats[m_format->currentIndex()];
    options.separator = Separators[m_separator->currentIndex()];
    options.header = m_header->isChecked();
    options.crlf = m_lineEnds->currentIndex() == 0;
    options.byteOrderMark = m_mark->isChecked();
    options.guarded = m_guard->isChecked();
    options.base64 = m_blobs->currentIndex() == 1;
    options.rowsAStatement = m_batch->value();
    return options;
}

QString ExportDialog::preview() const { return m_preview->toPlainText(); }

void ExportDialog::showOptions()
{
    const RowFormat format = options().format;
    for (QWidget *each : std::initializer_list<QWidget *>{m_separator, m_lineEnds, m_blobs,
                                                          m_header, m_guard, m_mark})
        m_form->setRowVisible(each, format == RowFormat::Csv);
    m_form->setRowVisible(m_batch, format == RowFormat::Insert);
    const bool leavesEditsOut = m_hasEdits && chosen().rows.all;
    tell(leavesEditsOut ? tr("Changes that wait to be saved are not in it: save them first.")
         : format == RowFormat::Csv
             ? tr("NULL is written as nothing and the empty text as \"\", so that both come back.")
             : QString());
    m_pause.start();
}

void ExportDialog::showPreview()
{
    constexpr qint64 Rows = 20;
    constexpr qsizetype MostBytes = 4'000'000;
    RowsOut rows = chosen().rows;
    rows.most = Rows;
    m_looking.start(
        [database = m_database, rows, options = options()](Watcher &watcher) {
            return readBeside(database, watcher, [&](sqlite3 *handle) {
                return textOfRows(handle, rows, options, MostBytes, watcher);
            });
        },
        [this](const Result<QByteArray> &text) {
            constexpr qsizetype MostShown = 20'000;
            QString shown = text ? stringOf({text->constData(), static_cast<size_t>(text->size())})
                                 : text.error().text;
            if (shown.size() > MostShown)
                shown = shown.first(MostShown) + u'…';
            m_preview->setPlainText(shown.remove(QChar(QChar::ByteOrderMark)));
        });
}

void ExportDialog::askForFile()
{
    const QString suffix = suffixOf(options());
    QFileDialog dialog(this, tr("Export rows"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.setNameFilters({u"*."_s + suffix, tr("All files (*)")});
    dialog.setDirectory(QFileInfo(m_database).absolutePath());
    dialog.selectFile(chosen().rows.set.name() + u'.' + suffix);
    if (dialog.exec() == QDialog::Accepted)
        write(dialog.selectedFiles().constFirst());
}

void ExportDialog::write(const QString &path)
{
    m_looking.cancel();
    const qint64 total = chosen().count;
    m_progress->setRange(0, total < 0 || total > INT_MAX ? 0 : static_cast<int>(total));
    m_progress->setValue(0);
    tell(tr("Writing…"));
    m_writing.start(
        [database = m_database, rows = chosen().rows, options = options(), path](Watcher &watcher) {
            return readBeside(database, watcher, [&](sqlite3 *handle) {
                return sw::exportRows(handle, rows, options, path, watcher);
            });
        },
        [this, path](const Result<RowsWritten> &written) { takeWritten(path, written); });
    showState();
}

void ExportDialog::takeWritten(const QString &path, const Result<RowsWritten> &written)
{
    showState();
    if (!written) {
        const QString name = QFileInfo(path).fileName();
        if (std::exchange(m_isCancelled, false))
            tell(tr("Cancelled: %1 is as it was.").arg(name));
        else
            tell(written.error().text, true);
        return;
    }
    const auto rows = static_cast<int>(written->rows);
    QString text = tr("Wrote %n rows into %1.", nullptr, rows)
                       .replace(QString::number(rows), QLocale::system().toString(rows))
                       .arg(QFileInfo(path).fileName());
    if (written->gone > 0)
        text += u' '
                + tr("%n rows were not there any more.", nullptr, static_cast<int>(written->gone));
    if (written->oddTexts > 0)
        text += u' '
                + tr("Of %n texts that are not UTF-8 or hold a NUL, the bytes were written in"
                     " hexadecimal.",
                     nullptr, static_cast<int>(written->oddTexts));
    Q_EMIT said(text);
    accept();
}

/// What is being written is stopped first; then the dialog may go.
void ExportDialog::reject()
{
    m_isCancelled = m_writing.isBusy();
    if (m_isCancelled)
        m_writing.cancel();
    else
        QDialog::reject();
}

void ExportDialog::showState()
{
    const bool isBusy = m_writing.isBusy();
    m_fields->setEnabled(!isBusy);
    m_export->setEnabled(!isBusy);
    m_progress->setVisible(isBusy);
}

void ExportDialog::tell(const QString &text, bool isWrong)
{
    m_note->setText(text);
    m_note->setProperty("wrong", isWrong);
    m_note->setProperty("muted", !isWrong);
    m_note->style()->polish(m_note);
}

} // namespace sw
