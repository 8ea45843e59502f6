"""From what a program sends about land, permits and transfers to the answer of the mechanisms."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from shidian.core import Bilingual, Confidence, DataError, Fault, Place
from shidian.core.apportionment import yuan
from shidian.core.used_parameter import CHANGED
from shidian.mechanisms.transfers.areas import told_of_areas, unknown_land_area
from shidian.mechanisms.transfers.award_places import read_award_places
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.basis import sha256
from shidian.mechanisms.transfers.changes import changed
from shidian.mechanisms.transfers.equalization_result import (
    EqualizationResult,
    equalization_answered,
)
from shidian.mechanisms.transfers.inputs import area, money, not_negative
from shidian.mechanisms.transfers.land import LandDue, LandRule, land_due, rule_on
from shidian.mechanisms.transfers.limits import LimitTerms
from shidian.mechanisms.transfers.package import StatedTerms
from shidian.mechanisms.transfers.pass_through import (
    FactorTerm,
    PassThroughTerms,
    pass_through_answered,
)
from shidian.mechanisms.transfers.permit_result import PermitResult, permit_answered
from shidian.mechanisms.transfers.pool import Pool, pool_given, pool_of_year
from shidian.mechanisms.transfers.results import (
    AwardResult,
    Known,
    LinkageResult,
    PassThroughResult,
)
from shidian.mechanisms.transfers.settlement_rules import SettlementResult, settlement_answered
from shidian.programme import Programme, find_pilot
from shidian.web.api.sent import at, day_sent, maybe_number, number_sent, table
from shidian.web.api.transfers_schemas import (
    AwardIn,
    CityIn,
    EqualizationIn,
    KnownIn,
    LandIn,
    LinkageIn,
    PassThroughIn,
    PermitIn,
)
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.linkage import linked

SETTLED, PLACES, TERMS = "settled", "places", "terms"  # names of the tables in messages


def land_of(programme: Programme, sent: LandIn) -> tuple[LandRule, LandDue, Iterable[Fault]]:
    """The rule of the day, what is due, and whether the area is known."""
    with at("area"):
        code = area(sent.area)
    day = day_sent(sent.on, "on")
    rule = rule_on(package.land_rules(programme), code, day, sent.centre)
    existing = maybe_number(sent.existing, "existing")
    adjustment = number_sent(sent.adjustment, "adjustment")
    if existing is None and not sent.centre:
        raise DataError(Fault("empty", Place(column="existing")))
    land = existing if existing is not None else Decimal(0)
    due = land_due(rule, sent.settled, land, adjustment, sent.centre)
    return rule, due, unknown_land_area(programme, code, rule)


def settlement_of(programme: Programme, sent: CityIn) -> SettlementResult:
    """What a city may ask on a day."""
    return settlement_answered(
        number_sent(sent.residents, "residents"),
        day_sent(sent.on, "on"),
        package.size_classes(programme),
        package.settlement_tiers(programme),
        package.later_rules(programme),
    )


def permit_of(sent: PermitIn) -> PermitResult:
    """The dates of a permit."""
    applied, issued = (
        None if text is None else day_sent(text, name)
        for name, text in (("applied", sent.applied), ("issued", sent.issued))
    )
    endorsed = [day_sent(text, f"endorsed.{number}") for number, text in enumerate(sent.endorsed)]
    arrived, on = day_sent(sent.arrived, "arrived"), day_sent(sent.on, "on")
    return permit_answered(arrived, on, applied, issued, endorsed)


def award_of(programme: Programme, sent: AwardIn) -> AwardResult:
    """The award of the places."""
    stated = package.award_terms(programme)
    settled = table(
        ("area", "kind", "age", "people"),
        ((one.area, row.kind, row.age, row.people) for one in sent.places for row in one.settled),
    )
    columns = ("area", "pupils", "per_pupil", "cost_index", "difficulty", "last_year", "most")
    places = table(columns, ([getattr(one, name) for name in columns] for one in sent.places))
    question = AwardQuestion(
        places=read_award_places(settled, SETTLED, places, PLACES, stated.terms),
        terms=changed(stated, sent.changes),
        pool=_pool(programme, sent),
        limits=_limits(sent),
    )
    return told_of_areas(programme, award_answered(question), PLACES)


def equalization_of(programme: Programme, sent: EqualizationIn) -> EqualizationResult:
    """The equalization transfer of the places."""
    columns = ("area", "spending", "revenue", "mandatory", "growth_control", "effort_award")
    places = table(columns, ([getattr(one, name) for name in columns] for one in sent.places))
    terms = changed(package.equalization_terms(programme), sent.changes)
    answered = equalization_answered(places, PLACES, terms, _given(sent.pool))
    return told_of_areas(programme, answered, PLACES)


def pass_through_of(sent: PassThroughIn) -> PassThroughResult:
    """A province's amount over its counties, by the factors that were sent."""
    terms = PassThroughTerms(
        factors=tuple(
            FactorTerm(
                name=one.name,
                label=Bilingual(one.label or one.name, one.label or one.name),
                share=number_sent(one.share, f"factors.{number}.share"),
            )
            for number, one in enumerate(sent.factors)
        ),
        source=CHANGED,
        kept=number_sent(sent.kept, "kept"),
        limits=_limits(sent),
    )
    stated = StatedTerms(terms, CHANGED, CHANGED, TERMS, sha256(repr(terms).encode()))
    return pass_through_answered(_given(sent.pool), _counties(sent), PLACES, stated)


