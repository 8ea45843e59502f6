"""Which sharing rules are asked for: those that were chosen, else those of the pilot."""

from shidian.mechanisms.citizenization.model import CostModel, Origin
from shidian.mechanisms.citizenization.package import StatedFile, chosen
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.programme import Pilot, Programme
from shidian.web.views.fiscal import package

NO_RULES = "none"


def rules_of(
    programme: Programme, pilot: Pilot | None, file: StatedFile[CostModel], asked: str
) -> StatedFile[SharingRules] | None:
    """The rules that are asked for; else those of the model's pilot, if they can divide it."""
    known = package.sharing(programme)
    if asked == NO_RULES:
        return None
    if asked:
        return chosen(known, asked)
    of = pilot.no if pilot else file.stated.pilot
    own = [one for one in known.values() if of and one.stated.pilot == of]
    return next((one for one in own if _divides(one.stated, file.stated)), None)


def _divides(rules: SharingRules, model: CostModel) -> bool:
    """Whether rules say how much each pays of every item of a model, whoever comes."""
    items = {item.id for item in model.items}
    named = {name for rule in rules.rules for name in rule.items}
    return (
        named <= items
        and not any(rule.payers for rule in rules.rules)
        and all(
            any(rule.applies(item, origin) for rule in rules.rules)
            for item in items
            for origin in Origin
        )
    )
