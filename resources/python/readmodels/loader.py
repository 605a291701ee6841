# SPDX-License-Identifier: Apache-2.0
"""Reads frames from standard input and runs the reader that comes in the first of them.

A frame is a line `KIND LENGTH NAME` and LENGTH bytes: `script` is a module of the reader, `source` a
file to be read. Nothing but the scripts is ever run. The limits stand before anything is read.
"""
import sys
import types
import warnings


def limit(memory, seconds):
    try:
        import resource
    except ImportError:  # not on every system; the caller watches the clock besides
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def frames(stream):
    while header := stream.readline():
        kind, length, name = header.decode().rstrip('\n').split(' ', 2)
        yield kind, name, stream.read(int(length))


def run():
    limit(2 << 30, 20)
    warnings.simplefilter('ignore')  # what Python thinks of the program is not asked
    package = types.ModuleType('readmodels')
    package.__path__ = []
    sys.modules['readmodels'] = package
    sources = []
    for kind, name, data in frames(sys.stdin.buffer):
        if kind == 'source':
            sources.append((name, data))
            continue
        module = types.ModuleType('readmodels.' + name)
        sys.modules[module.__name__] = module
        setattr(package, name, module)
        exec(compile(data, name + '.py', 'exec'), module.__dict__)
    sys.modules['readmodels.facts'].write(sources, sys.stdout)


run()
