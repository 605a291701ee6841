# SPDX-License-Identifier: Apache-2.0
"""Expressions of SQLAlchemy as SQL: conditions, defaults, parts of indexes."""
import re

from readmodels.known import is_column, meaning
from readmodels.values import (Call, ClassMember, ColumnOf, EnumMember, Member, Operation, Symbol)
from readmodels.wording import worded

PLAIN = re.compile(r'[a-z_][a-z0-9_]*\Z')
RESERVED = frozenset('''
add after all alter analyze and as asc attach autoincrement before begin between by cascade case
cast check collate column commit conflict constraint create cross current_date current_time
current_timestamp database default deferrable deferred delete desc detach distinct drop each else
end escape except exclusive exists explain false fail for foreign from full glob group having if
ignore immediate in index indexed initially inner insert instead intersect into is isnull join key
left like limit match natural not notnull null of offset on or order outer plan pragma primary
query raise references reindex rename replace restrict right rollback row select set table temp
temporary then to transaction trigger true union unique update using vacuum values view virtual
when where
'''.split())

BARE_FUNCTIONS = frozenset('current_date current_time current_timestamp'.split())
OPERATORS = {'==': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=', '+': '+',
             '-': '-', '*': '*', '/': '/', '%': '%', '&': 'AND', '|': 'OR'}
STRENGTH = {'OR': 1, 'AND': 2, 'NOT': 3, '=': 5, '!=': 5, '<': 5, '<=': 5, '>': 5, '>=': 5,
            'IS': 5, 'IS NOT': 5, 'IN': 5, 'NOT IN': 5, 'LIKE': 5, 'NOT LIKE': 5,
            'BETWEEN': 5, '||': 6, '+': 7, '-': 7, '*': 8, '/': 8, '%': 8}
STRONGEST = 20
OPPOSITES = {'==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>',
             'is_': 'is_not', 'is_not': 'is_', 'isnot': 'is_', 'in_': 'not_in', 'not_in': 'in_',
             'notin_': 'in_', 'like': 'not_like', 'not_like': 'like', 'notlike': 'like'}


class Unsayable(Exception):
    """There is no SQL for it that we know."""


def quoted(name):
    if PLAIN.match(name) and name not in RESERVED:
        return name
    return '"' + name.replace('"', '""') + '"'


def literal(value):
    if value is None:
        return 'NULL'
    if isinstance(value, bool):
        return '1' if value else '0'
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, EnumMember):
        return literal(value.name)
    raise Unsayable(worded(value))


