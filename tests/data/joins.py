# SPDX-License-Identifier: Apache-2.0
"""Walks joined by hand: reads [{database, sql, from, to, pairs, via, near, far}, …] and says which
queries do not give the rows of `to` that belong to some row of `from`."""
import json
import sqlite3
import sys


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def rows(database, table, columns):
    names = ", ".join(map(quoted, columns))
    return database.execute(f"SELECT {names} FROM main.{quoted(table)}").fetchall()


def keys(found):
    return {row for row in found if None not in row}


walks = json.load(sys.stdin)
database = sqlite3.connect("file:" + walks[0]["database"] + "?mode=ro", uri=True)
database.text_factory = bytes
for walk in walks:
    sources = keys(rows(database, walk["from"], walk["fromColumns"]))
    if walk["via"]:
        ties = rows(database, walk["via"], walk["near"] + walk["far"])
        width = len(walk["near"])
        wanted = keys(tie[width:] for tie in ties if tie[:width] in sources)
    else:
        wanted = sources
    width = len(walk["toColumns"])
    targets = database.execute(
        "SELECT " + ", ".join(map(quoted, walk["toColumns"])) + ", * FROM main." + quoted(walk["to"]))
    expected = sorted(repr(row[width:]) for row in targets if row[:width] in wanted)
    found = sorted(repr(row) for row in database.execute(walk["sql"]))
    if found != expected:
        print(f"{walk['from']} to {walk['to']}: {len(found)} rows, not {len(expected)}: {walk['sql']}")
