# SPDX-License-Identifier: Apache-2.0
"""What the drawn database can hold, and what had to be asked, for applyoracle.py: a database made
anew from the drawing is given the rows, one by one, and SQLite says what it thinks of them."""
import sqlite3

from applyvalues import affinity, broken, connect, ident, insert, new_violations, violations

# Refusals without an obstacle in the rows that SQLite would name: what each is allowed for.
REASONED = [
    ('speaks of itself by its name', 'a check that says pet.age would name a table that is not there yet'),
    ('expressions prohibited in PRIMARY KEY and UNIQUE', 'RENAME COLUMN of SQLite 3.40 fails at a key of a table WITHOUT ROWID'
     ' with which a UNIQUE of three columns begins'),
    ('has columns called rowid, oid and _rowid_', 'nobody can read the rowids of such a table'),
]
# Why SQLite takes no such drawing at all.
UNDRAWABLE = ['AUTOINCREMENT', 'PRIMARY KEY missing', 'unknown datatype', 'missing datatype', 'must have at least one non-generated column',
              'generated columns cannot be part of the PRIMARY KEY', 'no such column']
# What the rows themselves have in the way: unless a person's choice put it there, it is asked about
# before anything begins.
ASKED_BEFORE = ['UNIQUE constraint failed', 'NOT NULL constraint failed', 'CHECK constraint failed', 'would refer to a row of']
# Those that need one: SQLite says the same of the database made anew.
OF_OBSTACLES = ['cannot be as it is drawn', 'UNIQUE constraint failed', 'NOT NULL constraint failed', 'CHECK constraint failed', 'would refer to a row of',
                'would become others', 'could not be read any more', 'error in trigger', 'could be copied: one replaced another', 'cannot store',
                'datatype mismatch']


def without_triggers(path):
    """The tables and indexes of a database, in memory and without rows; UTF-8, whatever it was."""
    source, copy = connect(path), connect(':memory:')
    for sql, in source.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')"
                               " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid").fetchall():
        copy.execute(bytes(sql).decode())
    return copy


