// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

#include <QHash>

namespace sw {

/// Gives every object a fresh id, the same wherever the object is referred to.
class FreshIds {
public:
    template <typename IdType> void renew(IdType &id)
    {
        if (!id.isNull())
            id = IdType(renewed(id.value()));
    }

    [[nodiscard]] quint64 renewed(quint64 id)
    {
        quint64 &fresh = m_fresh[id];
        if (fresh == 0)
            fresh = randomIdValue();
        return fresh;
    }

    void renewAll(Table &table);
    void renewAll(View &view);

private:
    void renewAll(ForeignKey &key);

    QHash<quint64, quint64> m_fresh;
};

} // namespace sw
