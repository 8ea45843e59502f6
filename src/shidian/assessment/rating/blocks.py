"""From the scores of the blocks to the total."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shidian.assessment.policy import Block, Rating
from shidian.core import Bilingual, DataError, Fault

WHOLE = 100.0
DIGITS = 9  # binary dust in a sum of decimals must not decide a grade


class By(StrEnum):
    """Who scored; a later one stands before an earlier one."""

    SELF = "self"
    COMPUTED = "computed"
    THIRD_PARTY = "third_party"

    @property
    def text(self) -> Bilingual:
        """Who, in words."""
        return _BY[self]


_BY = {
    By.SELF: Bilingual("自评", "the pilot itself"),
    By.COMPUTED: Bilingual("系统计算", "computed"),
    By.THIRD_PARTY: Bilingual("第三方评分", "a third party"),
}


@dataclass(frozen=True)
class BlockScore:
    """The points of one block, or None and the reason why there are none.

    Parameters
    ----------
    block : str
        Code of the block.
    points : float or None
        Between 0 and the points of the block.
    by : By
    reason : Bilingual or None
        Why there are no points; needed exactly then.
    imputed : bool
        Whether it rests on values that were carried forward or imputed.
    """

    block: str
    points: float | None
    by: By
    reason: Bilingual | None = None
    imputed: bool = False

    def __post_init__(self) -> None:
        if self.points is None and self.reason is None:
            raise DataError(Fault("rating_score_no_reason", block=self.block))


@dataclass(frozen=True)
class Differing:
    """A block on which the pilot and the third party differ by more than the policy allows.

    `gap` is own score less third party's, as points of a hundred: a block of 10 points could
    never differ by more than 15 of its own.
    """

    block: str
    own: float
    third_party: float
    gap: float

    @property
    def text(self) -> Bilingual:
        """The difference in words."""
        return Bilingual(
            f"自评 {self.own:g} 分，第三方 {self.third_party:g} 分，"
            f"按百分制相差 {self.gap:+.1f} 分。",
            f"Own score {self.own:g}, third party {self.third_party:g}: "
            f"{self.gap:+.1f} points of a hundred apart.",
        )


@dataclass(frozen=True)
class Total:
    """The total and what it rests on.

    Parameters
    ----------
    points : float or None
        Of a hundred; None where too much is missing, `withheld` says why.
    present : float
        Points of the blocks that have a score.
    scores : tuple of BlockScore
        The score that counts in each block, in the order of the policy.
    differing : tuple of Differing
    withheld, rescaled : Bilingual or None
        Why there is no total; that it was rescaled to the points present.
    """

    points: float | None
    present: float
    scores: tuple[BlockScore, ...]
    differing: tuple[Differing, ...]
    withheld: Bilingual | None
    rescaled: Bilingual | None

    @property
    def coverage(self) -> float:
        """Share of the points that have a score."""
        return self.present / WHOLE


def total(scores: Sequence[BlockScore], rating: Rating) -> Total:
    """The total of the blocks (assessment.md 3.6).

    In each block the third party's score stands before a computed one, and that before the
    pilot's own. A block nobody scored is missing. Where more than ``rating.withheld`` of the
    points is missing there is no total; where less is, the sum is rescaled.

    Raises
    ------
    DataError
        With every block that is unknown or scored twice by the same, and points out of range.
    """
    faults = _faults(scores, rating)
    if faults:
        raise DataError(faults)
    counted = tuple(_counted(block, scores) for block in rating.blocks)
    points = [score.points for score in counted if score.points is not None]
    size = {block.code: block.points for block in rating.blocks}
    present = math.fsum(size[score.block] for score in counted if score.points is not None)
    missing = round(WHOLE - present, DIGITS)
    withheld = _withheld(missing, counted, rating)
    return Total(
        points=None if withheld else round(math.fsum(points) / present * WHOLE, DIGITS),
        present=present,
        scores=counted,
        differing=_differing(scores, rating),
        withheld=withheld,
        rescaled=_rescaled(present) if missing > 0 and not withheld else None,
    )


def _counted(block: Block, scores: Sequence[BlockScore]) -> BlockScore:
    order = list(By)
    own = [score for score in scores if score.block == block.code]
    none = BlockScore(block.code, None, By.COMPUTED, Bilingual("没有评分", "not scored"))
    return max(own, key=lambda score: order.index(score.by), default=none)


def _withheld(missing: float, counted: Sequence[BlockScore], rating: Rating) -> Bilingual | None:
    if missing <= round(rating.withheld * WHOLE, DIGITS) and missing < WHOLE:
        return None
    names = {block.code: block.name for block in rating.blocks}
    gaps = [(names[one.block], one.reason) for one in counted if one.reason and one.points is None]
    return Bilingual(
        f"缺少 {missing:g} 分的内容，超过 {rating.withheld:.0%}，不计总分，不评等级："
        + "；".join(f"{name.zh}（{reason.zh}）" for name, reason in gaps)
        + "。",
        f"{missing:g} points are missing, more than {rating.withheld:.0%}: no total, no grade. "
        + "; ".join(f"{name.text('en')} ({reason.text('en')})" for name, reason in gaps)
        + ".",
    )


def _rescaled(present: float) -> Bilingual:
    return Bilingual(
        f"只有 {present:g} 分的内容有评分，总分按此折算为百分制。",
        f"Only {present:g} points have a score; the total is rescaled from these to a hundred.",
    )


def _differing(scores: Sequence[BlockScore], rating: Rating) -> tuple[Differing, ...]:
    points = {(score.block, score.by): score.points for score in scores}
    found = []
    for block in filter(lambda one: one.judged, rating.blocks):
        own = points.get((block.code, By.SELF))
        third = points.get((block.code, By.THIRD_PARTY))
        if own is not None and third is not None:
            gap = round((own - third) / block.points * WHOLE, DIGITS)
            found.append(Differing(block.code, own, third, gap))
    return tuple(one for one in found if abs(one.gap) > rating.ladder.differ)


def _faults(scores: Sequence[BlockScore], rating: Rating) -> list[Fault]:
    sizes = {block.code: block.points for block in rating.blocks}
    judged = [block.code for block in rating.blocks if block.judged]
    faults = []
    seen: set[tuple[str, By]] = set()
    for score in scores:
        code, points = score.block, score.points
        if code not in sizes:
            faults.append(Fault("rating_block_unknown", found=code, known=" ".join(sizes)))
            continue
        if points is not None and not 0 <= points <= sizes[code]:
            limit = f"{sizes[code]:g}"
            faults.append(Fault("rating_score_value", block=code, found=points, limit=limit))
        if score.by is not By.COMPUTED and code not in judged:
            faults.append(Fault("rating_score_by", block=code, judged=" ".join(judged)))
        if (code, score.by) in seen:
            faults.append(Fault("rating_score_twice", block=code, by=score.by))
        seen.add((code, score.by))
    return faults
