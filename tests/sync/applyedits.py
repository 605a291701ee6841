# SPDX-License-Identifier: Apache-2.0
"""Random edits of what applymaker.py made: as SQL, or as a word that the test knows, and as values
for the oracle."""
import copy

from applywords import ACTIONS, COLLATIONS, STRICT_TYPES, TYPES, ident


class Edits:
    def edits(self):
        verbs = [self.rename_table, self.rename_column, self.case_only, self.retype, self.retype, self.set_not_null,
                 self.drop_not_null, self.add_column, self.add_column, self.drop_column, self.unique, self.check, self.new_table,
                 self.drop_table, self.index, self.view, self.trigger, self.default, self.move, self.move, self.foreign_key,
                 self.recreate_column, self.chain, self.new_key, self.drop_view, self.constraint_gone, self.primary_key,
                 self.primary_key, self.generate, self.generate, self.not_generated, self.strict, self.strict, self.without,
                 self.autoincrement, self.collate, self.collate, self.drop_index, self.drop_trigger]
        edits = [self.random.choice(verbs)() for _ in range(self.random.choice([1, 1, 2, 3, 5, 8]))]
        return [edit for edit in edits if edit]

    def any_table(self):
        return self.random.choice(self.made) if self.made else None

    @staticmethod
    def other(sql):
        return {'op': 'other', 'sql': sql}

    def picked(self, free=True):
        """A table and a column of it; a free one is in no key."""
        table = self.any_table()
        if not table:
            return None, None
        columns = [c for c in table['columns'] if not c.get('computes') and not c.get('pinned') and not (free and c.get('key'))]
        return table, self.random.choice(columns) if columns else None

    def on_column(self, table, column, op, **more):
        return dict({'op': op, 'table': table['name'], 'column': column['name']}, **more)

    def alter(self, table, column, what):
        return f'ALTER TABLE {ident(table["name"])} ALTER COLUMN {ident(column["name"])} {what}'

    def rename_table(self):
        table = self.any_table()
        if not table:
            return None
        old, new = table['name'], self.free_name()
        table['name'] = new
        for each in self.made:
            for reference in each['references']:
                if reference['parent'] == old:
                    reference['parent'] = new
        return {'op': 'rename_table', 'names': [[old, new]], 'sql': f'ALTER TABLE {ident(old)} RENAME TO {ident(new)}'}

    def renames(self, table, names):
        return {'op': 'rename_column', 'table': table['name'], 'names': names,
                'sql': ';'.join(f'ALTER TABLE {ident(table["name"])} RENAME COLUMN {ident(x)} TO {ident(y)}' for x, y in names)}

    def rename_of(self, table, column, new=None):
        old, column['name'] = column['name'], new or self.column_name(table)
        return self.renames(table, [[old, column['name']]])

    def rename_column(self):
        table, column = self.picked(free=False)
        return column and self.rename_of(table, column)

    def case_only(self):
        table, column = self.picked(free=False)
        if not column or column['name'].swapcase() == column['name'] or not column['name'].isascii():
            return None
        return self.rename_of(table, column, column['name'].swapcase())

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

    def recreate_column(self):
        """Renamed, and the old name given to a new one."""
        table, column = self.picked()
        if not column:
            return None
        old = column['name']
        edit = self.rename_of(table, column)
        new = self.new_column(table, 'ANY' if table['strict'] else 'TEXT', old)
        table['columns'].append(new)
        edit['sql'] += f'; ALTER TABLE {ident(table["name"])} ADD COLUMN {self.line(new)}'
        # Two columns of one name, then and now: their names are all that tells them apart.
        column['pinned'] = new['pinned'] = True
        edit['op'] = 'recreate'
        edit['definition'] = dict(new)
        return edit

    def retype(self):
        table, column = self.picked(free=not self.one_in(3))
        if not column:
            return None
        column['type'] = self.random.choice(STRICT_TYPES if table['strict'] else TYPES[1:])
        return self.on_column(table, column, 'type', type=column['type'], sql=self.alter(table, column, 'TYPE ' + column['type']))

    def collate(self):
        table, column = self.picked(free=False)
        if not column or not column['type']:
            return None
        collation = self.random.choice(COLLATIONS)
        return self.on_column(table, column, 'type', type=column['type'],
                              sql=self.alter(table, column, f'TYPE {column["type"]} COLLATE {collation}'))

    def not_null(self, to):
        table, column = self.picked()
        if not column:
            return None
        column['not_null'] = to
        return self.on_column(table, column, 'not_null', to=to, sql=self.alter(table, column, ('SET' if to else 'DROP') + ' NOT NULL'))

    def set_not_null(self):
        return self.not_null(True)

    def drop_not_null(self):
        return self.not_null(False)

    def default(self):
        table, column = self.picked()
        if not column or column.get('refers'):
            return None
        column['default'] = 7
        return self.on_column(table, column, 'default', sql=self.alter(table, column, 'SET DEFAULT 7'))

    def generate(self):
        """A plain column is computed from now on."""
        table, column = self.picked()
        others = [c for c in self.plain(table) if c is not column] if column else []
        if not others or any(c.get('of') == column['id'] for c in table['columns']):
            return None
        of = self.random.choice(others)
        self.computed(column, of)
        return self.on_column(table, column, 'generate', of=of['id'], computes=column['computes'], type=column['type'],
                              expression=column['expression'], stored=column['stored'], sql=self.alter(table, column, 'TYPE ' + column['type']))

    def not_generated(self):
        table = self.any_table()
        computed = [c for c in table['columns'] if c.get('computes')] if table else []
        if not computed:
            return None
        column = self.random.choice(computed)
        del column['computes'], column['of']
        column['default'] = None
        return self.on_column(table, column, 'plain', sql=self.alter(table, column, 'DROP EXPRESSION'))

    def strict(self):
        table = self.any_table()
        if not table or not table['strict'] and any(c['type'] not in STRICT_TYPES for c in table['columns']) and not self.one_in(6):
            return None
        table['strict'] = not table['strict']
        return {'op': 'strict', 'table': table['name'], 'to': table['strict'], 'sql': ''}

    def without(self):
        table = self.any_table()
        if not table or not any(c.get('key') for c in table['columns']):
            return None
        table['rowid'] = not table['rowid']
        return {'op': 'without', 'table': table['name'], 'to': not table['rowid'], 'sql': ''}

    def autoincrement(self):
        table = self.any_table()
        return table and {'op': 'autoincrement', 'table': table['name'], 'to': self.one_in(2), 'sql': ''}

    def primary_key(self):
        """Another one, or none any more."""
        table = self.any_table()
        plain = self.plain(table) if table else []
        if not plain:
            return None
        parts = self.random.sample(plain, self.random.choice([0, 1, 1, 1, min(2, len(plain))]))
        for column in plain:
            column['key'] = column in parts
        return {'op': 'primary_key', 'table': table['name'], 'columns': [c['name'] for c in parts], 'sql': ''}

    def add(self, table, column):
        table['columns'].append(column)
        return {'op': 'add_column', 'table': table['name'], 'definition': dict(column),
                'sql': f'ALTER TABLE {ident(table["name"])} ADD COLUMN {self.line(column)}'}

    def add_column(self):
        table = self.any_table()
        return table and self.add(table, self.column(table))

    def new_key(self):
        table = self.any_table()
        if not table or any(c.get('key') for c in table['columns']) or not table['rowid']:
            return None
        column = self.new_column(table, self.random.choice(['TEXT', 'INTEGER']))
        column['sql'] = ' UNIQUE'
        return self.add(table, column)

    def drop_column(self):
        table, column = self.picked(free=not self.one_in(4))
        if not column or any(c.get('of') == column['id'] for c in table['columns']) or len(table['columns']) < 3:
            return None
        table['columns'].remove(column)
        return self.on_column(table, column, 'drop_column',
                              sql=f'ALTER TABLE {ident(table["name"])} DROP COLUMN {ident(column["name"])} CASCADE')

    def move(self):
        table, column = self.picked(free=False)
        if not column:
            return None
        place = self.random.randrange(len(table['columns']))
        table['columns'].remove(column)
        table['columns'].insert(place, column)
        return self.on_column(table, column, 'move', place=place, sql='')

    def new_table(self):
        table = self.table(self.free_name())
        if self.one_in(2):
            self.refer(table)
        table['sql'] = self.create(table)
        self.made.append(table)
        return {'op': 'new_table', 'table': table['name'], 'definition': copy.deepcopy(table), 'sql': table['sql']}

    def drop_table(self):
        if len(self.made) < 2 or self.one_in(2):
            return None
        table = self.made.pop(self.random.randrange(len(self.made)))
        return {'op': 'drop_table', 'table': table['name'], 'sql': f'DROP TABLE {ident(table["name"])} CASCADE'}

    def constraint(self, what):
        """`what` of a table, with the names of two of its columns put in."""
        table, column = self.picked(free=False)
        if not column:
            return None
        other = self.random.choice(self.plain(table))
        return self.other(what.format(table=ident(table['name']), one=ident(column['name']), two=ident(other['name']),
                                      number=self.random.randrange(1000)))

    def unique(self):
        return self.constraint('ALTER TABLE {table} ADD CONSTRAINT uq{number} UNIQUE '
                               + ('({one})' if self.one_in(2) else '({one}, {two})'))

    def check(self):
        rule = self.random.choice(["{one} IS NOT 'nothing'", '{one} IS NOT NULL', '{one} <> 42', '{one} IS NULL OR {two} <> 1'])
        return self.constraint('ALTER TABLE {table} ADD CONSTRAINT ck{number} CHECK (' + rule + ')')

    def constraint_gone(self):
        name = self.random.choice(['uq', 'pk', 'uq'] + [f'fk{i}' for i in range(1, 12)])
        table = self.any_table()
        return table and self.other(f'ALTER TABLE {ident(table["name"])} DROP CONSTRAINT {name} CASCADE')

    def index(self):
        unique = self.random.choice(['', '', 'UNIQUE '])
        where = self.random.choice(['', '', ' WHERE {two} IS NOT NULL'])
        return self.constraint(f'CREATE {unique}INDEX ixn{{number}} ON {{table}} ({{one}}{self.random.choice(["", ", lower({two})"])}){where}')

    def view(self):
        return self.constraint('CREATE VIEW vn{number} AS SELECT {one} AS c FROM {table}')

    def trigger(self):
        return self.constraint("CREATE TRIGGER trn{number} AFTER INSERT ON {table} WHEN NEW.{one} IS NOT NULL "
                               "BEGIN INSERT INTO sw_log VALUES (NEW.{two}); END")

    def drop_view(self):
        table = self.any_table()
        return table and self.other(f'DROP VIEW {ident("v " + table["name"])}')

    def drop_index(self):
        return self.other(f'DROP INDEX {self.random.choice(["ixe0", "ixe1", "ixu0", "ixu1"])}')

    def drop_trigger(self):
        return self.other(f'DROP TRIGGER {self.random.choice(["tr0INSERT", "tw0", "tx1", "tx0"])}')

    def foreign_key(self):
        table = self.any_table()
        parents = [t for t in self.made if t['keys']]
        if not table or not parents:
            return None
        parent = self.random.choice(parents)
        targets = self.by_id(parent, self.random.choice(parent['keys'])['columns'])
        plain = [c for c in self.plain(table) if not c.get('refers')]
        if None in targets or len(plain) < len(targets):
            return None
        columns = self.random.sample(plain, len(targets))
        return self.other(f'ALTER TABLE {ident(table["name"])} ADD FOREIGN KEY ({self.listed(columns)}) REFERENCES '
                          f'{ident(parent["name"])} ({self.listed(targets)}){self.random.choice(ACTIONS[:4])}')
