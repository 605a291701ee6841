# SPDX-License-Identifier: Apache-2.0
"""SQLAlchemy 2: annotations."""
from __future__ import annotations

import datetime
import decimal
import enum
import uuid
from typing import Annotated, Any, ClassVar, List, Literal, Optional

from sqlalchemy import BigInteger, ForeignKey, JSON, String, func
from sqlalchemy.orm import (DeclarativeBase, Mapped, MappedAsDataclass, WriteOnlyMapped,
                            mapped_column, relationship)

intpk = Annotated[int, mapped_column(primary_key=True)]
str50 = Annotated[str, 50]
stamp = Annotated[datetime.datetime, mapped_column(nullable=False, server_default=func.now())]
user_fk = Annotated[int, mapped_column(ForeignKey('user.id'))]


class Colour(enum.Enum):
    red = 1
    yellow = 2


class Base(DeclarativeBase):
    type_annotation_map = {str50: String(50), dict[str, Any]: JSON}


class Stamped:
    made: Mapped[stamp]


class User(Stamped, Base):
    __tablename__ = 'user'
    kinds: ClassVar[int] = 3
    id: Mapped[intpk]
    name: Mapped[str50]
    nick: Mapped[Optional[str50]]
    mail: Mapped[str] = mapped_column(String(80), unique=True)
    born: Mapped[datetime.date | None]
    height: Mapped[Optional[float]]
    money: Mapped[decimal.Decimal] = mapped_column(default=0)
    token: Mapped[uuid.UUID]
    colour: Mapped[Colour]
    size: Mapped[Literal['small', 'big']]
    data: Mapped[dict[str, Any]]
    blob: Mapped[bytes] = mapped_column(deferred=True)
    wait: Mapped[datetime.timedelta]
    active: Mapped[bool] = mapped_column(server_default='1', index=True)
    posts: Mapped[List["Post"]] = relationship(back_populates='author')
    drafts: WriteOnlyMapped["Draft"] = relationship(back_populates='author')
    card: Mapped[Optional["Card"]] = relationship(back_populates='user')


class Post(Base):
    __tablename__ = 'post'
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    author_id: Mapped[user_fk]
    title: Mapped["str"]
    author: Mapped["User"] = relationship(back_populates='posts')


class Draft(MappedAsDataclass, Base):
    __tablename__ = 'draft'
    id: Mapped[intpk] = mapped_column(init=False)
    author_id: Mapped[Optional[int]] = mapped_column(ForeignKey(User.id), init=False)
    text: Mapped[str] = mapped_column(default='')
    author: Mapped[Optional[User]] = relationship(back_populates='drafts', default=None)


class Card(Base):
    __tablename__ = 'card'
    id: Mapped[intpk]
    user_id = mapped_column(ForeignKey('user.id'))
    user: Mapped[User] = relationship(back_populates='card')
