# SPDX-License-Identifier: Apache-2.0
"""Tables with their columns and constraints, as Table() or a mapped class makes them."""
from readmodels.known import called, is_column
from readmodels.values import Call, Class, ClassMember, ColumnOf, Member, TableOf

CONSTRAINTS = frozenset(('CheckConstraint', 'ForeignKeyConstraint', 'PrimaryKeyConstraint',
                         'UniqueConstraint', 'ExcludeConstraint'))
ITEMS = CONSTRAINTS | frozenset(('Index', 'Column', 'mapped_column', 'ForeignKey', 'Sequence',
                                 'Computed', 'Identity', 'FetchedValue', 'DefaultClause',
                                 'ColumnDefault'))
COLUMN_OPTIONS = frozenset('''
autoincrement comment default doc index info insert_default insert_sentinel key name nullable
onupdate primary_key quote server_default server_onupdate system type_ unique _proxies
active_history compare deferred deferred_group deferred_raiseload default_factory hash init
kw_only repr sort_order use_existing_column dataclass_metadata
'''.split())


class Column:
    """A column of one table."""

    def __init__(self, call, attribute):
        self.call = call
        self.place = call.place
        self.order = call.order
        args = list(call.args)
        self.name = attribute
        if args and isinstance(args[0], str):
            self.name = str(args.pop(0))
        elif args and called(args[0]) == 'quoted_name' and args[0].args:
            self.name = args.pop(0).args[0]
        elif args and args[0] is None:
            args.pop(0)
        for said in (call.kwargs.get('name'), call.attributes.get('name')):
            self.name = said if isinstance(said, str) else self.name
        self.attribute = attribute
        self.key = call.kwargs['key'] if isinstance(call.kwargs.get('key'), str) else self.name
        self.type = call.kwargs.get('type_')
        self.items = []
        self.odd = []
        for each in args:
            if called(each) in ITEMS:
                self.items.append(each)
            elif self.type is None and not self.items and each is not None:
                self.type = each
            elif each is not None:
                self.odd.append(each)
        self.nullable = None  # what an annotation says
        self.primary = self.flag('primary_key')

    def flag(self, name):
        return self.call.kwargs.get(name) is True

    def odd_options(self):
        """Options that no column has; ForeignKey= among them is understood all the same."""
        return [name for name in self.call.kwargs if name not in COLUMN_OPTIONS
                and '_' not in name.lstrip('_')[:0] and not name.startswith(
                    ('sqlite_', 'mysql_', 'mariadb_', 'postgresql_', 'oracle_', 'mssql_'))]


class Table:
    def __init__(self, name, place):
        self.name = name
        self.place = place
        self.schema = None
        self.columns = []
        self.constraints = []  # calls
        self.indexes = []      # calls
        self.options = {}
        self.metadata = None
        self.order = 0
        self.mapping = None    # of the first class that it belongs to
        self.doubtful = False  # an attribute may have added columns that were not seen

    def column(self, name):
        for each in self.columns:
            if each.name == name:
                return each
        return None

    def by_key(self, key):
        for each in self.columns:
            if each.key == key:
                return each
        return self.column(key)

    def add_column(self, column):
        for i, each in enumerate(self.columns):
            if each.key == column.key:
                self.columns[i] = column
                return
        self.columns.append(column)

    @property
    def full_name(self):
        return f'{self.schema}.{self.name}' if self.schema else self.name


