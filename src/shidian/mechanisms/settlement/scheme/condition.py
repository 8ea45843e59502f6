"""What must hold of a person: for a veto, a prerequisite, a route, an entitlement, an item."""

from dataclasses import dataclass

from shidian.core import DataError, Fault
from shidian.mechanisms.settlement.scheme.amount import Amount

_SUBJECTS = ("input", "item", "points_at_least", "holds", "any_", "all_", "none_")
_TESTS = ("at_least", "at_most", "is_", "in_", "age_at_least", "age_at_most", "within_years")


@dataclass(frozen=True)
class Condition:
    """One condition; it speaks of exactly one thing.

    Parameters
    ----------
    input : str
        A thing asked of the person, tested by one of the tests below; a number or an age may be
        tested from both sides.
    item : str
        The points of an item, tested by `at_least` or `at_most`.
    points_at_least : Amount
        The total.
    holds : str
        An entitlement that stands earlier in the scheme.
    any_, all_, none_ : tuple of Condition
        At least one of them, all of them, or none of them.
    at_least, at_most : Amount
        Of a number; both included.
    is_ : bool
        Of a flag.
    in_ : tuple of str
        Of a code.
    age_at_least, age_at_most : int
        Full years from a date of birth to the day that the scheme is applied on.
    within_years : int
        Of a date: later than the same day so many years ago.
    """

    input: str = ""
    item: str = ""
    points_at_least: Amount | None = None
    holds: str = ""
    any_: "tuple[Condition, ...]" = ()
    all_: "tuple[Condition, ...]" = ()
    none_: "tuple[Condition, ...]" = ()
    at_least: Amount | None = None
    at_most: Amount | None = None
    is_: bool | None = None
    in_: tuple[str, ...] = ()
    age_at_least: int | None = None
    age_at_most: int | None = None
    within_years: int | None = None

    def __post_init__(self) -> None:
        subjects = [name for name in _SUBJECTS if getattr(self, name) not in ("", None, ())]
        tests = set(self.tests)
        if len(subjects) != 1:
            raise DataError(Fault("scheme_condition_subject", found=_said(subjects)))
        allowed = {"input": _PAIRS, "item": ({"at_least", "at_most"},)}.get(subjects[0], ())
        if (allowed or tests) and not (tests and any(tests <= pair for pair in allowed)):
            raise DataError(
                Fault("scheme_condition_tests", subject=_said(subjects), found=_said(self.tests))
            )

    @property
    def tests(self) -> tuple[str, ...]:
        """Names of the tests that are stated."""
        return tuple(name for name in _TESTS if getattr(self, name) not in (None, ()))

    @property
    def parts(self) -> "tuple[Condition, ...]":
        """The conditions that it is made of."""
        return self.any_ or self.all_ or self.none_


# Tests that may stand together: the two sides of a range, or one alone.
_PAIRS = (
    {"at_least", "at_most"},
    {"age_at_least", "age_at_most"},
    {"is_"},
    {"in_"},
    {"within_years"},
)


def _said(names: object) -> str:
    assert isinstance(names, (list, tuple))
    return " ".join(name.rstrip("_") for name in names) or "-"
