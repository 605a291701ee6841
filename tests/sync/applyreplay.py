# SPDX-License-Identifier: Apache-2.0
"""The edits of applyedits.py replayed on plain lists, for applyoracle.py."""
from applyvalues import Text, affinity, compared, exact, ident, rows_of


class Replayed:
    """The tables after the edits: what their columns were, and what was said of them."""

    def __init__(self, start, edits):
        self.tables = {}
        self.keys_grew = False
        for table in start['tables']:
            columns = [dict(column, origin=column['name']) for column in table['columns']]
            self.tables[table['name']] = dict(table, origin=table['name'], columns=columns)
        for edit in edits:
            getattr(self, 'on_' + edit['op'])(edit)

    def column(self, edit):
        return next(c for c in self.tables[edit['table']]['columns'] if c['name'] == edit['column'])

    def on_other(self, edit):
        pass

    on_strict = on_without = on_autoincrement = on_other

    def on_primary_key(self, edit):
        self.keys_grew = True

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
        # Columns that refer to this one follow; so only the last word counts.
        for table in self.tables.values():
            for column in table['columns']:
                column.pop('said', None)
        self.column(edit)['said'] = edit['type']

    def on_default(self, edit):
        self.column(edit)['default'] = 7

    def on_not_null(self, edit):
        self.column(edit)['not_null'] = edit['to']

    def on_generate(self, edit):
        self.on_type(edit)
        self.column(edit).update(of=edit['of'], computes=edit['computes'])

    def on_plain(self, edit):
        column = self.column(edit)
        column.pop('computes')

    def on_add_column(self, edit):
        self.tables[edit['table']]['columns'].append(dict(edit['definition'], origin=None))

    def on_drop_column(self, edit):
        columns = self.tables[edit['table']]['columns']
        gone = self.column(edit)
        columns[:] = [c for c in columns if c is not gone and not (c.get('computes') and c['of'] == gone['id'])]

    def on_move(self, edit):
        columns = self.tables[edit['table']]['columns']
        moved = self.column(edit)
        columns.remove(moved)
        columns.insert(edit['place'], moved)

    def on_drop_table(self, edit):
        del self.tables[edit['table']]

    def on_new_table(self, edit):
        columns = [dict(column, origin=None) for column in edit['definition']['columns']]
        self.tables[edit['table']] = dict(edit['definition'], origin=None, columns=columns)

    def take_over(self, name, columns):
        """Columns of a foreign key that grew with the key that it refers to."""
        mine = self.tables[name]['columns']
        if self.keys_grew:
            for place, column in enumerate(columns):
                if column not in [c['name'] for c in mine]:
                    mine.insert(place, {'id': None, 'name': column, 'origin': None, 'default': None})
        return [c['name'] for c in mine]


def computed(column, row):
    """The two kinds of computed columns that are made here."""
    value = row.get(column['of'])
    if column['computes'] == 'isnull':
        return 1 if value is None else 0
    return Text(exact(value)[0].encode())


class Rows:
    """The rows that a table must have: the old ones, with what a person chose about them."""

    def __init__(self, before, old, new, table, choices):
        """`old` and `new` are the Facts of the table, `table` is replayed."""
        self.before, self.old, self.new, self.table = before, old, new, table
        self.choices = choices
        self.was = {c['name']: c['origin'] for c in table['columns'] if c['origin'] is not None}
        self.kept = {c['columns'][0] for c in choices if c['way'] == 'keep'}
        self.filled = {c['columns'][0]: c['value'] for c in choices if c['way'] == 'fill'}

    def all(self):
        """The old row and the new one."""
        rows = rows_of(self.before, self.table['origin'], self.old)
        gone = [self.met_by(choice, rows) for choice in self.choices]
        result = []
        for number, row in enumerate(rows):
            ways = [choice for choice, numbers in zip(self.choices, gone) if number in numbers]
            if all(choice['way'] != 'delete' for choice in ways):
                nulled = {column for choice in ways for column in choice['columns'] if choice['way'] == 'null'}
                result.append((row, self.made_of(row, nulled)))
        return result

    def met_by(self, choice, rows):
        """The numbers of the rows that the choice is about."""
        olds = [self.was.get(column) for column in choice['columns']]
        values = [[row[name] if name is not None else None for name in olds] for row in rows]
        if choice['kind'] == 'nulls':
            return {i for i, value in enumerate(values) if None in value}
        if choice['kind'] == 'values' and choice['way'] == 'delete':
            return {i for i, value in enumerate(values) if not isinstance(value[0], int) and value[0] is not None}
        if choice['kind'] == 'duplicates':
            made = [self.made_of(row, set()) for row in rows]
            return self.repeated([[row[name] for name in choice['columns']] for row in made])
        return self.leading_nowhere(choice, values) if choice['kind'] == 'orphans' else set()

    @staticmethod
    def repeated(values):
        seen, found = set(), set()
        for i, value in enumerate(values):
            if None not in value:
                key = tuple(('number', v) if isinstance(v, (int, float)) else exact(v) for v in value)
                if key in seen:
                    found.add(i)
                seen.add(key)
        return found

    def leading_nowhere(self, choice, values):
        found = set()
        for i, value in enumerate(values):
            if None in value:
                continue
            if choice['parent'] is None or None in choice['targets']:
                found.add(i)
                continue
            # The parent's type counts, as in a foreign key.
            marks, bounds = zip(*map(compared, value))
            same = ' AND '.join(f'{ident(t)} = {mark}' for t, mark in zip(choice['targets'], marks))
            there = self.before.execute(f'SELECT EXISTS (SELECT 1 FROM main.{ident(choice["parent"])} WHERE {same})', bounds).fetchone()[0]
            if not there:
                found.add(i)
        return found

    def made_of(self, old, nulled):
        new = {None: old.get(None)}
        for column in self.table['columns']:
            if column.get('computes'):
                continue
            name = column['name']
            value = old[column['origin']] if column['origin'] is not None else column['default']
            if name in nulled:
                value = None
            if name == self.new.alias and column['origin'] is None:
                value = old.get(None)  # the rowid under a name
            if name in self.filled and (value is None or column['origin'] is None):
                value = self.filled[name]
            if isinstance(value, str):
                value = Text(value.encode())
            kind = (self.new.types[name], self.new.strict)
            if name in self.kept:
                kind = (self.old.types[column['origin']], self.old.strict)
            stored = affinity.stored(value, *kind)
            new[name] = stored if stored is not None else value  # which it does not take
        for column in self.table['columns']:
            if column.get('computes'):
                # To SQLite the name of a column that is not there is a string.
                of = next((c['name'] for c in self.table['columns'] if c.get('id') == column['of']), '')
                value = computed(dict(column, of=of), new if of in new else {of: Text(b'')})
                new[column['name']] = affinity.stored(value, self.new.types[column['name']], self.new.strict)
        return new
