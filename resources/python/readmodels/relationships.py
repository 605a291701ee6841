# SPDX-License-Identifier: Apache-2.0
"""Relationships as facts: strings and lambdas are evaluated among all classes at the end."""
import ast

from readmodels.expressions import Scope
from readmodels.known import called, meaning
from readmodels.values import (Call, Class, Function, Member, Module, Operation, Symbol, TableOf)
from readmodels.wording import worded

LAZY = {True: 'select', False: 'joined', None: 'noload'}


def said(value):
    """Python text, with double quotes as the house writes it."""
    if isinstance(value, str):
        return '"' + value.replace('\\', '\\\\').replace('"', '\\"') + '"'
    return worded(value)


class Relationships:
    def __init__(self, program, losses):
        self.losses = losses
        self.program = program
        self.tables = program.tables
        self.by_name = {}
        for cls in program.mapper.classes:
            self.by_name.setdefault(cls.name, []).append(cls)

    def facts(self):
        for cls in self.program.mapper.classes:
            for name, call, annotation in cls.mapping.relationships:
                yield self.fact(cls, name, call, annotation)

    def scope(self, cls):
        """Where the strings of a relationship are evaluated: classes, then tables."""
        names = {table.name: table.name for table in self.tables.all}
        for table in self.tables.all:
            names[table.name] = TableByName(table.name)
        names.update({name: found[0] for name, found in self.by_name.items()})
        module = Module('', cls.place.file)
        module.stars = ['sqlalchemy']
        return Scope(module, names=names)

    def resolved(self, value, cls):
        """Strings and lambdas as what they say."""
        if isinstance(value, Function):
            return self.program.interpreter.call(value, [], {}, cls.place)
        if isinstance(value, str):
            try:
                node = ast.parse(value.strip(), mode='eval').body
            except (SyntaxError, ValueError, RecursionError):
                return Symbol(value, True)
            return self.program.interpreter.value(node, self.scope(cls))
        return value

    def class_called(self, value, cls):
        """The class and its name."""
        if isinstance(value, Function):
            value = self.program.interpreter.call(value, [], {}, cls.place)
        if isinstance(value, Operation) and value.op == '[]':
            value = value.operands[1]
        if isinstance(value, Class):
            return value, value.name
        name = value if isinstance(value, str) else value.name \
            if isinstance(value, (Symbol, Member)) else ''
        name = name.strip().rpartition('.')[2]
        found = self.by_name.get(name, [])
        same = [each for each in found if each.module is cls.module]
        return (same or found or [None])[0], name

    def secondary(self, value, cls):
        """The name of the table in between."""
        if value is None:
            return None
        if isinstance(value, Function):
            value = self.program.interpreter.call(value, [], {}, cls.place)
        if isinstance(value, str):
            table = self.tables.by_name.get(value)
            if table:
                return table
            value = self.resolved(value, cls)
        if isinstance(value, TableByName):
            return self.tables.by_name.get(value.name)
        return self.tables.table_of(value)

    def columns(self, value, cls):
        """The columns that foreign_keys= or remote_side= names."""
        value = self.resolved(value, cls)
        result = []
        for each in value if isinstance(value, (list, tuple, set)) else [value]:
            found = self.column(self.resolved(each, cls), cls)
            if found:
                result.append(found)
        return result

    def column(self, value, cls):
        if isinstance(value, Member) and isinstance(value.owner, Member) \
                and value.owner.name in ('c', 'columns'):
            table = value.owner.owner
            value = Member(table, value.name)
        if isinstance(value, Member) and isinstance(value.owner, TableByName):
            table = self.tables.by_name.get(value.owner.name)
            found = table.by_key(value.name) if table else None
            return [table.name, found.name] if found else None
        if isinstance(value, Symbol):  # the name of a column of the class itself, id
            found = cls.mapping.column_called(value.path)
            return [found[0].name, found[1].name] if found else None
        found = self.tables.column_of(value, None) or self.tables.column_of(value, cls.mapping.table)
        return [found[0].name, found[1].name] if found else None

    def pairs(self, value, cls):
        """The pairs of columns that a join compares, whether it says more, and what is marked."""
        result = {'pairs': [], 'more': False, 'foreign': [], 'remote': []}
        if value is not None:
            self.add_pairs(self.resolved(value, cls), cls, result)
        return result

    def add_pairs(self, value, cls, result):
        if called(value) == 'and_' or isinstance(value, Operation) and value.op == '&':
            for each in value.args if isinstance(value, Call) else value.operands:
                self.add_pairs(each, cls, result)
            return
        if isinstance(value, Operation) and value.op == '==':
            sides = [self.side(each, cls, result) for each in value.operands]
            if all(sides):
                result['pairs'].append(sides)
                return
        result['more'] = True

    def side(self, value, cls, result):
        marks = []
        while isinstance(value, Call) and meaning(value.func) in ('foreign', 'remote') \
                and value.args:
            marks.append(meaning(value.func))
            value = value.args[0]
        found = self.column(value, cls)
        for mark in marks if found else []:
            result[mark].append(found)
        return found

    def fact(self, cls, name, call, annotation):
        kwargs = dict(call.kwargs)
        args = list(call.args)
        self.losses.look('a relationship', kwargs, call.place)
        argument = args[0] if args else kwargs.get('argument')
        if argument is None and annotation:
            argument = annotation.target
        target, target_name = self.class_called(argument, cls)
        secondary_value = args[1] if len(args) > 1 else kwargs.get('secondary')
        secondary = self.secondary(secondary_value, cls)
        if secondary_value is not None and secondary is None:
            self.program.note(call.place, f'{cls.name}.{name}: the table in between, '
                              f'{worded(secondary_value)}, was not found')
        join = self.pairs(kwargs.get('primaryjoin'), cls)
        second = self.pairs(kwargs.get('secondaryjoin'), cls)
        fact = {
            'class': cls.name, 'table': cls.mapping.table.name, 'key': name,
            'target': target_name, 'targetTable': target.mapping.table.name
            if target and target.mapping else '',
            'secondary': secondary.name if secondary else '',
            'viaTables': secondary_value is not None,
            'useList': self.use_list(call, kwargs, annotation),
            'pairs': join['pairs'], 'secondPairs': second['pairs'],
            'more': join['more'] or second['more'],
            'foreignKeys': join['foreign'] + second['foreign'],
            'remoteSide': join['remote'] + second['remote'],
            'backPopulates': kwargs['back_populates']
            if isinstance(kwargs.get('back_populates'), str) else '',
            'file': call.place.file, 'line': call.place.line, **self.texts(kwargs, annotation)}
        if called(call) == 'dynamic_loader':
            fact['lazy'] = said('dynamic')
        for key, option in (('foreignKeys', 'foreign_keys'), ('remoteSide', 'remote_side')):
            if kwargs.get(option) is not None:
                fact[key] = fact[key] + self.columns(kwargs[option], cls)
        fact['backref'] = self.backref(kwargs.get('backref'), cls)
        return fact

    @staticmethod
    def use_list(call, kwargs, annotation):
        if isinstance(kwargs.get('uselist'), bool):
            return kwargs['uselist']
        if annotation and annotation.mapped and not annotation.lazy:
            return bool(annotation.collection)
        return None

    def texts(self, kwargs, annotation=None):
        lazy = kwargs.get('lazy')
        if 'lazy' in kwargs and (lazy is None or isinstance(lazy, bool)):
            lazy = LAZY[lazy]
        if annotation and annotation.lazy:
            lazy = annotation.lazy
        order = kwargs.get('order_by')
        order = self.program.interpreter.call(order, [], {}, None) \
            if isinstance(order, Function) else order
        return {
            'cascade': said(kwargs['cascade']) if kwargs.get('cascade') else '',
            'lazy': said(lazy) if lazy is not None else '',
            'orderBy': said(order) if order is not None and order is not False else '',
            'passiveDeletes': said(kwargs['passive_deletes'])
            if kwargs.get('passive_deletes') else '',
            'viewOnly': kwargs.get('viewonly') is True,
        }

    def backref(self, value, cls):
        if isinstance(value, str):
            return {'key': value, 'useList': None, **self.texts({})}
        if not isinstance(value, Call) or not value.args or not isinstance(value.args[0], str):
            return None
        kwargs = value.kwargs
        self.losses.look('a relationship', kwargs, value.place)
        return {'key': value.args[0],
                'useList': kwargs['uselist'] if isinstance(kwargs.get('uselist'), bool) else None,
                'remoteSide': self.columns(kwargs['remote_side'], cls)
                if kwargs.get('remote_side') is not None else [], **self.texts(kwargs)}


class TableByName(TableOf):
    """A table that a string names."""
    __slots__ = ('name',)

    def __init__(self, name):
        super().__init__(None)
        self.name = name
