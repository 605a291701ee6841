# SPDX-License-Identifier: Apache-2.0
"""What an expression of a program is, as far as it can be known without running it.

Constants, lists, tuples, sets and dicts are themselves. Everything else is one of these.
"""


class Place:
    """A file and a line, for messages."""
    __slots__ = ('file', 'line')

    def __init__(self, file, line):
        self.file = file
        self.line = line


class Symbol:
    """Something that is not in what was read, by its full name: sqlalchemy.Column."""
    __slots__ = ('path', 'undefined')

    def __init__(self, path, undefined=False):
        self.path = path
        self.undefined = undefined  # no import and no definition gives it

    @property
    def name(self):
        return self.path.rpartition('.')[2]

    @property
    def root(self):
        return self.path.partition('.')[0]


class Member:
    """What `owner.name` is, where the owner is known only as a description."""
    __slots__ = ('owner', 'name')

    def __init__(self, owner, name):
        self.owner = owner
        self.name = name


class Call:
    """A call that was not made."""
    __slots__ = ('func', 'args', 'kwargs', 'place', 'order', 'attributes', 'home', 'used')
    made = 0

    def __init__(self, func, args, kwargs, place):
        Call.made += 1
        self.func = func
        self.args = args
        self.kwargs = kwargs
        self.place = place
        self.order = Call.made
        self.attributes = {}
        self.home = None   # of a column: its table; of a table: what it became
        self.used = False  # something holds it already


class Operation:
    """`a == b`, `a | b`, `-a`, `a[b]` of descriptions; `op` is the operator as it is written."""
    __slots__ = ('op', 'operands')

    def __init__(self, op, operands):
        self.op = op
        self.operands = operands


class Unknown:
    """What only a run of the program could tell."""
    __slots__ = ('text', 'why')

    def __init__(self, text, why=''):
        self.text = text
        self.why = why


class Function:
    """A function or lambda of the program."""
    __slots__ = ('node', 'scope', 'module', 'owner', 'kind', 'name')

    def __init__(self, node, scope, module, owner=None):
        self.node = node
        self.scope = scope
        self.module = module
        self.owner = owner  # the class in which it is defined
        self.kind = ''      # classmethod, staticmethod, property, declared_attr, cascading
        self.name = getattr(node, 'name', '<lambda>')


class Bound:
    """A function with its first argument."""
    __slots__ = ('function', 'owner')

    def __init__(self, function, owner):
        self.function = function
        self.owner = owner


class Partial:
    """functools.partial."""
    __slots__ = ('func', 'args', 'kwargs')

    def __init__(self, func, args, kwargs):
        self.func = func
        self.args = args
        self.kwargs = kwargs


class Class:
    """A class of the program; bases may be descriptions."""

    def __init__(self, name, bases, keywords, module, place):
        self.name = name
        self.bases = bases
        self.keywords = keywords
        self.module = module
        self.place = place
        self.names = {}
        self.annotations = {}  # name -> (expression, scope)
        self.decorators = []
        self.doc = ''
        self.mapping = None    # of a mapped class
        self.is_root = False   # what declarative_base() gives, db.Model
        self.mro = [self]

    def find(self, name):
        """The value and the class that holds it; (None, None) where none does."""
        for cls in self.mro:
            if isinstance(cls, Class) and name in cls.names:
                return cls.names[name], cls
        return None, None

    def roots(self):
        """The bases that were not read."""
        return [base for base in self.mro if not isinstance(base, Class)]


class ClassMember:
    """`User.id`, where it is a column, a relationship or not known."""
    __slots__ = ('cls', 'name', 'value')

    def __init__(self, cls, name, value):
        self.cls = cls
        self.name = name
        self.value = value


class EnumMember:
    __slots__ = ('cls', 'name', 'value')

    def __init__(self, cls, name, value):
        self.cls = cls
        self.name = name
        self.value = value


class Instance:
    """An object of a class of the program."""
    __slots__ = ('cls', 'attributes', 'base_args', 'base_kwargs', 'place')

    def __init__(self, cls, place):
        self.cls = cls
        self.place = place
        self.attributes = {}
        self.base_args = None  # what its class hands to a base that was not read
        self.base_kwargs = {}


class Super:
    __slots__ = ('cls', 'owner')

    def __init__(self, cls, owner):
        self.cls = cls      # the class after which the search begins
        self.owner = owner  # the instance or class


class Columns:
    """`table.c`: the columns of a table, a class or a description of one."""
    __slots__ = ('table',)

    def __init__(self, table):
        self.table = table


class ColumnOf:
    """`table.c.name`."""
    __slots__ = ('table', 'key')

    def __init__(self, table, key):
        self.table = table
        self.key = key


class TableOf:
    """`User.__table__`."""
    __slots__ = ('cls',)

    def __init__(self, cls):
        self.cls = cls


class Module:
    def __init__(self, name, file):
        self.name = name
        self.file = file
        self.names = {}
        self.stars = []  # modules that were not read and all of whose names were wanted


CONSTANTS = (type(None), bool, int, float, complex, str, bytes)


def is_constant(value):
    """Whether the value is itself, all through."""
    if isinstance(value, CONSTANTS) or value is Ellipsis:
        return True
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(is_constant(item) for item in value)
    if isinstance(value, dict):
        return all(is_constant(k) and is_constant(v) for k, v in value.items())
    return False


def linearize(cls):
    """The order in which names are looked up: Python's C3; depth first where that has no answer."""
    lists = [list(base.mro) if isinstance(base, Class) else [base] for base in cls.bases]
    lists.append(list(cls.bases))
    order = [cls]
    while lists := [each for each in lists if each]:
        for each in lists:
            head = each[0]
            if not any(any(head is other for other in rest[1:]) for rest in lists):
                break
        else:
            head = lists[0][0]
        order.append(head)
        lists = [[item for item in each if item is not head] for each in lists]
    return order
