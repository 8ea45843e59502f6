"""Which sharing rules are asked for: those that were chosen, else those of the pilot."""

from shidian.mechanisms.citizenization.formulas import People, origins_of
from shidian.mechanisms.citizenization.model import CostModel, Origin
from shidian.mechanisms.citizenization.package import StatedFile, chosen
from shidian.mechanisms.citizenization.question import divides
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.programme import Pilot, Programme
from shidian.web.views.fiscal import package

NO_RULES = "none"


def rules_of(
    programme: Programme,
    pilot: Pilot | None,
    file: StatedFile[CostModel],
    people: People,
    asked: str,
) -> StatedFile[SharingRules] | None:
    """The rules that are asked for; else those of the model's pilot, if they can divide it.

    They have to hold for the people whom the plan states; for people from anywhere where it
    states none.
    """
    known = package.sharing(programme)
    if asked == NO_RULES:
        return None
    if asked:
        return chosen(known, asked)
    of = pilot.no if pilot else file.stated.pilot
    own = [one for one in known.values() if of and one.stated.pilot == of]
    origins = origins_of(people) or tuple(Origin)
    return next((one for one in own if divides(one, file.stated, origins)), None)
