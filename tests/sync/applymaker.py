# SPDX-License-Identifier: Apache-2.0
"""Random schemas with rows, and random edits of them, for applyoracle.py: SQL for the database, and
the same as values for the oracle."""
import copy
import random
import sqlite3

NAMES = ['pet', 'owner', 'a"b', "it's", 'sp ace', 'select', 'Größe', '%1 %s', 'x.y', 'ö', 'Ö', '1st', 'x]y', '`tick',
         'T', 'very_long_name_of_a_table', 'group', 'é', '🐈', 'semi;--', 'back\\slash', 'new\nline', 'values', 'index']
COLUMNS = ['name', 'note', 'a"b', "it's", 'sp ace', 'order', 'Größe', '%1', 'x.y', 'ä', 'n', 'Kind', '1st', 'x]y', 'b`t',
           'from', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', '🐈', 'tab\there', 'check', 'value', 'old', 'new']
TYPES = ['', 'INTEGER', 'INT', 'TEXT', 'varchar(20)', 'REAL', 'NUMERIC(8, 2)', 'BLOB', 'unsigned big int', 'DATE']
STRICT_TYPES = ['INT', 'INTEGER', 'REAL', 'TEXT', 'BLOB', 'ANY']
VALUES = [None, None, 0, 1, -1, 42, 2**53 + 1, 2**63 - 1, -2**63, 0.5, 1e308, float('inf'), float('-inf'), -0.0, 1e-320,
          9007199254740993.0, '', 'a', 'A', 'b', '007', ' 5 ', '1e3', '1.10', '12abc', '0x1F', 'text\0nul', 'é', '🐈',
          b'', b'\0\xff', b'blob', '9223372036854775808', 'it''s "quoted"']
DEFAULTS = [(None, ''), (5, ' DEFAULT 5'), ('x', " DEFAULT 'x'"), (2, ' DEFAULT (1 + 1)'), (None, ' DEFAULT NULL'),
            ('it\'s', " DEFAULT 'it''s'"), (-1.5, ' DEFAULT -1.5')]


def ident(name):
    return '"' + name.replace('"', '""') + '"'


class Case:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = self.random.sample(NAMES, len(NAMES))
        self.count = 0
        self.made = []
        self.scripts = []
        self.triggers = []
        for _ in range(self.random.randint(1, 4)):
            self.made.append(self.table(self.free_name(), first=True))
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

    def column(self, table, constraints=True):
        self.count += 1
        column = {'id': self.count, 'name': self.column_name(table), 'not_null': False, 'sql': '', 'default': None}
        column['type'] = self.random.choice(STRICT_TYPES if table['strict'] else TYPES)
        plain = [c for c in table['columns'] if not c.get('computes')]
        if plain and self.one_in(7):
            of = self.random.choice(plain)
            column['of'] = of['id']
            column['computes'] = self.random.choice(['isnull', 'typeof'])
            expression = f'({ident(of["name"])} IS NULL)' if column['computes'] == 'isnull' else f'(typeof({ident(of["name"])}))'
            column['type'] = 'INTEGER' if column['computes'] == 'isnull' else 'TEXT'
            column['sql'] = f' GENERATED ALWAYS AS {expression} ' + self.random.choice(['VIRTUAL', 'STORED', 'STORED'])
            return column
        if self.one_in(4):
            column['default'], column['sql'] = self.random.choice(DEFAULTS)
            if table['strict'] and column['type'] not in ('ANY',):
                column['default'], column['sql'] = None, ''
        if self.one_in(5):
            column['not_null'] = True
            column['sql'] += ' NOT NULL'
        if constraints and self.one_in(6):
            column['sql'] += self.random.choice([' COLLATE NOCASE', ' COLLATE RTRIM', ' COLLATE BINARY'])
        return column

    def line(self, column):
        return ident(column['name']) + (' ' + column['type'] if column['type'] else '') + column['sql']

    def table(self, name, first=False):
        table = {'name': name, 'columns': [], 'ever': [], 'strict': self.one_in(5), 'rowid': True, 'alias': False,
                 'lines': [], 'parent': None}
        kind = self.random.randrange(5)
        tail = []
        for _ in range(self.random.randint(1, 6)):
            table['columns'].append(self.column(table))
        plain = [c for c in table['columns'] if not c.get('computes')]
        if kind < 3:
            key = {'id': -self.count, 'name': 'id', 'type': 'INTEGER', 'not_null': False, 'default': None, 'key': True,
                   'sql': ' PRIMARY KEY' + (' AUTOINCREMENT' if self.one_in(3) else '')}
            table['columns'].insert(self.random.choice([0, 0, len(table['columns'])]), key)
            table['ever'].append('id')
            table['alias'] = True
        elif kind == 3:
            parts = self.random.sample(plain, min(len(plain), self.random.randint(1, 2)))
            for column in parts:
                column['key'] = True
            if self.one_in(2):
                table['rowid'] = False
                tail.append('WITHOUT ROWID')
            table['lines'].append('PRIMARY KEY (' + ', '.join(ident(c['name']) for c in parts) + ')')
            table['alias'] = table['rowid'] and len(parts) == 1 and parts[0]['type'].upper() == 'INTEGER'
            table['parts'] = [c['id'] for c in parts]
        if self.one_in(3) and plain:
            parts = self.random.sample(plain, min(len(plain), self.random.randint(1, 2)))
            table['lines'].append(('CONSTRAINT uq ' if self.one_in(2) else '') + 'UNIQUE ('
                                  + ', '.join(ident(c['name']) for c in parts) + ')')
            for column in parts:
                column['unique'] = True
        if self.one_in(3):
            column = self.random.choice(plain) if plain else None
            if column:
                table['lines'].append(f"CHECK ({ident(column['name'])} IS NOT 'never, )' /* why */)")
        if first:
            self.refer(table)
        if table['strict']:
            tail.append('STRICT')
        table['sql'] = (f'CREATE TABLE {ident(name)} (' + self.random.choice(['', '\n  -- first\n  '])
                        + self.random.choice([', ', ',\n  '] ).join([self.line(c) for c in table['columns']] + table['lines'])
                        + self.random.choice(['', '\n']) + ')' + (' ' + ', '.join(tail) if tail else ''))
        return table

    def refer(self, table):
        """A foreign key to the INTEGER PRIMARY KEY of a table of before, or to itself."""
        parents = [t for t in self.made if self.key_of(t)] + ([table] if self.key_of(table) else [])
        if not parents or self.one_in(2):
            return
        parent = self.random.choice(parents)
        self.count += 1
        name = self.column_name(table)
        action = self.random.choice(['', ' ON DELETE CASCADE', ' ON DELETE SET NULL', ' ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED'])
        target = self.random.choice(['', f' ({ident(self.key_of(parent)["name"])})'])
        column = {'id': self.count, 'name': name, 'type': 'INTEGER', 'not_null': False, 'default': None, 'refers': parent['name'],
                  'sql': f' REFERENCES {ident(parent["name"])}{target}{action}'}
        table['columns'].append(column)

    @staticmethod
    def key_of(table):
        return next((c for c in table['columns'] if c.get('key') and 'PRIMARY KEY' in c['sql']), None)

    def extras(self):
        """Indexes, views, triggers that would tell of every write, by writing."""
        self.scripts.append('CREATE TABLE sw_log (what TEXT)')
        for number, table in enumerate(self.made):
            name, plain = ident(table['name']), [c for c in table['columns'] if not c.get('computes')]
            column = ident(self.random.choice(plain)['name'])
            if self.one_in(2):
                self.scripts.append(f'CREATE INDEX {ident("ix " + table["name"])} ON {name} ({column} DESC)')
            if self.one_in(3):
                self.scripts.append(f'CREATE INDEX ixe{number} ON {name} (typeof({column}), {column} COLLATE NOCASE) WHERE {column} IS NOT NULL')
            if self.one_in(3):
                self.scripts.append(f'CREATE VIEW {ident("v " + table["name"])} AS SELECT {column} AS one, count(*) AS "n" FROM {name} GROUP BY 1')
                if self.one_in(2):
                    self.scripts.append(f'CREATE VIEW vv{number} AS SELECT one FROM {ident("v " + table["name"])} WHERE one IS NOT NULL')
            for event in ('INSERT', 'UPDATE', 'DELETE'):
                if self.one_in(3):
                    self.triggers.append(f"CREATE TRIGGER tr{number}{event} AFTER {event} ON {name} BEGIN INSERT INTO sw_log VALUES ('{event} of {number}'); END")
            if self.one_in(5):
                self.triggers.append(f"CREATE TRIGGER tw{number} AFTER INSERT ON {name} WHEN NEW.{column} IS NOT NULL BEGIN UPDATE {name} SET {column} = NEW.{column} WHERE {column} IS NULL; END")

    def fill(self, database):
        database.execute('PRAGMA synchronous = OFF')
        database.execute(f'PRAGMA page_size = {self.random.choice([512, 4096])}')
        if self.one_in(6):
            database.execute("PRAGMA encoding = 'UTF-16le'")
        if self.one_in(4):
            database.execute('PRAGMA auto_vacuum = 1')
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
        for trigger in self.triggers:
            database.execute(trigger)
        if self.one_in(4):
            database.execute('ANALYZE')

    def insert(self, database, table):
        plain = [c for c in table['columns'] if not c.get('computes')]
        for _ in range(self.random.randint(0, 5)):
            values = []
            for column in plain:
                value = self.random.choice(VALUES)
                if column.get('key') and 'PRIMARY' in column['sql']:
                    value = self.random.choice([None, self.random.randint(-5, 10**6)])
                if column.get('refers'):
                    parent = next(t for t in self.made if t['name'] == column['refers'])
                    keys = database.execute(f'SELECT {ident(self.key_of(parent)["name"])} FROM {ident(parent["name"])}').fetchall()
                    value = self.random.choice(keys)[0] if keys else None
                values.append(value)
            names = ', '.join(ident(c['name']) for c in plain)
            self.try_insert(database, table, names, values)

    @staticmethod
    def try_insert(database, table, names, values):
        try:
            database.execute(f'INSERT OR IGNORE INTO {ident(table["name"])} ({names}) VALUES ({", ".join("?" * len(values))})', values)
        except sqlite3.Error:
            pass  # SQLite does not take it

    def tables(self):
        log = {'name': 'sw_log', 'columns': [{'id': 0, 'name': 'what', 'type': 'TEXT', 'not_null': False, 'default': None}],
               'strict': False, 'rowid': True, 'alias': False}
        return copy.deepcopy(self.made + [log])

    # The edits.

    def edits(self):
        edits = []
        for _ in range(self.random.choice([1, 1, 2, 3, 5])):
            verbs = [self.rename_table, self.rename_column, self.case_only, self.retype,
                     self.retype, self.set_not_null, self.drop_not_null, self.add_column, self.add_column, self.drop_column,
                     self.unique, self.check, self.new_table, self.drop_table, self.index, self.view, self.trigger,
                     self.default, self.move, self.move, self.foreign_key, self.recreate_column, self.chain, self.primary_key,
                     self.drop_view, self.constraint_gone]
            edit = self.random.choice(verbs)()
            if edit:
                edits.append(edit)
        return edits

    def any_table(self):
        return self.random.choice(self.made) if self.made else None

    def other(self, sql):
        return {'op': 'other', 'sql': sql}

    def picked(self, free=True):
        table = self.any_table()
        if not table:
            return None, None
        columns = [c for c in table['columns'] if not c.get('computes') and not c.get('pinned') and not (free and c.get('key'))]
        return table, self.random.choice(columns) if columns else None

    def rename_table(self):
        table = self.any_table()
        if not table:
            return None
        old, new = table['name'], self.free_name()
        table['name'] = new
        return {'op': 'rename_table', 'names': [[old, new]], 'sql': f'ALTER TABLE {ident(old)} RENAME TO {ident(new)}'}

    def renames(self, table, names):
        return {'op': 'rename_column', 'table': table['name'], 'names': names,
                'sql': ';'.join(f'ALTER TABLE {ident(table["name"])} RENAME COLUMN {ident(x)} TO {ident(y)}' for x, y in names)}

    def rename_column(self):
        table, column = self.picked(free=False)
        if not column:
            return None
        old, column['name'] = column['name'], self.column_name(table)
        return self.renames(table, [[old, column['name']]])

    def chain(self):
        """a becomes b while b becomes c."""
        table = self.any_table()
        if not table or len(table['columns']) < 2:
            return None
        a, b = self.random.sample(table['columns'], 2)
        if a.get('pinned') or b.get('pinned'):
            return None
        names = [[b['name'], self.column_name(table)], [a['name'], b['name']]]
        b['name'], a['name'] = names[0][1], b['name']
        return self.renames(table, names)

    def case_only(self):
        table, column = self.picked(free=False)
        if not column or column['name'].swapcase() == column['name'] or not column['name'].isascii():
            return None
        old, column['name'] = column['name'], column['name'].swapcase()
        return self.renames(table, [[old, column['name']]])

    def retype(self):
        table, column = self.picked()
        if not column or column.get('refers'):
            return None
        kind = self.random.choice(STRICT_TYPES if table['strict'] else TYPES[1:])
        column['type'] = kind
        return {'op': 'type', 'table': table['name'], 'column': column['name'], 'type': kind,
                'sql': f'ALTER TABLE {ident(table["name"])} ALTER COLUMN {ident(column["name"])} TYPE {kind}'}

    def not_null(self, to):
        table, column = self.picked()
        if not column:
            return None
        column['not_null'] = to
        return {'op': 'not_null', 'table': table['name'], 'column': column['name'], 'to': to,
                'sql': f'ALTER TABLE {ident(table["name"])} ALTER COLUMN {ident(column["name"])} {"SET" if to else "DROP"} NOT NULL'}

    def set_not_null(self):
        return self.not_null(True)

    def drop_not_null(self):
        return self.not_null(False)

    def add_column(self):
        table = self.any_table()
        if not table:
            return None
        column = self.column(table)
        table['columns'].append(column)
        return {'op': 'add_column', 'table': table['name'], 'definition': dict(column),
                'sql': f'ALTER TABLE {ident(table["name"])} ADD COLUMN {self.line(column)}'}

    def drop_column(self):
        table, column = self.picked()
        if not column or any(c.get('of') == column['id'] for c in table['columns']) or len(table['columns']) < 3:
            return None
        table['columns'].remove(column)
        return {'op': 'drop_column', 'table': table['name'], 'column': column['name'],
                'sql': f'ALTER TABLE {ident(table["name"])} DROP COLUMN {ident(column["name"])} CASCADE'}

    def recreate_column(self):
        """Renamed, and the old name given to a new one."""
        table, column = self.picked()
        if not column:
            return None
        old = column['name']
        edit = self.rename_of(table, column)
        self.count += 1
        new = {'id': self.count, 'name': old, 'type': 'ANY' if table['strict'] else 'TEXT', 'not_null': False, 'sql': '', 'default': None}
        table['columns'].append(new)
        edit['sql'] += f'; ALTER TABLE {ident(table["name"])} ADD COLUMN {self.line(new)}'
        # Two columns of one name, then and now: their names are all that tells them apart.
        column['pinned'] = new['pinned'] = True
        edit['op'] = 'recreate'
        edit['definition'] = dict(new)
        return edit

    def rename_of(self, table, column):
        old, column['name'] = column['name'], self.column_name(table)
        return self.renames(table, [[old, column['name']]])

    def unique(self):
        table, column = self.picked()
        if not column:
            return None
        return self.other(f'ALTER TABLE {ident(table["name"])} ADD CONSTRAINT uq{self.random.randrange(1000)} UNIQUE ({ident(column["name"])})')

    def check(self):
        table, column = self.picked()
        if not column:
            return None
        rule = self.random.choice(["IS NOT 'nothing'", 'IS NOT NULL', '<> 42'])
        return self.other(f'ALTER TABLE {ident(table["name"])} ADD CONSTRAINT ck{self.random.randrange(1000)} CHECK ({ident(column["name"])} {rule})')

    def constraint_gone(self):
        table = self.any_table()
        return table and self.other(f'ALTER TABLE {ident(table["name"])} DROP CONSTRAINT uq CASCADE')

    def foreign_key(self):
        table, column = self.picked()
        parents = [t for t in self.made if self.key_of(t)]
        if not column or not parents or column.get('refers'):
            return None
        parent = self.random.choice(parents)
        return self.other(f'ALTER TABLE {ident(table["name"])} ADD FOREIGN KEY ({ident(column["name"])}) REFERENCES '
                          f'{ident(parent["name"])} ({ident(self.key_of(parent)["name"])}) ON DELETE CASCADE')

    def primary_key(self):
        table = self.any_table()
        if not table or any(c.get('key') for c in table['columns']) or not table['rowid']:
            return None
        self.count += 1
        name = self.column_name(table)
        column = {'id': self.count, 'name': name, 'type': 'TEXT', 'not_null': False, 'sql': '', 'default': None}
        table['columns'].append(column)
        return {'op': 'add_column', 'table': table['name'], 'definition': dict(column),
                'sql': f'ALTER TABLE {ident(table["name"])} ADD COLUMN {self.line(column)}'}

    def new_table(self):
        table = self.table(self.free_name())
        self.made.append(table)
        return {'op': 'new_table', 'table': table['name'], 'definition': copy.deepcopy(table), 'sql': table['sql']}

    def drop_table(self):
        if len(self.made) < 2 or self.one_in(2):
            return None
        table = self.made.pop(self.random.randrange(len(self.made)))
        return {'op': 'drop_table', 'table': table['name'], 'sql': f'DROP TABLE {ident(table["name"])} CASCADE'}

    def index(self):
        table, column = self.picked(free=False)
        if not column:
            return None
        unique = self.random.choice(['', '', 'UNIQUE '])
        return self.other(f'CREATE {unique}INDEX ixn{self.random.randrange(1000)} ON {ident(table["name"])} ({ident(column["name"])})')

    def view(self):
        table, column = self.picked(free=False)
        return column and self.other(f'CREATE VIEW vn{self.random.randrange(1000)} AS SELECT {ident(column["name"])} AS c FROM {ident(table["name"])}')

    def drop_view(self):
        table = self.any_table()
        return table and self.other(f'DROP VIEW {ident("v " + table["name"])}')

    def trigger(self):
        table = self.any_table()
        return table and self.other(f"CREATE TRIGGER trn{self.random.randrange(1000)} AFTER INSERT ON {ident(table['name'])} "
                                    "BEGIN INSERT INTO sw_log VALUES ('new'); END")

    def default(self):
        table, column = self.picked()
        if not column or 'refers' in column:
            return None
        column['default'] = 7
        return {'op': 'default', 'table': table['name'], 'column': column['name'],
                'sql': f'ALTER TABLE {ident(table["name"])} ALTER COLUMN {ident(column["name"])} SET DEFAULT 7'}

    def move(self):
        table, column = self.picked(free=False)
        if not column:
            return None
        place = self.random.randrange(len(table['columns']))
        table['columns'].remove(column)
        table['columns'].insert(place, column)
        return {'op': 'move', 'table': table['name'], 'column': column['name'], 'place': place, 'sql': ''}
