# SPDX-License-Identifier: Apache-2.0
"""Statements of a text that Python itself refuses: an error costs what it stands in, no more."""
import ast
import re

OPENS = re.compile(r'\s*(class |def |async\s+def |@|\w+\s*=[^=])')
CONTINUES = re.compile(r'\s*(else|elif|except|finally)\b')


class Logical:
    """Lines that belong together: an open bracket or string joins them."""

    def __init__(self, first, line):
        self.first = self.last = first
        self.indent = len(line) - len(line.lstrip())
        self.code = ''  # without strings and comments

    @property
    def opens_block(self):
        return self.code.rstrip().endswith(':')


class Scanner:
    """Cuts lines into logical ones; a bracket that is never closed ends where a definition begins."""

    def __init__(self):
        self.depth = 0
        self.quote = ''
        self.continued = False

    def take(self, line):
        """The code of a line, without strings and comments."""
        code, at = [], 0
        self.continued = False
        while at < len(line):
            char = line[at]
            if self.quote:
                if char == '\\':
                    at += 2
                elif line.startswith(self.quote, at):
                    at += len(self.quote)
                    self.quote = ''
                else:
                    at += 1
                continue
            if char == '#':
                break
            if char in '\'"':
                self.quote = char * 3 if line.startswith(char * 3, at) else char
                at += len(self.quote)
                code.append('""')
                continue
            if char in '([{':
                self.depth += 1
            elif char in ')]}':
                self.depth = max(0, self.depth - 1)
            elif char == '\\' and not line[at + 1:].strip():
                self.continued = True
            code.append(char)
            at += 1
        if len(self.quote) == 1:
            self.quote = ''
        return ''.join(code)

    @property
    def is_open(self):
        return self.depth > 0 or bool(self.quote) or self.continued

    def lines(self, texts):
        result = []
        current = None
        for number, line in enumerate(texts):
            if current and self.is_open and not self.quote and OPENS.match(line):
                if len(line) - len(line.lstrip()) <= current.indent:
                    self.depth, current = 0, None
            if current is None or not self.is_open:
                if not line.strip() or line.lstrip().startswith('#'):
                    continue
                current = Logical(number, line)
                result.append(current)
            current.last = number
            current.code += self.take(line)
        return result


def pieces(logical):
    """Groups of logical lines, each a statement with what is indented below it."""
    groups = []
    base = min((line.indent for line in logical), default=0)
    joined = False  # a decorator belongs to what follows
    for line in logical:
        deeper = line.indent > base
        header = groups[-1][-1] if groups else None
        stray = deeper and groups and len(groups[-1]) == 1 and not header.opens_block
        if groups and (joined or (deeper and not stray)
                       or (CONTINUES.match(line.code) and not deeper)):
            groups[-1].append(line)
        else:
            groups.append([line])
        joined = line.indent <= base and line.code.lstrip().startswith('@')
    return groups


class Salvage:
    def __init__(self, texts, note):
        self.texts = texts
        self.note = note

    def statements(self, logical):
        found = []
        for group in pieces(logical):
            found += self.piece(group)
        return found

    def parse(self, first, last):
        """The statements of lines that may be indented, with the numbers of their lines."""
        text = 'if 1:\n' + '\n'.join(self.texts[first:last + 1]) + '\n'
        if self.texts[first][:1].isspace():
            body = ast.parse(text).body[0].body
        else:
            body = ast.parse(text[6:]).body
            first += 1
        for node in body:
            ast.increment_lineno(node, first - 1)
        return body

    def piece(self, group):
        try:
            return self.parse(group[0].first, group[-1].last)
        except SyntaxError as error:
            return self.parts(group, error)

    def parts(self, group, error):
        """What is left of a block of which Python refuses the whole."""
        closed = self.closed(group)
        if closed:
            self.note(group[0].first + 1, 'a bracket is not closed; read as if it were at the end '
                      'of the line')
            return closed
        header = next((i for i, line in enumerate(group) if line.opens_block), None)
        word = group[header or 0].code.split(maxsplit=1)[0].rstrip(':')
        if header is None or word in ('def', 'async') or header + 1 == len(group):
            self.refuse(group, error)
            return []
        first, last = group[0].first, group[header].last
        try:
            indent = self.texts[first][:group[header].indent]
            saved = self.texts
            self.texts = saved[:last + 1] + [indent + '    pass']
            outer = self.parse(first, last + 1)
            self.texts = saved
        except SyntaxError as worse:
            self.texts = saved
            self.refuse(group, worse)
            return []
        inner = self.statements(self.dedented(group[header + 1:]))
        if word == 'class':
            outer[0].body = inner or outer[0].body
            return outer
        return inner

    def closed(self, group):
        """The statement with the brackets closed that it opens; None where that is not it."""
        line = group[0]
        missing = line.code.count('(') - line.code.count(')')
        if len(group) > 1 or missing <= 0 or missing > 20 or line.opens_block:
            return None
        saved = self.texts
        self.texts = saved[:line.last] + [saved[line.last].partition('#')[0] + ')' * missing]
        try:
            return self.parse(line.first, line.last)
        except SyntaxError:
            return None
        finally:
            self.texts = saved

    def dedented(self, body):
        """Lines that stand deeper than their neighbours with no reason for it."""
        indent = body[0].indent
        for i, line in enumerate(body):
            if i and line.indent > indent and not any(
                    other.opens_block and other.indent < line.indent for other in body[:i][-30:]):
                self.note(line.first + 1, 'unexpected indent; read as if it were not there')
                line.indent = indent
        return body

    def refuse(self, group, error):
        offset = group[0].first - (1 if self.texts[group[0].first][:1].isspace() else 0)
        line = min((error.lineno or 1) + offset, group[-1].last + 1)
        self.note(max(line, group[0].first + 1), f'syntax error: {error.msg}; left out: '
                  f'{shortened(self.texts[group[0].first])}')


def shortened(text):
    text = ' '.join(text.split())
    return text if len(text) <= 60 else text[:57] + '…'


def statements(text, note):
    """The statements of the text; `note(line, text)` is told of what is left out."""
    try:
        return ast.parse(text).body
    except SyntaxError:
        texts = text.split('\n')
        return Salvage(texts, note).statements(Scanner().lines(texts))
