// SPDX-License-Identifier: Apache-2.0
#include "widgets/sync/fillfield.h"

#include "widgets/sync/planbox.h"
#include "widgets/sync/planwork.h"
#include "widgets/sync/samplemodel.h"
#include "widgets/theme/fonts.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sw {

namespace {

constexpr auto TypingPause = 400ms;

void setWrong(QWidget *widget, bool wrong)
{
    if (widget->property("wrong").toBool() == wrong)
        return;
    widget->setProperty("wrong", wrong);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

FillField::FillField(const QString &database, QWidget *parent)
    : QWidget(parent), m_database(database), m_line(new QLineEdit(this)),
      m_said(textLabel({}, this)), m_rows(new SampleTable(this))
{
    m_line->setFont(codeFont(m_line->font()));
    m_line->setPlaceholderText(tr("Fill from… an expression over the old row, or a value"));
    m_said->setProperty("muted", true);
    m_said->hide();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    constexpr int Between = 4;
    rows->setSpacing(Between);
    rows->addWidget(m_line);
    rows->addWidget(m_said);
    rows->addWidget(m_rows);
    setFocusProxy(m_line);
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(m_line, &QLineEdit::textEdited, this, &FillField::typed);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (m_pause.isActive())
            tryIt();
    });
    connect(&m_pause, &QTimer::timeout, this, &FillField::tryIt);
}

void FillField::setColumn(const Fillable &column)
{
    const bool isOther = column != m_column;
    m_column = column;
    m_line->setAccessibleName(tr("Fill %1 from").arg(column.path));
    m_line->setToolTip(tr("Columns of the old row: %1").arg(column.columns.join(u", "_s)));
    if (isOther && !expression().isEmpty())
        tryIt();
}

void FillField::setExpression(const QString &expression)
{
    if (m_line->hasFocus() || !m_settled || expression == this->expression())
        return;
    m_line->setText(expression);
    tryIt();
}

QString FillField::expression() const { return m_line->text().trimmed(); }

void FillField::typed()
{
    settle(false);
    m_pause.start();
}

void FillField::tryIt()
{
    m_pause.stop();
    const QString tried = expression();
    if (tried.isEmpty()) {
        m_worker.cancel();
        take({}, tried);
        return;
    }
    m_worker.start([database = m_database, column = m_column,
                    tried](Watcher &) { return triedFill(database, column, tried); },
                   [this, tried](const FillPreview &preview) { take(preview, tried); });
}

void FillField::take(const FillPreview &preview, const QString &tried)
{
    if (tried != expression())
        return; // typed on, and to be tried again
    m_rows->show(preview.names, preview.rows);
    const QLocale locale;
    if (tried.isEmpty())
        say({}, false);
    else if (!preview.error.isEmpty())
        say(preview.error, true);
    else if (preview.total < 0)
        say(tr("It takes long: not all rows were tried."), false);
    else if (preview.nulls > 0)
        say(tr("%1 of %2 rows would get NULL.")
                .arg(locale.toString(preview.nulls), locale.toString(preview.total)),
            m_column.notNull);
    else
        say(tr("Every one of %1 rows gets a value.").arg(locale.toString(preview.total)), false);
    const bool works = preview.error.isEmpty();
    settle(works);
    if (works)
        Q_EMIT committed(tried);
}

void FillField::say(const QString &text, bool wrong)
{
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
    setWrong(m_said, wrong);
    setWrong(m_line, wrong);
    m_line->setAccessibleDescription(text);
}

void FillField::settle(bool settled)
{
    if (std::exchange(m_settled, settled) != settled)
        Q_EMIT settledChanged();
}

} // namespace sw
