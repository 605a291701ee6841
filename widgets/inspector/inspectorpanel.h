// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"
#include "widgets/theme/theme.h"

#include <QScrollArea>
#include <QStackedWidget>

namespace sw {

class InspectorPage;
class RelationshipInspector;
class TableInspector;

/// All of what is selected, edited in place.
class InspectorPanel : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectorPanel)

public:
    InspectorPanel(Editor &editor, const Theme &theme, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    [[nodiscard]] TableInspector &tablePage() { return *m_table; }
    [[nodiscard]] InspectorPage *currentPage() const { return m_current; }

Q_SIGNALS:
    void relationshipWanted(sw::ForeignKeyId key);

private:
    void takeChanges(const Changes &changes);
    void showPicks();
    void showPage(InspectorPage *page, quint64 id);
    [[nodiscard]] InspectorPage *pageFor(PickKind kind) const;
    [[nodiscard]] bool isThere(const Pick &pick) const;
    void makePages(const Theme &theme);

    Editor &m_editor;
    QScrollArea *m_scroll = nullptr;
    TableInspector *m_table = nullptr;
    RelationshipInspector *m_relationship = nullptr;
    InspectorPage *m_view = nullptr;
    InspectorPage *m_note = nullptr;
    InspectorPage *m_area = nullptr;
    InspectorPage *m_several = nullptr;
    InspectorPage *m_current = nullptr;
};

} // namespace sw
