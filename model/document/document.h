// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QObject>

namespace sw {

/// The one owner of a content, with one door: apply. Everybody who shows it listens to changed.
class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(Content content = {}, QObject *parent = nullptr);

    [[nodiscard]] const Content &content() const { return m_content; }

    /// Applies in order; undo applies the inverses in reverse order.
    void apply(const Changes &changes);

Q_SIGNALS:
    void changed(const sw::Change &change);

private:
    Content m_content;
};

} // namespace sw
