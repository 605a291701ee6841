# SPDX-License-Identifier: Apache-2.0
"""What `owner.name` is."""
from readmodels import builtin
from readmodels.known import is_column, is_flask, is_relationship, is_table
from readmodels.values import (Bound, Class, ClassMember, ColumnOf, Columns, Function, Instance,
                               Member, Symbol, TableOf, Unknown)


class Attributes:
    """Mixed into the interpreter: a function for each kind of owner."""

    def value_Attribute(self, node, scope):
        owner = self.value(node.value, scope)
        return self.attribute(owner, node.attr)

    def attribute(self, owner, name):
        if isinstance(owner, Symbol):
            return self.of_symbol(owner, name)
        found = getattr(self, 'of_' + type(owner).__name__, None)
        if found:
            return found(owner, name)
        method = builtin.method(owner, name)
        return method if method else Unknown(name)

    def of_symbol(self, owner, name):
        path = owner.path + '.' + name
        if path == 'sys.version_info':
            return (3, 11, 2, 'final', 0)
        return self.modules.get(path) or Symbol(path, owner.undefined)

    def of_Module(self, owner, name):
        if name in owner.names:
            return owner.names[name]
        return self.submodule(owner, name) or Symbol(owner.name + '.' + name)

    def of_Class(self, owner, name):
        if name == '__name__' or name == '__qualname__':
            return owner.name
        if name == '__table__' and name not in owner.names:
            return TableOf(owner)
        if name == '__mro__':
            return tuple(owner.mro)
        if name == '__module__':
            return owner.module.name
        if name == '__doc__':
            return owner.doc
        if name == '__members__':
            return {each.name: each for each in builtin.enum_members(owner)}
        if name == '__dict__':
            return owner.names
        value, holder = owner.find(name)
        if holder is None:
            return self.hooks.class_attribute(owner, name) or Member(owner, name)
        return self.bound(value, owner, owner, name)

    def bound(self, value, owner, cls, name):
        """A value of a class as it is had from the class or from an instance."""
        if isinstance(value, Function) and value.kind in ('declared_attr', 'cascading'):
            value = self.hooks.declared(cls, name)
        if isinstance(value, Function):
            if value.kind == 'classmethod':
                return Bound(value, cls)
            if value.kind == 'property' and isinstance(owner, Instance):
                return self.call(Bound(value, owner), [], {}, owner.place)
            if value.kind == '' and isinstance(owner, Instance):
                return Bound(value, owner)
            return value
        if is_column(value) or is_relationship(value):
            return ClassMember(cls, name, value)
        return value

    def of_Instance(self, owner, name):
        if name in owner.attributes:
            return owner.attributes[name]
        if name == '__class__':
            return owner.cls
        value, holder = owner.cls.find(name)
        if holder is None:
            return self.hooks.of_flask(owner, name) if is_flask(owner) else Member(owner, name)
        return self.bound(value, owner, owner.cls, name)

    def of_Super(self, owner, name):
        cls = owner.owner.cls if isinstance(owner.owner, Instance) else owner.owner
        after = cls.mro[cls.mro.index(owner.cls) + 1:] if owner.cls in cls.mro else []
        for each in after:
            if isinstance(each, Class) and name in each.names:
                return self.bound(each.names[name], owner.owner, cls, name)
        return Member(owner, name)

    def of_Call(self, owner, name):
        if name in owner.attributes:
            return owner.attributes[name]
        if is_flask(owner):
            return self.hooks.of_flask(owner, name)
        if is_table(owner):
            if name in ('c', 'columns'):
                return Columns(owner)
            if name == 'name' and owner.args:
                return owner.args[0]
        if is_column(owner) and name == 'name' and owner.args and isinstance(owner.args[0], str):
            return owner.args[0]
        return Member(owner, name)

    def of_TableOf(self, owner, name):
        if name in ('c', 'columns'):
            return Columns(owner)
        return Member(owner, name)

    def of_Columns(self, owner, name):
        return ColumnOf(owner.table, name)

    def of_ClassMember(self, owner, name):
        return Member(owner, name)

    of_ColumnOf = of_Operation = of_Partial = of_Bound = of_Member = of_ClassMember

    def of_Function(self, owner, name):
        return owner.name if name == '__name__' else Member(owner, name)

    def of_EnumMember(self, owner, name):
        return {'name': owner.name, '_name_': owner.name, 'value': owner.value}.get(
            name, Unknown(name))

    def of_Unknown(self, owner, name):
        return Unknown(f'{owner.text}.{name}', owner.why)
