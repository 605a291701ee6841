// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/valuepane.h"

#include "model/data/jsontext.h"
#include "model/data/moment.h"
#include "widgets/common/codeedit.h"
#include "widgets/data/celltext.h"
#include "widgets/data/hexview.h"
#include "widgets/data/momentedit.h"
#include "widgets/data/pictureview.h"

#include <QBuffer>
#include <QButtonGroup>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <array>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 MostLoaded = 16 * 1024 * 1024; ///< to be edited
constexpr qint64 Part = 256 * 1024;             ///< of what is longer

bool looksLikeJson(const QByteArray &bytes)
{
    const QByteArray begin = bytes.left(64).trimmed();
    return begin.startsWith('{') || begin.startsWith('[');
}

/// Whether the text comes back from an editor as it went in, but for one kind of line end.
bool survives(const QString &text, const QString &lineEnd)
{
    QString lines = text;
    if (lineEnd == u"\r\n")
        lines.remove(u"\r\n"_s);
    else
        lines.remove(u'\n');
    const QList<QChar> bad{
        u'\r',         QChar(0),      QChar::LineSeparator, QChar::ParagraphSeparator,
        QChar(0xFDD0), QChar(0xFDD1), QChar::Nbsp};
    return std::none_of(bad.begin(), bad.end(),
                        [&](QChar letter) { return lines.contains(letter); })
           && !(lineEnd == u"\r\n" && lines.contains(u'\n'));
}

} // namespace

void ValuePane::look(RowsModel *rows, const QModelIndex &index)
{
    if (m_rows == rows && m_index == index && index.isValid()) {
        readAgain();
        return;
    }
    if (!take())
        return;
    const bool isOtherColumn = m_rows != rows || m_index.column() != index.column();
    if (m_rows != rows) {
        if (m_rows)
            disconnect(m_rows, &RowsModel::arrived, this, &ValuePane::readAgain);
        if (rows)
            connect(rows, &RowsModel::arrived, this, &ValuePane::readAgain);
    }
    m_rows = rows;
    m_index = index;
    m_shown = {};
    m_isKnown = false;
    if (isOtherColumn)
        m_wanted.reset();
    readAgain();
}

/// Reads the value where the grid has another than before.
void ValuePane::readAgain()
{
    if (!m_rows || !m_index.isValid()) {
        m_asked = {};
        m_isKnown = m_isLoading = false;
        m_part = {};
        showView();
        return;
    }
    const ShownCell shown = m_rows->shown(m_index);
    const bool isSame = m_isKnown && shown.cell == m_shown.cell && shown.word == m_shown.word
                        && shown.state == m_shown.state;
    if (isSame || m_text->document()->isModified() || m_json->document()->isModified()) {
        showState();
        return;
    }
    m_shown = shown;
    m_isKnown = true;
    const Cell *stored = m_rows->cell(m_index);
    m_stored = stored && !stored->isCut() ? stored->value : Value();
    const auto show = [this](const Value &value) { showPart({value, 0, value.bytes.size()}); };
    const RowsColumn &column = m_rows->columns()[static_cast<size_t>(m_index.column())];
    if (const Value *pending = m_rows->pendingValue(m_index)) {
        show(*pending);
    } else if (column.ofLink) {
        const std::optional<WholeRow> link = m_rows->owner(m_index);
        const Value *all = link ? link->value(*m_rows->tableOf(m_index), column.id) : nullptr;
        show(all ? *all : Value());
    } else if (shown.cell.isCut()) {
        ask(0, MostLoaded);
    } else {
        show(shown.cell.value);
    }
}

