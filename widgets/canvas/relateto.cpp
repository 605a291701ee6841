// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/relateto.h"

#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/relating.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sw {

namespace {

constexpr int ListWidth = 300;
constexpr int RowsShown = 7;
constexpr size_t MostListed = 100; ///< who wants another one types on
constexpr int FromTable = 10;

bool standsInDiagram(const CanvasView &view, TableId table)
{
    const Editor &editor = view.editor();
    return bool(
        editor.content().drawing.placements.find(std::tuple(editor.diagram(), table.value())));
}

struct Candidate {
    int rank = 0; ///< as it is typed; stands in the diagram; begins so; holds it
    QString name;
    TableId id;
};

/// All tables of the schema; those that are called as it is typed first, then those of the diagram.
std::vector<Candidate> candidates(const CanvasView &view, const Schema &schema,
                                  const QString &wanted)
{
    std::vector<Candidate> found;
    for (const TablePtr &table : schema.tables) {
        const auto at = table->name.indexOf(wanted, 0, Qt::CaseInsensitive);
        if (at < 0 || table->kind != TableKind::Ordinary)
            continue;
        const bool same = table->name.size() == wanted.size();
        const int rank = (standsInDiagram(view, table->id) ? 0 : 2) + (at == 0 ? 0 : 1);
        found.push_back({same ? -1 : rank, table->name, table->id});
    }
    std::sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) {
        return a.rank != b.rank ? a.rank < b.rank : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    if (found.size() > MostListed)
        found.resize(MostListed);
    return found;
}

QString kindWord(RelationshipKind kind)
{
    switch (kind) {
    case RelationshipKind::OneToOne:
        return RelateTo::tr("one to one");
    case RelationshipKind::OneToMany:
        return RelateTo::tr("one to many");
    case RelationshipKind::ManyToMany:
        return RelateTo::tr("many to many");
    }
    Q_UNREACHABLE();
}

} // namespace

RelateTo::RelateTo(CanvasView &view)
    : QFrame(&view), m_view(view), m_title(new QLabel(this)), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this)), m_sentence(new QLabel(this))
{
    setObjectName(QStringLiteral("relateTo"));
    setProperty("floating", true);
    setFixedWidth(ListWidth);
    setCursor(Qt::ArrowCursor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    m_field->setPlaceholderText(tr("Type a table’s name"));
    m_field->setAccessibleName(tr("Relate to"));
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Tables"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_sentence->setWordWrap(true);
    m_sentence->setProperty("muted", true);
    layout->addWidget(m_title);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_sentence);
    hide();
    connect(m_field, &QLineEdit::textChanged, this, &RelateTo::search);
    connect(m_list, &QListWidget::currentRowChanged, this, &RelateTo::showSentence);
    connect(m_list, &QListWidget::itemClicked, this, &RelateTo::choose);
    connect(&view, &CanvasView::cameraChanged, this, &RelateTo::place);
}

void RelateTo::open(RelationshipKind kind)
{
    const Picks &picks = m_view.editor().picks();
    m_from = {picks.currentTable(), picks.column()};
    m_kind = kind;
    const TablePtr table = m_view.editor().content().schema.tables.find(m_from.table);
    if (!table || !m_view.scene().table(m_from.table.value())) {
        Q_EMIT m_view.said(tr("Select the table that is to be related first."));
        return;
    }
    const Column *column = table->column(m_from.column);
    const QString from = column ? table->name + u'.' + column->name : table->name;
    m_title->setText(tr("Relate %1 to…   %2").arg(from, kindWord(kind)));
    m_view.revealPick({PickKind::Table, m_from.table.value()});
    m_field->clear();
    search();
    place();
    show();
    raise();
    m_field->setFocus();
}

void RelateTo::shut()
{
    if (!isVisible())
        return;
    m_view.setFocus(); // before Qt gives the focus to whatever is next
    hide();
}

void RelateTo::place()
{
    const TableFigure *box = m_view.scene().table(m_from.table.value());
    if (!box)
        return;
    adjustSize();
    const QRect room = m_view.viewport()->geometry().adjusted(8, 8, -8, -8);
    const QRect table
        = m_view.camera().toView(box->rect).toAlignedRect().translated(m_view.viewport()->pos());
    QPoint at(table.right() + FromTable, table.top());
    if (at.x() + width() > room.right())
        at.setX(table.left() - FromTable - width());
    move(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
}

void RelateTo::search()
{
    m_list->clear();
    for (const Candidate &each :
         candidates(m_view, m_view.editor().content().schema, m_field->text().trimmed())) {
        auto *item = new QListWidgetItem(each.name, m_list);
        item->setData(Qt::UserRole, QVariant::fromValue(each.id.value()));
    }
    const int rows = std::clamp(m_list->count(), 1, RowsShown);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), 20) + 4);
    m_list->setCurrentRow(0);
    showSentence();
    place();
}

DrawnRelationship RelateTo::drawn() const
{
    DrawnRelationship drawn;
    drawn.from = m_from;
    drawn.to.table = TableId(m_list->currentItem()->data(Qt::UserRole).toULongLong());
    drawn.kind = m_kind;
    return drawn;
}

void RelateTo::showSentence()
{
    if (!m_list->currentItem()) {
        m_sentence->setText(m_list->count() == 0 ? tr("No table is called so.") : QString());
        return;
    }
    const Proposal proposal = propose(m_view.editor().content(), drawn());
    QString text = proposal.objection.isEmpty() ? proposal.sentence : proposal.objection;
    if (!standsInDiagram(m_view, drawn().to.table))
        text += u'\n' + tr("It is not in this diagram yet, and will be placed there.");
    m_sentence->setText(text);
}

void RelateTo::choose()
{
    if (!m_list->currentItem())
        return;
    const DrawnRelationship wanted = drawn();
    const QPoint at = mapToGlobal(QPoint(0, height() / 2));
    shut();
    relate(m_view, wanted, at);
}

bool RelateTo::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->setAccepted(!(key->modifiers() & Qt::ControlModifier));
        return false;
    }
    switch (key->key()) {
    case Qt::Key_Escape:
        shut();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int by = key->key() == Qt::Key_Up ? -1 : 1;
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
        return true;
    }
    default:
        return false;
    }
}

} // namespace sw
