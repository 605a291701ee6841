# SPDX-License-Identifier: Apache-2.0
"""The functions and methods of Python that are understood: those without effects beyond values."""
import re

from readmodels.known import is_enum
from readmodels.values import (Bound, Class, EnumMember, Function, Instance, Symbol, Unknown,
                               is_constant)

LARGEST = 1_000_000  # characters or items that a value may have

PURE = {
    'bool': bool, 'dict': dict, 'enumerate': enumerate, 'float': float, 'frozenset': frozenset,
    'int': int, 'len': len, 'list': list, 'max': max, 'min': min, 'reversed': reversed,
    'set': set, 'sorted': sorted, 'str': str, 'sum': sum, 'tuple': tuple, 'zip': zip,
    'abs': abs, 'round': round, 'repr': repr, 'chr': chr, 'ord': ord, 'any': any, 'all': all,
}
NAMES = frozenset(PURE) | frozenset('''
    bytes bytearray callable classmethod complex delattr dir filter format getattr globals hasattr
    hash id isinstance issubclass iter locals map next object open print property range setattr
    staticmethod super type vars Exception ValueError TypeError KeyError AttributeError ImportError
    NotImplementedError RuntimeError NotImplemented __import__ eval exec compile input
'''.split())

METHODS = {
    str: frozenset('''capitalize casefold count endswith find format index isalnum isalpha isdigit
        islower isupper join lower lstrip partition removeprefix removesuffix replace rfind
        rpartition rsplit rstrip split splitlines startswith strip swapcase title upper'''.split()),
    bytes: frozenset(['decode']),
    list: frozenset('append extend insert index count copy pop remove reverse sort'.split()),
    tuple: frozenset('index count'.split()),
    dict: frozenset('get items keys values update pop copy setdefault'.split()),
    set: frozenset('add update union intersection difference copy'.split()),
    frozenset: frozenset('union intersection difference copy'.split()),
}


class Method:
    """A method of a value that is itself."""
    __slots__ = ('owner', 'name')

    def __init__(self, owner, name):
        self.owner = owner
        self.name = name


def method(value, name):
    names = METHODS.get(dict if isinstance(value, Defaults) else type(value), ())
    return Method(value, name) if name in names else None


def items(value):
    """What a loop over the value goes through; None where nobody can know."""
    if isinstance(value, (list, tuple, set, frozenset, dict, str)):
        return list(value)
    if is_enum(value):
        return enum_members(value)
    return None


def enum_members(cls):
    seen = []
    for owner in cls.mro:
        if isinstance(owner, Class):
            seen += [each for each in owner.names.values() if isinstance(each, EnumMember)]
    return seen


def settled(value):
    """Iterators as lists."""
    return list(value) if isinstance(value, (enumerate, zip, reversed)) or hasattr(
        value, '__next__') or type(value).__name__ in ('dict_items', 'dict_keys', 'dict_values') \
        else value


def small(value):
    if isinstance(value, int):
        return value.bit_length() < 4096
    return not isinstance(value, (str, bytes, list, tuple, dict, set)) or len(value) <= LARGEST


def call_method(bound, args, kwargs):
    owner, name = bound.owner, bound.name
    if name in ('join', 'format', 'replace') and not (is_constant(args) and is_constant(kwargs)):
        return Unknown(f'{name}()')
    if name == 'format' and re.search(r'\{[^}]*[.\[:][^}]*\}', owner):
        return Unknown('format()')  # attributes and widths: not for a text of somebody else
    if name == 'replace' and len(owner) * max(1, len(str(args[1]))) > LARGEST:
        return Unknown('replace()')
    try:
        result = settled(getattr(owner, name)(*args, **kwargs))
    except Exception as error:
        return Unknown(f'{name}()', str(error))
    return result if small(result) else Unknown(f'{name}()')


def call_builtin(interpreter, name, args, kwargs, place):
    """The value of a call of a builtin; Unknown where only a run could tell."""
    special = SPECIAL.get(name)
    try:
        if special:
            return special(interpreter, args, kwargs, place)
        if name in PURE:
            known = [enum_members(each) if is_enum(each) else each for each in args]
            if name in ('str', 'repr', 'int', 'float', 'sum', 'max', 'min') \
                    and not is_constant(known):
                return Unknown(f'{name}()')
            if not all(isinstance(each, (int, float, str, bytes, list, tuple, dict, set, frozenset,
                                         type(None))) for each in known):
                return Unknown(f'{name}()')
            kwargs = {k: v for k, v in kwargs.items() if k != 'key' and k != 'strict'} \
                if name != 'dict' else kwargs
            result = settled(PURE[name](*known, **kwargs))
            return result if small(result) else Unknown(f'{name}()')
    except Exception as error:
        return Unknown(f'{name}()', str(error))
    return Unknown(f'{name}()')


