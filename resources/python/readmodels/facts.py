# SPDX-License-Identifier: Apache-2.0
"""The facts of the programs, written as one JSON object."""
import json

from readmodels import sources as texts
from readmodels.expressions import TooMuch
from readmodels.known import called
from readmodels.losses import Losses
from readmodels.program import MODERN, Program
from readmodels.relationships import Relationships
from readmodels.sqltext import SqlWriter, Unsayable, literal
from readmodels.values import (Call, Class, EnumMember, Function, Member, Operation, Place, Symbol,
                               Unknown)
from readmodels.wording import worded

ACTIONS = ('ondelete', 'onupdate', 'initially', 'match')


class Facts:
    def __init__(self, program):
        self.program = program
        self.tables = program.tables
        self.note = program.note
        self.losses = Losses(program.note)

    def all(self):
        tables = [self.table(each) for each in self.tables.all]
        relationships = list(Relationships(self.program, self.losses).facts())
        self.losses.tell()
        return {
            'tables': tables, 'relationships': relationships,
            'classes': [self.mapped(each) for each in self.program.mapper.classes],
            'targets': [{'url': url, 'file': place.file, 'line': place.line}
                        for url, place in self.program.targets],
        }

    # Tables

    def table(self, table):
        self.context = table
        self.losses.look('a table', table.options, table.place)
        options = {k: v for k, v in table.options.items()
                   if isinstance(v, (bool, int, str)) and isinstance(k, str)}
        columns = [self.column(each) for each in table.columns]
        constraints, keys = self.constraints(table)
        return {'name': table.name, 'schema': table.schema or '', 'file': table.place.file,
                'line': table.place.line, 'columns': columns, 'primaryKey': keys,
                'constraints': constraints, 'indexes': self.indexes(table), 'options': options,
                'comment': table.options.get('comment')
                if isinstance(table.options.get('comment'), str) else '',
                'convention': self.convention(table.metadata)}

    def convention(self, metadata):
        found = {}
        if isinstance(metadata, Call):
            found = metadata.kwargs.get('naming_convention')
        if isinstance(metadata, Member) and isinstance(metadata.owner, Class):
            return self.convention(metadata.owner.find('metadata')[0])
        result = {}
        for key, value in (found.items() if isinstance(found, dict) else ()):
            kind = key.name if isinstance(key, Symbol) else key
            if isinstance(value, str) and isinstance(kind, str):
                result[kind] = value
        return result

    def writer(self):
        def column_name(value):
            found = self.tables.column_of(value, self.context)
            return found[1].name if found else None
        return SqlWriter(column_name)

    def sql(self, value, place, what):
        """The SQL of an expression; None where there is none that we know."""
        try:
            return self.writer().text(value)
        except (Unsayable, RecursionError, TypeError, IndexError) as error:
            self.note(place, f'{what}: there is no SQL that we know for '
                      f'{str(error) or worded(value)}; left out')
            return None

    def column(self, column):
        call, kwargs = column.call, column.call.kwargs
        where = f'{self.context.name}.{column.name}'
        self.losses.look('a column', kwargs, column.place, column.odd_options())
        for option in column.odd_options():
            self.odd_option(column, option, where)
        for each in column.odd:
            self.note(column.place, f'{where}: {worded(each)} is nothing that a column takes; '
                      'left out')
        nullable = kwargs.get('nullable')
        identity = next((each for each in column.items if called(each) == 'Identity'), None)
        if not isinstance(nullable, bool):
            nullable = not column.primary and (column.nullable is not False) and not identity
        fact = {'name': column.name, 'key': column.key, 'attribute': column.attribute or '',
                'line': column.place.line, 'file': column.place.file,
                'type': self.type(column, where), 'primaryKey': column.primary,
                'saysNull': isinstance(kwargs.get('nullable'), bool), 'notNull': not nullable,
                'autoincrement': worded(kwargs['autoincrement'])
                if 'autoincrement' in kwargs else '',
                'unique': kwargs.get('unique') is True, 'index': kwargs.get('index') is True,
                'comment': kwargs['comment'] if isinstance(kwargs.get('comment'), str) else '',
                'default': self.python_default(kwargs), 'onUpdate': worded(kwargs['onupdate'])
                if kwargs.get('onupdate') is not None else ''}
        self.add_server_default(fact, column, where)
        fact['foreignKeys'] = [found for found in (
            self.foreign_key(each, [column.name], each.args[:1], each.place)
            for each in self.keys_of(column)) if found]
        return fact

    @staticmethod
    def python_default(kwargs):
        value = kwargs.get('insert_default', kwargs.get('default'))
        return worded(value) if value is not None else ''

    def odd_option(self, column, option, where):
        value = column.call.kwargs[option]
        if option in ('ForeignKey', 'foreign_key', 'foreignkey', 'ForiegnKey') \
                and isinstance(value, (str, Call)):
            self.note(column.place, f'{where}: {option}= is no option of a column; read as '
                      f'ForeignKey({worded(value) if isinstance(value, str) else "…"})')
        else:
            self.note(column.place, f'{where}: {option}= is no option of a column; left out')

    def keys_of(self, column):
        keys = [each for each in column.items if called(each) == 'ForeignKey' and (
            each.args or each.kwargs.get('column') is not None)]
        for option in ('ForeignKey', 'foreign_key', 'foreignkey', 'ForiegnKey'):
            value = column.call.kwargs.get(option)
            if isinstance(value, str):
                keys.append(Call(Symbol('sqlalchemy.ForeignKey'), [value], {}, column.place))
            elif called(value) == 'ForeignKey':
                keys.append(value)
        for each in keys:
            if not each.args:
                each.args = [each.kwargs['column']]
        return keys

    def type(self, column, where):
        if column.type is None:
            return None
        if isinstance(column.type, Unknown):
            self.note(column.place, f'{where}: the type {column.type.text} is not understood')
            return {'name': '', 'text': column.type.text}
        fact = self.program.kinds.fact(column.type)
        if not fact.get('name'):
            self.note(column.place, f'{where}: the type {fact["text"]} is not understood')
        elif fact['name'] == 'Enum' and not fact['known']:
            self.note(column.place, f'{where}: the values of {fact["text"]} are known only when '
                      'the program runs')
        return fact

    def add_server_default(self, fact, column, where):
        value = column.call.kwargs.get('server_default')
        for each in column.items:
            what = called(each)
            if what == 'Computed' and each.args:
                sql = each.args[0] if isinstance(each.args[0], str) else self.sql(
                    each.args[0], column.place, where)
                persisted = each.kwargs.get('persisted', each.args[1] if len(each.args) > 1
                                            else None)
                if sql:
                    fact['computed'] = {'sql': sql, 'persisted': persisted
                                        if isinstance(persisted, bool) else None}
            elif what == 'DefaultClause' and each.args:
                value = each.args[0]
        if value is None or called(value) in ('FetchedValue', 'Computed', 'Identity', 'Sequence'):
            return
        if called(value) == 'DefaultClause' and value.args:
            value = value.args[0]
        if isinstance(value, str):
            fact['serverDefault'] = literal(value)
        elif isinstance(value, (bool, int, float)):
            self.note(column.place, f'{where}: server_default={value!r} is no text; read as '
                      f"'{value}'")
            fact['serverDefault'] = literal(str(int(value)) if isinstance(value, bool)
                                            else str(value))
        elif isinstance(value, EnumMember):
            fact['serverDefault'] = literal(value.value if isinstance(value.value, str)
                                            else value.name)
        else:
            sql = self.sql(value, column.place, where + ': server_default')
            if sql is not None:
                fact['serverDefault'] = sql if called(value) == 'text' else f'({sql})'

    # Constraints

    def name_of(self, call):
        """The name, and whether it stands whatever the naming convention says."""
        name = call.kwargs.get('name')
        if isinstance(name, str):
            return name, False
        if isinstance(name, Call) and name.args and isinstance(name.args[0], str):
            func = name.func
            exact = isinstance(func, (Member, Symbol)) and func.name in ('f', 'conv')
            return name.args[0], exact
        if name is not None:
            self.note(call.place, f'the name {worded(name)} is known only when the program runs; '
                      'left out')
        return '', False

    def names(self, values, place, what):
        """The names of columns; None where one of them is not there."""
        names = []
        for each in values:
            found = self.context.by_key(each) if isinstance(each, str) else None
            if found is None and not isinstance(each, str):
                home = self.tables.column_of(each, self.context)
                found = home[1] if home else None
            if found is None:
                self.note(place, f'{what} of {self.context.name}: there is no column '
                          f'{each if isinstance(each, str) else worded(each)}; left out')
                return None
            names.append(found.name)
        return names

    def constraints(self, table):
        keys = {'name': '', 'exact': False, 'columns': [
            each.name for each in table.columns if each.primary]}
        found = []
        for call in table.constraints:
            fact = self.constraint(call)
            if fact and fact['kind'] == 'pk':
                keys = fact
            elif fact:
                fact['early'] = call.order < table.order
                found.append(fact)
        return found, keys

    def constraint(self, call):
        what = called(call)
        name, exact = self.name_of(call)
        fact = {'name': name, 'exact': exact, 'line': call.place.line, 'file': call.place.file}
        if what == 'CheckConstraint':
            value = call.args[0] if call.args else call.kwargs.get('sqltext')
            sql = value if isinstance(value, str) else self.sql(
                value, call.place, f'CHECK of {self.context.name}')
            return {**fact, 'kind': 'ck', 'sql': sql} if sql else None
        if what in ('UniqueConstraint', 'PrimaryKeyConstraint'):
            columns = self.names(self.flat(call.args), call.place, what)
            kind = 'uq' if what == 'UniqueConstraint' else 'pk'
            if not columns and kind == 'pk':
                columns = [each.name for each in self.context.columns if each.primary]
            conflict = call.kwargs.get('sqlite_on_conflict')
            return {**fact, 'kind': kind, 'columns': columns,
                    'onConflict': conflict if isinstance(conflict, str) else ''} \
                if columns else None
        if what == 'ForeignKeyConstraint':
            return self.composite_key(call, fact)
        self.note(call.place, f'{what} of {self.context.name}: SQLite has nothing like it; '
                  'left out')
        return None

    @staticmethod
    def flat(values):
        result = []
        for each in values:
            result += each if isinstance(each, (list, tuple)) else [each]
        return result

    def composite_key(self, call, fact):
        args = list(call.args) + [None, None]
        own = args[0] or call.kwargs.get('columns')
        parents = args[1] or call.kwargs.get('refcolumns')
        if not isinstance(own, (list, tuple)) or not isinstance(parents, (list, tuple)):
            self.note(call.place, f'a foreign key of {self.context.name} is known only when the '
                      'program runs; left out')
            return None
        columns = self.names(own, call.place, 'a foreign key')
        found = self.foreign_key(call, columns, parents, call.place) if columns else None
        return {**fact, **found, 'kind': 'fk'} if found else None

    def foreign_key(self, call, columns, parents, place):
        table, names = '', []
        for each in parents:
            target = self.target(each, place)
            if target is None:
                return None
            table = target[0]
            names.append(target[1])
        name, exact = self.name_of(call)
        fact = {'name': name, 'exact': exact, 'columns': columns, 'parent': table,
                'parentColumns': names, 'file': place.file, 'line': place.line,
                'deferrable': call.kwargs.get('deferrable')
                if isinstance(call.kwargs.get('deferrable'), bool) else None}
        for option in ACTIONS:
            value = call.kwargs.get(option)
            fact[option] = value if isinstance(value, str) else ''
        return fact

    def target(self, value, place):
        """(table, column) of what a foreign key refers to."""
        if isinstance(value, Function):
            value = self.program.interpreter.call(value, [], {}, place)
        if isinstance(value, str):
            head, _, column = value.rpartition('.')
            if not head:
                head, column = value, ''
            table = self.tables.by_name.get(head) or self.in_schema(head)
            found = table.by_key(column) if table and column else None
            return table.name if table else head.rpartition('.')[2], \
                found.name if found else column
        found = self.tables.column_of(value, self.context if isinstance(value, Call) else None) \
            or self.tables.column_of(value)
        if found:
            return found[0].name, found[1].name
        self.note(place, f'a foreign key of {self.context.name} goes to {worded(value)}, which was '
                  'not found; left out')
        return None

    def in_schema(self, name):
        """A table of the schema of the table that speaks, or of any."""
        if self.context.schema and f'{self.context.schema}.{name}' in self.tables.by_name:
            return self.tables.by_name[f'{self.context.schema}.{name}']
        return None

    def indexes(self, table):
        found = []
        for call in table.indexes:
            self.losses.look('an index', call.kwargs, call.place)
            args = list(call.args)
            name = args.pop(0) if args and not self.is_column(args[0]) else call.kwargs.get('name')
            exact = False
            if isinstance(name, Call) and name.args:
                exact, name = True, name.args[0]
            parts = [self.index_part(each, call.place) for each in self.flat(args)]
            if not parts or None in parts:
                if not parts:
                    self.note(call.place, f'an index of {table.name} has no columns; left out')
                continue
            where = call.kwargs.get('sqlite_where')
            condition = '' if where is None else where if isinstance(where, str) else self.sql(
                where, call.place, f'index of {table.name}') or ''
            found.append({'name': name if isinstance(name, str) else '', 'exact': exact,
                          'unique': call.kwargs.get('unique') is True, 'parts': parts,
                          'where': condition, 'file': call.place.file, 'line': call.place.line})
        return found

    def is_column(self, value):
        return self.tables.column_of(value, self.context) is not None

    def index_part(self, value, place):
        if isinstance(value, str):
            names = self.names([value], place, 'an index')
            return {'column': names[0]} if names else None
        found = self.tables.column_of(value, self.context)
        if found:
            return {'column': found[1].name}
        sql = self.sql(value, place, f'index of {self.context.name}')
        return {'sql': sql} if sql else None

    # Classes

    def mapped(self, cls):
        mapping = cls.mapping
        plain = [each for each in cls.bases
                 if not (isinstance(each, Class) and self.is_root(each)) and not isinstance(
                     each, (Symbol, Member, Operation))]
        return {'name': cls.name, 'table': mapping.table.name, 'doc': cls.doc,
                'bases': ', '.join(worded(each) for each in cls.bases) if plain else '',
                'single': mapping.single, 'file': cls.place.file, 'line': cls.place.line,
                'parentTable': mapping.parent.table.name if mapping.parent else '',
                'attributes': {column.name: name for name, (table, column)
                               in mapping.columns.items() if table is mapping.table}}

    def is_root(self, cls):
        return cls.is_root or self.program.mapper.is_base(cls)


def write(named, out):
    notes = []
    modern = any(word in data for name, data in named for word in MODERN)
    sources = []
    for name, data in named:
        def note(line, text, file=name):
            notes.append((file, line, text))
        try:
            sources.append(texts.read(name, data, note))
        except (RecursionError, MemoryError):
            note(1, 'too deeply nested to be read; left out')
    program = Program(sources, modern)
    facts = {'tables': [], 'classes': [], 'relationships': [], 'targets': []}
    try:
        program.run()
        facts = Facts(program).all()
    except TooMuch:
        program.note(Place(named[0][0] if named else '', 0),
                     'the program does too much to be followed; nothing was read')
    facts['notes'] = [{'file': file, 'line': line, 'text': text}
                      for file, line, text in notes + program.notes]
    json.dump(facts, out)
