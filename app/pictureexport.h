// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/picture.h"
#include "widgets/theme/theme.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace sw {

class DesignPage;

/// Which part of a drawing goes into which kind of picture; a preview shows it.
class PictureExport : public QDialog {
    Q_OBJECT

public:
    PictureExport(DesignPage &page, const Theme &theme, QWidget *parent);

    /// What is to be told when it was written.
    [[nodiscard]] const QString &said() const { return m_said; }

private:
    [[nodiscard]] QLayout *makeFields();
    void showPreview();
    void write();
    [[nodiscard]] Picture chosen() const;
    [[nodiscard]] Result<QByteArray> bytes(const Picture &picture);

    DesignPage &m_page;
    QLabel *m_preview;
    QComboBox *m_what = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_colors = nullptr;
    QDoubleSpinBox *m_scale = nullptr;
    QLabel *m_note = nullptr;
    QString m_said;
};

/// The whole diagram, or what is selected, as a picture on the clipboard.
[[nodiscard]] Result<Done> copyPicture(DesignPage &page, const Theme &theme);

} // namespace sw
