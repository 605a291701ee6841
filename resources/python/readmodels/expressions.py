# SPDX-License-Identifier: Apache-2.0
"""The values of expressions. What cannot be known is a description or Unknown, never an error."""
import ast
import operator

from readmodels import builtin
from readmodels.attributes import Attributes
from readmodels.known import CONSTRUCTS, TYPES, is_column, is_enum, is_table
from readmodels.values import (Bound, Call, Class, ColumnOf, Columns, EnumMember, Function,
                               Instance, Member, Module, Operation, Partial, Place, Super, Symbol,
                               Unknown, is_constant)

BINARY = {
    ast.Add: ('+', operator.add), ast.Sub: ('-', operator.sub), ast.Mult: ('*', operator.mul),
    ast.Div: ('/', operator.truediv), ast.FloorDiv: ('//', operator.floordiv),
    ast.Mod: ('%', operator.mod), ast.Pow: ('**', operator.pow), ast.BitOr: ('|', operator.or_),
    ast.BitAnd: ('&', operator.and_), ast.BitXor: ('^', operator.xor),
    ast.LShift: ('<<', operator.lshift), ast.RShift: ('>>', operator.rshift),
}
COMPARE = {
    ast.Eq: ('==', operator.eq), ast.NotEq: ('!=', operator.ne), ast.Lt: ('<', operator.lt),
    ast.LtE: ('<=', operator.le), ast.Gt: ('>', operator.gt), ast.GtE: ('>=', operator.ge),
    ast.In: ('in', lambda a, b: a in b), ast.NotIn: ('not in', lambda a, b: a not in b),
    ast.Is: ('is', operator.is_), ast.IsNot: ('is not', operator.is_not),
}
UNARY = {
    ast.Not: ('not', operator.not_), ast.USub: ('-', operator.neg), ast.UAdd: ('+', operator.pos),
    ast.Invert: ('~', operator.invert),
}


ENGINES = frozenset(('sqlite', 'postgresql', 'postgres', 'mysql', 'mariadb', 'mssql', 'oracle'))


class TooMuch(Exception):
    """The program would take longer to read than anybody waits."""


class Scope:
    __slots__ = ('names', 'parent', 'is_class', 'module', 'owner')

    def __init__(self, module, parent=None, is_class=False, names=None):
        self.names = {} if names is None else names
        self.parent = parent
        self.is_class = is_class
        self.module = module
        self.owner = None  # (class, first argument) of a method, for super()

    def find(self, name):
        scope = self
        while scope:
            if name in scope.names and (scope is self or not scope.is_class):
                return scope
            scope = scope.parent
        return None


def truth(value):
    """True, False, or None where nobody can know."""
    if is_constant(value) or isinstance(value, (list, tuple, dict, set)):
        return bool(value)
    if isinstance(value, Symbol):
        return False if value.path in ('typing.TYPE_CHECKING', 'typing_extensions.TYPE_CHECKING') \
            else True if value.path.startswith(('builtins.', 'sqlalchemy.')) else None
    if isinstance(value, (Class, Function, Bound, EnumMember, Module, Instance, Partial)):
        return True
    return True if is_column(value) or is_table(value) else None


