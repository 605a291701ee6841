// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/findbar.h"

#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/readingorder.h"
#include "widgets/canvas/tools.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStringMatcher>
#include <QToolButton>

#include <algorithm>

namespace sw {

namespace {

constexpr int BarWidth = 300;
constexpr int BarMargin = 12;
constexpr double LeastScaleToRead = 0.6;

/// Whether names hold what is looked for; `owner.na` finds the column `name` of `owner`.
class NameMatcher {
public:
    explicit NameMatcher(const QString &wanted)
        : m_wanted(wanted), m_matcher(wanted, Qt::CaseInsensitive), m_dotted(wanted.contains(u'.'))
    {
    }

    [[nodiscard]] bool holds(const QString &name) const { return m_matcher.indexIn(name) >= 0; }
    [[nodiscard]] bool holds(const QString &table, const QString &column) const
    {
        return holds(column) || (m_dotted && holds(table + u'.' + column));
    }

    /// Of a name that holds it: it is the name, begins it, or stands within.
    [[nodiscard]] int rank(const QString &name) const
    {
        if (name.compare(m_wanted, Qt::CaseInsensitive) == 0)
            return 0;
        return name.startsWith(m_wanted, Qt::CaseInsensitive) ? 1 : 2;
    }
    [[nodiscard]] int rank(const QString &table, const QString &column) const
    {
        return std::min(rank(column), m_dotted ? rank(table + u'.' + column) : 2);
    }

private:
    QString m_wanted;
    QStringMatcher m_matcher;
    bool m_dotted;
};

} // namespace

FindBar::FindBar(CanvasView &view)
    : QFrame(&view), m_view(view), m_field(new QLineEdit(this)), m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    setProperty("floating", true);
    setFixedWidth(BarWidth);
    setCursor(Qt::ArrowCursor);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    m_field->setPlaceholderText(tr("Find tables and columns"));
    m_field->setAccessibleName(tr("Find tables and columns"));
    m_field->installEventFilter(this);
    m_count->setProperty("muted", true);
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("88 of 888")));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *close = new QToolButton(this);
    close->setIcon(view.theme().icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close (Esc)"));
    close->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    layout->addWidget(close);
    hide();
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::search);
    connect(close, &QToolButton::clicked, this, &FindBar::shut);
    connect(&view.theme(), &Theme::changed, close,
            [this, close] { close->setIcon(m_view.theme().icon(QStringLiteral("close"))); });
    const auto searchAgain = [this] {
        if (isVisible())
            search();
    };
    connect(&view.editor(), &Editor::changed, this, searchAgain);
    connect(&view.editor(), &Editor::diagramChanged, this, searchAgain);
}

void FindBar::open()
{
    place();
    show();
    raise();
    m_field->selectAll();
    m_field->setFocus();
    search();
}

void FindBar::shut()
{
    m_view.setFocus(); // before Qt gives the focus to whatever is next
    hide();
    m_matches.clear();
    m_view.setLit({});
}

void FindBar::place()
{
    adjustSize();
    const QRect around = m_view.viewport()->geometry();
    move(around.right() - width() - BarMargin, around.top() + BarMargin);
}

void FindBar::search()
{
    m_matches.clear();
    m_at.reset();
    QSet<quint64> tables;
    QSet<ColumnId> columns;
    const QString wanted = m_field->text().trimmed();
    const NameMatcher matcher(wanted);
    const Schema &schema = m_view.editor().content().schema;
    const auto found = [&](const Pick &pick, ColumnId column, quint64 table, int rank) {
        m_matches.push_back({pick, column, rank});
        tables.insert(table);
        if (!column.isNull())
            columns.insert(column);
    };
    if (!wanted.isEmpty()) {
        for (const TableFigure *box : tablesInReadingOrder(m_view.scene())) {
            const Pick pick{box->isView ? PickKind::View : PickKind::Table, box->id};
            const TablePtr table = schema.tables.find(TableId(box->id));
            const QString &name = table ? table->name : box->name;
            if (matcher.holds(name))
                found(pick, {}, box->id, matcher.rank(name));
            if (!table)
                continue;
            for (const Column &column : table->columns) {
                if (matcher.holds(table->name, column.name))
                    found(pick, column.id, box->id, matcher.rank(table->name, column.name));
            }
        }
        // What a folded area hides is found at the area.
        for (const AreaFigure *area : m_view.scene().foldedAreas()) {
            for (const TableFigure *box : m_view.scene().tablesOf(*area)) {
                if (matcher.holds(box->name))
                    found({PickKind::Area, area->id.value()}, {}, area->id.value(),
                          matcher.rank(box->name));
            }
        }
        for (const EdgeFigure *edge : m_view.scene().allEdges()) {
            if (edge->isFolded() && matcher.holds(edge->pill))
                found({PickKind::Edge, edge->key().value()}, {},
                      edge->relationship.association.value(), matcher.rank(edge->pill));
        }
    }
    // Within one rank in reading order.
    std::stable_sort(m_matches.begin(), m_matches.end(),
                     [](const Match &a, const Match &b) { return a.rank < b.rank; });
    m_view.setLit(tables, columns);
    showCount();
}

void FindBar::showCount()
{
    const auto count = static_cast<int>(m_matches.size());
    const bool nothing = count == 0 && !m_field->text().trimmed().isEmpty();
    m_count->setText(m_at      ? tr("%1 of %2").arg(*m_at + 1).arg(count)
                     : nothing ? tr("none")
                     : count   ? tr("%n found", nullptr, count)
                               : QString());
}

void FindBar::step(int by)
{
    if (m_matches.empty())
        return;
    const auto count = static_cast<std::ptrdiff_t>(m_matches.size());
    const std::ptrdiff_t first = by > 0 ? 0 : count - 1;
    const auto next = m_at ? (static_cast<std::ptrdiff_t>(*m_at) + by + count) % count : first;
    m_at = static_cast<size_t>(next);
    const Match &match = m_matches[*m_at];
    if (match.column.isNull())
        m_view.editor().picks().set({match.pick});
    else
        m_view.editor().picks().setColumn(TableId(match.pick.id), match.column);
    m_view.setByKeyboard(true);
    const QRectF rect = rectOf(m_view.scene(), match.pick);
    if (!rect.isNull()) {
        Camera camera = m_view.camera();
        camera.scale = std::max(camera.scale, LeastScaleToRead);
        camera.center(rect.center(), m_view.viewport()->size());
        m_view.setCamera(camera);
    }
    showCount();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool back = key->modifiers() & Qt::ShiftModifier;
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (event->type() == QEvent::ShortcutOverride) {
        // Letters are no tools while one writes.
        event->setAccepted(isEnter || key->key() == Qt::Key_Escape
                           || !(key->modifiers() & Qt::ControlModifier));
        return false;
    }
    if (key->key() == Qt::Key_Escape)
        shut();
    else if (isEnter || key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)
        step(back || key->key() == Qt::Key_Up ? -1 : 1);
    else
        return false;
    return true;
}

} // namespace sw
