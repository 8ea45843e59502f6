"""The comparison of what was read with annotations, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shidian.cli.printable import printable
from shidian.cli.words import NO_VALUE

if TYPE_CHECKING:
    from decimal import Decimal

    from shidian.core import Lang
    from shidian.plans.scoring import Score

_WORDS = {
    "zh": ("精确率", "召回率", "完全正确", "读出", "标注", "缺", "多", "字段不同", "位置有效"),
    "en": ("precision", "recall", "right", "read", "annotated", "missing", "extra",
           "fields that differ", "valid spans"),
}  # fmt: skip


def score_text(made: Score, lang: Lang) -> str:
    """Precision, recall, counts, and every annotation that was missed or figure too many.

    Examples
    --------
    >>> from shidian.plans.scoring import Score
    >>> print(score_text(Score(3, 4, 5, [], [], {"unit": 1}, 4), "en"), end="")
    precision 0.750 (3/4)
    recall 0.600 (3/5)
    right 3 · read 4 · annotated 5 · missing 0 · extra 0
    valid spans 4/4
    fields that differ: unit 1
    """
    return "".join(f"{printable(line)}\n" for line in _lines(made, lang))


def _lines(made: Score, lang: Lang) -> Iterator[str]:
    precision, recall, right, read, annotated, missing, extra, wrong, valid = _WORDS[lang]
    yield f"{precision} {_share(made.precision)} ({made.right}/{made.read})"
    yield f"{recall} {_share(made.recall)} ({made.right}/{made.annotated})"
    counts = {
        right: made.right,
        read: made.read,
        annotated: made.annotated,
        missing: len(made.missing),
        extra: len(made.extra),
    }
    yield " · ".join(f"{word} {count}" for word, count in counts.items())
    yield f"{valid} {made.valid_spans}/{made.read}"
    if made.wrong:
        fields = sorted(made.wrong.items(), key=lambda item: (-item[1], item[0]))
        yield f"{wrong}: " + " · ".join(f"{name} {count}" for name, count in fields)
    for one in made.missing:
        start, end = one["span"]
        value, unit = one["value"], one["unit"] or ""
        yield f"  {missing} {start}–{end} {one['kind']} {one['indicator']} {value}{unit}"
    for figure in made.extra:
        start, end = figure.span
        yield f"  {extra} {start}–{end} {figure.kind} {figure.indicator} {figure.text}"


def _share(value: Decimal | None) -> str:
    return NO_VALUE if value is None else f"{value:.3f}"