class Expressions(Attributes):
    """Mixed into the interpreter; uses its notes, modules and hooks."""

    def value(self, node, scope):
        self.steps += 1
        if self.steps > self.MOST_STEPS:
            raise TooMuch()
        found = getattr(self, 'value_' + type(node).__name__, None)
        return found(node, scope) if found else Unknown(type(node).__name__)

    def place(self, node, scope):
        return Place(scope.module.file, getattr(node, 'lineno', 0))

    def value_Constant(self, node, scope):
        return node.value

    def value_Name(self, node, scope):
        found = scope.find(node.id)
        if found:
            return found.names[node.id]
        return self.undefined(node, scope.module)

    def undefined(self, node, module):
        name = node.id
        if name == '__name__':
            return module.name
        if name == '__file__':
            return module.file
        if name in builtin.NAMES:
            return Symbol('builtins.' + name)
        if module.stars and name not in TYPES and name not in CONSTRUCTS:
            return Symbol(module.stars[-1] + '.' + name, True)
        if module.stars:
            return Symbol('sqlalchemy.' + name)
        self.hooks.undefined(name, Place(module.file, node.lineno))
        return Symbol(name, True)

    def value_NamedExpr(self, node, scope):
        value = self.value(node.value, scope)
        scope.names[node.target.id] = value
        return value

    def several(self, nodes, scope):
        result = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                found = builtin.items(self.value(node.value, scope))
                result += [Unknown('*')] if found is None else found
            else:
                result.append(self.value(node, scope))
        return result

    def value_List(self, node, scope):
        return self.several(node.elts, scope)

    def value_Tuple(self, node, scope):
        return tuple(self.several(node.elts, scope))

    def value_Set(self, node, scope):
        return self.hashed(self.several(node.elts, scope))

    def hashed(self, found):
        try:
            return set(found)
        except TypeError:
            return found

    def value_Dict(self, node, scope):
        result = {}
        for key, each in zip(node.keys, node.values):
            value = self.value(each, scope)
            if key is None:
                result.update(value if isinstance(value, dict) else {})
                continue
            name = self.value(key, scope)
            try:
                result[name] = value
            except TypeError:
                pass
        return result

    def value_JoinedStr(self, node, scope):
        parts = [self.value(each, scope) for each in node.values]
        known = all(isinstance(part, str) for part in parts)
        return ''.join(parts) if known else Unknown(ast.unparse(node))

    def value_FormattedValue(self, node, scope):
        value = self.value(node.value, scope)
        if node.format_spec or not is_constant(value):
            return Unknown(ast.unparse(node))
        return repr(value) if node.conversion == ord('r') else str(value)

    def value_IfExp(self, node, scope):
        known = truth(self.value(node.test, scope))
        return self.value(node.orelse if known is False else node.body, scope)

    def value_BoolOp(self, node, scope):
        stop = isinstance(node.op, ast.Or)
        value = None
        for each in node.values:
            value = self.value(each, scope)
            known = truth(value)
            if known is None or known == stop:
                return value
        return value

    def value_BinOp(self, node, scope):
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        return self.binary(BINARY.get(type(node.op), ('@', None)), left, right)

    def binary(self, operation, left, right):
        op, function = operation
        own = (list, tuple, dict, set)
        if isinstance(left, own) and (isinstance(right, own) or is_constant(right)) \
                or is_constant(left) and (is_constant(right) or isinstance(right, own)):
            if op in ('**', '<<') or op == '*' and not builtin.small(
                    [0] * self.product(left, right)):
                return Unknown(op)
            if op == '%' and isinstance(left, str) and self.wide(left):
                return Unknown(op)
            try:
                result = function(left, right)
            except Exception as error:
                return Unknown(op, str(error))
            return result if builtin.small(result) else Unknown(op)
        return Operation(op, [left, right])

    @staticmethod
    def wide(text):
        """Whether a format asks for a width: nobody names a table so."""
        return any(char.isdigit() or char == '*' for part in text.split('%')[1:]
                   for char in part[:3])

    @staticmethod
    def product(left, right):
        sizes = [len(each) if hasattr(each, '__len__') else 1 for each in (left, right)]
        counts = [each for each in (left, right) if isinstance(each, int)]
        size = max(sizes) * (counts[0] if counts and max(sizes) > 1 else 1)
        return max(0, min(int(size), builtin.LARGEST + 1))

    def value_UnaryOp(self, node, scope):
        value = self.value(node.operand, scope)
        op, function = UNARY[type(node.op)]
        if op == 'not':
            known = truth(value)
            return Operation('not', [value]) if known is None else not known
        return function(value) if isinstance(value, (int, float)) else Operation(op, [value])

    def value_Compare(self, node, scope):
        left = self.value(node.left, scope)
        result = True
        for op, each in zip(node.ops, node.comparators):
            right = self.value(each, scope)
            result = self.compared(COMPARE[type(op)], left, right)
            if result is False or len(node.ops) == 1:
                return result
            left = right
        return result

    def compared(self, operation, left, right):
        op, function = operation
        plain = (is_constant(left) or isinstance(left, (list, tuple, dict))) and (
            is_constant(right) or isinstance(right, (list, tuple, dict, set)))
        same_kind = isinstance(left, (Class, EnumMember)) and isinstance(right, (Class, EnumMember))
        if plain or same_kind or op in ('in', 'not in') and isinstance(right, dict):
            try:
                return function(left, right)
            except Exception:
                return Unknown(op)
        if op in ('is', 'is not') and right is None and truth(left):
            return op == 'is not'
        for text, other in ((left, right), (right, left)):
            if op in ('==', '!=') and isinstance(text, str) and text in ENGINES \
                    and isinstance(other, (Symbol, Call, Member, Unknown)):
                return (text == 'sqlite') == (op == '==')  # what is read is read for SQLite
        return Operation(op, [left, right])

    def value_Lambda(self, node, scope):
        return Function(node, scope, scope.module)

    def value_Await(self, node, scope):
        return self.value(node.value, scope)

    def comprehension(self, node, scope):
        results = []

        def go(generators, inner):
            if not generators:
                results.append(self.value(node.elt, inner) if hasattr(node, 'elt') else (
                    self.value(node.key, inner), self.value(node.value, inner)))
                return True
            first, rest = generators[0], generators[1:]
            found = builtin.items(self.value(first.iter, inner))
            if found is None:
                return False
            for each in found:
                self.assign(first.target, each, inner)
                if all(truth(self.value(test, inner)) is not False for test in first.ifs):
                    if not go(rest, inner):
                        return False
            return True

        return results if go(node.generators, Scope(scope.module, scope)) else None

    def value_ListComp(self, node, scope):
        found = self.comprehension(node, scope)
        return Unknown(ast.unparse(node)) if found is None else found

    value_GeneratorExp = value_ListComp

    def value_SetComp(self, node, scope):
        found = self.value_ListComp(node, scope)
        return self.hashed(found) if isinstance(found, list) else found

    def value_DictComp(self, node, scope):
        found = self.comprehension(node, scope)
        try:
            return Unknown(ast.unparse(node)) if found is None else dict(found)
        except TypeError:
            return Unknown(ast.unparse(node))

    def value_Slice(self, node, scope):
        parts = [each and self.value(each, scope) for each in (node.lower, node.upper, node.step)]
        return slice(*parts) if is_constant(parts) else Unknown('slice')

    def value_Subscript(self, node, scope):
        owner = self.value(node.value, scope)
        index = self.value(node.slice, scope)
        if isinstance(owner, Columns):
            return ColumnOf(owner.table, index) if isinstance(index, str) else Unknown('c[]')
        if isinstance(owner, (str, bytes, list, tuple, dict)):
            try:
                return owner[index]
            except Exception as error:
                return Unknown(ast.unparse(node), str(error))
        if is_enum(owner) and isinstance(index, str):
            return owner.names.get(index, Unknown(ast.unparse(node)))
        return Operation('[]', [owner, index])

    def value_Call(self, node, scope):
        func = self.value(node.func, scope)
        if isinstance(func, Symbol) and func.path == 'builtins.super':
            return Super(*scope_owner(scope)) if scope_owner(scope) else Unknown('super()')
        args = self.several(node.args, scope)
        kwargs = {}
        for each in node.keywords:
            value = self.value(each.value, scope)
            if each.arg is not None:
                kwargs[each.arg] = value
            elif isinstance(value, dict):
                kwargs.update({k: v for k, v in value.items() if isinstance(k, str)})
        return self.call(func, args, kwargs, self.place(node, scope))


def scope_owner(scope):
    while scope:
        if scope.owner:
            return scope.owner
        scope = scope.parent
    return None
