# SPDX-License-Identifier: Apache-2.0
"""From bytes to statements: encodings, the blocks of Python in a text, errors that cost little."""
import ast
import io
import re
import tokenize

from readmodels import lenient

FENCE = re.compile(r'^(\s*)(```+|~~~+)\s*(.*)$')
PYTHON = re.compile(r'^(\{?\.?(python|py|python3|py3|pycon)\b.*)?$', re.I)
CODE = re.compile(r'^(class|def|from|import|@|\w+\s*=)\s*\S')


class Source:
    """A file as statements. In a text, `prose` tells what was said before each block."""

    def __init__(self, name):
        self.name = name
        self.is_text = False
        self.body = []
        self.prose = []  # (first line, last line, words before)


def decoded(data):
    encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    text = data.decode(encoding)
    if '\0' in text:
        line = text.count('\n', 0, text.index('\0')) + 1
        raise SyntaxError('it holds a null byte', ('', line, 0, ''))
    return text.replace('\r\n', '\n').replace('\r', '\n')


def read(name, data, note):
    """`note(line, text)` is told of what cannot be read."""
    source = Source(name)
    try:
        text = decoded(data)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        why = error.msg if isinstance(error, SyntaxError) else str(error)
        note(getattr(error, 'lineno', None) or 1, f'the file cannot be read: {why}')
        return source
    if name.endswith(('.md', '.txt', '.markdown', '.rst')):
        read_text(source, text, note)
    else:
        source.body = lenient.statements(text, note)
    return source


def blocks(lines):
    """Fenced blocks as (first line, lines, whether it says that it is Python)."""
    at = 0
    while at < len(lines):
        fence = FENCE.match(lines[at])
        at += 1
        if not fence:
            continue
        indent, marks, info = fence.groups()
        begin = at
        while at < len(lines) and not lines[at].strip().startswith(marks):
            at += 1
        body = [line[len(indent):] if line[:len(indent)].isspace() else line
                for line in lines[begin:at]]
        if CODE.match(info):  # the code begins behind the marks
            yield begin - 1, [info] + body, True
        elif PYTHON.match(info.strip()):
            yield begin, body, bool(info)
        at += 1


def read_text(source, text, note):
    source.is_text = True
    lines = text.split('\n')
    found = list(blocks(lines))
    if not found and 'class ' in text and not any(FENCE.match(line) for line in lines):
        found = [(0, lines, False)]
    prose = 0
    for first, body, is_python in found:
        code = '\n' * first + '\n'.join(body)
        notes = []
        block = lenient.statements(code, lambda line, what: notes.append((line, what)))
        if is_python or any(isinstance(node, ast.ClassDef) for node in block):
            for line, what in notes:
                note(line, what)
            words = re.findall(r'\w+', ' '.join(lines[prose:first]))
            source.prose.append((first + 1, first + len(body), words))
            source.body += block
        prose = first + len(body)
    merge_classes(source.body)


def merge_classes(body):
    """Later definitions of a class extend the first one; what they say again counts."""
    first = {}
    for node in list(body):
        if not isinstance(node, ast.ClassDef):
            continue
        if node.name not in first:
            first[node.name] = node
            continue
        known = first[node.name]
        again = {name for each in node.body for name in bound(each)}
        known.body = [each for each in known.body if not again & set(bound(each))] + node.body
        body.remove(node)


def bound(node):
    """The names that a statement gives a value."""
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return [node.name] if hasattr(node, 'name') and isinstance(node.name, str) else []
