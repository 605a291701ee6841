# SPDX-License-Identifier: Apache-2.0
"""Flask-SQLAlchemy: default names, a base of one's own, tables."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///:memory:'
db = SQLAlchemy(metadata=MetaData(naming_convention={'uq': 'uq_%(table_name)s_%(column_0_name)s'}))
db.init_app(app)

tags = db.Table('tags', db.Column('tag_id', db.Integer, db.ForeignKey('tag.id'), primary_key=True),
                db.Column('page_id', db.Integer, db.ForeignKey('wiki_page.id'), primary_key=True))


class CRUDMixin(object):
    id = db.Column(db.Integer, primary_key=True)

    def save(self):
        db.session.add(self)


class BaseModel(CRUDMixin, db.Model):
    __abstract__ = True


class WikiPage(BaseModel):
    title = db.Column(db.String(80), nullable=False, unique=True)
    tags = db.relationship('Tag', secondary=tags, lazy='subquery',
                           backref=db.backref('pages', lazy=True))
    versions = db.relationship('HTMLVersion', backref='page', lazy='dynamic',
                               cascade='all,delete-orphan')


class Tag(BaseModel):
    pass


class HTMLVersion(BaseModel):
    page_id = db.Column(db.Integer, db.ForeignKey('wiki_page.id'), nullable=False)
    body = db.Column(db.Text)


class Special(WikiPage):
    """It shares the table of WikiPage."""
    reason = db.Column(db.String(20))


class APIKey2(db.Model):
    key = db.Column(db.String(32), primary_key=True)
