"""How much a programme holds, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shidian.core import Lang
    from shidian.programme import Programme


def counted(programme: Programme, lang: Lang) -> str:
    """Pilots, commitments, the targets among them, and observations of a package."""
    pilots, commitments = len(programme.pilots), len(programme.commitments)
    targets, observations = len(programme.targets), len(programme.observations)
    if lang == "zh":
        among = f"{commitments} 项承诺（其中目标 {targets} 项）"
        return f"{pilots} 个试点，{among}，{observations} 个观测值"
    among = f"{commitments:,} commitments, {targets:,} of them targets"
    return f"{pilots:,} pilots; {among}; {observations:,} observations"
