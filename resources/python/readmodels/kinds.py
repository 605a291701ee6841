# SPDX-License-Identifier: Apache-2.0
"""Column types: which of SQLAlchemy's a value stands for, with its arguments."""
from readmodels import builtin
from readmodels.known import TYPES, is_enum, is_sqlalchemy, meaning
from readmodels.values import (Call, Class, Function, Instance, Member, Operation, Place, Symbol,
                               Unknown, is_constant)
from readmodels.wording import worded

SAME = Symbol('readmodels.same')
builtin.EXTERNAL['readmodels.same'] = lambda interpreter, args, kwargs, place: args[0]

PYTHON_TYPES = {
    'builtins.int': 'Integer', 'builtins.str': 'String', 'builtins.bool': 'Boolean',
    'builtins.float': 'Float', 'builtins.bytes': 'LargeBinary', 'datetime.datetime': 'DateTime',
    'datetime.date': 'Date', 'datetime.time': 'Time', 'datetime.timedelta': 'Interval',
    'decimal.Decimal': 'Numeric', 'uuid.UUID': 'Uuid',
}


def is_type_name(name):
    return name in TYPES or name.endswith('Type')


class Kinds:
    def __init__(self, interpreter, modern):
        self.interpreter = interpreter
        self.modern = modern

    def fact(self, value):
        """The type as a fact; one without a name where it is not understood."""
        found = self.find(value, 0) or {'name': ''}
        found['text'] = worded(value)
        if isinstance(value, Symbol) or isinstance(value, Class):
            found['text'] = worded(value).rpartition('.')[2] if isinstance(value, Symbol) \
                else value.name
        return found

    def find(self, value, depth):
        if depth > 12:
            return None
        if isinstance(value, Class):
            if is_enum(value):
                return self.enumeration([value], {})
            value = self.interpreter.call_class(value, [], {}, value.place)
        if isinstance(value, Instance):
            return self.of_instance(value, depth)
        if isinstance(value, Symbol) or isinstance(value, Member):
            return self.named(value, [], {})
        if isinstance(value, Call):
            return self.of_call(value, depth)
        return None

    def of_call(self, value, depth):
        func = value.func
        name = func.name if isinstance(func, (Member, Symbol)) else ''
        if name == 'with_variant' and value.args:
            dialects = [each for each in value.args[1:] if isinstance(each, str)]
            return self.find(value.args[0] if 'sqlite' in dialects else func.owner, depth + 1)
        if name in ('as_mutable', 'MutableType') and value.args:
            return self.find(value.args[0], depth + 1)
        if name == 'deferred' or not name:
            return None
        return self.named(func, value.args, value.kwargs)

    def named(self, symbol, args, kwargs):
        path = symbol.path if isinstance(symbol, Symbol) else symbol.name
        name = meaning(symbol) or (symbol.name if is_sqlalchemy(path) else '')
        if not is_type_name(name):
            return None
        override = self.override(symbol, None)
        if override:
            return override
        if name in ('Enum', 'ENUM', 'SET'):
            return self.enumeration(args, kwargs)
        dialect = ''
        if '.dialects.' in path:
            dialect = path.partition('.dialects.')[2].partition('.')[0]
        elif path.startswith('sqlalchemy_utils.'):
            dialect = 'utils'
        return {'name': name, 'dialect': dialect, 'modern': self.modern,
                'args': [each if is_constant(each) else worded(each) for each in args],
                'kw': {k: v if is_constant(v) else worded(v) for k, v in kwargs.items()}}

    def enumeration(self, args, kwargs):
        values = []
        for each in args:
            if is_enum(each):
                values += self.enum_values(each, kwargs.get('values_callable'))
            elif isinstance(each, str):
                values.append(each)
            elif isinstance(each, (list, tuple)):
                values += [item for item in each if isinstance(item, str)]
        known = bool(values) and not any(isinstance(each, Unknown) for each in args)
        kw = {k: v for k, v in kwargs.items() if is_constant(v)}
        if args and is_enum(args[0]):
            kw.setdefault('name', args[0].name.lower())
        return {'name': 'Enum', 'dialect': '', 'args': [], 'kw': kw, 'values': values,
                'known': known, 'modern': self.modern}

    def enum_values(self, cls, chooser):
        members = builtin.enum_members(cls)
        if chooser is not None:
            found = self.interpreter.call(chooser, [cls], {}, cls.place)
            if isinstance(found, list) and all(isinstance(each, str) for each in found):
                return found
        return [each.name for each in members]

    def override(self, symbol, instance):
        """What a function of the program under @compiles says for SQLite."""
        for wanted, dialect, function in reversed(self.interpreter.compiled):
            same = wanted is (instance.cls if instance else None) or (
                isinstance(wanted, Symbol) and isinstance(symbol, Symbol)
                and wanted.path == symbol.path)
            if same and dialect in ('sqlite', ''):
                said = self.interpreter.call(function, [instance, Unknown('compiler')], {},
                                             Place('', 0))
                if isinstance(said, str):
                    return {'name': 'sql', 'sql': said}
        return None

    def of_instance(self, value, depth):
        cls = value.cls
        override = self.override(None, value)
        if override:
            return override
        spec, owner = cls.find('get_col_spec')
        if isinstance(spec, Function):
            said = self.interpreter.call(spec, [value], {}, value.place)
            return {'name': 'sql', 'sql': said} if isinstance(said, str) else None
        chosen = self.for_sqlite(value, depth)
        if chosen:
            return chosen
        args, kwargs = value.base_args or [], value.base_kwargs
        impl = value.attributes.get('impl') or cls.find('impl')[0]
        if impl is not None:
            if isinstance(impl, Class) or isinstance(impl, Symbol) or isinstance(impl, Member):
                if isinstance(impl, Class) and not is_enum(impl):
                    impl = self.interpreter.call_class(impl, args, kwargs, value.place)
                else:
                    impl = Call(impl, args, kwargs, value.place)
            return self.find(impl, depth + 1)
        for root in cls.roots():
            if isinstance(root, Operation) and root.op == '[]':
                root = root.operands[0]
            if is_type_name(meaning(root)) and meaning(root) not in ('TypeDecorator',):
                return self.find(Call(root, args, kwargs, value.place), depth + 1)
        return None

    def for_sqlite(self, value, depth):
        """What load_dialect_impl() gives for SQLite."""
        function, owner = value.cls.find('load_dialect_impl')
        if not isinstance(function, Function):
            return None
        dialect = Instance(Class('Dialect', [], {}, value.cls.module, value.place), value.place)
        dialect.attributes.update(name='sqlite', type_descriptor=SAME)
        said = self.interpreter.call(function, [value, dialect], {}, value.place)
        if said is value.cls.find('impl')[0]:
            return None
        return self.find(said, depth + 1)