void ValuePane::ask(qint64 from, qint64 most)
{
    const std::optional<RowRef> row = m_rows->ref(m_index.row());
    const TablePtr table = m_rows->set().table;
    const Column *column
        = table ? table->column(m_rows->columns()[static_cast<size_t>(m_index.column())].id)
                : nullptr;
    if (!row || row->isFresh() || !column)
        return;
    m_isLoading = from == 0;
    showState();
    m_asked = m_editing.database().ask(
        RowDatabase::Lane::Beside, this,
        [table, column = *column, key = row->key, from, most](sqlite3 *database,
                                                              Watcher &) -> Result<ValuePart> {
            // Of what is too long to be edited a part is enough.
            Result<ValuePart> part = readValue(database, *table, column, key, from, 0);
            if (!part)
                return part;
            return readValue(database, *table, column, key, from,
                             part->length > most ? Part : most);
        },
        [this](const Result<ValuePart> &part) {
            m_isLoading = false;
            if (!part) {
                m_part = {};
                showView();
                m_notice->setText(part.error().text);
                m_notice->show();
            } else if (part->from > 0) {
                m_hex->show(part->length, part->from, part->value.bytes);
            } else {
                if (part->isWhole())
                    m_stored = part->value;
                showPart(*part);
            }
        });
}

void ValuePane::showPart(const ValuePart &part)
{
    m_part = part;
    m_view = m_wanted.value_or(bestView());
    showView();
}

ValuePane::View ValuePane::bestView() const
{
    const Value &value = m_part.value;
    if (value.kind == ValueClass::Blob) {
        QByteArray begin = value.bytes.left(1024);
        QBuffer buffer(&begin);
        buffer.open(QIODevice::ReadOnly);
        return QImageReader::imageFormat(&buffer).isEmpty() ? View::Hex : View::Picture;
    }
    if (value.kind == ValueClass::Text && looksLikeJson(value.bytes) && m_part.isWhole()
        && indentedJson(QString::fromUtf8(value.bytes)))
        return View::Json;
    // A number is a date only where its column is called so.
    if (const std::optional<Moment> moment = m_part.isWhole() ? momentIn(value) : std::nullopt) {
        if (moment->form == Moment::Form::Text)
            return View::Date;
        const RowsColumn &column
            = m_rows->columns()[static_cast<size_t>(std::max(m_index.column(), 0))];
        for (const QStringView word : {u"date", u"time"}) {
            if (column.type.contains(word, Qt::CaseInsensitive)
                || column.name.contains(word, Qt::CaseInsensitive))
                return View::Date;
        }
        if (column.name.endsWith(u"_at"_s, Qt::CaseInsensitive))
            return View::Date;
    }
    return View::Text;
}

void ValuePane::setView(View view)
{
    if (!take())
        return;
    m_wanted = view;
    m_view = view;
    showView();
}

void ValuePane::showView()
{
    m_notice->clear();
    showText();
    if (m_view == View::Hex)
        m_hex->show(m_part.length, m_part.from, m_part.value.bytes);
    if (m_view == View::Picture)
        showPicture();
    if (m_view == View::Date) {
        if (const std::optional<Moment> moment = momentIn(m_part.value))
            m_date->show(*moment);
        else
            m_notice->setText(tr("This is no date that is known here."));
    }
    QWidget *shown = m_text;
    switch (m_view) {
    case View::Json:
        shown = m_json;
        break;
    case View::Hex:
        shown = m_hex;
        break;
    case View::Picture:
        shown = m_picture;
        break;
    case View::Date:
        shown = momentIn(m_part.value) ? static_cast<QWidget *>(m_date) : m_text;
        break;
    case View::Text:
        break;
    }
    m_stack->setCurrentWidget(shown);
    showState();
}

void ValuePane::showText()
{
    const Value &value = m_part.value;
    const bool isBytes = value.kind == ValueClass::Text || value.kind == ValueClass::Blob;
    QString text;
    if (value.kind == ValueClass::Integer || value.kind == ValueClass::Real)
        text = cellText({value, 0});
    else if (isBytes)
        text = QString::fromUtf8(value.bytes);
    m_crlf = text.contains(u"\r\n"_s) ? u"\r\n"_s : u"\n"_s;
    m_text->setPlainText(text);
    m_text->document()->setModified(false);
    if (m_view != View::Json)
        return;
    const Result<QString> laidOut = indentedJson(text);
    m_wasCompact = !text.contains(u'\n');
    m_json->setPlainText(laidOut ? *laidOut : text);
    m_json->document()->setModified(false);
    if (!laidOut)
        m_notice->setText(tr("This is no JSON. %1").arg(laidOut.error().text));
}

