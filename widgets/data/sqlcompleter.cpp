// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/sqlcompleter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QString iconNameOf(SqlProposal::Kind kind)
{
    switch (kind) {
    case SqlProposal::Kind::Role:
        return u"relationship"_s;
    case SqlProposal::Kind::Column:
        return u"column"_s;
    case SqlProposal::Kind::Table:
        return u"table"_s;
    case SqlProposal::Kind::View:
        return u"view"_s;
    case SqlProposal::Kind::Keyword:
        break;
    }
    return {};
}

QString lineOf(const SqlProposal &proposal)
{
    if (proposal.kind == SqlProposal::Kind::Role && proposal.name != proposal.text)
        return proposal.name + u"   "_s + proposal.text;
    return proposal.kind == SqlProposal::Kind::Column && !proposal.origin.isEmpty()
               ? QString(proposal.text + u"   "_s + proposal.origin)
               : proposal.text;
}

} // namespace

SqlCompleter::SqlCompleter(QPlainTextEdit &edit, const RowDatabase &database, const Theme &theme)
    : QObject(&edit), m_edit(edit), m_database(database), m_theme(theme),
      m_completer(new QCompleter(this)), m_model(new QStandardItemModel(this))
{
    m_completer->setModel(m_model);
    m_completer->setWidget(&edit);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.row()); });
    edit.installEventFilter(this);
    m_completer->popup()->installEventFilter(this);
}

bool SqlCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    auto *key = static_cast<QKeyEvent *>(event);
    const bool withCtrl = key->modifiers().testFlag(Qt::ControlModifier);
    const bool takes
        = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Tab;
    if (watched != &m_edit && takes) {
        const QModelIndex chosen = m_completer->popup()->currentIndex();
        m_completer->popup()->hide();
        // Ctrl+Return runs; it takes nothing from the list.
        if (chosen.isValid() && !withCtrl)
            take(chosen.row());
        else
            QCoreApplication::sendEvent(&m_edit, event);
        return true;
    }
    if (withCtrl && key->key() == Qt::Key_Space) {
        offer(true, {});
        return true;
    }
    const QString text = key->text();
    const bool edits = key->key() == Qt::Key_Backspace && m_completer->popup()->isVisible();
    if (edits || (!withCtrl && text.size() == 1 && text[0].isPrint())) {
        // When it stands there.
        QTimer::singleShot(0, this,
                           [this, typed = edits ? QChar(u'a') : text[0]] { offer(false, typed); });
    }
    return false;
}

/// Unasked only where a name begins to be written, or where the name of a table must follow.
void SqlCompleter::offer(bool asked, QChar typed)
{
    constexpr qsizetype Most = 200;
    QAbstractItemView *popup = m_completer->popup();
    const bool isName = typed.isLetterOrNumber() || typed == u'_' || typed == u'.' || typed == u'"';
    m_proposals = {};
    if (m_database.isOpen() && (asked || isName || typed == u' ')) {
        const int cursor = m_edit.textCursor().position();
        const QString text = m_edit.toPlainText();
        m_proposals = proposeSql(text, cursor, m_database.ways());
        std::vector<SqlProposal> &list = m_proposals.list;
        const QString word = text.mid(m_proposals.begin, cursor - m_proposals.begin);
        const bool isWhole = std::any_of(list.begin(), list.end(), [&](const SqlProposal &each) {
            return each.text.compare(word, Qt::CaseInsensitive) == 0;
        });
        const bool isTable = !list.empty()
                             && (list.front().kind == SqlProposal::Kind::Table
                                 || list.front().kind == SqlProposal::Kind::Role);
        if (!asked && (isWhole || (typed == u' ' && !isTable)))
            list.clear();
        if (static_cast<qsizetype>(list.size()) > Most)
            list.resize(Most);
    }
    m_model->clear();
    for (const SqlProposal &each : m_proposals.list) {
        auto *item = new QStandardItem(lineOf(each));
        if (const QString icon = iconNameOf(each.kind); !icon.isEmpty())
            item->setIcon(m_theme.icon(icon));
        m_model->appendRow(item);
    }
    if (m_proposals.list.empty()) {
        popup->hide();
        return;
    }
    constexpr int Widest = 640;
    QRect place = m_edit.cursorRect();
    place.setWidth(std::min(
        popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width() + 24, Widest));
    m_completer->complete(place);
    // Behind a blank Return still means a new line, not the first of many.
    popup->setCurrentIndex(typed == u' ' ? QModelIndex()
                                         : m_completer->completionModel()->index(0, 0));
}

void SqlCompleter::take(int row)
{
    if (row < 0 || row >= static_cast<int>(m_proposals.list.size()))
        return;
    const QString text = m_proposals.list[static_cast<size_t>(row)].text;
    QTextCursor cursor = m_edit.textCursor();
    cursor.setPosition(static_cast<int>(m_proposals.begin), QTextCursor::KeepAnchor);
    cursor.insertText(text);
    m_edit.setTextCursor(cursor);
}

} // namespace sw
