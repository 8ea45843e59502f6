"""A policy: every constant by which pilots are assessed, in one versioned file."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from shidian.assessment.policy.faults import outside
from shidian.assessment.policy.level import Level
from shidian.assessment.policy.progress import (
    Aspiration,
    Carried,
    Documents,
    Errors,
    Pace,
    Paths,
    Score,
    Tolerance,
    Transform,
)
from shidian.assessment.policy.rating import Filing, Rating, Rise
from shidian.assessment.policy.weighting import weighting_faults
from shidian.core import Bilingual, Confidence, DataError, Fault, Place
from shidian.programme import PackageFiles, Programme, digest, file_content, read_mapping
from shidian.programme.fields import built

LARGEST = 2**20  # bytes
FEWEST, MOST = 16, 100_000  # draws: fewer tell nothing, more do not fit into memory


@dataclass(frozen=True)
class Robustness:
    """How the index is shaken: so many draws from a seed, weights by so much.

    `weights` is the largest relative move of a weight up or down, `goalposts` that of the ends
    of a scale as a share of their distance.
    """

    draws: int
    seed: int
    weights: float
    goalposts: float
    decided: float

    def __post_init__(self) -> None:
        if not FEWEST <= self.draws <= MOST:
            raise outside(self.draws, f"{FEWEST} <= draws <= {MOST}")
        if not 0 <= self.seed < 2**63:
            raise outside(self.seed, "0 <= seed < 2^63")
        if not 0 < self.weights < 1:
            raise outside(self.weights, "0 < weights < 1")
        if not 0 < self.goalposts < 0.5:
            raise outside(self.goalposts, "0 < goalposts < 0.5")
        if not 0.5 < self.decided <= 1:
            raise outside(self.decided, "0.5 < decided <= 1")


@dataclass(frozen=True)
class Signed:
    """Who set the policy in force: a named person of a body, by a document of a day."""

    person: str
    body: str
    document_no: str
    dated: str


@dataclass(frozen=True)
class Policy:
    """How the pilots of a programme are assessed.

    Parameters
    ----------
    code, version : str
    name, source : Bilingual
    programme : str
        Code of the programme that it is for.
    confidence : Confidence
        `UNVERIFIED` until a document sets it.
    signed : Signed or None
        Until a named person has signed it, every report under it is a draft.
    """

    code: str
    version: str
    name: Bilingual
    programme: str
    source: Bilingual
    confidence: Confidence
    tolerance: Tolerance
    aspiration: Aspiration
    errors: Errors
    carried: Carried
    pace: Pace
    paths: Paths
    score: Score
    documents: Documents
    level: Level
    rise: Rise
    rating: Rating
    filing: Filing
    robustness: Robustness
    signed: Signed | None = None

    @property
    def unverified(self) -> bool:
        """Whether no document sets it, and nobody has signed it."""
        return self.confidence is Confidence.UNVERIFIED and self.signed is None


@dataclass(frozen=True)
class PolicyFile:
    """A policy as it stands in a file: what it says, and the hash of its bytes."""

    policy: Policy
    content: bytes

    @property
    def sha256(self) -> str:
        """Identity of the version: two files that differ anywhere differ here."""
        return hashlib.sha256(self.content).hexdigest()


def read_policy(name: str, content: bytes, programme: Programme) -> PolicyFile:
    """The policy in a file's bytes.

    Raises
    ------
    DataError
        With every key that is missing, unknown or wrong, every indicator that the programme does
        not have, and every matrix of comparisons that is not consistent.
    """
    faults: list[Fault] = []
    table = read_mapping({name: content}, name, faults)
    if faults:
        raise DataError(faults)
    try:
        policy = built(Policy, table)
    except DataError as error:
        raise DataError([fault.at(name) for fault in error.faults]) from error
    faults = [*_against(policy, programme), *weighting_faults(policy.level.tree)]
    faults = [fault.at(name) for fault in faults]
    if faults:
        raise DataError(faults)
    return PolicyFile(policy, content)


def policy_file(path: Path, programme: Programme) -> PolicyFile:
    """The policy in a file; UsageError if it cannot be read, DataError as `read_policy`."""
    return read_policy(path.name, file_content(path, LARGEST), programme)


def policies_of(programme: Programme) -> Mapping[str, PolicyFile]:
    """The policies of a programme's package, by code, in the order of their files."""
    known = tuple(programme.indicators)
    return _policies(_Source((digest(programme.policies), known, programme.facts.code), programme))


@dataclass(frozen=True)
class _Source:
    """What policies are read from, equal where they would be read the same."""

    key: tuple[object, ...]
    programme: Programme = field(compare=False)


@lru_cache(maxsize=8)  # a page asks for the policy in force several times
def _policies(source: _Source) -> Mapping[str, PolicyFile]:
    programme = source.programme
    files: PackageFiles = programme.policies
    read: dict[str, PolicyFile] = {}
    for name in sorted(files):
        one = read_policy(name, files[name], programme)
        if one.policy.code in read:
            place = Place(name, column="code")
            raise DataError(Fault("policy_twice", place, found=one.policy.code))
        read[one.policy.code] = one
    return read


def policy_of(programme: Programme) -> PolicyFile:
    """The policy that is in force: the last of the package; DataError if it has none."""
    found = list(policies_of(programme).values())
    if not found:
        raise DataError(Fault("policy_none", found=programme.facts.code))
    return found[-1]


def policy_in_force(programme: Programme) -> Policy | None:
    """The same, without its file; None if the package has none."""
    return policy_of(programme).policy if programme.policies else None


def _against(policy: Policy, programme: Programme) -> list[Fault]:
    """Indicators and the programme that the policy names, against those that there are."""
    named = {
        "level.tree": policy.level.tree.indicators,
        "level.goalposts": policy.level.goalposts,
        "level.denominators": [one for pair in policy.level.denominators.items() for one in pair],
        "paths.transforms": policy.paths.transforms,
        "rating.core": policy.rating.core,
    }
    faults = [
        Fault("unknown_reference", Place(column=path), found=code, table="indicators.csv")
        for path, codes in named.items()
        for code in codes
        if code not in programme.indicators
    ]
    faults += [
        Fault("field_value", Place(column=f"paths.transforms.{code}"), found=scale, expected="log")
        for code, scale in policy.paths.transforms.items()
        if scale is Transform.LOGIT
        and code in programme.indicators
        and None in programme.indicators[code].bounds
    ]
    if policy.programme != programme.facts.code:
        expected = programme.facts.code
        place = Place(column="programme")
        faults.append(Fault("field_value", place, found=policy.programme, expected=expected))
    return faults
