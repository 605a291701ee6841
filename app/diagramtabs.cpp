// SPDX-License-Identifier: Apache-2.0
#include "app/diagramtabs.h"

#include "model/base/name.h"
#include "model/document/verbs_diagram.h"
#include "widgets/canvas/gridplaces.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int LeastNameWidth = 160;

QString freeDiagramName(const Drawing &drawing, const QString &wanted)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(drawing.diagrams.begin(), drawing.diagrams.end(),
                           [&](const DiagramPtr &each) { return sameName(each->name, name); });
    };
    QString name = wanted;
    for (int i = 2; isTaken(name); ++i)
        name = wanted + u' ' + QString::number(i);
    return name;
}

} // namespace

DiagramTabs::DiagramTabs(Editor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_tabs(new QTabBar(this)), m_field(new QLineEdit(this))
{
    makeTabs();
    makeField();
    auto *more = new QToolButton(this);
    more->setObjectName(u"newDiagram"_s);
    more->setAutoRaise(true);
    more->setFocusPolicy(Qt::TabFocus);
    more->setToolTip(tr("New diagram"));
    more->setAccessibleName(more->toolTip());
    const auto showIcon = [more, &theme] { more->setIcon(theme.icon(u"plus"_s)); };
    showIcon();
    connect(&theme, &Theme::changed, more, showIcon);
    connect(more, &QToolButton::clicked, this, [this] { make(tr("New diagram")); });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(more);
    layout->addStretch(1);
    connect(&m_editor, &Editor::changed, this, [this](const Changes &changes) {
        const bool diagrams = std::any_of(changes.begin(), changes.end(), [](const Change &change) {
            return std::holds_alternative<DiagramPtr>(change.before);
        });
        if (diagrams)
            showDiagrams();
    });
    connect(&m_editor, &Editor::diagramChanged, this, &DiagramTabs::showDiagrams);
    showDiagrams();
}

void DiagramTabs::makeTabs()
{
    m_tabs->setObjectName(u"diagramTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setMovable(true);
    m_tabs->setMinimumWidth(1); // the + stands right beside the last one
    m_tabs->setAccessibleName(tr("Diagrams"));
    m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tabs->installEventFilter(this);
    connect(m_tabs, &QTabBar::currentChanged, this, &DiagramTabs::chosen);
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, [this](int tab) {
        if (tab >= 0)
            editName();
    });
    connect(m_tabs, &QTabBar::tabMoved, this, [this] { m_moved = true; });
    connect(m_tabs, &QWidget::customContextMenuRequested, this, &DiagramTabs::openMenu);
}

void DiagramTabs::makeField()
{
    m_field->setObjectName(u"diagramName"_s);
    m_field->setAccessibleName(tr("Name of the diagram"));
    m_field->installEventFilter(this);
    m_field->hide();
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (takeName())
            closeField();
    });
}

DiagramId DiagramTabs::diagramAt(int tab) const
{
    return DiagramId(m_tabs->tabData(tab).toULongLong());
}

void DiagramTabs::showDiagrams()
{
    m_showing = true;
    const std::vector<DiagramPtr> diagrams = diagramsInOrder(m_editor.content().drawing);
    const auto count = static_cast<int>(diagrams.size());
    while (m_tabs->count() > count)
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < count)
        m_tabs->addTab(QString());
    for (int tab = 0; tab < count; ++tab) {
        const Diagram &diagram = *diagrams[static_cast<size_t>(tab)];
        m_tabs->setTabText(tab, diagram.name);
        m_tabs->setTabData(tab, QVariant::fromValue(diagram.id.value()));
        if (diagram.id == m_editor.diagram())
            m_tabs->setCurrentIndex(tab);
    }
    m_showing = false;
    if (!m_named.isNull() && m_named != m_editor.diagram())
        closeField();
}

void DiagramTabs::chosen(int tab)
{
    if (!m_showing && tab >= 0)
        m_editor.setDiagram(diagramAt(tab));
}

