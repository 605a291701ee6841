# SPDX-License-Identifier: Apache-2.0
"""Which table a class of the program is mapped to, and by which names it has the columns."""
import re

from readmodels.columns import ColumnMaker
from readmodels.known import called, is_column, is_relationship, meaning
from readmodels.tables import ITEMS, Table
from readmodels.values import (Call, Class, ClassMember, ColumnOf, Function, Member, Operation, Symbol,
                               Unknown)
from readmodels.wording import worded

ABSTRACT = frozenset(('AbstractConcreteBase', 'DeferredReflection'))
BASES = frozenset(('DeclarativeBase', 'DeclarativeBaseNoMeta', 'as_declarative'))
NOT_OURS = ('builtins', 'typing', 'abc', 'enum', 'django', 'pydantic', 'marshmallow', 'wtforms',
            'flask_wtf', 'graphene', 'peewee', 'mongoengine', 'unittest', 'collections')


def snake_case(name):
    """Flask-SQLAlchemy's name for the table of a class."""
    return re.sub(r'((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))', r'_\1', name).lower().lstrip('_')


def in_order(values, annotated):
    """The names of a class that have values and those that have annotations, in one list. As
    SQLAlchemy 2 has it: at a name that is in both, the other list goes on."""
    both = set(values) & set(annotated)
    now, other, result = values, annotated, []
    while now or other:
        if not now:
            return result + other
        name, now = now[0], now[1:]
        if name in both:
            both.discard(name)
            now, other = other, now
        else:
            result.append(name)
    return result


class Mapping:
    def __init__(self, cls, table, parent):
        self.cls = cls
        self.table = table
        self.parent = parent
        self.columns = {}        # attribute -> (table, column)
        self.relationships = []  # (attribute, call, annotation)
        self.single = False      # it has no table of its own

    def column_called(self, name):
        mapping = self
        while mapping:
            if name in mapping.columns:
                return mapping.columns[name]
            mapping = mapping.parent
        return None

    def has(self, name):
        return self.column_called(name) is not None or any(
            name == each[0] for mapping in self.chain() for each in mapping.relationships)

    def chain(self):
        mapping = self
        while mapping:
            yield mapping
            mapping = mapping.parent


