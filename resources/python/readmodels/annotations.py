# SPDX-License-Identifier: Apache-2.0
"""What an annotation, `Mapped[Optional[str]]`, says of an attribute."""
import ast

from readmodels.kinds import PYTHON_TYPES
from readmodels.known import is_enum, meaning
from readmodels.values import Call, Class, Operation, Symbol
from readmodels.wording import worded

MAPPED = {'Mapped': '', 'DynamicMapped': 'dynamic', 'WriteOnlyMapped': 'write_only',
          'SQLCoreOperations': ''}
COLLECTIONS = frozenset('''list List set Set Sequence Collection Iterable MutableSet dict Dict
MutableMapping FrozenSet AppenderQuery Query KeyFuncDict OrderingList'''.split())


class Annotation:
    def __init__(self):
        self.mapped = False
        self.lazy = ''
        self.value = None        # what stands within Mapped[…] and Optional[…]
        self.whole = None        # the same with Optional[…]
        self.optional = False
        self.collection = ''     # list, set, …
        self.target = None       # the innermost: a class or its name
        self.call = None         # mapped_column() of an Annotated type
        self.is_class_var = False


def name_of(value):
    return value.name if isinstance(value, Symbol) else ''


def is_none(value):
    return value is None or isinstance(value, Symbol) and value.path == 'types.NoneType'


class Annotations:
    def __init__(self, interpreter):
        self.interpreter = interpreter

    def value(self, node, scope):
        found = self.interpreter.value(node, scope)
        return self.unquoted(found, scope)

    def unquoted(self, value, scope):
        """Names in quotes are names all the same."""
        if not isinstance(value, str):
            return value
        try:
            return self.interpreter.value(ast.parse(value.strip(), mode='eval').body, scope)
        except (SyntaxError, ValueError, RecursionError):
            return Symbol(value, True)

    def read(self, node, scope):
        self.interpreter.hooks.quiet += 1
        try:
            return self.understand(self.value(node, scope), scope)
        finally:
            self.interpreter.hooks.quiet -= 1

    def understand(self, value, scope):
        result = Annotation()
        if name_of(value) == 'ClassVar' or self.is_of(value, 'ClassVar'):
            result.is_class_var = True
            return result
        while self.is_of(value, *MAPPED):
            result.mapped = True
            result.lazy = MAPPED[name_of(value.operands[0])]
            value = self.unquoted(value.operands[1], scope)
        result.whole = value
        value = self.stripped(value, result, scope)
        result.value = value
        self.find_target(value, result, scope)
        return result

    @staticmethod
    def is_of(value, *names):
        return isinstance(value, Operation) and value.op == '[]' \
            and name_of(value.operands[0]) in names

    def stripped(self, value, result, scope):
        """Without None among the alternatives."""
        if self.is_of(value, 'Optional'):
            result.optional = True
            return self.stripped(self.unquoted(value.operands[1], scope), result, scope)
        parts = None
        if self.is_of(value, 'Union'):
            inner = value.operands[1]
            parts = list(inner) if isinstance(inner, tuple) else [inner]
        elif isinstance(value, Operation) and value.op == '|':
            parts = self.alternatives(value)
        if parts is None:
            return value
        parts = [self.unquoted(each, scope) for each in parts]
        rest = [each for each in parts if not is_none(each)]
        result.optional = result.optional or len(rest) < len(parts)
        return self.stripped(rest[0], result, scope) if rest else None

    def alternatives(self, value):
        if isinstance(value, Operation) and value.op == '|':
            return self.alternatives(value.operands[0]) + self.alternatives(value.operands[1])
        return [value]

    def find_target(self, value, result, scope):
        result.target = value
        if isinstance(value, Operation) and value.op == '[]':
            owner, inner = value.operands
            name = name_of(owner)
            if name in COLLECTIONS:
                result.collection = name.lower()
                last = inner[-1] if isinstance(inner, tuple) and inner else inner
                result.target = self.unquoted(last, scope)
        if isinstance(result.target, Symbol) and name_of(result.target) in COLLECTIONS:
            result.collection = name_of(result.target).lower()

    # Columns

    def column_type(self, annotation, type_map):
        """The type of a column; None where the annotation does not tell."""
        for value in (annotation.whole, annotation.value):
            found = self.mapped_type(value, type_map)
            if found is not None:
                return found
        return self.plain_type(annotation.value, annotation, type_map)

    @staticmethod
    def mapped_type(value, type_map):
        if not type_map or value is None:
            return None
        text = worded(value)
        for key, kind in type_map.items():
            if key is value or worded(key) == text:
                return kind
        return None

    def plain_type(self, value, annotation, type_map):
        if self.is_of(value, 'Annotated'):
            inner = value.operands[1]
            inner = inner if isinstance(inner, tuple) else (inner,)
            for each in inner[1:]:
                if meaning(each.func if isinstance(each, Call) else None) == 'mapped_column':
                    annotation.call = each
            holder = Annotation()
            first = self.stripped(inner[0], holder, None)
            annotation.optional = annotation.optional or holder.optional
            return self.mapped_type(first, type_map) or self.plain_type(first, annotation, type_map)
        if self.is_of(value, 'Literal'):
            inner = value.operands[1]
            args = list(inner) if isinstance(inner, tuple) else [inner]
            return Call(Symbol('sqlalchemy.Enum'), args, {'native_enum': False}, None)
        if isinstance(value, Call) and name_of(value.func) == 'NewType' and len(value.args) == 2:
            return self.mapped_type(value.args[1], type_map) \
                or self.plain_type(value.args[1], annotation, type_map)
        if isinstance(value, Symbol):
            name = PYTHON_TYPES.get(value.path)
            return Symbol('sqlalchemy.' + name) if name else None
        if isinstance(value, Class):
            if is_enum(value):
                return Call(Symbol('sqlalchemy.Enum'), [value], {}, value.place)
            for root in value.mro[1:]:
                found = self.mapped_type(root, type_map) if not is_none(root) else None
                if found is not None:
                    return found
        return None
