# SPDX-License-Identifier: Apache-2.0
"""Databases and their values as they are, to the bit, for applyoracle.py."""
import collections
import sqlite3
import struct

from applywords import Text, ident


def connect(path):
    database = sqlite3.connect(path, isolation_level=None)
    database.text_factory = Text
    return database


def exact(value):
    """A value that is equal to another only if both are the same, class and bits."""
    if isinstance(value, float):
        return ('real', struct.pack('>d', value))
    if isinstance(value, Text):
        return ('text', bytes(value))
    if isinstance(value, bytes):
        return ('blob', value)
    return ('null',) if value is None else ('integer', value)


def bound(value):
    """A mark to put into a statement, and what to bind to it: no driver takes text of any bytes."""
    return ('CAST(? AS TEXT)', bytes(value)) if isinstance(value, Text) else ('?', value)


def compared(value):
    """The same where it is compared by the other side's type; a database of UTF-16 reads it, too."""
    try:
        return ('?', value.decode()) if isinstance(value, Text) else ('?', value)
    except UnicodeDecodeError:
        return ('+CAST(? AS TEXT)', bytes(value))


def insert(database, table, values):
    if not values:
        database.execute(f'INSERT OR ABORT INTO {ident(table)} DEFAULT VALUES')
        return
    names = ', '.join(ident(name) for name in values)
    marks, bounds = zip(*(bound(value) for value in values.values()))
    # ABORT, whatever the table says of conflicts.
    database.execute(f'INSERT OR ABORT INTO {ident(table)} ({names}) VALUES ({", ".join(marks)})', bounds)


class Affinity:
    """What a column of a type makes of a value: SQLite itself is asked, in memory."""

    def __init__(self):
        self.memory = connect(':memory:')
        self.known = {}

    def stored(self, value, kind, strict):
        """None where a value is not taken."""
        key = (kind, strict)
        if key not in self.known:
            self.known[key] = f'k{len(self.known)}'
            self.memory.execute(f'CREATE TABLE {self.known[key]} (v {kind}){" STRICT" if strict else ""}')
        table = self.known[key]
        self.memory.execute(f'DELETE FROM {table}')
        try:
            insert(self.memory, table, {'v': value})
        except sqlite3.IntegrityError:
            return None
        return self.memory.execute(f'SELECT v FROM {table}').fetchone()[0]

    def stays(self, value, old, new):
        """Whether a value is the same under another type, or would be again under the old one."""
        there = self.stored(value, *new)
        if exact(there) == exact(value):
            return True
        return there is not None and exact(self.stored(there, *old)) == exact(value)


affinity = Affinity()


class Facts:
    """What SQLite itself tells of a table."""

    def __init__(self, database, name):
        rows = database.execute(f'PRAGMA main.table_xinfo({ident(name)})').fetchall()
        self.columns = [bytes(row[1]).decode() for row in rows]
        self.types = {bytes(row[1]).decode(): bytes(row[2]).decode() for row in rows}
        self.never_null = {bytes(row[1]).decode() for row in rows if row[3]}
        self.computed = {bytes(row[1]).decode() for row in rows if row[6] > 1}
        kinds = database.execute('SELECT wr, strict FROM pragma_table_list(?) WHERE schema = CAST(? AS TEXT)', (name, b'main')).fetchone()
        self.rowid, self.strict = not kinds[0], bool(kinds[1])
        keys = [bytes(row[1]).decode() for row in rows if row[5]]
        indexes = database.execute(f'PRAGMA main.index_list({ident(name)})').fetchall()
        indexed = any(bytes(row[3]) == b'pk' for row in indexes)
        self.has_conditions = any(row[2] and row[4] for row in indexes)
        self.alias = keys[0] if keys and self.rowid and not indexed else None
        taken = {column.lower() for column in self.columns}
        self.rowid_name = next(n for n in ('rowid', '_rowid_', 'oid') if n not in taken) if self.rowid else None

    @staticmethod
    def references(database, name):
        """Of each foreign key: its columns, the parent and the parent's columns, if they are named."""
        found = {}
        for row in database.execute(f'PRAGMA main.foreign_key_list({ident(name)})'):
            columns, targets = found.setdefault((row[0], bytes(row[2]).decode()), ([], []))
            columns.append(bytes(row[3]).decode())
            targets.append(bytes(row[4]).decode() if row[4] is not None else None)
        return [(columns, parent, targets) for (_, parent), (columns, targets) in found.items()]


