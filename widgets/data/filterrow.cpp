// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/filterrow.h"

#include "widgets/data/rowsheader.h"

#include <QAbstractItemModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>

using namespace std::chrono_literals;

namespace sw {

FilterRow::FilterRow(RowsHeader &header, QWidget *parent) : QWidget(parent), m_header(header)
{
    setObjectName(QStringLiteral("filterRow"));
    setAttribute(Qt::WA_StyledBackground);
    m_pause.setSingleShot(true);
    m_pause.setInterval(250ms);
    connect(&m_pause, &QTimer::timeout, this, &FilterRow::changed);
    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(&header, signal, this, &FilterRow::arrange);
    connect(&header, &QHeaderView::geometriesChanged, this, &FilterRow::arrange);
    connect(&header, &QHeaderView::sectionCountChanged, this, &FilterRow::make);
}

QString FilterRow::nameOf(int column) const
{
    return m_header.model()->headerData(column, Qt::Horizontal).toString();
}

void FilterRow::make()
{
    const int count = m_header.count();
    for (int column = count; m_fields.contains(column); ++column)
        m_fields.take(column)->deleteLater();
    for (int column = 0; column < count; ++column) {
        if (m_fields.contains(column))
            continue;
        auto *field = new QLineEdit(this);
        field->setFrame(false);
        field->setPlaceholderText(tr("filter"));
        field->installEventFilter(this);
        connect(field, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
        connect(field, &QLineEdit::returnPressed, this, [this] {
            m_pause.stop();
            Q_EMIT changed();
            Q_EMIT left();
        });
        m_fields.insert(column, field);
        field->show();
    }
    arrange();
}

void FilterRow::arrange()
{
    for (auto each = m_fields.cbegin(); each != m_fields.cend(); ++each) {
        const int column = each.key();
        QLineEdit &field = *each.value();
        if (column >= m_header.count())
            continue;
        // What scrolls goes beneath what stays.
        const int left = m_header.leftOf(column);
        const int right = left + m_header.sectionSize(column);
        const int from = m_header.isFrozen(column) ? left : std::max(left, m_header.frozenWidth());
        field.setVisible(!m_header.isSectionHidden(column) && from < right
                         && !nameOf(column).isEmpty());
        field.setGeometry(from, 0, std::max(0, right - from), height());
        field.setAccessibleName(tr("Filter of %1").arg(nameOf(column)));
    }
}

QHash<QString, QString> FilterRow::texts() const
{
    QHash<QString, QString> texts;
    for (auto each = m_fields.cbegin(); each != m_fields.cend(); ++each) {
        if (const QString text = each.value()->text(); !text.trimmed().isEmpty())
            texts.insert(nameOf(each.key()), text);
    }
    return texts;
}

void FilterRow::setTexts(const QHash<QString, QString> &texts)
{
    m_pause.stop();
    if (m_fields.size() != m_header.count())
        make();
    for (auto each = m_fields.cbegin(); each != m_fields.cend(); ++each) {
        each.value()->setText(texts.value(nameOf(each.key())));
        each.value()->setCursorPosition(0); // its beginning is to be seen
    }
}

void FilterRow::setProblems(const QHash<QString, QString> &problems)
{
    for (auto each = m_fields.cbegin(); each != m_fields.cend(); ++each) {
        const QString problem = problems.value(nameOf(each.key()));
        QLineEdit &field = *each.value();
        field.setToolTip(problem.isEmpty() ? tr(
                             "contains, or for numbers equals · = <> < > · a..b · null · /regex/")
                                           : problem);
        if (field.property("wrong").toBool() == !problem.isEmpty())
            continue;
        field.setProperty("wrong", !problem.isEmpty());
        field.style()->unpolish(&field);
        field.style()->polish(&field);
    }
}

void FilterRow::goTo(int column)
{
    if (QLineEdit *field = m_fields.value(column))
        field->setFocus(Qt::ShortcutFocusReason);
}

QSize FilterRow::sizeHint() const
{
    constexpr int Height = 27;
    return {0, std::max(Height, fontMetrics().height() + 8)};
}

/// A field passes Return on, which is no key for the rows behind.
void FilterRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QWidget::keyPressEvent(event);
}

bool FilterRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    auto *field = static_cast<QLineEdit *>(watched);
    if (key == Qt::Key_Down) {
        Q_EMIT left();
        return true;
    }
    if (key == Qt::Key_Escape) {
        if (field->text().isEmpty()) {
            Q_EMIT left();
        } else {
            field->clear();
            Q_EMIT changed();
        }
        return true;
    }
    return false;
}

} // namespace sw
