# SPDX-License-Identifier: Apache-2.0
"""Values as the Python text that a model would have for them."""
from readmodels.known import is_sqlalchemy
from readmodels.values import (Bound, Call, Class, ClassMember, ColumnOf, Columns, EnumMember,
                               Function, Instance, Member, Module, Operation, Partial, Symbol,
                               TableOf, Unknown)
import ast


def worded(value, depth=0):
    if depth > 20:
        return '…'
    say = SAY.get(type(value))
    if say:
        return say(value, depth + 1)
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = ', '.join(worded(each, depth + 1) for each in value)
        if isinstance(value, list):
            return f'[{parts}]'
        if isinstance(value, tuple):
            return f'({parts},)' if len(value) == 1 else f'({parts})'
        return f'{{{parts}}}' if value else 'set()'
    if isinstance(value, dict):
        return '{' + ', '.join(f'{worded(k, depth + 1)}: {worded(v, depth + 1)}'
                               for k, v in value.items()) + '}'
    return repr(value)


def _symbol(value, depth):
    if value.root == 'builtins':
        return value.path[9:]
    if not is_sqlalchemy(value.path):
        return value.path
    parts = value.path.split('.')
    if 'func' in parts:
        return '.'.join(parts[parts.index('func'):])
    if len(parts) > 1 and parts[-2][:1].isupper():
        return '.'.join(parts[-2:])  # MutableDict.as_mutable
    return parts[-1]


def _arguments(args, kwargs, depth):
    return ', '.join([worded(each, depth) for each in args]
                     + [f'{name}={worded(each, depth)}' for name, each in kwargs.items()])


def _call(value, depth):
    return f'{worded(value.func, depth)}({_arguments(value.args, value.kwargs, depth)})'


def _member(value, depth):
    if isinstance(value.owner, (Call, Instance)) and worded(value.owner, depth).startswith(
            'SQLAlchemy('):
        return value.name
    return f'{worded(value.owner, depth)}.{value.name}'


def _operation(value, depth):
    if value.op == '[]':
        inner = value.operands[1]
        text = ', '.join(worded(each, depth) for each in inner) if isinstance(inner, tuple) \
            else worded(inner, depth)
        return f'{worded(value.operands[0], depth)}[{text}]'
    parts = [worded(each, depth) for each in value.operands]
    if len(parts) == 1:
        return f'{value.op} {parts[0]}' if value.op == 'not' else value.op + parts[0]
    return f' {value.op} '.join(parts)


def _function(value, depth):
    if isinstance(value.node, ast.Lambda):
        return ast.unparse(value.node)
    return value.name


def _instance(value, depth):
    if value.base_args is None:
        return value.cls.name + '()'
    return f'{value.cls.name}({_arguments(value.base_args, value.base_kwargs, depth)})'


SAY = {
    Symbol: _symbol, Call: _call, Member: _member, Operation: _operation, Function: _function,
    Instance: _instance,
    Unknown: lambda value, depth: value.text,
    Bound: lambda value, depth: f'{worded(value.owner, depth)}.{value.function.name}',
    Partial: lambda value, depth:
        f'partial({_arguments([value.func] + value.args, value.kwargs, depth)})',
    Class: lambda value, depth: value.name,
    ClassMember: lambda value, depth: f'{value.cls.name}.{value.name}',
    EnumMember: lambda value, depth: f'{value.cls.name}.{value.name}',
    ColumnOf: lambda value, depth: f'{worded(value.table, depth)}.c.{value.key}',
    Columns: lambda value, depth: f'{worded(value.table, depth)}.c',
    TableOf: lambda value, depth: f'{value.cls.name}.__table__',
    Module: lambda value, depth: value.name,
}
