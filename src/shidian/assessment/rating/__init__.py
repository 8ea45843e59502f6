"""Rating and elimination: from block scores to a grade, and from grades to signed decisions.

Totals with their coverage, grades with caps, red lines and their certainty, late filing, the
ladder 正常, 关注, 警告, 暂停支持, 退出 with recovery, appeals, and evidence that anyone can
compute again. It realizes the dynamic elimination of 五（二） of the programme document. The
software proposes; only a signed decision in the chain moves a pilot.

Main functions: `total`, `graded`, `lateness`, `proposals`, `chained`, `fold`, `bundle_of`,
`read_bundle`, `replay`, `recomputed`, `for_review`.
"""

from shidian.assessment.rating.appeal import appeal_ends, appeal_fault, recomputed
from shidian.assessment.rating.blocks import BlockScore, By, Differing, Total, total
from shidian.assessment.rating.bundle import (
    Bundle,
    Difference,
    Replay,
    bundle_of,
    read_bundle,
    replay,
)
from shidian.assessment.rating.calendar import Calendar, calendar_of
from shidian.assessment.rating.canonical import canonical, is_sha256, sha256_of
from shidian.assessment.rating.decision import START, Decision, chained
from shidian.assessment.rating.evidence import Evidence, Rectification, Year
from shidian.assessment.rating.finding import RedLineFinding
from shidian.assessment.rating.folding import PilotState, fold
from shidian.assessment.rating.grading import (
    Cap,
    CoreStatus,
    Facts,
    Grading,
    graded,
    severe_share,
)
from shidian.assessment.rating.ladder import TRANSITIONS, Kind, Reason, Rung, reachable
from shidian.assessment.rating.late import (
    Lateness,
    Timeliness,
    Version,
    charged,
    lateness,
    refiled,
)
from shidian.assessment.rating.proposals import Ground, Proposal, proposals, rectification_ends
from shidian.assessment.rating.quota import (
    ASSUMED,
    FINDING_4,
    Assumptions,
    Removal,
    ReviewList,
    for_review,
    simulate,
)
from shidian.assessment.rating.tally import GradeCount, grade_counts

__all__ = [
    "ASSUMED",
    "FINDING_4",
    "START",
    "TRANSITIONS",
    "Assumptions",
    "BlockScore",
    "Bundle",
    "By",
    "Calendar",
    "Cap",
    "CoreStatus",
    "Decision",
    "Difference",
    "Differing",
    "Evidence",
    "Facts",
    "GradeCount",
    "Grading",
    "Ground",
    "Kind",
    "Lateness",
    "PilotState",
    "Proposal",
    "Reason",
    "Rectification",
    "RedLineFinding",
    "Removal",
    "Replay",
    "ReviewList",
    "Rung",
    "Timeliness",
    "Total",
    "Version",
    "Year",
    "appeal_ends",
    "appeal_fault",
    "bundle_of",
    "calendar_of",
    "canonical",
    "chained",
    "charged",
    "fold",
    "for_review",
    "grade_counts",
    "graded",
    "is_sha256",
    "lateness",
    "proposals",
    "reachable",
    "read_bundle",
    "recomputed",
    "rectification_ends",
    "refiled",
    "replay",
    "severe_share",
    "sha256_of",
    "simulate",
    "total",
]
