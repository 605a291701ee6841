# SPDX-License-Identifier: Apache-2.0
"""Foreign keys with their options, conditions as expressions, computed columns, defaults."""
import enum

from sqlalchemy import (Boolean, CheckConstraint, Column, Computed, DateTime, ForeignKey,
                        ForeignKeyConstraint, Identity, Index, Integer, MetaData,
                        PrimaryKeyConstraint, String, Text, UniqueConstraint, and_, between, false,
                        func, literal_column, not_, text, true)
from sqlalchemy.orm import declarative_base

Base = declarative_base(metadata=MetaData())


class State(enum.Enum):
    new = 'n'
    old = 'o'


class Parent(Base):
    __tablename__ = 'Parent Table'
    a = Column(Integer)
    b = Column('the b', String(4))
    c = Column(Integer, unique=True)
    __table_args__ = (PrimaryKeyConstraint('a', 'the b', name='parent_key'),)


class Child(Base):
    __tablename__ = 'child'
    id = Column(Integer, primary_key=True)
    pa = Column(Integer, comment='half of it')
    pb = Column(String(4))
    c1 = Column(Integer, ForeignKey('Parent Table.c', onupdate='CASCADE', ondelete='SET NULL'))
    c2 = Column(ForeignKey(Parent.c, deferrable=True, initially='DEFERRED', name='to_c'))
    c3 = Column('c three', Integer, ForeignKey(column=Parent.c, use_alter=True, name='later'))
    low = Column(Integer, default=0, server_default='0')
    high = Column(Integer, nullable=False, server_default=text('100'))
    ok = Column(Boolean, nullable=False, server_default=true(), default=True)
    bad = Column(Boolean, server_default=false())
    made = Column(DateTime, server_default=func.current_timestamp())
    when = Column(DateTime, server_default=text("(datetime('now', 'localtime'))"))
    state = Column(String(3), server_default=State.new.value)
    span = Column(Integer, Computed('high - low'))
    text_ = Column('text', Text, Computed(text('pb || pb'), persisted=True))
    number = Column(Integer, Identity(start=3))
    empty = Column(String(5), server_default='')
    __table_args__ = (
        ForeignKeyConstraint([pa, 'pb'], [Parent.a, Parent.b], name='both', ondelete='RESTRICT'),
        CheckConstraint(and_(high >= 0, low < high), name='order'),
        CheckConstraint(~between(low, -5, -1)) if False else CheckConstraint(not_(low == 7)),
        CheckConstraint(state.in_(['n', 'o', "it's"])),
        CheckConstraint('low > -10 AND (high < 1000)'),
        UniqueConstraint(pa, pb, name='pair', sqlite_on_conflict='REPLACE'),
        UniqueConstraint('low', 'c1'),
        Index('by_state', state, func.lower(pb), unique=True),
        Index('some', 'made', sqlite_where=ok == True),  # noqa
        Index('down', made.desc(), literal_column('high')),
        {'sqlite_autoincrement': True, 'extend_existing': True},
    )
