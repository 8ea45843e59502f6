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
    UNKNOWN_SERIES = "unknown_series"
    OTHER_SERIES = "other_series"
    IMPUTED = "imputed"
    MISSING_YEARS = "missing_years"
    NO_METHOD = "no_method"

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
    **{caveat: kind.text for kind, caveat in OF_BREAK.items()},
    Caveat.NO_BASELINE: Bilingual("无基期", "no baseline"),
    Caveat.SOURCES_DISAGREE: Bilingual("来源不一", "sources differ"),
    Caveat.LOW_CONFIDENCE: Bilingual("来源较弱", "weak source"),
    Caveat.DERIVED: Bilingual("推算", "derived"),
    Caveat.ASPIRATION: Bilingual("力争", "aspiration"),
    Caveat.UNVERIFIED_TOLERANCE: Bilingual("容差未核实", "tolerance unverified"),
    Caveat.UNKNOWN_SERIES: Bilingual("口径不明", "basis unknown"),
    Caveat.OTHER_SERIES: Bilingual("数列不同", "other series"),
    Caveat.IMPUTED: Bilingual("结转值", "carried forward"),
    Caveat.MISSING_YEARS: Bilingual("年份不全", "years missing"),
    Caveat.NO_METHOD: Bilingual("不能判断", "cannot be judged"),
}
_TEXTS = {
    Caveat.CENSUS: Bilingual(
        "实际值以 2020 年人口普查（11 月 1 日）为准，基期和目标以 2010 年普查的数列为准："
        "只比较水平，不计算任务完成度；差距中含有普查修订。",
        "The observed value stands on the census of 1 November 2020, baseline and target on the "
        "series of the 2010 census: levels are compared, no attainment is computed, and the gap "
        "includes the revision.",
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
        "同一数列同一年有几个不同的数，这里用其中一个，其余列在试点页上。",
        "Sources of one series print different values; one is used, the pilot's page lists all.",
    ),
    Caveat.LOW_CONFIDENCE: Bilingual(
        "实际值的来源较弱。", "The observed value rests on a weak source."
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
    Caveat.UNKNOWN_SERIES: Bilingual(
        "实际值依据的数列不明，可能与基期不可比。",
        "It is not known on which series the observed value stands; it may not compare.",
    ),
    Caveat.OTHER_SERIES: Bilingual(
        "实际值和基期不属于同一数列，只比较水平，不计算任务完成度。",
        "The observed value and the baseline stand on different series: levels are compared, no "
        "attainment is computed.",
    ),
    Caveat.IMPUTED: Bilingual(
        "当年没有实际值，用上一年的值结转；结转值不能判定达标。",
        "There is no value of the year; the one of the year before is carried forward. It can "
        "never make a target met.",
    ),
    Caveat.MISSING_YEARS: Bilingual(
        "有的年份没有数，合计只是下限。", "Some years have no value; the sum is a lower bound."
    ),
    Caveat.NO_METHOD: Bilingual(
        "这类目标没有可用的判断方法，或没有任何一年的数：例如指标以区间为优，目标却只给一个数。",
        "There is no way to judge such a target, or no value of any of its years: for instance "
        "where a band is best and the target gives one figure.",
    ),
}
