"""What a report is written from: the evaluation, what it rests on, and the language."""

from collections.abc import Sequence
from dataclasses import dataclass

import shidian
from shidian.assessment import Caveat
from shidian.assessment.evaluation import Evaluation, Records
from shidian.assessment.policy import PolicyFile
from shidian.core import Bilingual, Lang
from shidian.programme import Programme
from shidian.reporting.annual.document import Span
from shidian.reporting.annual.reference import Input, Reference, Subject, inputs_of, plain

NO_VALUE = "—"
_DRAFT = Bilingual(
    "草稿 · 评估办法未经签署，本稿为建议，不是决定",
    "DRAFT · The policy has not been signed; this is a proposal, not a decision",
)
_NOBODY = Subject()


@dataclass(frozen=True, eq=False)
class Basis:
    """An evaluation to be reported.

    Parameters
    ----------
    evaluation : Evaluation
    records : Records
    policy : PolicyFile
        The file that the evaluation's policy was read from.
    bundle : str
        SHA-256 of the evidence bundle of this evaluation.
    lang : Lang
    """

    evaluation: Evaluation
    records: Records
    policy: PolicyFile
    bundle: str
    lang: Lang

    @property
    def programme(self) -> Programme:
        """The programme that is evaluated."""
        return self.records.snapshot.programme

    @property
    def year(self) -> int:
        """The year that is evaluated."""
        return self.evaluation.year

    @property
    def mark(self) -> str:
        """The mark of a draft, or nothing under a policy that was signed."""
        return "" if self.policy.policy.signed else _DRAFT.text(self.lang)

    @property
    def known(self) -> str:
        """The day of the newest entry of the register: later ones are not in the report."""
        snapshot = self.records.snapshot
        moments = [one.recorded_at for one in (*snapshot.commitments, *snapshot.observations)]
        return max(moments).date().isoformat() if moments else NO_VALUE

    def say(self, zh: str, en: str) -> str:
        """The text in the language of the report."""
        return Bilingual(zh, en).text(self.lang)

    def name(self, said: Bilingual) -> str:
        """A name in the language of the report."""
        return said.text(self.lang)

    def reference(
        self,
        what: Bilingual,
        value: str,
        formula: Bilingual,
        subject: Subject = _NOBODY,
        inputs: Sequence[Input] = (),
        caveats: Sequence[Caveat] = (),
    ) -> Reference:
        """The reference of a figure that is printed as `value`."""
        policy = self.policy
        content = {
            "what": plain(what),
            "value": value,
            "unit": plain(subject.unit),
            "year": self.year,
            "pilot": subject.pilot,
            "indicator": subject.indicator,
            "target": subject.target,
            "policy": policy.policy.code,
            "policy_sha256": policy.sha256,
            "package_sha256": self.programme.sha256,
            "version": shidian.__version__,
            "formula": plain(formula),
            "inputs": inputs_of(inputs),
            "caveats": [str(one) for one in caveats],
            "draft": policy.policy.signed is None,
        }
        return Reference(content)

    def count(
        self, number: int, what: Bilingual, rule: Bilingual, inputs: Sequence[Input] = ()
    ) -> Span:
        """A number of targets or pilots, with the rule by which they were counted."""
        return Span(str(number), self.reference(what, str(number), rule, inputs=inputs))
