# SPDX-License-Identifier: Apache-2.0
"""What a call gives: functions of the program are gone through, all others stay descriptions."""
import ast

from readmodels import builtin
from readmodels.expressions import Scope
from readmodels.known import is_enum, is_flask
from readmodels.values import (Bound, Call, Class, ColumnOf, Function, Instance, Member, Partial,
                               Super, Symbol, Unknown)


class Returned(Exception):
    def __init__(self, value):
        super().__init__()
        self.value = value


class LoopEnd(Exception):
    pass


class LoopNext(Exception):
    pass


class Raised(Exception):
    """The program itself says that it ends here."""


class Calls:
    """Mixed into the interpreter."""
    DEEPEST = 40

    def call(self, func, args, kwargs, place):
        if isinstance(func, (Function, Bound)):
            return self.call_function(func, args, kwargs, place)
        if isinstance(func, Partial):
            return self.call(func.func, func.args + args, {**func.kwargs, **kwargs}, place)
        if isinstance(func, builtin.Method):
            return builtin.call_method(func, args, kwargs)
        if isinstance(func, Class):
            return self.call_class(func, args, kwargs, place)
        if isinstance(func, Member) and isinstance(func.owner, Super) and func.name == '__init__':
            if isinstance(func.owner.owner, Instance):
                func.owner.owner.base_args, func.owner.owner.base_kwargs = args, kwargs
            return None
        if isinstance(func, ColumnOf) and func.key == 'get' and args:
            return self.hooks.column_or(ColumnOf(func.table, args[0]), args[1:])
        if isinstance(func, Symbol):
            if func.path == 'functools.partial' and args:
                return Partial(args[0], args[1:], kwargs)
            if func.root == 'builtins':
                return builtin.call_builtin(self, func.name, args, kwargs, place)
            known = builtin.call_external(self, func.path, args, kwargs, place)
            if known is not None:
                return known
            if func.path in ('enum.Enum', 'enum.IntEnum', 'enum.StrEnum') and len(args) > 1:
                return self.enum_of(func, args, place)
        made = Call(func, args, kwargs, place)
        return self.hooks.called(made) or made

    def enum_of(self, base, args, place):
        """Enum('Colour', 'red green')"""
        values = args[1].replace(',', ' ').split() if isinstance(args[1], str) else args[1]
        names = dict(values) if isinstance(values, dict) else {
            each[0] if isinstance(each, tuple) else each: i for i, each in enumerate(values or [])
            if isinstance(each, (str, tuple))}
        return self.make_class(args[0] if isinstance(args[0], str) else 'Enum', [base], {}, names,
                               {}, [], place)

    def call_class(self, cls, args, kwargs, place):
        if is_enum(cls):
            for each in builtin.enum_members(cls):
                if args and each.value == args[0]:
                    return each
            return Unknown(cls.name)
        instance = Instance(cls, place)
        init, owner = cls.find('__init__')
        if isinstance(init, Function) and not is_flask(instance):
            self.call(Bound(init, instance), args, kwargs, place)
        else:
            instance.base_args, instance.base_kwargs = args, kwargs
        return instance

    def call_function(self, func, args, kwargs, place):
        if isinstance(func, Bound):
            args = [func.owner] + args
            first, func = func.owner, func.function
        else:
            first = args[0] if args else None
        node = func.node
        if self.depth >= self.DEEPEST or self.is_generator(node):
            return Unknown(func.name + '()', 'it calls itself' if self.depth else '')
        scope = Scope(func.module, func.scope)
        if func.owner and isinstance(first, (Instance, Class)):
            scope.owner = (func.owner, first)
        self.bind(node.args, args, kwargs, scope, func.scope)
        self.depth += 1
        try:
            if isinstance(node, ast.Lambda):
                return self.value(node.body, scope)
            self.block(node.body, scope)
            return None
        except Returned as returned:
            return returned.value
        except (Raised, LoopEnd, LoopNext):
            return Unknown(func.name + '()')
        finally:
            self.depth -= 1

    @staticmethod
    def is_generator(node):
        return not isinstance(node, ast.Lambda) and any(
            isinstance(each, (ast.Yield, ast.YieldFrom)) for each in ast.walk(node))

    def bind(self, spec, args, kwargs, scope, outer):
        names = [each.arg for each in spec.posonlyargs + spec.args]
        defaults = dict(zip(names[len(names) - len(spec.defaults):], spec.defaults))
        defaults.update({each.arg: node for each, node in zip(spec.kwonlyargs, spec.kw_defaults)
                         if node})
        rest = dict(kwargs)
        for name, value in zip(names, args):
            scope.names[name] = value
        if spec.vararg:
            scope.names[spec.vararg.arg] = tuple(args[len(names):])
        for name in names[len(args):] + [each.arg for each in spec.kwonlyargs]:
            if name in rest:
                scope.names[name] = rest.pop(name)
            elif name in defaults:
                scope.names[name] = self.value(defaults[name], outer)
            else:
                scope.names[name] = Unknown(name)
        if spec.kwarg:
            scope.names[spec.kwarg.arg] = rest
