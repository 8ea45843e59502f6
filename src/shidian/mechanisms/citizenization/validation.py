"""Every fault of a package's files on cost, for whoever checks the package."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from shidian.core import Fault, Place
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.package import (
    MODELS,
    RULES,
    StatedFile,
    model_in,
    sharing_in,
)
from shidian.mechanisms.citizenization.people import FILE as PEOPLE
from shidian.mechanisms.citizenization.people import stated_people
from shidian.mechanisms.citizenization.plan_cases import FILE as CASES
from shidian.mechanisms.citizenization.plan_cases import PlanCase, plan_cases_of
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.mechanisms.citizenization.stated_rates import FILE as RATES
from shidian.mechanisms.citizenization.stated_rates import insurance_of
from shidian.mechanisms.citizenization.stories import FOLDER as STORIES
from shidian.mechanisms.citizenization.stories import (
    CaseStory,
    CostStory,
    PeopleStory,
    Stories,
    stories_of,
)
from shidian.programme import PackageFiles, Programme, placed, read_object
from shidian.programme.files import unread_files
from shidian.programme.sources import Named, tried, unknown_names

C = TypeVar("C", CostModel, SharingRules)
READ = (PEOPLE, CASES, RATES, MODELS, RULES, STORIES)
"""The files and folders of ``cost/`` that are read."""


def faults_of(programme: Programme) -> list[Fault]:
    """Every fault of the files of ``cost/``, each at row or line and column."""
    files, faults = programme.mechanisms, list[Fault]()
    models = _stated(programme, MODELS, model_in, faults)
    rules = _stated(programme, RULES, sharing_in, faults)
    known = not faults  # else a code may stand in a file that could not be read
    if PEOPLE in files:
        tried(lambda: stated_people(programme), faults)
    rates = tried(lambda: insurance_of(programme), faults) if RATES in files else None
    if rates is not None:
        faults += unknown_names(programme, RATES, rates)
    cases = (tried(lambda: plan_cases_of(programme), faults) if CASES in files else None) or ()
    if cases and known:
        names = _of_cases(programme, cases, rules)
        faults += unknown_names(programme, CASES, cases, "cases", names)
    if tried(lambda: stories_of(programme), faults) and not faults:
        faults += _of_stories(programme, models, rules, [one.id for one in cases])
    return [*faults, *unread_files(files, "cost/", READ)]


def _stated(
    programme: Programme,
    folder: str,
    read: Callable[[PackageFiles, str, Container[str]], StatedFile[C]],
    faults: list[Fault],
) -> Mapping[str, StatedFile[C]]:
    """What the files of a folder state, by code; a code that stands twice is a fault."""
    files, found = programme.mechanisms, dict[str, StatedFile[C]]()
    for file in sorted(name for name in files if name.startswith(folder)):
        one = tried(partial(read, files, file, programme.documents), faults)
        if one is None:
            continue
        code, pilot = one.stated.code, ("pilot", one.stated.pilot, programme.pilots, "pilots.csv")
        faults += unknown_names(programme, file, one.stated, names=[pilot])
        if code in found:
            twice = Fault(
                "cost_code_twice", Place(column="code"), found=code, first=found[code].file
            )
            faults += placed([twice], file, files[file])
        found.setdefault(code, one)
    return found


def _of_cases(
    programme: Programme, cases: Sequence[PlanCase], rules: Container[str]
) -> Iterator[Named]:
    for at, case in enumerate(cases):
        yield f"cases[{at}].pilot", case.pilot, programme.pilots, "pilots.csv"
        for number, code in enumerate(case.rules):
            yield f"cases[{at}].rules[{number}]", code, rules, RULES


def _of_stories(
    programme: Programme, models: Container[str], rules: Container[str], cases: Container[str]
) -> Iterator[Fault]:
    files = programme.mechanisms
    for file in sorted(name for name in files if name.startswith(STORIES)):
        names: list[Named] = []
        for at, story in enumerate(read_object(Stories, files, file).stories):
            head = f"stories[{at}]"
            if isinstance(story, CostStory):
                names.append((f"{head}.model", story.model, models, MODELS))
                names.append((f"{head}.rules", story.rules, rules, RULES))
            elif isinstance(story, CaseStory):
                names.append((f"{head}.case", story.case, cases, CASES))
            elif isinstance(story, PeopleStory):
                names.append((f"{head}.pilot", story.pilot, programme.pilots, "pilots.csv"))
        yield from unknown_names(programme, file, (), names=names)
