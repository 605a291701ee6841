// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

namespace sw::test {

/// A content of a picture (see picture.h), with every table placed in one diagram, `main`.
[[nodiscard]] Content contentOf(QStringView picture);

[[nodiscard]] DiagramId mainDiagram();
[[nodiscard]] TableId tableIn(const Content &content, QStringView name);
/// `pet.name`
[[nodiscard]] ColumnId columnIn(const Content &content, QStringView name);
/// The first foreign key that begins with this column, `pet.owner_id`.
[[nodiscard]] ForeignKeyId keyIn(const Content &content, QStringView name);
[[nodiscard]] ViewId viewIn(const Content &content, QStringView name);

[[nodiscard]] Content applied(Content content, const Changes &changes);

/// Every id that leads nowhere, every name that is twice, every ordinary table without a column.
[[nodiscard]] QStringList faultsOf(const Content &content);

/// The picture of the content after the changes, or `error: …`. Says so instead if the result has a
/// fault that the content did not have, or if the inverse of the changes does not lead back.
[[nodiscard]] QString after(const Content &content, const Result<Changes> &changes);

} // namespace sw::test