def _counties(sent: PassThroughIn) -> bytes:
    names = [one.name for one in sent.factors]
    for number, one in enumerate(sent.places):
        if unknown := sorted(one.values.keys() - set(names)):
            place = Place(column=f"places.{number}.values.{unknown[0]}")
            raise DataError(Fault("not_choice", place, found=unknown[0], known=" ".join(names)))
    return table(
        ("area", *names, "difficulty", "last_year"),
        (
            (one.area, *(one.values.get(name) for name in names), one.difficulty, one.last_year)
            for one in sent.places
        ),
    )


def linkage_of(programme: Programme, sent: LinkageIn) -> LinkageResult:
    """The linkage table of a pilot, with what was sent of people, money and land."""
    with at("pilot"):
        pilot = find_pilot(programme, sent.pilot)
    if pilot.no not in package.people(programme) and not sent.known:
        raise DataError(Fault("people_unstated", Place(column="pilot"), pilot=pilot.short))
    existing = _amount(sent.existing, "existing")
    known: dict[int, Mapping[str, Known]] = {}
    for number, one in enumerate(sent.known):
        if one.year in known:
            place, first = Place(column=f"known.{number}.year"), list(known).index(one.year)
            raise DataError(Fault("duplicate", place, found=one.year, first=first))
        known[one.year] = _known(one, f"known.{number}")
    found: LinkageResult = linked(programme, pilot, existing, known)["result"]
    return found


def _known(one: KnownIn, path: str) -> Mapping[str, Known]:
    """What a year is known to have, and who says so; nobody has verified it here."""
    whence = Bilingual(one.source, one.source)
    with at(f"{path}.received"):
        received = None if one.received is None else yuan(money(one.received))
    values = {
        "filed": None if one.filed is None else Decimal(one.filed),
        "received": received,
        "land_granted": _amount(one.land_granted, f"{path}.land_granted"),
    }
    return {
        name: Known(value, whence, Confidence.UNVERIFIED)
        for name, value in values.items()
        if value is not None
    }


def _amount(text: str | None, path: str) -> Decimal | None:
    with at(path):
        return None if text is None else not_negative(text)


def _pool(programme: Programme, sent: AwardIn) -> Pool:
    if (sent.pool is None) == (sent.year is None):
        raise DataError(Fault("award_pool_which", Place(column="pool")))
    if sent.pool is not None:
        return _given(sent.pool)
    with at("year"):
        return pool_of_year(programme, sent.year or 0)


def _given(text: str) -> Pool:
    with at("pool"):
        return pool_given(number_sent(text, "pool"))


def _limits(sent: AwardIn | PassThroughIn) -> LimitTerms:
    return LimitTerms(hold=maybe_number(sent.hold, "hold"), cap=maybe_number(sent.cap, "cap"))
