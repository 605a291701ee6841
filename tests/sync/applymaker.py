# SPDX-License-Identifier: Apache-2.0
"""Random schemas with rows, for applyoracle.py: SQL for the database, and the same as values for the
oracle. What is drawn afterwards is made by applyedits.py."""
import copy
import random
import sqlite3

from applyedits import Edits
from applywords import ACTIONS, COLLATIONS, COLUMNS, DEFAULTS, NAMES, STRICT_TYPES, TYPES, VALUES, Text, ident


class Case(Edits):
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = self.random.sample(NAMES, len(NAMES))
        self.count = 0
        self.made = []
        self.scripts = []
        self.triggers = []
        for _ in range(self.random.randint(1, 4)):
            self.made.append(self.table(self.free_name()))
        # Only now, so that tables may refer to later ones, to themselves and in circles.
        for table in self.made:
            for _ in range(self.random.choice([0, 0, 1, 1, 2])):
                self.refer(table)
        for table in self.made:
            table['sql'] = self.create(table)
        self.extras()

    def one_in(self, times):
        return self.random.randrange(times) == 0

    def free_name(self):
        used = {table['name'].lower() for table in self.made}
        while True:
            name = self.names.pop() if self.names else f't{self.random.randrange(10**6)}'
            if name.lower() not in used:
                return name

    def column_name(self, table):
        used = {column['name'].lower() for column in table['columns']} | {n.lower() for n in table['ever']}
        free = [name for name in COLUMNS if name.lower() not in used]
        name = self.random.choice(free) if free else f'n{self.random.randrange(10**6)}'
        table['ever'].append(name)
        return name

    def new_column(self, table, kind, name=None):
        self.count += 1
        return {'id': self.count, 'name': name if name is not None else self.column_name(table), 'type': kind,
                'not_null': False, 'default': None, 'sql': ''}

    def column(self, table):
        column = self.new_column(table, self.random.choice(STRICT_TYPES if table['strict'] else TYPES))
        plain = self.plain(table)
        if plain and self.one_in(6):
            return self.computed(column, self.random.choice(plain))
        if self.one_in(4):
            column['default'], column['sql'] = self.random.choice(DEFAULTS)
            if table['strict'] and column['type'] != 'ANY':
                column['default'], column['sql'] = None, ''
        if self.one_in(5):
            column['not_null'] = True
            column['sql'] += ' NOT NULL'
        if self.one_in(5):
            column['sql'] += ' COLLATE ' + self.random.choice(COLLATIONS)
        return column

    def computed(self, column, of):
        column['of'] = of['id']
        column['computes'] = self.random.choice(['isnull', 'typeof'])
        column['expression'] = self.expression(column['computes'], of)
        column['type'] = 'INTEGER' if column['computes'] == 'isnull' else 'TEXT'
        column['stored'] = self.one_in(2)
        column['sql'] = f' GENERATED ALWAYS AS ({column["expression"]}) ' + ('STORED' if column['stored'] else 'VIRTUAL')
        return column

    @staticmethod
    def expression(computes, of):
        return f'{ident(of["name"])} IS NULL' if computes == 'isnull' else f'typeof({ident(of["name"])})'

    @staticmethod
    def plain(table):
        return [c for c in table['columns'] if not c.get('computes')]

    def line(self, column):
        return ident(column['name']) + (' ' + column['type'] if column['type'] else '') + column['sql']

    def table(self, name):
        table = {'name': name, 'columns': [], 'ever': [], 'strict': self.one_in(5), 'rowid': True, 'lines': [], 'keys': [],
                 'references': [], 'tail': []}
        for _ in range(self.random.randint(1, 6)):
            table['columns'].append(self.column(table))
        plain = self.plain(table)
        kind = self.random.randrange(5)
        if kind < 3:
            self.add_number(table)
        elif kind == 3:
            parts = self.random.sample(plain, min(len(plain), self.random.randint(1, 3)))
            for column in parts:
                column['key'] = True
            if self.one_in(2):
                table['rowid'] = False
                table['tail'].append('WITHOUT ROWID')
            table['keys'].append({'columns': [c['id'] for c in parts], 'primary': True})
            table['lines'].append(self.random.choice(['', 'CONSTRAINT pk ']) + 'PRIMARY KEY (' + self.listed(parts, True) + ')')
        if self.one_in(2):
            parts = self.random.sample(plain, min(len(plain), self.random.randint(1, 3)))
            table['keys'].append({'columns': [c['id'] for c in parts], 'primary': False})
            table['lines'].append(self.random.choice(['', 'CONSTRAINT uq ']) + 'UNIQUE (' + self.listed(parts) + ')'
                                  + self.random.choice(['', '', '', ' ON CONFLICT IGNORE', ' ON CONFLICT REPLACE']))
            for column in parts:
                column['unique'] = True
        if self.one_in(3):
            column = self.random.choice(plain)
            table['lines'].append(f"CHECK ({ident(column['name'])} IS NOT 'never, )' /* why */)")
        if table['strict']:
            table['tail'].append('STRICT')
        return table

    def add_number(self, table):
        """A key `id`, of itself or (rarely) only almost the rowid."""
        key = self.new_column(table, 'INTEGER', 'id')
        table['ever'].append('id')
        word = self.random.choice(['', '', ' AUTOINCREMENT', ' AUTOINCREMENT', ' DESC'] if self.one_in(2) else ['', ' AUTOINCREMENT'])
        key['key'] = True
        key['number'] = word != ' DESC'
        key['sql'] = ' PRIMARY KEY' + word
        table['keys'].append({'columns': [key['id']], 'primary': True})
        table['columns'].insert(self.random.choice([0, 0, len(table['columns'])]), key)

    def listed(self, columns, ordered=False):
        return ', '.join(ident(c['name']) + (self.random.choice(['', '', '', ' DESC']) if ordered else '') for c in columns)

    def create(self, table):
        return (f'CREATE TABLE {ident(table["name"])} (' + self.random.choice(['', '\n  -- first\n  '])
                + self.random.choice([', ', ',\n  ']).join([self.line(c) for c in table['columns']] + table['lines'])
                + self.random.choice(['', '\n', ' -- last\n', '/* last */']) + ')'
                + (' ' + ', '.join(table['tail']) if table['tail'] else ''))

    @staticmethod
    def by_id(table, ids):
        return [next((c for c in table['columns'] if c['id'] == i), None) for i in ids]

    def refer(self, table):
        """A foreign key of new columns to a key of any table."""
        parents = [t for t in self.made if t['keys']]
        if not parents:
            return
        parent = self.random.choice(parents)
        key = self.random.choice(parent['keys'])
        targets = self.by_id(parent, key['columns'])
        if None in targets:
            return
        columns = []
        for target in targets:
            kind = target['type']
            if table['strict'] and kind not in STRICT_TYPES:
                kind = 'ANY'
            columns.append(self.new_column(table, kind))
            table['columns'].append(columns[-1])
        to = '' if key['primary'] and self.one_in(2) else ' (' + self.listed(targets) + ')'
        text = f'REFERENCES {ident(parent["name"])}{to}{self.random.choice(ACTIONS)}'
        if len(columns) == 1 and self.one_in(2):
            columns[0]['sql'] += ' ' + text
        else:
            name = self.random.choice(['', f'CONSTRAINT fk{self.count} '])
            table['lines'].append(f'{name}FOREIGN KEY ({self.listed(columns)}) {text}')
        for column in columns:
            column['refers'] = True
        table['references'].append({'columns': [c['id'] for c in columns], 'parent': parent['name'], 'to': key['columns']})

    def extras(self):
        """Indexes, views, triggers that would tell of every write, by writing."""
        self.scripts.append('CREATE TABLE sw_log (what TEXT)')
        for number, table in enumerate(self.made):
            name, plain = ident(table['name']), self.plain(table)
            column, other = (ident(self.random.choice(plain)['name']) for _ in range(2))
            if self.one_in(2):
                self.scripts.append(f'CREATE INDEX {ident("ix " + table["name"])} ON {name} ({column} DESC)')
            if self.one_in(3):
                self.scripts.append(f'CREATE INDEX ixe{number} ON {name} (typeof({column}), {column} COLLATE NOCASE) WHERE {other} IS NOT NULL')
            if self.one_in(4):
                self.scripts.append(f'CREATE UNIQUE INDEX ixu{number} ON {name} ({column}, {other}) WHERE {other} > 7')
            if self.one_in(3):
                self.scripts.append(f'CREATE VIEW {ident("v " + table["name"])} AS SELECT {column} AS one, count(*) AS "n" FROM {name} GROUP BY 1')
                if self.one_in(2):
                    self.scripts.append(f'CREATE VIEW vv{number} AS SELECT one FROM {ident("v " + table["name"])} WHERE one IS NOT NULL')
                    self.scripts.append(f'CREATE VIEW vvv{number}(two) AS SELECT a.one FROM vv{number} a, {name} b WHERE b.{other} IS a.one')
            for event in ('INSERT', f'UPDATE OF {other}', 'DELETE'):
                if self.one_in(3):
                    self.triggers.append(f"CREATE TRIGGER tr{number}{event[:6]} AFTER {event} ON {name} BEGIN INSERT INTO sw_log VALUES ('{number}'); END")
            if self.one_in(5):
                self.triggers.append(f'CREATE TRIGGER tw{number} AFTER INSERT ON {name} WHEN NEW.{column} IS NOT NULL BEGIN UPDATE {name} SET {column} = NEW.{column} WHERE {column} IS NULL; END')
            if self.one_in(5):
                self.triggers.append(f'CREATE TRIGGER tx{number} AFTER INSERT ON sw_log BEGIN DELETE FROM {name} WHERE {other} = NEW.what; END')

    # The rows.

    def fill(self, database):
        database.execute('PRAGMA synchronous = OFF')
        database.execute(f'PRAGMA page_size = {self.random.choice([512, 4096])}')
        if self.one_in(6):
            database.execute(f"PRAGMA encoding = '{self.random.choice(['UTF-16le', 'UTF-16be'])}'")
        if self.one_in(4):
            database.execute(f'PRAGMA auto_vacuum = {self.random.choice([1, 2])}')
        database.execute(f'PRAGMA journal_mode = {self.random.choice(["delete", "wal"])}')
        database.execute(f'PRAGMA user_version = {self.random.randrange(100)}')
        database.execute('PRAGMA application_id = 4711')
        for table in self.made:
            database.execute(table['sql'])
        for script in self.scripts:
            database.execute(script)
        for _ in range(3):
            for table in self.made:
                self.insert(database, table)
        for table in self.made:
            # The numbers of what goes are never given again.
            if 'AUTOINCREMENT' in table['sql'] and self.one_in(3):
                name = ident(table['name'])
                database.execute(f'DELETE FROM {name} WHERE id = (SELECT max(id) FROM {name})')
        for trigger in self.triggers:
            database.execute(trigger)
        if self.one_in(4):
            database.execute('ANALYZE')

    def insert(self, database, table):
        for _ in range(self.random.randint(0, 5)):
            values = {c['id']: self.random.choice(VALUES) for c in self.plain(table)}
            for column in self.plain(table):
                if column.get('number'):
                    values[column['id']] = self.random.choice([None, self.random.randint(-5, 10**6)])
            for reference in table['references']:
                if not self.one_in(8):  # else it leads nowhere
                    values.update(self.referring(database, reference))
            self.try_insert(database, table, values)

    def referring(self, database, reference):
        parent = next(t for t in self.made if t['name'] == reference['parent'])
        names = self.listed(self.by_id(parent, reference['to']))
        rows = database.execute(f'SELECT {names} FROM {ident(parent["name"])}').fetchall()
        row = self.random.choice(rows) if rows and not self.one_in(6) else [None] * len(reference['columns'])
        return dict(zip(reference['columns'], row))

    def try_insert(self, database, table, values):
        plain = self.plain(table)
        bound = [values[c['id']] for c in plain]
        marks = ', '.join('CAST(? AS TEXT)' if isinstance(v, Text) else '?' for v in bound)
        try:
            database.execute(f'INSERT OR IGNORE INTO {ident(table["name"])} ({self.listed(plain)}) VALUES ({marks})', bound)
        except sqlite3.Error:
            pass  # SQLite does not take it

    def tables(self):
        log = {'name': 'sw_log', 'columns': [{'id': 0, 'name': 'what', 'type': 'TEXT', 'not_null': False, 'default': None}],
               'strict': False, 'rowid': True}
        return copy.deepcopy(self.made + [log])