def tables_in(database):
    return [bytes(name).decode() for (name,) in database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")]


def rows_of(database, name, facts):
    """The rows as lists of columns by name, and the rowid under the name None."""
    names = [ident(column) for column in facts.columns]
    if facts.rowid:
        names.insert(0, facts.rowid_name)
    # Each by its own name, so that a misplaced value is seen.
    rows = database.execute(f'SELECT {", ".join(names)} FROM main.{ident(name)}').fetchall()
    keys = ([None] if facts.rowid else []) + facts.columns
    return sorted((dict(zip(keys, row)) for row in rows), key=lambda row: row.get(None, 0))


def violations(database, names=None):
    """How many rows lead nowhere, by table, parent and what they refer with; where SQLite can tell.
    `names` are those of the tables afterwards."""
    counts = collections.Counter()
    for name in tables_in(database):
        now = (names or {}).get(name, name)
        try:
            keys = {row[0]: [] for row in database.execute(f'PRAGMA main.foreign_key_list({ident(name)})')}
            for row in database.execute(f'PRAGMA main.foreign_key_list({ident(name)})'):
                keys[row[0]].append(ident(bytes(row[3]).decode()))
            for _, rowid, parent, key in database.execute(f'PRAGMA main.foreign_key_check({ident(name)})').fetchall():
                parent = bytes(parent).decode()
                with_ = None
                if rowid is not None:
                    with_ = database.execute(f'SELECT {", ".join(keys[key])} FROM main.{ident(name)} WHERE {Facts(database, name).rowid_name} = ?',
                                             (rowid,)).fetchone()
                    with_ = tuple(map(exact, with_))
                counts[(now, (names or {}).get(parent, parent), with_)] += 1
        except sqlite3.OperationalError:
            counts[(now, None, None)] += 1  # “foreign key mismatch”: there is no key to refer to
    return counts


def new_violations(before, after, names):
    """The tables with rows that lead nowhere: surely some that did not before, and perhaps. Under
    another type or without a rowid nobody can tell which row it was: they are counted."""
    was, now = violations(before, names), violations(after)
    totals = collections.Counter()
    for counts, sign in ((was, -1), (now, 1)):
        for (table, parent, _), count in counts.items():
            totals[(table, parent)] += sign * count
    known = [key for key in now if key[1] is not None]
    return ({table for table, parent, _ in known if totals[(table, parent)] > 0},
            {key[0] for key in known if now[key] > was[key]})


def broken(database):
    """The views and triggers that do not compile."""
    found = set()
    for kind, name, owner in database.execute("SELECT type, name, tbl_name FROM sqlite_schema WHERE type IN ('view', 'trigger')").fetchall():
        owner = ident(bytes(owner).decode())
        if bytes(kind) == b'view':
            tried = [f'SELECT * FROM main.{ident(bytes(name).decode())}']
        else:
            columns = [bytes(row[1]).decode() for row in database.execute(f'PRAGMA main.table_xinfo({owner})') if row[6] == 0]
            tried = [f'DELETE FROM main.{owner}', f'INSERT INTO main.{owner} DEFAULT VALUES']
            tried += [f'UPDATE main.{owner} SET ' + ', '.join(f'{ident(c)} = {ident(c)}' for c in columns)] if columns else []
        for sql in tried:
            try:
                database.execute('EXPLAIN ' + sql)
            except sqlite3.OperationalError:
                found.add(bytes(name).decode())
    return found
