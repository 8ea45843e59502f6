"""Shidian 试点: runs a policy pilot programme from plan text to evaluated result.

Importing this package loads nothing else: take what you need from its rooms
(`shidian.programme`, `shidian.register`, `shidian.assessment`, ...).
"""

__version__ = "0.6.0"