class Tables:
    """All tables by name, and what a description of a table or column stands for."""

    def __init__(self, note):
        self.note = note
        self.all = []
        self.by_name = {}
        self.homes = {}   # id of a Column call -> (table, column)
        self.loose = []   # constraints and indexes made outside of a table

    def add(self, table):
        known = self.by_name.get(table.full_name)
        if known:
            return known
        self.by_name[table.full_name] = table
        self.all.append(table)
        return table

    def put(self, table, call, attribute):
        column = Column(call, attribute)
        if not isinstance(column.name, str) or not column.name:
            return None
        table.add_column(column)
        self.homes[id(call)] = (table, column)
        call.home = table
        return column

    def made(self, call):
        """A call of Table(): the table, or None where it is only looked up by its name."""
        args = call.args
        name = args[0] if args else call.kwargs.get('name')
        if called(name) == 'quoted_name' and name.args:
            name = name.args[0]
        if not isinstance(name, str):
            self.note(call.place, 'the name of this table is known only when the program runs; '
                      'left out')
            return None
        items = []
        for each in args[1:]:
            items += each if isinstance(each, (list, tuple)) else [each]
        table = Table(name, call.place)
        schema = call.kwargs.get('schema')
        table.schema = schema if isinstance(schema, str) else None
        table.metadata = args[1] if len(args) > 1 else call.kwargs.get('metadata')
        table.options = {k: v for k, v in call.kwargs.items() if isinstance(k, str)}
        table.order = call.order
        known = self.by_name.get(table.full_name)
        if known:
            table = known
        for each in items:
            self.put_item(table, each)
        if known:
            call.home = known
            return known
        if not table.columns:
            if not any(is_column(each) for each in items):
                if 'autoload_with' not in call.kwargs and 'autoload' not in call.kwargs:
                    return None
                self.note(call.place, f'table {name} is read from a database when the program '
                          'runs; left out')
            return None
        call.home = self.add(table)
        return call.home

    def put_item(self, table, each):
        what = called(each)
        if what in ('Column', 'mapped_column'):
            if not self.put(table, each, None):
                self.note(each.place, f'a column of {table.name} has no name that could be known; '
                          'left out')
        elif what in CONSTRAINTS:
            table.constraints.append(each)
            each.used = True
        elif what == 'Index':
            table.indexes.append(each)
            each.used = True

    def table_of(self, value):
        """The table that a value stands for; None where it is none or not known."""
        if isinstance(value, Call):
            return value.home if isinstance(value.home, Table) and not is_column(value) else None
        if isinstance(value, TableOf):
            value = value.cls
        if isinstance(value, Class):
            mapping = value.mapping
            return mapping.table if mapping else None
        if isinstance(value, Member) and value.name == '__table__':
            return self.table_of(value.owner)
        if isinstance(value, str):
            return self.by_name.get(value)
        return None

    def column_of(self, value, context=None):
        """(table, column) that a value stands for; `context` is the table in which it is said."""
        if isinstance(value, ClassMember):
            return self.of_member(value.cls, value.name, value.value, context)
        if isinstance(value, ColumnOf):
            table = self.table_of(value.table)
            column = table.by_key(value.key) if table else None
            return (table, column) if column else None
        if isinstance(value, Call) and is_column(value):
            home = self.homes.get(id(value))
            if context:  # a column of a mixin has a copy in each table
                for column in context.columns:
                    if column.call is value or column.call.order == value.order:
                        return context, column
            return home
        if isinstance(value, Member) and isinstance(value.owner, Class):
            return self.of_member(value.owner, value.name, None, context)
        if isinstance(value, Call) and called(value) in ('foreign', 'remote') and value.args:
            return self.column_of(value.args[0], context)
        return None

    def of_member(self, cls, name, value, context):
        mapping = cls.mapping
        if mapping:
            column = mapping.column_called(name)
            if column:
                return column
        elif context:
            column = context.by_key(name)
            if column:
                return context, column
        return self.column_of(value, context) if value is not None else None

    def loose_items(self):
        """Indexes and constraints said outside go to the table of their first column."""
        for each in self.loose:
            if each.used:
                continue
            for value in each.args:
                found = self.first_column(value)
                if found:
                    kind = found[0].indexes if called(each) == 'Index' else found[0].constraints
                    kind.append(each)
                    each.used = True
                    break

    def first_column(self, value):
        found = self.column_of(value)
        if found:
            return found
        parts = []
        if isinstance(value, Call):
            parts = list(value.args) + ([value.func.owner] if isinstance(value.func, Member)
                                        else [])
        elif isinstance(value, (list, tuple)):
            parts = value
        elif hasattr(value, 'operands'):
            parts = value.operands
        for each in parts:
            if isinstance(each, (Call, ClassMember, ColumnOf, list, tuple)):
                found = self.first_column(each)
                if found:
                    return found
        return None
