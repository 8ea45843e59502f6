"""The command line: thin faces of the rooms below, for a person and for a script.

``shidian VERB NOUN|FILE``; every verb has its module, lists in any format, and ends with 0
(done), 1 (the data have faults), 2 (wrong usage), 3 (internal error) or 130 (interrupted).
It serves 五（二）监测评估 of the programme document. Importing it loads typer and nothing else
of weight: what a command needs is imported when it runs.
"""

from shidian.cli.command_line import main

__all__ = ["main"]
