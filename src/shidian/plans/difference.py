"""A second version of a plan against the first: what was added, changed, dropped."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from shidian.core import Commitment, Source, Statement, StatementType, as_statement

_NOWHERE = Source("-")  # a source that all commitments share says nothing


@dataclass(frozen=True)
class Difference:
    """Two versions of a plan's commitments.

    Parameters
    ----------
    same, changed : sequence of tuple of Commitment
        Old and new: with one content, and with another for the same thing.
    added, dropped : sequence of Commitment
        Only in the new version, only in the old one.
    """

    same: Sequence[tuple[Commitment, Commitment]]
    changed: Sequence[tuple[Commitment, Commitment]]
    added: Sequence[Commitment]
    dropped: Sequence[Commitment]


def difference(old: Sequence[Commitment], new: Sequence[Commitment]) -> Difference:
    """Compare two versions; keys and sources do not count, only what is said.

    A figure is the same thing as another of its kind, indicator, year and part of the place;
    any other statement as one of its type and name.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from shidian.core import Printed
    >>> def rate(value):
    ...     printed = Printed("=", Decimal(value), "%", indicator="rate")
    ...     return Statement(value, "03", StatementType.FIGURE, "target", "", Source("plan"), 2020,
    ...                      printed=printed)
    >>> made = difference([rate("60")], [rate("62")])
    >>> len(made.changed), len(made.added), len(made.dropped)
    (1, 0, 0)
    """
    rest: dict[Hashable, list[Commitment]] = defaultdict(list)
    for one in old:
        rest[_identity(one)].append(one)
    same, later = [], []
    for one in new:
        twin = next(
            (held for held in rest[_identity(one)] if _content(held) == _content(one)), None
        )
        if twin is None:
            later.append(one)
        else:
            rest[_identity(one)].remove(twin)
            same.append((twin, one))
    changed, added = [], []
    for one in later:
        held = rest[_identity(one)]
        if held:
            changed.append((held.pop(0), one))
        else:
            added.append(one)
    standing = {id(one) for group in rest.values() for one in group}
    return Difference(same, changed, added, [one for one in old if id(one) in standing])


def _identity(commitment: Commitment) -> Hashable:
    """What a commitment is about, whatever it says of it."""
    said = as_statement(commitment)
    printed = said.printed
    if printed is None:
        kind = said.kind if said.type is not StatementType.TASK else ""
        return said.type, kind, said.name
    thing = printed.indicator or said.name
    return said.type, said.kind, thing, said.year, printed.subject, printed.per_year


def _content(commitment: Commitment) -> Statement:
    """All that a commitment says, without the key and the place that it has in a document."""
    return replace(as_statement(commitment), key="", source=_NOWHERE)
