# SPDX-License-Identifier: Apache-2.0
"""Relationships in their spellings."""
from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, String, Table, and_
from sqlalchemy.orm import backref, declarative_base, foreign, relationship, remote

Base = declarative_base()

followers = Table('followers', Base.metadata,
                  Column('follower_id', Integer, ForeignKey('user.id'), primary_key=True),
                  Column('followed_id', Integer, ForeignKey('user.id'), primary_key=True))

tagging = Table('tagging', Base.metadata,
                Column('post_id', ForeignKey('post.id'), primary_key=True),
                Column('tag_id', ForeignKey('tag.id'), primary_key=True))


class User(Base):
    __tablename__ = 'user'
    id = Column(Integer, primary_key=True)
    name = Column(String(30))
    boss_id = Column(Integer, ForeignKey('user.id'))
    boss = relationship('User', remote_side=[id], backref=backref('team', lazy='dynamic'))
    followed = relationship('User', secondary=followers,
                            primaryjoin=(followers.c.follower_id == id),
                            secondaryjoin=(followers.c.followed_id == id),
                            backref=backref('followers', lazy='dynamic'), lazy='dynamic')
    written = relationship('Post', foreign_keys='Post.author_id', back_populates='author',
                           cascade='all, delete-orphan', order_by='Post.title.desc()',
                           passive_deletes=True)
    edited = relationship(lambda: Post, foreign_keys=lambda: [Post.editor_id],
                          back_populates='editor')
    card = relationship('Card', uselist=False, back_populates='holder')


class Post(Base):
    __tablename__ = 'post'
    id = Column(Integer, primary_key=True)
    title = Column(String(30))
    author_id = Column(Integer, ForeignKey(User.id, ondelete='CASCADE'), nullable=False)
    editor_id = Column(ForeignKey('user.id'))
    author = relationship(User, foreign_keys=[author_id], back_populates='written')
    editor = relationship('User', foreign_keys='[Post.editor_id]', back_populates='edited')
    tags = relationship('Tag', secondary='tagging', back_populates='posts')


class Tag(Base):
    __tablename__ = 'tag'
    id = Column(Integer, primary_key=True)
    posts = relationship('Post', secondary=lambda: tagging, back_populates='tags')


class Card(Base):
    __tablename__ = 'card'
    id = Column(Integer, primary_key=True)
    holder_id = Column(Integer, ForeignKey('user.id'), unique=True)
    holder = relationship(User, back_populates='card')


class Membership(Base):
    """An association object: it carries a role."""
    __tablename__ = 'membership'
    user_id = Column(ForeignKey('user.id'), primary_key=True)
    club_id = Column(ForeignKey('club.id'), primary_key=True)
    role = Column(String(10))
    user = relationship('User', backref='memberships')
    club = relationship('Club', back_populates='memberships')


class Club(Base):
    __tablename__ = 'club'
    id = Column(Integer, primary_key=True)
    town = Column(Integer)
    memberships = relationship('Membership', back_populates='club')
    nearby = relationship('Town', primaryjoin='foreign(Club.town) == Town.number', viewonly=True)


class Town(Base):
    __tablename__ = 'town'
    id = Column(Integer, primary_key=True)
    number = Column(Integer)


class Node(Base):
    __tablename__ = 'node'
    tree = Column(Integer, primary_key=True)
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer)
    __table_args__ = (ForeignKeyConstraint([tree, parent_id], ['node.tree', 'node.id']),)
    children = relationship('Node', cascade='all',
                            backref=backref('parent', remote_side=[tree, id]))


class Alone(Base):
    __tablename__ = 'alone'
    id = Column(Integer, primary_key=True)
    tag_id = Column(ForeignKey('tag.id'))
    club_id = Column(ForeignKey('club.id'))
    tag = relationship('Tag')
    club = relationship('Club')


Club.alones = relationship(Alone, overlaps='club')
