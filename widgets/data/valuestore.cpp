// SPDX-License-Identifier: Apache-2.0
// A value is stored as one of another class, or comes from a file, or goes into one.
#include "widgets/common/codeedit.h"
#include "widgets/data/valuepane.h"

#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

/// What else the value may be stored as without being another one.
void ValuePane::fillStoreMenu()
{
    QMenu &menu = *m_store->menu();
    menu.clear();
    const Value &value = m_part.value;
    const bool isWritable = m_rows && m_index.isValid() && !m_isLoading && m_part.isWhole()
                            && m_rows->lockedReason(m_index).isEmpty();
    const auto add = [&](const QString &text, const std::optional<Value> &stored) {
        QAction *action = menu.addAction(text, this, [this, stored] { setValue(*stored); });
        action->setEnabled(isWritable && stored && stored->kind != value.kind);
    };
    const bool isBytes = value.kind == ValueClass::Text || value.kind == ValueClass::Blob;
    const QString text = isBytes                          ? QString::fromUtf8(value.bytes)
                         : value.kind == ValueClass::Real ? textOfReal(value.real)
                                                          : QString::number(value.integer);
    const bool isText = !value.isNull() && (!isBytes || text.toUtf8() == value.bytes);
    bool isInteger = false;
    bool isReal = false;
    const qint64 integer = text.toLongLong(&isInteger);
    const double real = text.toDouble(&isReal);
    add(tr("Store as NULL"), Value());
    add(tr("Store as INTEGER"),
        isInteger && !value.isNull() ? std::optional(Value::of(integer)) : std::nullopt);
    add(tr("Store as REAL"),
        isReal && !value.isNull() ? std::optional(Value::of(real)) : std::nullopt);
    add(tr("Store as TEXT"), isText ? std::optional(Value::ofText(text)) : std::nullopt);
    add(tr("Store as BLOB"),
        value.isNull() ? std::nullopt
                       : std::optional(Value::ofBlob(isBytes ? value.bytes : text.toUtf8())));
    menu.addSeparator();
    menu.addAction(tr("Load from a file…"), this, &ValuePane::loadFile)->setEnabled(isWritable);
    menu.addAction(tr("Save to a file…"), this, &ValuePane::saveFile)
        ->setEnabled(m_rows && m_index.isValid() && !m_isLoading && !value.isNull());
}

void ValuePane::loadFile()
{
    constexpr qint64 Most = 256 * 1024 * 1024;
    const QString path = QFileDialog::getOpenFileName(this, tr("Load a value from a file"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT said(tr("%1 cannot be read: %2").arg(path, file.errorString()));
        return;
    }
    if (file.size() > Most) {
        Q_EMIT said(tr("%1 is too large for a value: more than 256 MB.").arg(path));
        return;
    }
    setValue(Value::ofBlob(file.readAll()));
}

/// Piece by piece, however long it is.
void ValuePane::saveFile()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the value to a file"));
    if (path.isEmpty())
        return;
    const auto tell = [this, path](const QString &problem) {
        Q_EMIT said(problem.isEmpty() ? tr("Saved to %1.").arg(path) : problem);
    };
    if (m_part.isWhole()) {
        const Value &value = m_part.value;
        const bool isBytes = value.kind == ValueClass::Text || value.kind == ValueClass::Blob;
        QSaveFile file(path);
        const QByteArray bytes = isBytes ? value.bytes : m_text->toPlainText().toUtf8();
        const bool isDone
            = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        tell(isDone ? QString() : tr("%1 cannot be written: %2").arg(path, file.errorString()));
        return;
    }
    const std::optional<RowRef> row = m_rows->ref(m_index.row());
    const TablePtr table = m_rows->set().table;
    const Column *column
        = table->column(m_rows->columns()[static_cast<size_t>(m_index.column())].id);
    if (!row || !column)
        return;
    m_asked = m_editing.database().ask(
        RowDatabase::Lane::Beside, this,
        [table, column = *column, key = row->key, path](sqlite3 *database,
                                                        Watcher &watcher) -> Result<Done> {
            constexpr qint64 Piece = 1024 * 1024;
            QSaveFile file(path);
            bool isWell = file.open(QIODevice::WriteOnly);
            for (qint64 from = 0, length = 1; isWell && from < length; from += Piece) {
                const Result<ValuePart> part
                    = readValue(database, *table, column, key, from, Piece);
                if (!part)
                    return part.error();
                if (watcher.cancelled())
                    return Error{u"cancelled"_s};
                length = part->length;
                isWell = file.write(part->value.bytes) == part->value.bytes.size();
            }
            if (!isWell || !file.commit())
                return Error{tr("%1 cannot be written: %2").arg(path, file.errorString())};
            return Done();
        },
        [tell](const Result<Done> &done) { tell(done ? QString() : done.error().text); });
}

} // namespace sw
