"""What a reader must know before using a verdict."""

from enum import StrEnum

from shidian.core import Bilingual, SeriesBreak


class Caveat(StrEnum):
    """A reservation that travels with a result; `text` says it in both languages."""

    CENSUS = "census"
    BOUNDARY = "boundary"
    RECLASSIFICATION = "reclassification"
    NO_BASELINE = "no_baseline"
    SOURCES_DISAGREE = "sources_disagree"
    LOW_CONFIDENCE = "low_confidence"
    DERIVED = "derived"
    ASPIRATION = "aspiration"
    UNVERIFIED_TOLERANCE = "unverified_tolerance"

    @property
    def short(self) -> Bilingual:
        """The reservation in a word or two, for a table."""
        return _SHORT[self]

    @property
    def text(self) -> Bilingual:
        """The reservation in words."""
        return _TEXTS[self]


OF_BREAK = {
    SeriesBreak.CENSUS: Caveat.CENSUS,
    SeriesBreak.BOUNDARY: Caveat.BOUNDARY,
    SeriesBreak.RECLASSIFICATION: Caveat.RECLASSIFICATION,
}

_SHORT = {
    Caveat.CENSUS: Bilingual("普查断点", "census break"),
    Caveat.BOUNDARY: Bilingual("范围变化", "boundary"),
    Caveat.RECLASSIFICATION: Bilingual("口径变化", "reclassified"),
    Caveat.NO_BASELINE: Bilingual("无基期", "no baseline"),
    Caveat.SOURCES_DISAGREE: Bilingual("来源不一", "sources differ"),
    Caveat.LOW_CONFIDENCE: Bilingual("来源较弱", "weak source"),
    Caveat.DERIVED: Bilingual("推算", "derived"),
    Caveat.ASPIRATION: Bilingual("力争", "aspiration"),
    Caveat.UNVERIFIED_TOLERANCE: Bilingual("容差未核实", "tolerance unverified"),
}
_TEXTS = {
    Caveat.CENSUS: Bilingual(
        "实际值以 2020 年人口普查（11 月 1 日）为准，基期和目标以 2010 年普查的数列为准："
        "只宜比较水平，不宜相减；差距中含有普查修订。",
        "The observed value stands on the census of 1 November 2020, baseline and target on the "
        "series of the 2010 census: compare levels only; the gap includes the revision.",
    ),
    Caveat.BOUNDARY: Bilingual(
        "实际值的地域范围与基期不同。",
        "The observed value covers another territory than the baseline.",
    ),
    Caveat.RECLASSIFICATION: Bilingual(
        "统计口径（城乡或户口分类）与基期不同。",
        "Urban areas or registrations were reclassified after the baseline.",
    ),
    Caveat.NO_BASELINE: Bilingual(
        "方案没有给出基期值，不能计算任务完成度。",
        "The plan gives no baseline, so attainment cannot be computed.",
    ),
    Caveat.SOURCES_DISAGREE: Bilingual(
        "同一指标同一年有几个不同的数，这里取可信度最高的一个，其余见来源。",
        "Sources print different values; the most trusted one is used, the others are listed.",
    ),
    Caveat.LOW_CONFIDENCE: Bilingual(
        "实际值只有一个较弱的来源。", "The observed value rests on one weak source."
    ),
    Caveat.DERIVED: Bilingual(
        "实际值由来源中的数推算，来源没有直接印出。",
        "The observed value was derived from figures of its source, which does not print it.",
    ),
    Caveat.ASPIRATION: Bilingual(
        "方案写的是“力争”，属努力方向，不是硬指标。",
        "The plan says “strive for”: an aspiration, not a hard target.",
    ),
    Caveat.UNVERIFIED_TOLERANCE: Bilingual(
        "判断用到的容差是本项目的建议，尚无文件依据（未核实）。",
        "The verdict uses a tolerance that we propose; no document sets it (unverified).",
    ),
}
