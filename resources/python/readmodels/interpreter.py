# SPDX-License-Identifier: Apache-2.0
"""Goes through the statements of programs and keeps what their names stand for.

Nothing is executed: a value is worked out only where Python's own constants, and functions and
classes of the program over these, suffice. Everything else stays a description.
"""
import ast

from readmodels import builtin
from readmodels.calls import Calls, LoopEnd, LoopNext, Raised, Returned
from readmodels.expressions import Expressions, Scope, TooMuch, truth
from readmodels.known import is_enum, is_sqlalchemy, meaning
from readmodels.modules import Modules
from readmodels.values import (Bound, Call, Class, EnumMember, Function, Instance, Member, Module,
                               Symbol, Unknown, linearize)


KINDS = {'staticmethod': 'staticmethod', 'classmethod': 'classmethod', 'property': 'property',
         'cached_property': 'property', 'declared_attr': 'declared_attr',
         'directive': 'declared_attr', 'cascading': 'cascading', 'hybrid_property': 'hybrid',
         'hybrid_method': 'hybrid', 'validates': 'hybrid', 'reconstructor': 'hybrid'}


class Interpreter(Expressions, Calls):
    MOST_STEPS = 1_500_000

    def __init__(self, sources, hooks, note):
        self.sources = {source.name: source for source in sources}
        self.hooks = hooks
        self.note = note  # (place, text)
        self.steps = 0
        self.depth = 0
        self.running = ''  # the file that is gone through
        self.loaded = {}
        self.compiled = []  # (type, dialect, function) of @compiles
        self.modules = Modules(self.sources, self.load)

    def run(self):
        order = sorted(self.sources, key=lambda name: (
            name.count('/'), not name.endswith('__init__.py'), name))
        for name in order:
            self.load(name)

    def load(self, file):
        if file in self.loaded:
            return self.loaded[file]
        module = Module(self.modules.dotted(file), file)
        self.loaded[file] = module
        scope = Scope(module, names=module.names)
        self.running = file
        try:
            self.block(self.sources[file].body, scope)
        except (Returned, LoopEnd, LoopNext, Raised):
            pass
        return module

    def submodule(self, module, name):
        return self.modules.submodule(module, name)

    # Statements

    def block(self, body, scope):
        for node in body:
            self.statement(node, scope)

    def statement(self, node, scope):
        found = getattr(self, 'do_' + type(node).__name__, None)
        if not found:
            return
        try:
            found(node, scope)
        except RecursionError:
            self.note(self.place(node, scope), 'too deeply nested to be read; left out')
        except (TooMuch, Returned, LoopEnd, LoopNext, Raised):
            raise
        except MemoryError:
            raise TooMuch() from None
        except Exception as error:  # a fault of ours must not cost the rest of the program
            self.note(self.place(node, scope),
                      f'this could not be read: {type(error).__name__}: {error}')

    def do_Expr(self, node, scope):
        self.value(node.value, scope)

    def do_Assign(self, node, scope):
        value = self.value(node.value, scope)
        for target in node.targets:
            self.assign(target, value, scope)

    def do_AnnAssign(self, node, scope):
        name = node.target.id if isinstance(node.target, ast.Name) else ''
        if scope.is_class and name:
            scope.owner_annotations[name] = (node.annotation, scope, node.lineno)
        if node.value:
            self.assign(node.target, self.value(node.value, scope), scope)

    def do_AugAssign(self, node, scope):
        load = ast.copy_location(ast.BinOp(self.loading(node.target), node.op, node.value), node)
        self.assign(node.target, self.value(load, scope), scope)

    @staticmethod
    def loading(target):
        if isinstance(target, ast.Name):
            return ast.copy_location(ast.Name(target.id, ast.Load()), target)
        return target

    def assign(self, target, value, scope):
        if isinstance(target, ast.Name):
            scope.names[target.id] = value
            self.hooks.named(target.id, value, scope, target.lineno)
        elif isinstance(target, (ast.Tuple, ast.List)):
            found = builtin.items(value)
            if found is None or len(found) != len(target.elts):
                found = [Unknown('unpacked')] * len(target.elts)
            for each, part in zip(target.elts, found):
                self.assign(each, part, scope)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, value, scope)
        elif isinstance(target, ast.Attribute):
            self.set_attribute(self.value(target.value, scope), target.attr, value)
        elif isinstance(target, ast.Subscript):
            owner = self.value(target.value, scope)
            index = self.value(target.slice, scope)
            self.hooks.set_item(owner, index, value, self.place(target, scope))
            if isinstance(owner, (dict, list)):
                try:
                    owner[index] = value
                except Exception:
                    pass

    def set_attribute(self, owner, name, value):
        if not isinstance(name, str):
            return
        if isinstance(owner, Class):
            owner.names[name] = value
            self.hooks.class_attribute_set(owner, name, value)
        elif isinstance(owner, (Instance, Call)):
            owner.attributes[name] = value
            self.hooks.call_attribute_set(owner, name, value)
        elif isinstance(owner, Module):
            owner.names[name] = value

    def do_If(self, node, scope):
        known = truth(self.value(node.test, scope))
        if known is None and any(isinstance(each, ast.ClassDef) for each in node.orelse):
            self.note(self.place(node, scope), 'whether this is so is known only when the program'
                      ' runs; read as if it were, what stands below else was left out')
        self.block(node.orelse if known is False else node.body, scope)

    def do_For(self, node, scope):
        found = builtin.items(self.value(node.iter, scope))
        if found is None:
            if any(isinstance(each, (ast.ClassDef, ast.Assign)) for each in node.body) \
                    and scope.parent is None and self.hooks.matters(node):
                self.note(self.place(node, scope), 'what this loop goes through is known only when'
                          ' the program runs; left out')
            return
        for each in found:
            self.assign(node.target, each, scope)
            try:
                self.block(node.body, scope)
            except LoopNext:
                continue
            except LoopEnd:
                return
        self.block(node.orelse, scope)

    def do_While(self, node, scope):
        for _ in range(1000):
            if truth(self.value(node.test, scope)) is not True:
                return
            try:
                self.block(node.body, scope)
            except LoopNext:
                continue
            except LoopEnd:
                return

    def do_Break(self, node, scope):
        raise LoopEnd()

    def do_Continue(self, node, scope):
        raise LoopNext()

    def do_With(self, node, scope):
        for item in node.items:
            value = self.value(item.context_expr, scope)
            if item.optional_vars:
                self.assign(item.optional_vars, value, scope)
        self.block(node.body, scope)

    def do_Try(self, node, scope):
        try:
            self.block(node.body, scope)
        except Raised:
            for handler in node.handlers[:1]:
                self.block(handler.body, scope)
        self.block(node.orelse, scope)
        self.block(node.finalbody, scope)

    def do_Raise(self, node, scope):
        raise Raised()

    def do_Return(self, node, scope):
        raise Returned(self.value(node.value, scope) if node.value else None)

    def do_Delete(self, node, scope):
        for target in node.targets:
            if isinstance(target, ast.Name):
                scope.names.pop(target.id, None)

    def do_Import(self, node, scope):
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.partition('.')[0]
            if not alias.asname:
                self.modules.get(alias.name)
            found = self.modules.get(name) or self.modules.package(name) or Symbol(name)
            scope.names[alias.asname or name] = found

    def do_ImportFrom(self, node, scope):
        module = scope.module
        dotted = self.modules.relative(module, node.level, node.module) if node.level \
            else node.module or ''
        found = self.modules.get(dotted)
        for alias in node.names:
            if alias.name == '*':
                self.import_star(found, dotted, scope)
                continue
            name = f'{dotted}.{alias.name}' if dotted else alias.name
            if found and alias.name in found.names:
                value = found.names[alias.name]
            else:
                value = self.modules.get(name) or self.modules.package(name) \
                    or self.imported(found, alias.name, name)
            scope.names[alias.asname or alias.name] = value

    def imported(self, found, name, path):
        """A name that is not there: one that comes from outside through a star, or nobody's."""
        if found and found.stars and not path.startswith('.'):
            return Symbol('sqlalchemy.' + name)
        return Symbol(path)

    def import_star(self, found, dotted, scope):
        if not found:
            scope.module.stars.append(dotted if not is_sqlalchemy(dotted) else 'sqlalchemy')
            return
        listed = found.names.get('__all__')
        for name, value in list(found.names.items()):
            if name in listed if isinstance(listed, list) else not name.startswith('_'):
                scope.names[name] = value
        scope.module.stars += found.stars

    def do_FunctionDef(self, node, scope):
        function = Function(node, scope, scope.module)
        for decorator in reversed(node.decorator_list):
            value = self.value(decorator, scope)
            name = value.name if isinstance(value, (Symbol, Member)) else meaning(
                value.func) if isinstance(value, Call) else ''
            function.kind = function.kind or KINDS.get(name, '')
            if isinstance(value, Call) and isinstance(value.func, Symbol) \
                    and value.func.name == 'compiles' and value.args:
                self.compiled += [(value.args[0], dialect, function)
                                  for dialect in value.args[1:] or ['']]
            self.hooks.decorated(function, value)
        scope.names[node.name] = function

    do_AsyncFunctionDef = do_FunctionDef

    def do_ClassDef(self, node, scope):
        bases = self.several(node.bases, scope)
        keywords = {each.arg: self.value(each.value, scope) for each in node.keywords if each.arg}
        decorators = [self.value(each, scope) for each in node.decorator_list]
        inner = ClassScope(scope.module, scope, True)
        cls = Class(node.name, bases, keywords, scope.module, self.place(node, scope))
        cls.doc = ast.get_docstring(node) or ''
        inner.cls = cls
        cls.names, cls.annotations = inner.names, inner.owner_annotations
        cls.mro = linearize(cls)
        self.block(node.body, inner)
        scope.names[node.name] = self.finish_class(cls, decorators)

    def make_class(self, name, bases, keywords, names, annotations, decorators, place):
        cls = Class(name, bases, keywords, self.loaded.get(place.file) or Module('', place.file),
                    place)
        cls.names, cls.annotations = names, annotations
        cls.mro = linearize(cls)
        return self.finish_class(cls, decorators)

    def finish_class(self, cls, decorators):
        for value in cls.names.values():
            if isinstance(value, Function) and value.owner is None:
                value.owner = cls
        if is_enum(cls):
            self.make_enum(cls)
        cls.decorators = decorators
        for base in cls.mro[1:]:
            if isinstance(base, Class) and isinstance(base.names.get('__init_subclass__'), Function):
                self.call(Bound(base.names['__init_subclass__'], cls), [], dict(cls.keywords),
                          cls.place)
                break
        self.hooks.class_made(cls)
        result = cls
        for decorator in reversed(decorators):
            if isinstance(decorator, (Function, Bound)):
                found = self.call(decorator, [cls], {}, cls.place)
                result = found if isinstance(found, Class) else result
        return result

    @staticmethod
    def make_enum(cls):
        roots = [root.name for root in cls.roots() if isinstance(root, Symbol)]
        last = 0
        for name, value in list(cls.names.items()):
            if name.startswith('_') or isinstance(value, (Function, EnumMember, Class)):
                continue
            if isinstance(value, Call) and isinstance(value.func, Symbol) \
                    and value.func.name == 'auto':
                value = str(last + 1) if 'str' in roots else last + 1
                value = name.lower() if 'StrEnum' in roots else value
            last = value if isinstance(value, int) else last + 1
            cls.names[name] = EnumMember(cls, name, value)


class ClassScope(Scope):
    __slots__ = ('owner_annotations', 'cls')

    def __init__(self, *args):
        super().__init__(*args)
        self.owner_annotations = {}
        self.cls = None
