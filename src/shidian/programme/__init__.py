"""Reads a programme package, a folder of text files that people can read and compare.

It checks types, units, references, dates and duplicates, and gives the pilots, indicators,
documents, tasks, commitments and observations as core objects. It realizes section 6 of the
design and parts 一 to 三 of the programme document (what the programme is, where and when).
"""

from shidian.programme.facts import Facts
from shidian.programme.fields import built
from shidian.programme.files import PackageFiles, digest, file_content, package_files
from shidian.programme.filing_form import FilingForm, filing_form
from shidian.programme.format_1 import from_format_1
from shidian.programme.kinds import kind_text
from shidian.programme.lookup import (
    find_indicator,
    find_peer_class,
    find_pilot,
    find_province,
    find_type,
)
from shidian.programme.objects import placed, places, read_object, read_sourced
from shidian.programme.package import (
    BUILTIN,
    Programme,
    load_programme,
    read_programme,
    validate,
)
from shidian.programme.parameters import DatedValue, Parameter, read_parameter
from shidian.programme.pilot import Pilot, Task, Tile
from shidian.programme.writing import commitments_csv
from shidian.programme.yaml_mappings import read_mapping

__all__ = [
    "BUILTIN",
    "DatedValue",
    "Facts",
    "FilingForm",
    "PackageFiles",
    "Parameter",
    "Pilot",
    "Programme",
    "Task",
    "Tile",
    "built",
    "commitments_csv",
    "digest",
    "file_content",
    "filing_form",
    "find_indicator",
    "find_peer_class",
    "find_pilot",
    "find_province",
    "find_type",
    "from_format_1",
    "kind_text",
    "load_programme",
    "package_files",
    "placed",
    "places",
    "read_mapping",
    "read_object",
    "read_parameter",
    "read_programme",
    "read_sourced",
    "validate",
]
