# SPDX-License-Identifier: Apache-2.0
"""Ways to say a class and its columns."""
import functools
from datetime import datetime as dt

import sqlalchemy as sa
from sqlalchemy import Column as C, ForeignKey, Integer as Int, types
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import column_property, deferred, registry

Base = declarative_base()
SHORT, LONG = 20, 10 * 8
PREFIX = 'app_'
Required = functools.partial(C, nullable=False)


def key(kind=Int):
    return C(kind, primary_key=True)


def reference(target, **options):
    """A column that refers to another table."""
    column = target + '.id'
    return sa.Column(Int, ForeignKey(column), index=options.pop('index', False), **options)


class Person(Base):
    __tablename__ = PREFIX + 'person'
    id = key()
    first = C('first_name', types.String(SHORT), nullable=False)
    last = Required(sa.String(length=LONG), server_default='-')
    born = sa.Column(sa.Date)
    made = sa.Column(sa.DateTime, default=dt.utcnow, onupdate=lambda: dt.utcnow())
    notes = deferred(C(sa.Text))
    rank = column_property(C(sa.SmallInteger))
    if SHORT > 10:
        wide = C(sa.Boolean)
    else:
        narrow = C(sa.Boolean)

    @property
    def name(self):
        return f'{self.first} {self.last}'


class Dog(Base):
    __tablename__ = f'{PREFIX}dog'
    id = key(sa.BigInteger)
    owner_id = reference(Person.__tablename__, index=True, nullable=False)
    name = Required(sa.Unicode(LONG - 40), unique=True)
    breeder_id = reference('app_person')


Dog.colour = C(sa.String(12))

mapper_registry = registry()


@mapper_registry.mapped
class Decorated:
    __tablename__ = 'decorated'
    id = sa.Column(sa.Integer, primary_key=True)
    label = sa.Column(sa.String(5))


for name in ('red', 'green'):
    type(name.title(), (Base,), {'__tablename__': name, 'id': C(Int, primary_key=True)})