void ValuePane::showPicture()
{
    constexpr int MostPixels = 12'000;
    QBuffer buffer(&m_part.value.bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QString format = QString::fromLatin1(reader.format()).toUpper();
    const QSize size = reader.size();
    m_picture->show({});
    if (!m_part.isWhole()) {
        m_notice->setText(tr("The value is too long to be shown as a picture."));
    } else if (size.width() > MostPixels || size.height() > MostPixels) {
        m_notice->setText(tr("The picture is too large to be shown: %1 × %2 pixels.")
                              .arg(size.width())
                              .arg(size.height()));
    } else {
        const QImage image = reader.read();
        if (image.isNull()) {
            m_notice->setText(tr("This is no picture that can be read."));
            return;
        }
        m_picture->show(QPixmap::fromImage(image));
        m_notice->setText(
            tr("%1, %2 × %3 pixels").arg(format).arg(image.width()).arg(image.height()));
    }
}

/// Why the value cannot be edited in the view that is in front; empty where it can.
QString ValuePane::untypedReason() const
{
    if (!m_rows || !m_index.isValid())
        return tr("No cell is selected.");
    if (m_isLoading)
        return tr("It is being read.");
    if (const QString reason = m_rows->lockedReason(m_index); !reason.isEmpty())
        return reason;
    if (!m_part.isWhole())
        return tr("The value is too long to be edited here: only its beginning was read.");
    const Value &value = m_part.value;
    if (m_view != View::Text && m_view != View::Json)
        return {};
    if (value.kind == ValueClass::Blob)
        return tr("Bytes are not edited as a text; a file can be loaded instead.");
    const QString text = QString::fromUtf8(value.bytes);
    if (value.kind == ValueClass::Text && text.toUtf8() != value.bytes)
        return tr("The text is no valid UTF-8, and would not be the same again.");
    if (!survives(text, m_crlf))
        return tr("The text has letters or line ends in it that an editor would change.");
    return {};
}

void ValuePane::showState()
{
    const bool isThere = m_rows && m_index.isValid();
    m_name->setText(isThere ? m_rows->columns()[static_cast<size_t>(m_index.column())].name
                            : tr("Value"));
    const Value &value = m_part.value;
    static constexpr std::array Classes{"INTEGER", "REAL", "TEXT", "BLOB", "NULL"};
    QString kind = QString::fromLatin1(Classes[static_cast<size_t>(value.kind) - 1]);
    if (value.kind == ValueClass::Text || value.kind == ValueClass::Blob)
        kind += u" · "_s + sizeText(m_part.length);
    m_kind->setText(!isThere                  ? QString()
                    : m_isLoading             ? tr("Reading…")
                    : !m_shown.word.isEmpty() ? m_shown.word
                                              : kind);
    for (QAbstractButton *button : m_views->buttons()) {
        button->setEnabled(isThere);
        button->setChecked(m_views->id(button) == static_cast<int>(m_view));
    }
    const QString reason = untypedReason();
    m_text->setReadOnly(!reason.isEmpty());
    m_json->setReadOnly(!reason.isEmpty());
    m_date->setReadOnly(!reason.isEmpty());
    m_text->setPlaceholderText(isThere && value.isNull() && m_shown.word.isEmpty() ? u"NULL"_s
                                                                                   : QString());
    const bool isNoticed = !m_notice->text().isEmpty();
    if (!isNoticed && isThere && !reason.isEmpty() && !m_isLoading)
        m_notice->setText(reason);
    m_notice->setVisible(!m_notice->text().isEmpty());
    const bool isModified = (m_view == View::Json ? m_json : m_text)->document()->isModified()
                            || (m_stack->currentWidget() == m_date && m_date->isModified());
    m_set->setEnabled(isModified);
    m_revert->setEnabled(isModified);
    m_foot->setVisible(isModified);
    m_search->setVisible(m_view == View::Text || m_view == View::Json);
    m_wrap->setVisible(m_search->isVisibleTo(this));
    m_store->setEnabled(isThere && !m_isLoading);
}

} // namespace sw