class SqlWriter:
    """`column_name(value)` is the name of the column that a value stands for, or None."""

    def __init__(self, column_name):
        self.column_name = column_name

    def text(self, value):
        return self.say(value)[0]

    def operand(self, value, strength):
        text, own = self.say(value)
        return f'({text})' if own < strength else text

    def say(self, value):
        """The text, and how strongly its parts hold together."""
        if isinstance(value, (Call, ClassMember, ColumnOf)):
            name = self.column_name(value)
            if name is not None:
                return quoted(name), STRONGEST
        if isinstance(value, Operation):
            return self.operation(value.op, value.operands)
        if isinstance(value, Call) and not is_column(value):
            return self.call(value)
        return literal(value), STRONGEST

    def operation(self, op, operands):
        if len(operands) == 1:
            inner = operands[0]
            if op in ('~', 'not'):
                opposite = self.opposite(inner)
                if opposite is not None:
                    return self.say(opposite)
                return 'NOT ' + self.operand(inner, STRENGTH['NOT']), STRENGTH['NOT']
            return op + self.operand(inner, STRONGEST), STRENGTH['*']
        left, right = operands
        if right is None and op in ('==', '!=', 'is', 'is not'):
            return self.joined('IS' if op in ('==', 'is') else 'IS NOT', left, right)
        if op not in OPERATORS:
            raise Unsayable(op)
        return self.joined(OPERATORS[op], left, right)

    @staticmethod
    def opposite(value):
        """A comparison turned round, as SQLAlchemy says NOT of it."""
        if isinstance(value, Operation) and len(value.operands) == 2 and value.op in OPPOSITES:
            return Operation(OPPOSITES[value.op], value.operands)
        if isinstance(value, Call) and isinstance(value.func, Member) \
                and value.func.name in OPPOSITES:
            return Call(Member(value.func.owner, OPPOSITES[value.func.name]), value.args,
                        value.kwargs, value.place)
        return None

    def joined(self, op, left, right):
        strength = STRENGTH[op]
        right_strength = strength + (0 if op in ('AND', 'OR', '+', '*') else 1)
        return (f'{self.operand(left, strength)} {op} {self.operand(right, right_strength)}',
                strength)

    def several(self, op, values):
        strength = STRENGTH[op]
        if len(values) == 1:
            return self.say(values[0])
        return f' {op} '.join(self.operand(each, strength) for each in values), strength

    def call(self, value):
        func, args = value.func, value.args
        if isinstance(func, Symbol) and '.func.' in '.' + func.path:
            return self.function(func.name, args), STRONGEST
        if isinstance(func, Member):
            if isinstance(func.owner, Member) and func.owner.name == 'func':
                return self.function(func.name, args), STRONGEST
            if not isinstance(func.owner, Symbol) and not meaning(func):
                return self.method(func.owner, func.name, value)
            if func.name in METHODS:
                return self.method(func.owner, func.name, value)
        return self.construct(meaning(func), value)

    def function(self, name, args):
        inner = ', '.join(self.text(each) for each in args)
        lower = name.lower()
        if lower == 'now' and not args:
            return 'CURRENT_TIMESTAMP'
        if lower in BARE_FUNCTIONS and not args:
            return lower.upper()
        if lower == 'char_length':
            name = 'length'
        return f'{name}({inner})'

    def construct(self, name, value):
        args = value.args
        if name in ('text', 'literal_column', 'DDL') and args and isinstance(args[0], str):
            return re.sub(r'\\:', ':', args[0]), STRONGEST
        if name in ('and_', 'or_'):
            return self.several(name[:-1].upper(), args)
        if name == 'not_':
            return self.operation('not', args[:1])
        if name in ('true', 'false', 'null'):
            return {'true': '1', 'false': '0', 'null': 'NULL'}[name], STRONGEST
        if name == 'literal' and args:
            return self.say(args[0])
        if name in ('asc', 'desc'):
            return f'{self.text(args[0])} {name.upper()}', 0
        if name in ('nullsfirst', 'nulls_first', 'nullslast', 'nulls_last'):
            return self.say(args[0])
        if name in ('column', 'Column', 'quoted_name') and args and isinstance(args[0], str):
            return quoted(args[0]), STRONGEST
        if name in ('cast', 'type_coerce') and len(args) == 2:
            if name == 'type_coerce':
                return self.say(args[0])
            return f'CAST({self.text(args[0])} AS {self.plain_type(args[1])})', STRONGEST
        raise Unsayable(worded(value))

    @staticmethod
    def plain_type(value):
        name = meaning(value.func if isinstance(value, Call) else value)
        known = {'Integer': 'INTEGER', 'String': 'VARCHAR', 'Text': 'TEXT', 'Float': 'FLOAT',
                 'Date': 'DATE', 'DateTime': 'DATETIME', 'Numeric': 'NUMERIC', 'Boolean': 'BOOLEAN',
                 'BigInteger': 'BIGINT', 'Unicode': 'VARCHAR', 'LargeBinary': 'BLOB'}
        if name not in known and not name.isupper():
            raise Unsayable(name)
        return known.get(name, name)

    def method(self, owner, name, call):
        args = call.args
        if name in ('is_', 'isnot', 'is_not'):
            return self.joined('IS' if name == 'is_' else 'IS NOT', owner, args[0])
        if name in ('in_', 'notin_', 'not_in') and isinstance(args[0], (list, tuple, set)):
            op = 'IN' if name == 'in_' else 'NOT IN'
            inner = ', '.join(self.text(each) for each in args[0])
            return f'{self.operand(owner, 6)} {op} ({inner})', STRENGTH[op]
        if name in ('like', 'notlike', 'not_like'):
            return self.joined('LIKE' if name == 'like' else 'NOT LIKE', owner, args[0])
        if name == 'between':
            low, high = (self.operand(each, 6) for each in args)
            return f'{self.operand(owner, 6)} BETWEEN {low} AND {high}', STRENGTH['BETWEEN']
        if name in ('asc', 'desc'):
            return f'{self.text(owner)} {name.upper()}', 0
        if name == 'collate' and isinstance(args[0], str):
            return f'{self.operand(owner, 6)} COLLATE {quoted(args[0])}', 9
        if name == 'concat':
            return self.joined('||', owner, args[0])
        if name in ('label', 'nullsfirst', 'nulls_first', 'nullslast', 'nulls_last', 'self_group'):
            return self.say(owner)
        raise Unsayable(worded(call))


METHODS = frozenset('''is_ isnot is_not in_ notin_ not_in like notlike not_like between asc desc
collate concat label nullsfirst nulls_first nullslast nulls_last'''.split())