class Mapper(ColumnMaker):
    """Maps classes as they are made."""

    def __init__(self, program):
        self.program = program
        self.tables = program.tables
        self.note = program.note
        self.modern = False
        self.classes = []

    # Which classes are models

    @staticmethod
    def is_base(cls):
        direct = [each for each in cls.bases if not isinstance(each, Class)]
        if meaning(cls.keywords.get('metaclass')) == 'DeclarativeMeta':
            return True
        return any(meaning(each) in BASES for each in direct) or any(
            meaning(each.func if isinstance(each, Call) else each) == 'as_declarative'
            for each in cls.decorators)

    def is_model(self, cls):
        if any(self.decorates(each) for each in cls.decorators):
            return True
        roots = [each.operands[0] if isinstance(each, Operation) else each for each in cls.roots()]
        if any(meaning(each) in BASES or meaning(each) == 'Model' and self.is_flask_model(each)
               for each in roots):
            return True
        if any(isinstance(each, Class) and self.is_base(each) for each in cls.mro[1:]):
            return True
        unread = [each for each in roots if meaning(each) != 'MappedAsDataclass' and (
            isinstance(each, Symbol) and each.root not in NOT_OURS
            or isinstance(each, (Call, Unknown, Member)))]
        return bool(unread) and self.looks_mapped(cls)

    @staticmethod
    def is_flask_model(root):
        return not isinstance(root, Symbol) or root.root.startswith('flask') \
            or root.path.endswith('db.Model') or root.undefined

    @staticmethod
    def decorates(value):
        func = value.func if isinstance(value, Call) else value
        name = func.name if isinstance(func, (Member, Symbol)) else ''
        return name in ('mapped', 'mapped_as_dataclass')

    @staticmethod
    def looks_mapped(cls):
        return '__tablename__' in cls.names and isinstance(cls.names['__tablename__'], str) \
            or '__table__' in cls.names \
            or '__tablename__' not in cls.names and any(
                is_column(each) and each.kwargs.get('primary_key') is True
                for each in cls.names.values())

    @staticmethod
    def is_flask(cls):
        for root in cls.roots():
            if meaning(root) == 'Model':
                return True
        return False

    def is_guess(self, cls):
        """Whether the base of the class is not to be seen."""
        return not any(isinstance(each, Class) and self.is_base(each) for each in cls.mro) \
            and not any(meaning(each) for each in cls.roots()) \
            and not any(self.decorates(each) for each in cls.decorators)

    # Mapping

    def map(self, cls):
        if not self.is_model(cls) or self.is_base(cls) or cls.names.get('__abstract__') is True:
            return
        if any(meaning(each) in ABSTRACT or isinstance(each, Symbol) and each.name in ABSTRACT
               for each in cls.bases):
            return
        parent = next((each.mapping for each in cls.mro[1:]
                       if isinstance(each, Class) and each.mapping), None)
        if self.is_concrete(cls):
            parent = None
        found = self.attributes(cls, parent)
        table = self.table_for(cls, parent, found)
        if table is None:
            return
        self.classes.append(cls)
        mapping = cls.mapping = Mapping(cls, table, parent)
        mapping.single = parent is not None and table is parent.table
        table.mapping = table.mapping or mapping
        if table.columns and not mapping.single:
            for column in table.columns:
                mapping.columns[column.key] = (table, column)
        self.add_columns(mapping, found)
        self.add_arguments(cls, table, mapping)
        for name, value, annotation, owner in found:
            if is_relationship(value):
                mapping.relationships.append((name, value, annotation))

    @staticmethod
    def is_concrete(cls):
        arguments = cls.names.get('__mapper_args__')
        return isinstance(arguments, dict) and arguments.get('concrete') is True

    def attributes(self, cls, parent):
        """What the class and its mixins declare: (name, value, annotation, owner)."""
        found, seen = [], set()
        for owner in cls.mro:
            if not isinstance(owner, Class) or (owner is not cls and owner.mapping
                                                and not self.cascades(owner)):
                continue
            for name in in_order(list(owner.names), list(owner.annotations)):
                if name in seen:
                    continue
                each = self.attribute(cls, owner, name, parent)
                if each or name in owner.names:
                    seen.add(name)
                if each:
                    found.append(each)
        if not self.modern:
            found.sort(key=lambda each: each[1].order if isinstance(each[1], Call) else 0)
        return found

    @staticmethod
    def cascades(owner):
        return any(isinstance(each, Function) and each.kind == 'cascading'
                   for each in owner.names.values())

    def attribute(self, cls, owner, name, parent):
        value = owner.names.get(name)
        if name.startswith('__') or owner is not cls and owner.mapping and not (
                isinstance(value, Function) and value.kind == 'cascading'):
            return None
        inherited = owner is not cls and parent and parent.has(name)
        if isinstance(value, Function):
            if value.kind not in ('declared_attr', 'cascading') or (
                    inherited and value.kind != 'cascading'):
                return None
            value = self.program.declared(cls, name)
        elif inherited:
            return None
        if isinstance(value, ClassMember):
            return None
        annotation = self.annotation(owner, name)
        value = self.unwrapped(value, name, cls, annotation)
        if value is None and annotation and annotation.mapped and name not in owner.names:
            value = Call(Symbol('sqlalchemy.orm.mapped_column'), [], {}, cls.place)
            value.place = type(cls.place)(cls.place.file, owner.annotations[name][2])
        if owner is not cls and is_column(value):
            value = self.copied(value)
        if is_column(value) or is_relationship(value) or isinstance(value, ColumnOf):
            return name, value, annotation, owner
        return None

    def annotation(self, owner, name):
        value = owner.names.get(name)
        if isinstance(value, Function):  # def owner_id(cls) -> Mapped[int]
            returned = value.node.returns
            return returned and self.program.annotations.read(returned, value.scope)
        if name not in owner.annotations:
            return None
        node, scope, line = owner.annotations[name]
        return self.program.annotations.read(node, scope)

    def unwrapped(self, value, name, cls, annotation):
        """The column within deferred(Column(…)), column_property(Column(…))."""
        if not isinstance(value, Call):
            return value
        what = called(value)
        if what in ('deferred', 'column_property') and value.args and is_column(value.args[0]):
            return value.args[0]
        if not is_column(value) and not is_relationship(value):
            self.program.no_column(cls, name, value)
        return value

    @staticmethod
    def copied(call):
        made = Call(call.func, call.args, call.kwargs, call.place)
        made.order = call.order
        return made

    def tablename(self, cls, parent):
        for owner in cls.mro:
            if not isinstance(owner, Class) or '__tablename__' not in owner.names:
                continue
            value = owner.names['__tablename__']
            function = isinstance(value, Function)
            if owner is not cls and owner.mapping and not function:
                return None
            if function:
                return self.program.declared(cls, '__tablename__')
            if isinstance(value, str) or value is None:
                return value
            self.note(cls.place, f'the name of the table of {cls.name} is known only when the '
                      f'program runs: {worded(value)}')
            return snake_case(cls.name)
        return None

    def sets_tablename(self, cls):
        """Whether Flask-SQLAlchemy names the table itself."""
        if not self.is_flask(cls):
            return False
        for owner in cls.mro:
            if isinstance(owner, Class) and '__tablename__' in owner.names:
                value = owner.names['__tablename__']
                if isinstance(value, Function) and value.kind == 'declared_attr':
                    return False
                return not (owner is cls or owner.names.get('__abstract__') is True
                            or not self.is_model(owner))
        return True

    def table_for(self, cls, parent, found):
        own = cls.names.get('__table__')
        if isinstance(own, Function):
            own = self.program.declared(cls, '__table__')
        if own is not None:
            table = self.tables.table_of(own)
            if table is None:
                self.note(cls.place, f'the table of {cls.name} is known only when the program '
                          'runs; left out')
            return table
        name = self.tablename(cls, parent)
        primary = any(is_column(value) and value.kwargs.get('primary_key') is True
                      or annotation and self.is_annotated_key(annotation)
                      for _, value, annotation, _ in found)
        if not isinstance(name, str) or not name:
            if self.sets_tablename(cls) and (primary or parent is None):
                name = snake_case(cls.name)
            elif parent:
                return parent.table
            elif self.is_guess(cls):
                name = snake_case(cls.name)
                self.note(cls.place, f'{cls.name} has no __tablename__, and its base was not read; '
                          f'its table is called {name}')
            else:
                self.note(cls.place, f'{cls.name} has no __tablename__ and no table; left out')
                return None
        elif parent and self.is_flask(cls) and not primary:
            return parent.table
        return self.new_table(cls, name)

    def is_annotated_key(self, annotation):
        self.program.annotations.column_type(annotation, {})
        return annotation.call is not None and annotation.call.kwargs.get('primary_key') is True

    def new_table(self, cls, name):
        table = Table(name, cls.place)
        table.metadata = cls.find('metadata')[0]
        table.order = Call.made + 0.5
        schema = self.options(cls).get('schema')
        if schema is None and isinstance(table.metadata, Call):
            schema = table.metadata.kwargs.get('schema')
        table.schema = schema if isinstance(schema, str) else None
        known = self.tables.by_name.get(table.full_name)
        if known and not self.options(cls).get('extend_existing'):
            if known.mapping:
                self.note(cls.place, f'{cls.name} says table {name} once more; its columns are '
                          'taken as well')
        return self.tables.add(table)

    def arguments(self, cls):
        """__table_args__ as a list; the options, if any, are its last item."""
        for owner in cls.mro:
            if not isinstance(owner, Class) or '__table_args__' not in owner.names:
                continue
            value = owner.names['__table_args__']
            if isinstance(value, Function):
                value = self.program.declared(cls, '__table_args__')
            elif owner is not cls and owner.mapping:
                continue
            if isinstance(value, dict):
                return [value]
            if isinstance(value, (list, tuple)):
                return list(value)
            if value is not None:
                self.note(cls.place, f'__table_args__ of {cls.name} is known only when the program '
                          'runs; left out')
            return []
        return []

    def options(self, cls):
        found = self.arguments_of(cls)
        return found[-1] if found and isinstance(found[-1], dict) else {}

    def arguments_of(self, cls):
        if not hasattr(cls, 'table_arguments'):
            cls.table_arguments = self.arguments(cls)
        return cls.table_arguments

    def add_arguments(self, cls, table, mapping):
        if mapping.single and '__table_args__' not in cls.names:
            return
        for each in self.arguments_of(cls):
            if isinstance(each, dict):
                table.options.update(each)
            elif called(each) in ITEMS:
                self.tables.put_item(table, each)
            elif each is not None:
                self.note(cls.place, f'{worded(each)} in __table_args__ of {cls.name} is not '
                          'understood; left out')

    # Imperative

    def map_imperatively(self, call):
        args = list(call.args)
        cls = args[0] if args else call.kwargs.get('class_')
        table = self.tables.table_of(args[1] if len(args) > 1 else call.kwargs.get('local_table'))
        if not isinstance(cls, Class) or table is None:
            return
        parent = call.kwargs.get('inherits')
        mapping = Mapping(cls, table, parent.mapping if isinstance(parent, Class) else None)
        cls.mapping = mapping
        table.mapping = table.mapping or mapping
        self.classes.append(cls)
        for column in table.columns:
            mapping.columns[column.key] = (table, column)
        properties = call.kwargs.get('properties')
        for name, value in (properties if isinstance(properties, dict) else {}).items():
            if is_relationship(value):
                mapping.relationships.append((name, value, None))
                continue
            found = self.tables.column_of(value, table)
            if found and found[0] is table:
                mapping.columns.pop(found[1].key, None)
                mapping.columns[name] = found
                found[1].attribute = name
        self.program.mapped_later(cls)

    def attribute_set(self, cls, name, value):
        """`User.posts = relationship(…)` after the class was made."""
        mapping = cls.mapping
        if mapping and is_column(value):
            self.add_column(mapping, name, value, None)
        elif mapping and is_relationship(value):
            mapping.relationships.append((name, value, None))
