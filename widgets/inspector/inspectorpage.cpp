// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/inspectorpage.h"

namespace sw {

namespace {

/// Reaches over its place, by what a field's frame and padding take, so that the text of the field
/// begins where that of all else does. (Margins of a layout cannot be negative.)
class OutdentedLayout : public QHBoxLayout {
public:
    using QHBoxLayout::QHBoxLayout;

    void setGeometry(const QRect &place) override
    {
        QHBoxLayout::setGeometry(place.adjusted(-9, -4, 7, 5));
    }
    [[nodiscard]] QSize sizeHint() const override { return QHBoxLayout::sizeHint() - Frame; }
    [[nodiscard]] QSize minimumSize() const override { return QHBoxLayout::minimumSize() - Frame; }

private:
    static constexpr QSize Frame{16, 9};
};

} // namespace

QVBoxLayout *InspectorPage::makeColumn()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 16);
    column->setSpacing(6);
    return column;
}

TextField *InspectorPage::addTitle(QVBoxLayout &column, Editor &editor, const QString &label,
                                   const Binding<QString> &binding)
{
    auto *title = new TextField(editor, label, binding, this);
    // What is wrong must still be seen, so only the resting field has no frame.
    title->line().setStyleSheet(
        QStringLiteral("QLineEdit { font-size: 15px; font-weight: 600; padding: 0 6px; }"
                       "QLineEdit:!focus:!hover[wrong=\"false\"] { border-color: transparent; }"));
    title->line().setProperty("wrong", false);
    title->indentReason(9);
    auto *outdented = new OutdentedLayout;
    outdented->setContentsMargins(0, 0, 0, 0);
    outdented->addWidget(title);
    column.addLayout(outdented);
    return title;
}

} // namespace sw