def _range(interpreter, args, kwargs, place):
    found = range(*args)
    return list(found) if len(found) <= 10_000 else Unknown('range()')


def _getattr(interpreter, args, kwargs, place):
    if not isinstance(args[1], str):
        return Unknown('getattr()')
    found = interpreter.attribute(args[0], args[1])
    return args[2] if isinstance(found, Unknown) and len(args) > 2 else found


def _hasattr(interpreter, args, kwargs, place):
    if isinstance(args[0], Class) and isinstance(args[1], str):
        value, owner = args[0].find(args[1])
        return owner is not None
    return Unknown('hasattr()')


def _setattr(interpreter, args, kwargs, place):
    interpreter.set_attribute(args[0], args[1], args[2])


def _type(interpreter, args, kwargs, place):
    if len(args) == 3 and isinstance(args[0], str) and isinstance(args[2], dict):
        names = {name: value for name, value in args[2].items() if isinstance(name, str)}
        return interpreter.make_class(args[0], list(args[1]), {}, names, {}, [], place)
    if isinstance(args[0], Instance):
        return args[0].cls
    return Unknown('type()')


def _isinstance(interpreter, args, kwargs, place):
    value, wanted = args
    names = {'str': str, 'int': int, 'list': list, 'tuple': tuple, 'dict': dict, 'bool': bool}
    if isinstance(wanted, Symbol) and wanted.name in names and is_constant(value):
        return isinstance(value, names[wanted.name])
    return Unknown('isinstance()')


def _issubclass(interpreter, args, kwargs, place):
    value, wanted = args
    if isinstance(value, Class) and isinstance(wanted, Class):
        return wanted in value.mro
    return Unknown('issubclass()')


def _map(interpreter, args, kwargs, place):
    found = items(args[1])
    if found is None or len(args) != 2:
        return Unknown('map()')
    return [interpreter.call(args[0], [each], {}, place) for each in found]


def _callable(interpreter, args, kwargs, place):
    return isinstance(args[0], (Function, Bound, Class)) or Unknown('callable()')


def _next(interpreter, args, kwargs, place):
    found = items(args[0])
    return found[0] if found else Unknown('next()')


def _nothing(interpreter, args, kwargs, place):
    return None


SPECIAL = {
    'range': _range, 'getattr': _getattr, 'hasattr': _hasattr, 'setattr': _setattr, 'type': _type,
    'isinstance': _isinstance, 'issubclass': _issubclass, 'map': _map, 'callable': _callable,
    'next': _next, 'print': _nothing, 'iter': lambda i, args, kwargs, place: args[0],
}


def _sub(interpreter, args, kwargs, place):
    pattern, by, text = args[:3]
    if not all(isinstance(each, str) and len(each) < 1000 for each in (pattern, by, text)):
        return Unknown('re.sub()')
    return re.sub(pattern, by, text)


def _underscored(interpreter, args, kwargs, place):
    text = re.sub(r'([A-Z]+)([A-Z][a-z])', r'\1_\2', args[0])
    return re.sub(r'([a-z\d])([A-Z])', r'\1_\2', text).replace('-', '_').lower()


class Defaults(dict):
    """collections.defaultdict"""

    def __init__(self, interpreter, factory, place):
        super().__init__()
        self.make = lambda: interpreter.call(factory, [], {}, place)

    def __missing__(self, key):
        self[key] = self.make()
        return self[key]


EXTERNAL = {
    'collections.defaultdict': lambda i, args, kwargs, place: Defaults(i, args[0], place),
    'collections.OrderedDict': lambda i, args, kwargs, place: dict(*args, **kwargs),
    're.sub': _sub,
    'inflection.underscore': _underscored,
    'stringcase.snakecase': _underscored,
    'copy.copy': lambda i, args, kwargs, place: args[0],
    'copy.deepcopy': lambda i, args, kwargs, place: args[0],
    'typing.cast': lambda i, args, kwargs, place: args[1],
    'sys.intern': lambda i, args, kwargs, place: args[0],
}


def call_external(interpreter, path, args, kwargs, place):
    """The value of a call of a library's function that is understood; None for all others."""
    if path not in EXTERNAL:
        return None
    try:
        return EXTERNAL[path](interpreter, args, kwargs, place)
    except Exception as error:
        return Unknown(path, str(error))
