"""A question about the cost of citizenization, and whether it can be answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from shidian.core import DataError, Fault, Place, Source
from shidian.mechanisms.citizenization.formulas import People, origins_of
from shidian.mechanisms.citizenization.model import CostModel, Origin
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.sharing import SharingRules, named
from shidian.mechanisms.citizenization.used import rule_number
from shidian.mechanisms.citizenization.words import group_words


@dataclass(frozen=True)
class CostQuestion:
    """What is asked: which people, what they cost, who pays, in which years.

    Parameters
    ----------
    model : StatedFile of CostModel
    rules : StatedFile of SharingRules
        None where only the cost is asked for.
    people : mapping
        People by the year in which they reach a step, origin and step.
    years : sequence of int
        The years that are counted, rising.
    people_file : str
        Where the people stand, for messages.
    people_sources : tuple of Source
        Who states the people; none where somebody typed them in.
    assumed : tuple of Fault
        What was assumed to have people by year, origin and step.
    changes : mapping of str to str
        What was changed in model or rules after they were read, by path.
    pilot : str
        Number of the pilot whose cost it is; empty where it is nobody's in particular.
    """

    model: StatedFile[CostModel]
    rules: StatedFile[SharingRules] | None
    people: People
    years: Sequence[int]
    people_file: str = ""
    people_sources: tuple[Source, ...] = ()
    assumed: tuple[Fault, ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)
    pilot: str = ""


def check(question: CostQuestion) -> None:
    """Refuse a question that cannot be answered; DataError with every fault at its file."""
    faults = [*_years(question), *_people(question), *_model(question), *_rules(question)]
    if faults:
        raise DataError(faults)


def divides(rules: StatedFile[SharingRules], model: CostModel, origins: Sequence[Origin]) -> bool:
    """Whether rules say how much each pays of every item of a model for people of some origins."""
    return not any(_of_rules(rules, model, origins))


def _years(question: CostQuestion) -> Iterator[Fault]:
    years, begins = list(question.years), question.model.stated.valid_from
    if not years:
        yield Fault("cost_no_years")
        return
    if years != sorted(set(years)):
        yield Fault("cost_years_order", found=" ".join(map(str, years[:20])))
    if begins is not None and years[0] < begins.year:
        place = question.model.place("valid_from")
        yield Fault("cost_before_valid", place, year=years[0], first=begins)


def _people(question: CostQuestion) -> Iterator[Fault]:
    people, file = question.people, question.people_file
    if not people:
        yield Fault("people_none", Place(file))
        return
    for (year, origin, step), count in people.items():
        if count < 0:
            group = group_words(year, origin, step)
            yield Fault("people_negative", Place(file), group=group, found=count)
    stated = {year for year, _, _ in people}
    for year in question.years:
        if year not in stated and year < max(stated):
            yield Fault("cost_people_year", Place(file, column="year"), year=year)


def _model(question: CostQuestion) -> Iterator[Fault]:
    model = question.model
    for at, item in enumerate(model.stated.items):
        if item.cost is None:
            place = replace(model.place(f"items[{at}]"), column=f"items.{item.id}")
            yield Fault("cost_item_open", place)


def _rules(question: CostQuestion) -> Iterator[Fault]:
    if question.rules is not None:
        origins = origins_of(question.people)
        yield from _of_rules(question.rules, question.model.stated, origins)


def _of_rules(
    file: StatedFile[SharingRules], model: CostModel, origins: Sequence[Origin]
) -> Iterator[Fault]:
    rules, place = file.stated, file.place
    items = {item.id: item.label for item in model.items}
    for at, rule in enumerate(rules.rules):
        for name in rule.items:
            if name not in items:
                where = place(f"rules[{at}].items")
                yield Fault("cost_rule_item", where, found=name, known=" ".join(items))
    for item, label in items.items():
        for origin in origins:
            number = rule_number(rules, item, origin)
            if number is None:
                yield Fault("sharing_none", place("rules"), item=label, origin=origin.text)
            elif rules.rules[number].payers:
                where = place(f"rules[{number}].payers")
                yield Fault("sharing_unstated", where, payers=named(rules.rules[number].payers))
