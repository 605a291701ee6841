# SPDX-License-Identifier: Apache-2.0
"""Runs a program with a terminal for its output and prints what came there."""
import pty
import sys

pty.spawn(sys.argv[1:])
