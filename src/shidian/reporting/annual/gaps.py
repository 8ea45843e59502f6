"""What is missing from the register, and where series break."""

from collections.abc import Iterator

from shidian.assessment import Caveat
from shidian.core import Bilingual
from shidian.reporting.annual.basis import NO_VALUE, Basis
from shidian.reporting.annual.document import Block, Grid, Heading, Row, text
from shidian.reporting.annual.target_rows import counted


def gaps(basis: Basis) -> Iterator[Block]:
    """Reservations with their counts; and who lacks values of the headline indicators."""
    say = basis.say
    yield Heading(say("九、数据缺口和数列断点", "9. Gaps in the data, and breaks in series"))
    rows = []
    for caveat in Caveat:
        own = [one for one in basis.evaluation.progress if caveat in one.result.caveats]
        if own:
            span = basis.count(len(own), caveat.short, caveat.text, counted(own))
            cells = basis.name(caveat.short), basis.name(caveat.text), span.text
            rows.append(Row(cells, span.reference))
    if rows:
        heads = (say("保留", "Reservation"), say("含义", "Meaning"), say("目标", "Targets"))
        title = say("各项保留所涉目标", "Reservations and the targets that they concern")
        yield Grid(title, heads, tuple(rows), (1.6, 7, 1), frozenset({2}))
    else:
        yield text(say("没有须说明的保留。", "There is no reservation to be told."))
    yield _missing(basis)


def _missing(basis: Basis) -> Grid:
    rows = []
    for code in basis.programme.facts.headline:
        lacking = [
            one.pilot
            for one in basis.evaluation.pilots.values()
            if not any(
                p.result.indicator.code == code
                and p.result.observed is not None
                and p.result.year == basis.year
                for p in one.progress
            )
        ]
        name = basis.programme.indicators[code].name
        what = Bilingual(
            f"{name.zh}：没有 {basis.year} 年可用值的试点",
            f"{name.en}: pilots without a usable value of {basis.year}",
        )
        rule = Bilingual(
            "该年没有可用的实际值，或没有目标可比。", "No usable value of the year, or no target."
        )
        span = basis.count(len(lacking), what, rule)
        names = basis.say("、", ", ").join(basis.name(one.short) for one in lacking)
        rows.append(Row((basis.name(name), span.text, names or NO_VALUE), span.reference))
    heads = (
        basis.say("指标", "Indicator"),
        basis.say("缺数的试点", "Pilots"),
        basis.say("名单", "Names"),
    )
    title = basis.say(
        f"没有 {basis.year} 年可用值的试点", f"Pilots without a usable value of {basis.year}"
    )
    return Grid(title, heads, tuple(rows), (2.4, 1.2, 8), frozenset({1}))
