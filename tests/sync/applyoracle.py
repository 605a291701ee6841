#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The judge of tst_applylaw.cpp. It knows nothing of the engine: rows are plain lists here, and an
edit is replayed on them.

  applyoracle.py make FOLDER SEED COUNT   databases N.db with random rows, and N.json: their edits
  applyoracle.py check FOLDER             N.db against what N.json and N.done.json say it must hold;
                                          prints what is wrong, a line each, and then the figures
"""
import json, os, random, sqlite3, struct, sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import applymaker


class Text(bytes):
    """What SQLite calls text; bytes of any kind."""


def connect(path):
    database = sqlite3.connect(path, isolation_level=None)
    database.text_factory = Text
    return database


def ident(name):
    return '"' + name.replace('"', '""') + '"'


def exact(value):
    """A value that is equal to another only if both are the same, class and bits."""
    if isinstance(value, float):
        return ('real', struct.pack('>d', value))
    if isinstance(value, Text):
        return ('text', bytes(value))
    if isinstance(value, bytes):
        return ('blob', value)
    return ('null',) if value is None else ('integer', value)


class Affinity:
    """What a column of a type makes of a value: SQLite itself is asked, in memory."""

    def __init__(self):
        self.memory = connect(':memory:')
        self.known = {}

    def stored(self, value, kind, strict):
        key = (kind, strict)
        if key not in self.known:
            self.known[key] = f'k{len(self.known)}'
            self.memory.execute(f'CREATE TABLE {self.known[key]} (v {kind}){" STRICT" if strict else ""}')
        table = self.known[key]
        self.memory.execute(f'DELETE FROM {table}')
        if isinstance(value, Text):
            self.memory.execute(f'INSERT INTO {table} SELECT CAST(? AS TEXT)', (bytes(value),))
        else:
            self.memory.execute(f'INSERT INTO {table} VALUES (?)', (value,))
        return self.memory.execute(f'SELECT v FROM {table}').fetchone()[0]


affinity = Affinity()


def rows_of(database, table, columns, rowid):
    names = [ident(column) for column in columns]
    if rowid:
        names.insert(0, rowid)
    # Each by its own name, so that a misplaced value is seen.
    return database.execute(f'SELECT {", ".join(names)} FROM main.{ident(table)}').fetchall()


def settings(database):
    names = ('user_version', 'application_id', 'page_size', 'encoding', 'auto_vacuum', 'journal_mode')
    return {name: str(database.execute(f'PRAGMA {name}').fetchone()[0]) for name in names}


def contents(database):
    """Everything there is, for a database that must be as it was."""
    schema = database.execute('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid').fetchall()
    rows = {}
    for kind, name, _, _ in schema:
        if bytes(kind) == b'table':
            text = bytes(name).decode()
            got = database.execute(f'SELECT * FROM main.{ident(text)}').fetchall()
            rows[text] = sorted(repr([exact(v) for v in row]) for row in got)
    return repr((schema, sorted(rows.items())))


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def make(folder, seed, count):
    for i in range(count):
        case = applymaker.Case(seed + i)
        path = os.path.join(folder, f'{i}.db')
        database = connect(path)
        case.fill(database)
        start = {'seed': seed + i, 'settings': settings(database), 'tables': case.tables(),
                 'contents': contents(database), 'edits': case.edits()}
        database.close()
        with open(os.path.join(folder, f'{i}.json'), 'w', encoding='utf-8') as file:
            json.dump(start, file)
        # The rows as they were stay where nobody applies anything.
        with open(path, 'rb') as source, open(path + '.start', 'wb') as copy:
            copy.write(source.read())


class Replayed:
    """The tables after the edits: lists of columns, and rows out of the start."""

    def __init__(self, start, edits):
        self.tables = {}
        for number, table in enumerate(start['tables']):
            columns = [dict(column, origin=column['name']) for column in table['columns']]
            self.tables[table['name']] = dict(table, origin=table['name'], columns=columns)
        for edit in edits:
            getattr(self, 'on_' + edit['op'])(edit)

    def column(self, edit):
        return next(c for c in self.tables[edit['table']]['columns'] if c['name'] == edit['column'])

    def on_other(self, edit):
        pass

    def on_rename_table(self, edit):
        for old, new in edit['names']:
            self.tables[new] = self.tables.pop(old)

    def on_rename_column(self, edit):
        for old, new in edit['names']:
            self.column(dict(edit, column=old))['name'] = new

    def on_recreate(self, edit):
        self.on_rename_column(edit)
        self.on_add_column(edit)

    def on_type(self, edit):
        self.column(edit)['type'] = edit['type']

    def on_default(self, edit):
        self.column(edit)['default'] = 7

    def on_not_null(self, edit):
        self.column(edit)['not_null'] = edit['to']

    def on_add_column(self, edit):
        self.tables[edit['table']]['columns'].append(dict(edit['definition'], origin=None))

    def on_drop_column(self, edit):
        self.tables[edit['table']]['columns'].remove(self.column(edit))

    def on_move(self, edit):
        columns = self.tables[edit['table']]['columns']
        moved = self.column(edit)
        columns.remove(moved)
        columns.insert(edit['place'], moved)

    def on_drop_table(self, edit):
        del self.tables[edit['table']]

    def on_new_table(self, edit):
        self.tables[edit['table']] = dict(edit['definition'], origin=None)
        for column in edit['definition']['columns']:
            column['origin'] = None

    def on_key(self, edit):
        self.tables[edit['table']]['alias'] = edit['alias']


def computed(column, row):
    """The two kinds of computed columns that are made here."""
    value = row.get(column['of'])
    if column['computes'] == 'isnull':
        return 1 if value is None else 0
    return Text(exact(value)[0].encode())


class Judge:
    def __init__(self, folder, number):
        path = os.path.join(folder, f'{number}.db')
        self.start = load(os.path.join(folder, f'{number}.json'))
        self.done = load(os.path.join(folder, f'{number}.done.json'))
        self.before = connect(path + '.start')
        self.after = connect(path)
        self.faults = []

    def fault(self, text):
        self.faults.append(f'seed {self.start["seed"]}: {text}')

    def run(self):
        if self.after.execute('PRAGMA integrity_check').fetchall() != [(b'ok',)]:
            self.fault('the database is damaged')
        if settings(self.after) != self.start['settings']:
            self.fault(f'settings became {settings(self.after)}')
        if self.done['outcome'] != 'done':
            if contents(self.after) != self.start['contents']:
                self.fault(f'{self.done["outcome"]}, and yet something was changed')
            return self.faults
        edits = [edit for i, edit in enumerate(self.start['edits']) if i not in self.done['skipped']]
        replayed = Replayed(self.start, edits)
        names = {bytes(n).decode() for (n,) in self.after.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")}
        if names != set(replayed.tables):
            self.fault(f'tables are {sorted(names)}, not {sorted(replayed.tables)}')
            return self.faults
        for name, table in replayed.tables.items():
            self.judge(name, table)
        return self.faults

    def judge(self, name, table):
        there = [bytes(row[1]).decode() for row in self.after.execute(f'PRAGMA main.table_xinfo({ident(name)})')]
        columns = [column['name'] for column in table['columns']]
        if there != columns:
            return self.fault(f'columns of {name} are {there}, not {columns}')
        rowid = 'rowid' if table['rowid'] else None
        expected = self.expected(name, table, rowid) if table['origin'] is not None else []
        got = rows_of(self.after, name, columns, rowid if not table['alias'] else None)
        want = sorted(repr([exact(v) for v in row]) for row in expected)
        have = sorted(repr([exact(v) for v in row]) for row in got)
        if want != have:
            lost = [row for row in want if row not in have][:2]
            come = [row for row in have if row not in want][:2]
            self.fault(f'rows of {name}: {len(want)} expected, {len(have)} there; lost {lost}, come {come}')

    def choices(self, name):
        return [choice for choice in self.done['choices'] if choice['table'] == name]

    def expected(self, name, table, rowid):
        start = next(t for t in self.start['tables'] if t['name'] == table['origin'])
        origins = [column['name'] for column in start['columns']]
        rows = rows_of(self.before, table['origin'], origins, rowid)
        result = []
        keep_first = [set() for _ in self.choices(name)]
        rows.sort(key=lambda row: row[0] if rowid else 0)
        for row in rows:
            key = row[:1] if rowid else ()
            old = dict(zip(origins, row[1:] if rowid else row))
            new = self.row(name, table, start, old)
            if not self.left_out(name, new, keep_first):
                values = [new[column['name']] for column in table['columns']]
                result.append((list(key) if not table['alias'] else []) + values)
        return result

    def left_out(self, name, new, seen):
        gone = False
        for choice, known in zip(self.choices(name), seen):
            if choice['way'] != 'delete':
                continue
            values = [new[column] for column in choice['columns']]
            if choice['kind'] == 'nulls':
                gone = gone or None in values
            elif choice['kind'] == 'duplicates' and None not in values:
                key = tuple(exact(v) if not isinstance(v, (int, float)) else ('number', v) for v in values)
                gone = gone or key in known
                known.add(key)
        return gone

    def row(self, name, table, start, old):
        new = {}
        kept = [c['column'] for c in self.choices(name) if c['way'] == 'keep']
        filled = {c['column']: c['value'] for c in self.choices(name) if c['way'] == 'fill'}
        for column in table['columns']:
            if column.get('computes'):
                continue
            if column['origin'] is not None:
                value = old[column['origin']]
                if value is None and column['name'] in filled:
                    value = filled[column['name']]
            elif column['name'] in filled:
                value = filled[column['name']]
            else:
                value = column.get('default')
            if isinstance(value, str):
                value = Text(value.encode())
            kind = column['type']
            if column['name'] in kept:
                kind = next(c['type'] for c in start['columns'] if c['name'] == column['origin'])
            new[column['name']] = affinity.stored(value, kind, table['strict'])
        for column in table['columns']:
            if column.get('computes'):
                of = next(c['name'] for c in table['columns'] if c.get('id') == column['of'])
                value = computed(dict(column, of=of), new)
                new[column['name']] = affinity.stored(value, column['type'], table['strict'])
        return new


def check(folder):
    figures = {}
    faults = []
    number = 0
    while os.path.exists(os.path.join(folder, f'{number}.done.json')):
        judge = Judge(folder, number)
        faults += judge.run()
        outcome = judge.done['outcome']
        figures[outcome] = figures.get(outcome, 0) + 1
        number += 1
    for fault in faults:
        print(fault)
    print('figures ' + json.dumps(figures))
    return 1 if faults else 0


if __name__ == '__main__':
    if sys.argv[1] == 'make':
        make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.exit(check(sys.argv[2]))
