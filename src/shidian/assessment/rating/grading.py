"""From the total to the grade: caps, red lines, and how sure the grade is."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shidian.assessment.policy import Rating
from shidian.assessment.rating.blocks import Total
from shidian.assessment.rating.finding import RedLineFinding
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual, DataError, Fault

PRINTED = 5e-5  # half the last digit of a share printed as 0.3333: one third is not more than it
CLOSE = 1e-6


@dataclass(frozen=True)
class CoreStatus:
    """Where a core indicator stands, its weight among the core indicators, and its name."""

    indicator: str
    weight: float
    status: Status
    name: Bilingual | None = None

    @property
    def called(self) -> Bilingual:
        """The name, or the code where it has none."""
        return self.name or Bilingual(self.indicator, self.indicator)


@dataclass(frozen=True)
class Facts:
    """What may lower a grade, whatever the total: core indicators, late filings, findings.

    `void` holds the core indicators that fell below the ratio under which a policy with a banded
    scale holds the whole result void.
    """

    core: tuple[CoreStatus, ...] = ()
    late_filings: int = 0
    findings: tuple[RedLineFinding, ...] = ()
    void: tuple[CoreStatus, ...] = ()


@dataclass(frozen=True)
class Cap:
    """The highest grade that a fact leaves, and the fact."""

    grade: str
    reason: Bilingual


@dataclass(frozen=True)
class Grading:
    """The grade of a pilot in a year, with everything that led to it.

    Parameters
    ----------
    nominal : str or None
        Code of the grade by the total alone; None without a total.
    grade : str or None
        After caps and red lines. A red line gives the lowest grade, with or without a total.
    caps : tuple of Cap
        Those that lowered the nominal grade.
    vetoes : tuple of RedLineFinding
    probability : mapping or None
        Of each grade, after caps and red lines: these are facts and hold in every draw.
    robust : bool or None
        Whether the grade is as sure as the policy asks; None where that is not known.
    withheld : Bilingual or None
        Why there is no total.
    """

    nominal: str | None
    grade: str | None
    caps: tuple[Cap, ...]
    vetoes: tuple[RedLineFinding, ...]
    probability: Mapping[str, float] | None
    robust: bool | None
    withheld: Bilingual | None

    @property
    def panel(self) -> bool:
        """Whether a panel reviews it."""
        return self.robust is False

    @property
    def sureness(self) -> Bilingual:
        """稳健, 临界, or that it is not known."""
        return _SURENESS[self.robust]


_SURENESS = {
    True: Bilingual("稳健", "robust"),
    False: Bilingual("临界，提交专家组复核", "borderline; sent to panel review"),
    None: Bilingual("未作不确定性分析", "uncertainty not analysed"),
}


def graded(
    total: Total, facts: Facts, rating: Rating, probability: Mapping[str, float] | None = None
) -> Grading:
    """The grade (assessment.md 3.6).

    `probability` is that of each nominal grade, from the uncertainty analysis of the total.

    Raises
    ------
    DataError
        With every core indicator, red line or probability that does not fit the policy.
    """
    _check(facts, rating, probability)
    if total.points is None and not facts.findings:
        return Grading(None, None, (), (), None, None, total.withheld)
    codes = [grade.code for grade in rating.grades]
    nominal = None if total.points is None else rating.grade(total.points).code
    caps = _lowering(_caps(facts, rating), nominal, codes)
    ceiling = max([0, *(codes.index(cap.grade) for cap in caps)])
    if facts.findings:
        ceiling = len(codes) - 1
    grade = codes[ceiling if nominal is None else max(codes.index(nominal), ceiling)]
    shares = None if probability is None else _under(probability, codes, ceiling)
    robust = None if shares is None else shares[grade] >= rating.robust - CLOSE
    return Grading(nominal, grade, caps, facts.findings, shares, robust, total.withheld)


def severe_share(core: Sequence[CoreStatus]) -> float | None:
    """Share of the core weight that is far behind or goes backward; None if nothing is known.

    Indicators that cannot be assessed count in the whole, not among the severe.

    Examples
    --------
    >>> severe_share([CoreStatus("a", 1, Status.FAR_BEHIND), CoreStatus("b", 3, Status.MET)])
    0.25
    """
    if all(one.status is Status.NOT_ASSESSABLE for one in core):
        return None
    whole = math.fsum(one.weight for one in core)
    return math.fsum(one.weight for one in core if one.status.severe) / whole


def _lowering(caps: list[Cap], nominal: str | None, codes: list[str]) -> tuple[Cap, ...]:
    """Those below the nominal grade; without one there is nothing to lower."""
    if nominal is None:
        return ()
    return tuple(cap for cap in caps if codes.index(cap.grade) > codes.index(nominal))


def _caps(facts: Facts, rating: Rating) -> list[Cap]:
    rules, caps = rating.caps, list(_voided(facts, rating))
    severe = [one.called for one in facts.core if one.status.severe]
    share = severe_share(facts.core) or 0
    if severe:
        reason = Bilingual(
            f"核心指标严重滞后或倒退：{'、'.join(one.zh for one in severe)}。",
            f"Core indicators are far behind or go backward: "
            f"{', '.join(one.text('en') for one in severe)}.",
        )
        caps.append(Cap(rules.severe, reason))
    if share > rules.severe_share + PRINTED:
        reason = Bilingual(
            f"严重滞后或倒退的核心指标占权重 {share:.1%}，超过 {rules.severe_share:.1%}。",
            f"{share:.1%} of the core weight is far behind or goes backward, "
            f"more than {rules.severe_share:.1%}.",
        )
        caps.append(Cap(rules.severe_many, reason))
    if facts.late_filings >= rules.late_filings:
        reason = Bilingual(
            f"迟报 {facts.late_filings} 次。", f"Late filings: {facts.late_filings}."
        )
        caps.append(Cap(rules.late, reason))
    return caps


def _voided(facts: Facts, rating: Rating) -> Iterator[Cap]:
    if facts.void:
        reason = Bilingual(
            f"核心指标完成不足，按评估办法全部不合格："
            f"{'、'.join(one.called.zh for one in facts.void)}。",
            f"By the policy all is void where core indicators fall so short: "
            f"{', '.join(one.called.text('en') for one in facts.void)}.",
        )
        yield Cap(rating.grades[-1].code, reason)


def _under(
    probability: Mapping[str, float], codes: Sequence[str], ceiling: int
) -> dict[str, float]:
    """The probabilities with everything above the highest grade left put into that grade."""
    shares = dict.fromkeys(codes[:ceiling], 0.0)
    shares[codes[ceiling]] = math.fsum(probability[code] for code in codes[: ceiling + 1])
    return shares | {code: probability[code] for code in codes[ceiling + 1 :]}


def _check(facts: Facts, rating: Rating, probability: Mapping[str, float] | None) -> None:
    faults = [*_core_faults(facts.core, rating), *_veto_faults(facts.findings, rating)]
    faults += [] if probability is None else _probability_faults(probability, rating)
    if faults:
        raise DataError(faults)


def _core_faults(core: Sequence[CoreStatus], rating: Rating) -> list[Fault]:
    known = " ".join(rating.core)
    faults = [
        Fault("rating_core_unknown", found=one.indicator, known=known)
        for one in core
        if one.indicator not in rating.core
    ]
    return faults + [
        Fault("rating_core_weight", indicator=one.indicator, found=one.weight)
        for one in core
        if not 0 < one.weight < math.inf
    ]


def _veto_faults(findings: Sequence[RedLineFinding], rating: Rating) -> list[Fault]:
    known = [veto.code for veto in rating.vetoes]
    return [
        Fault("rating_veto_unknown", found=one.veto, known=" ".join(known))
        for one in findings
        if one.veto not in known
    ]


def _probability_faults(probability: Mapping[str, float], rating: Rating) -> list[Fault]:
    codes = {grade.code for grade in rating.grades}
    shares = list(probability.values())
    fits = set(probability) == codes and all(0 <= share <= 1 for share in shares)
    if fits and abs(math.fsum(shares) - 1) <= CLOSE:
        return []
    found = " ".join(f"{code}={share:g}" for code, share in probability.items())
    expected = " ".join(grade.code for grade in rating.grades)
    return [Fault("rating_probability", found=found, expected=expected)]
