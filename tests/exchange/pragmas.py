# SPDX-License-Identifier: Apache-2.0
"""Says where SQLite sees two databases differently: pragmas.py A B. Nothing where they are equal.

Compared are columns, foreign keys, indexes with their parts and conditions, CHECKs with their names,
and AUTOINCREMENT; of texts, white space and quotes do not count.
"""
import re
import sqlite3
import sys


def plain(text):
    return ' '.join((text or '').replace('"', '').split())


def checks(sql):
    found = []
    for match in re.finditer(r'(CONSTRAINT\s+("[^"]+"|\w+)\s+)?CHECK\s*\(', sql, re.I):
        depth, end = 1, match.end()
        while depth and end < len(sql):
            depth += (sql[end] == '(') - (sql[end] == ')')
            end += 1
        found.append((plain(match.group(2)), plain(sql[match.end():end - 1])))
    return sorted(found)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def indexes(database, table):
    found = []
    for _, name, unique, origin, partial in database.execute(
            f'PRAGMA index_list({quoted(table)})').fetchall():
        parts = [row[2:] for row in database.execute(f'PRAGMA index_xinfo({quoted(name)})')]
        text = database.execute('SELECT sql FROM sqlite_schema WHERE name = ?', (name,)).fetchone()
        text = plain(text[0][text[0].index('('):]) if text and text[0] else ''
        found.append((name if origin == 'c' else '', unique, origin, partial, parts, text))
    return sorted(map(str, found))


def facts(path):
    database = sqlite3.connect(path)
    found = {}
    for table, sql in database.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall():
        keys = {}
        for row in database.execute(f'PRAGMA foreign_key_list({quoted(table)})'):
            keys.setdefault(row[0], []).append(row[1:])
        found[table] = {
            'columns': database.execute(f'PRAGMA table_xinfo({quoted(table)})').fetchall(),
            'foreign keys': sorted(map(str, keys.values())),
            'indexes': indexes(database, table),
            'checks': checks(sql),
            'autoincrement': 'AUTOINCREMENT' in sql.upper()}
    return found


first, second = facts(sys.argv[1]), facts(sys.argv[2])
if not first or not second:
    print('there is nothing to compare')
for name in sorted(first.keys() | second.keys()):
    for kind in ('columns', 'foreign keys', 'indexes', 'checks', 'autoincrement'):
        one, other = (each.get(name, {}).get(kind) for each in (first, second))
        if one != other:
            print(f'{name}: {kind}:\n  {one}\n  {other}')
