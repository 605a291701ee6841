# SPDX-License-Identifier: Apache-2.0
"""Mixins, abstract bases and declared_attr."""
import re

from sqlalchemy import (CheckConstraint, Column, DateTime, ForeignKey, Index, Integer, String,
                        UniqueConstraint, func)
from sqlalchemy.orm import declarative_base, declared_attr, relationship


class Named:
    @declared_attr
    def __tablename__(cls):
        return re.sub(r'(?<!^)(?=[A-Z])', '_', cls.__name__).lower()


class Stamped:
    created = Column(DateTime, server_default=func.now(), nullable=False)
    updated = Column(DateTime, onupdate=func.now())


class Owned:
    label = Column(String(30))

    @declared_attr
    def owner_id(cls):
        return Column(Integer, ForeignKey('user_account.id', ondelete='CASCADE'), index=True)

    @declared_attr
    def owner(cls):
        return relationship('UserAccount', foreign_keys=[cls.owner_id],
                            backref=cls.__tablename__ + '_list')


Base = declarative_base(cls=Named)


class Model(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)

    @classmethod
    def extra(cls):
        return (UniqueConstraint('id', 'label', name=f'uq_{cls.__tablename__}'),)


class UserAccount(Model):
    name = Column(String(50))


class BlogPost(Owned, Stamped, Model):
    title = Column(String(80))

    @declared_attr
    def __table_args__(cls):
        return (Index(f'ix_{cls.__tablename__}_title', 'title'),) + cls.extra()


class BlogPicture(Owned, Model):
    width = Column(Integer)
    __table_args__ = (CheckConstraint('width > 0', name='positive'), {'comment': 'pictures'})