void DiagramTabs::step(int by)
{
    const int count = m_tabs->count();
    if (count > 0)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void DiagramTabs::openMenu(const QPoint &place)
{
    const int tab = m_tabs->tabAt(place);
    if (tab < 0)
        return;
    m_tabs->setCurrentIndex(tab);
    QMenu menu(this);
    connect(menu.addAction(tr("Rename")), &QAction::triggered, this, &DiagramTabs::editName);
    QAction *removes = menu.addAction(tr("Delete diagram"));
    removes->setEnabled(m_tabs->count() > 1);
    connect(removes, &QAction::triggered, this, &DiagramTabs::remove);
    connect(menu.addAction(tr("New diagram")), &QAction::triggered, this,
            [this] { make(tr("New diagram")); });
    menu.exec(m_tabs->mapToGlobal(place));
}

/// The order of the tabs becomes that of the diagrams, once the dragged one is let go.
void DiagramTabs::keepOrder()
{
    const int tab = m_tabs->currentIndex();
    if (std::exchange(m_moved, false) && tab >= 0)
        m_editor.run(tr("Move diagram"), moveDiagram(m_editor.content(), diagramAt(tab), tab));
}

void DiagramTabs::editName()
{
    finishEditing();
    const int tab = m_tabs->currentIndex();
    if (tab < 0)
        return;
    m_named = diagramAt(tab);
    m_field->setText(m_tabs->tabText(tab));
    QRect place = m_tabs->tabRect(tab).translated(m_tabs->pos());
    place.setWidth(std::max(place.width(), LeastNameWidth));
    place.moveRight(std::min(place.right(), width() - 1));
    m_field->setGeometry(place);
    m_field->raise();
    m_field->selectAll();
    m_field->show();
    m_field->setFocus();
}

/// Whether there is nothing more to be said about the name.
bool DiagramTabs::takeName()
{
    const DiagramPtr found = m_editor.content().drawing.diagrams.find(m_named);
    const QString name = m_field->text().trimmed();
    if (!found || found->name == name)
        return true;
    Diagram renamed = *found;
    renamed.name = name;
    const Result<Changes> changes = putDiagram(m_editor.content(), renamed);
    m_editor.run(tr("Rename diagram"), changes, m_merge);
    return changes.ok();
}

void DiagramTabs::closeField()
{
    const bool hadFocus = m_field->hasFocus();
    m_named = {};
    m_merge.clear();
    m_field->hide();
    if (hadFocus && parentWidget())
        parentWidget()->setFocus(); // the canvas has it then
}

void DiagramTabs::finishEditing()
{
    if (m_named.isNull())
        return;
    takeName();
    closeField();
}

void DiagramTabs::remove()
{
    if (m_tabs->count() > 1)
        m_editor.run(tr("Delete diagram"), deleteDiagram(m_editor.content(), m_editor.diagram()));
    else
        Q_EMIT said(tr("This is the only diagram; make another one before it can go."));
}

void DiagramTabs::make(const QString &name, const std::vector<quint64> &subjects)
{
    finishEditing();
    Diagram diagram;
    diagram.id = DiagramId::random();
    diagram.name = freeDiagramName(m_editor.content().drawing, name);
    Edit edit(m_editor.content());
    edit.run(putDiagram(edit.now(), diagram));
    if (!subjects.empty())
        edit.run(gatheredPlaces(edit.now(), m_editor.diagram(), diagram.id,
                                {subjects.begin(), subjects.end()}));
    const QString merge = u"diagram "_s + idText(diagram.id.value());
    if (!m_editor.run(tr("New diagram"), edit.result(), merge))
        return;
    m_editor.setDiagram(diagram.id);
    if (!subjects.empty())
        Q_EMIT gathered();
    editName();
    m_merge = merge;
}

bool DiagramTabs::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (watched == m_tabs && type == QEvent::MouseButtonRelease) {
        QMetaObject::invokeMethod(this, &DiagramTabs::keepOrder, Qt::QueuedConnection);
    } else if (watched == m_field && type == QEvent::FocusOut) {
        finishEditing();
    } else if (type == QEvent::KeyPress || type == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isOurs = watched == m_field ? key == Qt::Key_Escape
                                               : key == Qt::Key_F2 || key == Qt::Key_Delete;
        if (!isOurs)
            return false;
        event->accept();
        if (type == QEvent::ShortcutOverride)
            return true;
        if (key == Qt::Key_Escape)
            closeField();
        else if (key == Qt::Key_F2)
            editName();
        else
            remove();
        return true;
    }
    return false;
}

} // namespace sw
