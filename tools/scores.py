"""Score the reader against the annotations, as docs/reader/scores.md shows them.

    python tools/scores.py [DOCUMENT]

DOCUMENT is the official document; without it, only the plans of other places are scored.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from shidian.plans import Context, Figure, Reading, context_of, open_plan, read
from shidian.plans.record import records
from shidian.plans.scoring import JUDGED, Score, score
from shidian.programme import BUILTIN, load_programme

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
OFFICIAL = ("dev-a", "dev-b", "rest-a", "rest-b", "rest-c", "held-a", "held-b")
PLACES = ("1", "2", "3", "4", "5")


@cache
def context() -> Context:
    """The vocabulary of the built-in programme."""
    return context_of(load_programme(BUILTIN / "urbanization_2014"))


def annotations(name: str) -> Sequence[Mapping[str, Any]]:
    """The annotations in a file."""
    path = GOLDEN / "annotations" / f"{name}.jsonl"
    return list(records(path.name, path.read_text(encoding="utf-8")))


def official(name: str, content: str, reading: Reading) -> Score:
    """The score of a set of outlines of the official document."""
    told = annotations(f"official-{name}")
    outlines = load_programme(BUILTIN / "urbanization_2014").pilots
    bounds = [outlines[number].outline for number in {one["pilot"] for one in told}]
    figures = [one for one in reading.figures if any(a <= one.span[0] < b for a, b in bounds)]
    return score(figures, told, content)


def places(name: str) -> Score:
    """The score of a set of plans of other places, over all its files."""
    told = annotations(f"places-{name}")
    scores = []
    for file in sorted((GOLDEN / "other_places").glob(f"{name}-*.txt")):
        content = file.read_text(encoding="utf-8")
        own = [one for one in told if one["pilot"] == file.stem]
        scores.append(score(read(content, context()).figures, own, content))
    return _sum(scores)


def _sum(scores: Sequence[Score]) -> Score:
    wrong: dict[str, int] = {}
    for one in scores:
        for field, count in one.wrong.items():
            wrong[field] = wrong.get(field, 0) + count
    extra: list[Figure] = [figure for one in scores for figure in one.extra]
    missing = [told for one in scores for told in one.missing]
    counts = [(one.right, one.read, one.annotated, one.valid_spans) for one in scores]
    right, found, annotated, valid = map(sum, zip(*counts, strict=True))
    return Score(right, found, annotated, missing, extra, wrong, valid)


def rows(document: Path | None) -> Iterator[tuple[str, Score]]:
    """Every set with its score."""
    if document is not None:
        content = open_plan(document).content
        reading = read(content, context())
        for name in OFFICIAL:
            yield f"official {name}", official(name, content, reading)
    for name in PLACES:
        yield f"places {name}", places(name)


def main() -> None:
    """Print a row for each set."""
    for name, made in rows(Path(sys.argv[1]) if sys.argv[1:] else None):
        judged = {field: made.wrong.get(field, 0) for field in JUDGED}
        print(
            f"{name:16} {made.annotated:4} precision {made.precision:.3f} recall {made.recall:.3f}",
            f"missing {len(made.missing)} extra {len(made.extra)} {json.dumps(judged)}",
        )


if __name__ == "__main__":
    main()
