// SPDX-License-Identifier: Apache-2.0
#include "model/document/document.h"

namespace sw {

Document::Document(Content content, QObject *parent)
    : QObject(parent), m_content(std::move(content))
{
}

void Document::apply(const Changes &changes)
{
    for (const Change &change : changes) {
        sw::apply(m_content, change);
        Q_EMIT changed(change);
    }
}

} // namespace sw
