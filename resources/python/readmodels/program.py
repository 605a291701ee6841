# SPDX-License-Identifier: Apache-2.0
"""What the statements of a program make: tables, mapped classes, and what was not understood."""
import ast
import sys

from readmodels.annotations import Annotations
from readmodels.expressions import TooMuch
from readmodels.interpreter import Interpreter
from readmodels.known import CONSTRUCTS, TYPES, called, is_column, is_relationship, meaning
from readmodels.kinds import Kinds
from readmodels.mapping import Mapper
from readmodels.tables import CONSTRAINTS, Tables
from readmodels.values import Call, Class, Function, Member, Place, Symbol
from readmodels.wording import worded

URLS = ('SQLALCHEMY_DATABASE_URI', 'SQLALCHEMY_DATABASE_URL', 'DATABASE_URL', 'DATABASE_URI')
SILENT = frozenset('''synonym hybrid_property column_property composite query_expression validates
    deferred backref MetaData Index registry select text exists case'''.split()) | CONSTRAINTS
# A use of any of these says that the program was written for SQLAlchemy 2.
MODERN = (b'mapped_column', b'DeclarativeBase', b'Mapped[')


class Program:
    """Reads sources; the interpreter tells it what happens."""

    def __init__(self, sources, modern):
        self.notes = []
        self.noted = set()
        self.targets = []
        self.quiet = 0
        self.loose = []       # (name, value, place) of columns that stand in no class
        self.later = {}       # declared_attr that were called already
        self.flask_models = {}
        self.sources = sources
        self.tables = Tables(self.note)
        self.interpreter = Interpreter(sources, self, self.note)
        self.annotations = Annotations(self.interpreter)
        self.kinds = Kinds(self.interpreter, modern)
        self.mapper = Mapper(self)
        self.mapper.modern = modern

    def note(self, place, text):
        key = (place.file, place.line, text)
        if not self.quiet and key not in self.noted:
            self.noted.add(key)
            self.notes.append(key)

    def run(self):
        try:
            self.interpreter.run()
        except TooMuch:
            self.note(Place(self.interpreter.running, 0), 'it does too much to be followed; what '
                      'comes after was left out')
        self.interpreter.steps = 0
        self.place_loose()
        self.tables.loose_items()

    # What the interpreter tells

    def undefined(self, name, place):
        text = any(source.is_text for source in self.sources if source.name == place.file)
        if not text and (name in TYPES or name in CONSTRUCTS) and (place.file, name) not in self.noted:
            self.noted.add((place.file, name))
            self.note(place, f'{name} is neither imported nor defined; taken for SQLAlchemy\'s')

    def named(self, name, value, scope, line):
        self.offer(name, value, Place(scope.module.file, line))
        if scope.parent is None and (is_column(value) or is_relationship(value)):
            self.loose.append((name, value))

    def set_item(self, owner, index, value, place):
        self.offer(index, value, place)

    def offer(self, name, value, place):
        """A database that the program names; offered, never opened."""
        if name in URLS and isinstance(value, str) and '://' in value:
            self.targets.append((value, place))

    def class_attribute_set(self, cls, name, value):
        self.mapper.attribute_set(cls, name, value)

    def call_attribute_set(self, owner, name, value):
        if name == 'naming_convention' and isinstance(owner, Call):
            owner.kwargs['naming_convention'] = value

    def class_attribute(self, cls, name):
        """An attribute that the class has from a base of SQLAlchemy's."""
        if name == 'metadata' and (self.mapper.is_base(cls) or self.mapper.is_model(cls)):
            for base in reversed(cls.mro):
                if isinstance(base, Class):
                    return base.names.setdefault(
                        'metadata', Call(Symbol('sqlalchemy.MetaData'), [], {}, cls.place))
        return None

    def of_flask(self, owner, name):
        """An attribute of `db`."""
        if name == 'Model':
            if id(owner) not in self.flask_models:
                self.flask_models[id(owner)] = self.flask_model(owner)
            return self.flask_models[id(owner)]
        if name == 'metadata':
            arguments = owner.kwargs if isinstance(owner, Call) else owner.base_kwargs or {}
            return arguments.get('metadata') or Member(owner, name)
        return Member(owner, name)

    def flask_model(self, owner):
        arguments = owner.kwargs if isinstance(owner, Call) else owner.base_kwargs or {}
        chosen = arguments.get('model_class')
        bases = [chosen] if isinstance(chosen, Class) else []
        made = self.base_class('Model', bases + [Symbol('flask_sqlalchemy.Model')],
                               owner.place, arguments)
        if arguments.get('disable_autonaming') is True:
            made.names['__tablename__'] = None
        return made

    def base_class(self, name, bases, place, arguments):
        names = {'__abstract__': True}
        if arguments.get('metadata') is not None:
            names['metadata'] = arguments['metadata']
        if isinstance(arguments.get('type_annotation_map'), dict):
            names['type_annotation_map'] = arguments['type_annotation_map']
        made = self.interpreter.make_class(name, bases, {}, names, {}, [], place)
        made.is_root = True
        return made

    def declared(self, cls, name):
        """The value of a declared_attr for the class; the function is called once."""
        key = (id(cls), name)
        if key not in self.later:
            function, owner = cls.find(name)
            self.later[key] = None
            self.later[key] = self.interpreter.call_function(function, [cls], {}, cls.place)
        return self.later[key]

    def column_or(self, column, otherwise):
        """`table.c.get(name, otherwise)`"""
        return column if self.tables.column_of(column) else otherwise[0] if otherwise else None

    def decorated(self, function, decorator):
        pass

    def matters(self, loop):
        """Whether a loop that cannot be followed may have made tables."""
        return any(isinstance(node, ast.ClassDef) or isinstance(node, ast.Name)
                   and node.id in ('Table', 'Column') for node in ast.walk(loop))

    def class_made(self, cls):
        if not cls.names.get('__mapped_already__'):
            self.mapper.map(cls)

    def called(self, call):
        """What a call is instead of its description, where it makes something."""
        func = call.func
        what = meaning(func)
        name = func.name if isinstance(func, (Symbol, Member)) else ''
        for key in URLS:
            self.offer(key, call.kwargs.get(key), call.place)
        if what == 'create_engine' and call.args:
            self.offer(URLS[0], call.args[0], call.place)
        elif what == 'Table' and (call.args or call.kwargs):
            self.tables.made(call)
        elif what == 'Index' or what in CONSTRAINTS:
            self.tables.loose.append(call)
        elif what == 'declarative_base' or name == 'generate_base':
            return self.declarative_base(call)
        elif what == 'mapper' and len(call.args) > 1 or name == 'map_imperatively':
            self.mapper.map_imperatively(call)
        elif name in ('append_column', 'append_constraint') and isinstance(func, Member):
            self.append(func.owner, call)
        elif name in ('map_declaratively',) and call.args and isinstance(call.args[0], Class):
            call.args[0].decorators.append(Member(func, 'mapped'))
            self.mapper.map(call.args[0])
        return None

    def declarative_base(self, call):
        arguments = dict(call.kwargs)
        if isinstance(call.func, Member) and isinstance(call.func.owner, Call):
            arguments = {**call.func.owner.kwargs, **arguments}
        chosen = arguments.get('cls')
        bases = [chosen] if isinstance(chosen, Class) else []
        bases += [each for each in chosen if isinstance(each, Class)] \
            if isinstance(chosen, tuple) else []
        name = arguments.get('name') if isinstance(arguments.get('name'), str) else 'Base'
        return self.base_class(name, bases + [Symbol('sqlalchemy.orm.DeclarativeBase')],
                               call.place, arguments)

    def append(self, owner, call):
        table = self.tables.table_of(owner)
        if table:
            for each in call.args:
                self.tables.put_item(table, each)

    def mapped_later(self, cls):
        pass

    def no_column(self, cls, name, value):
        """A call in a class body that makes neither a column nor a relationship."""
        what = called(value)
        func = value.func
        if what in TYPES or what in SILENT or isinstance(func, (Function, Class)) \
                or isinstance(func, Symbol) and func.root in sys.stdlib_module_names:
            return
        if what == 'association_proxy':
            self.note(value.place, f'{cls.name}.{name} is a short way through another '
                      'relationship (association_proxy), which no drawing holds; left out')
        else:
            self.note(value.place, f'{cls.name}.{name}: {shortened(worded(value))} is no column '
                      'and no relationship; left out')

    # What stands in no class, in a text

    def place_loose(self):
        for name, value in self.loose:
            source = next((each for each in self.sources if each.name == value.place.file), None)
            if value.home or not source or not source.is_text or value.used:
                continue
            if any(value is each[1] for cls in self.mapper.classes
                   for each in cls.mapping.relationships):
                continue
            cls = self.class_for(value, source)
            if cls is None:
                self.note(value.place, f'{name} stands in no class, and nothing says to which it '
                          'belongs; left out')
                continue
            value.used = True
            cls.names[name] = value
            self.mapper.attribute_set(cls, name, value)
            self.note(value.place, f'{name} stands in no class; taken into {cls.name}')

    def class_for(self, value, source):
        """The class that a column or relationship in a text of its own is meant for: the only one
        that it does not speak of, or the last one that the prose before it names."""
        spoken = self.spoken_of(value)
        classes = [cls for cls in self.mapper.classes if cls.place.file == source.name
                   and cls.name not in spoken and cls.mapping.table.name not in spoken]
        if len(classes) == 1:
            return classes[0]
        for first, last, words in source.prose:
            if first <= value.place.line <= last:
                for word in reversed(words):
                    for cls in classes:
                        if word in (cls.name, cls.mapping.table.name):
                            return cls
        return None

    @staticmethod
    def spoken_of(value):
        found = []
        for each in value.args:
            if isinstance(each, str):
                found.append(each)
            elif called(each) == 'ForeignKey' and each.args and isinstance(each.args[0], str):
                found.append(each.args[0].rpartition('.')[0])
        return found


def shortened(text):
    return text if len(text) <= 70 else text[:67] + '…'