class Needs:
    """Needed must have been asked; allowed may have been, where the engine cannot know better."""

    def __init__(self, before, facts_before, facts_after, replayed, fresh_path):
        self.before, self.old, self.new, self.replayed = before, facts_before, facts_after, replayed
        self.fresh_path = fresh_path
        self.needed = {}
        self.allowed = set()

    def find(self, rows_of_table):
        """`rows_of_table` gives the rows of a drawn table, as if nothing were chosen."""
        origins = {table['origin'] for table in self.replayed.tables.values()}
        for name in self.old:
            count = self.before.execute(f'SELECT count(*) FROM main.{ident(name)}').fetchone()[0]
            if name not in origins and count:
                self.need('DropTable', name, '', count)
        for name, table in self.replayed.tables.items():
            if table['origin'] is not None:
                self.of_columns(name, table, rows_of_table(name))
        self.of_constraints(rows_of_table)

    def need(self, kind, table, column, count):
        self.needed[(kind, table, column)] = count
        self.allowed.add((kind, table, column))

    def of_columns(self, name, table, pairs):
        old, new = self.old[table['origin']], self.new[name]
        left = {c['origin']: c for c in table['columns'] if c['origin'] is not None}
        for column in old.columns:
            count = sum(row[column] is not None for row, _ in pairs)
            if count and column not in old.computed:
                if column not in left:
                    self.need('DropColumn', table['origin'], column, count)
                elif left[column].get('computes'):
                    self.need('Computed', name, left[column]['name'], count)
        for column in table['columns']:
            if not column.get('computes'):
                self.of_values(name, table, column, [row for row, _ in pairs])
                nulls = [n for o, n in pairs if self.value(o, column) is None]
                if nulls and self.must_be_given(new, column):
                    self.need('Nulls', name, column['name'], len(nulls))

    @staticmethod
    def value(row, column):
        return row[column['origin']] if column['origin'] is not None else column['default']

    @staticmethod
    def must_be_given(new, column):
        # A new column that is the rowid under a name has its values from there.
        return column['origin'] is not None if new.alias == column['name'] else column['name'] in new.never_null

    def of_values(self, name, table, column, rows):
        origin = column['origin']
        if origin is None:
            return
        was = (self.old[table['origin']].types[origin], self.old[table['origin']].strict)
        now = (self.new[name].types[column['name']], self.new[name].strict)
        values = [row[origin] for row in rows if row[origin] is not None]
        # Anything may be in an INTEGER column, but not in one that is the rowid.
        if self.new[name].alias == column['name'] and self.old[table['origin']].alias != origin and any(not isinstance(v, int) for v in values):
            self.needed[('Values', name, column['name'])] = None
            self.allowed.add(('Values', name, column['name']))
        if was == now:
            return
        changed = sum(not affinity.stays(value, was, now) for value in values)
        if changed:
            self.needed[('Values', name, column['name'])] = None
        # What keeps its class, text under INTEGER, is worth a question, too.
        if values:
            self.allowed.add(('Values', name, column['name']))

    def of_constraints(self, rows_of_table):
        """What a table by itself has to say; unless something else is to be asked about it first."""
        concerned = {table for _, table, _ in self.needed}
        for table in concerned:
            self.allowed |= {(kind, table, '') for kind in ('Duplicates', 'CheckFails')}
        fresh, found = filled(self.fresh_path, {n: rows_of_table(n) for n in self.olds()}, self.new)
        for kind, table in found:
            if kind in ('Expressions', 'Values'):
                self.allowed.add(('Duplicates', table, ''))
            elif kind in ('Duplicates', 'CheckFails'):
                self.allowed.add((kind, table, ''))
                # The row that is not there may be one of these, too.
                self.allowed.add(('Duplicates', table, ''))
                if table not in concerned:
                    self.needed[(kind, table, '')] = None
        # The row that is not there may be one that others refer to.
        if concerned or found:
            self.allowed |= {('Orphans', table, '') for table in self.olds()}
        else:
            names = {table['origin']: name for name, table in self.replayed.tables.items() if table['origin'] is not None}
            for table in new_violations(self.before, fresh, names)[0]:
                self.needed[('Orphans', table, '')] = None
        self.allowed |= {('Orphans', table, '') for table, _, _ in violations(fresh)}

    def olds(self):
        return [name for name, table in self.replayed.tables.items() if table['origin'] is not None]


def filled(fresh_path, rows, facts):
    """A database with these rows, pairs of old and new ones, and which it did not take: kinds and
    tables. Expressions and conditions of unique indexes count as a kind of their own: which rows are
    the same is hard to say."""
    found = []
    fresh = without_triggers(fresh_path)
    for name, pairs in rows.items():
        kept = [c for c in facts[name].columns if c not in facts[name].computed]
        for _, row in pairs:
            try:
                values = {column: row[column] for column in kept}
                if facts[name].rowid and facts[name].alias is None:
                    values[facts[name].rowid_name] = row[None]
                insert(fresh, name, {k: v for k, v in values.items() if v is not None or k != facts[name].alias})
            except sqlite3.IntegrityError as error:
                text = str(error)
                kind = ('CheckFails' if 'CHECK' in text else 'Nulls' if 'NOT NULL' in text else 'Values')
                if 'UNIQUE' in text:
                    kind = 'Expressions' if "index '" in text or facts[name].has_conditions else 'Duplicates'
                found.append((kind, name))
    return fresh, found


def obstacles(fresh_path, rows, facts, before, replayed):
    """What keeps these rows out of the drawn database."""
    fresh, found = filled(fresh_path, rows, facts)
    names = {table['origin']: name for name, table in replayed.tables.items() if table['origin'] is not None}
    found += [('Orphans', table) for table in new_violations(before, fresh, names)[1]]
    return found


def new_breakages(before, fresh_path):
    return broken(connect(fresh_path)) - broken(before)


def why_illegal(text, there, chosen):
    """Why a refusal in these words is none that may be; `there` are the obstacles, `chosen` says
    whether a person changed any rows."""
    if any(words in text for words, _ in REASONED):
        return None
    if not chosen and any(words in text for words in ASKED_BEFORE):
        return 'nobody was asked before'
    if any(words in text for words in OF_OBSTACLES):
        return None if there else 'there is nothing in the way'
    return 'nobody knows these words'
