# SPDX-License-Identifier: Apache-2.0
"""A tree by recursive queries: DATABASE TABLE KEY PARENT. The first line has the rows in the order
of the tree, each with its depth; the second the smallest row of each circle."""
import sqlite3
import sys


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


path, table, key, parent = sys.argv[1:]
database = sqlite3.connect("file:" + path + "?mode=ro", uri=True)
t, k, p = quoted(table), quoted(key), quoted(parent)
database.execute(f"CREATE TEMP TABLE edge AS SELECT {k} AS k, {p} AS p FROM {t}")
database.execute("CREATE INDEX temp.of_edge ON edge (p)")
# ORDER BY in a recursive query makes it go to the depth first.
tree = database.execute("""
    WITH RECURSIVE tree (k, depth) AS (
        SELECT k, 0 FROM edge WHERE p IS NULL OR p NOT IN (SELECT k FROM edge)
        UNION ALL
        SELECT edge.k, depth + 1 FROM tree JOIN edge ON edge.p = tree.k
        ORDER BY 2 DESC, 1)
    SELECT k, depth FROM tree""").fetchall()
print(" ".join(f"{depth}:{k}" for k, depth in tree))
above = dict(database.execute("SELECT k, p FROM edge"))
left = set(above) - {k for k, _ in tree}
circles = set()
for start in left:
    at = start
    for _ in left:  # whoever has gone that far is in the circle
        at = above[at]
    ring = [at]
    while above[ring[-1]] != at:
        ring.append(above[ring[-1]])
    circles.add(min(ring))
print(" ".join(map(str, sorted(circles))))
