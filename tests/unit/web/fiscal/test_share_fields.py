"""The fields of sharing rules, tiers among them."""

from dataclasses import replace
from decimal import Decimal

from shidian.core import Bilingual
from shidian.mechanisms.citizenization.model import Nature, Origin
from shidian.mechanisms.citizenization.number_paths import paths
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, Tier
from shidian.mechanisms.citizenization.whatif import changed
from shidian.web.views.fiscal.fields import number_of
from shidian.web.views.fiscal.share_fields import share_fields
from tests.unit.mechanisms.citizenization.asked import question
from tests.unit.mechanisms.citizenization.models import item, model, sharing

CITY, PROVINCE = {Payer.CITY: Decimal(1)}, {Payer.PROVINCE: Decimal(1)}
SCHOOL = replace(item("school", Nature.ONCE, "1"), label=Bilingual("上学", "schooling"))
TIERS = SharingRule(tiers=(Tier(CITY, up_to=10_000), Tier(PROVINCE)))


def fields_of(*rules):
    return share_fields(StatedFile(sharing(*rules), "rules.yaml", ""), model(SCHOOL))


def test_tiers_have_their_bounds_and_shares_as_fields():
    found = {one.name: (one.value, one.label.en) for one in fields_of(TIERS)}
    assert found == {
        "rules[0].tiers[0].up_to": ("10000", "tier 1, up to"),
        "rules[0].tiers[0].shares.city": ("1", "0 to 10,000 people: city"),
        "rules[0].tiers[1].shares.province": ("1", "above 10,000 people: province"),
    }


def test_every_field_is_a_number_that_can_be_changed():
    asked = question(rules=(TIERS,))
    names = [one.name for one in fields_of(TIERS)]
    assert set(names) <= set(paths(asked))
    tiers = changed(asked, {names[0]: "20000"}).rules.stated.rules[0].tiers
    assert tiers[0].up_to == 20_000


def test_of_several_rules_each_says_of_which_items_and_origins_in_words():
    own = SharingRule(items=("school",), origins=(Origin.OTHER_PROVINCE,), shares=CITY)
    labels = [one.label for one in fields_of(own, SharingRule(shares=PROVINCE))]
    assert labels[0] == Bilingual("上学、省外：市级", "schooling, other province: city")
    assert labels[1].en == "province"


def test_yuan_a_person_may_be_as_many_as_any_yuan():
    amounts = SharingRule(amounts={Payer.PROVINCE: Decimal(2_000_000_000)}, rest=CITY)
    [amount, _] = fields_of(amounts)
    assert number_of(amount) == 2_000_000_000


def test_a_bound_is_a_whole_number_of_people():
    bound = fields_of(TIERS)[0]
    assert (bound.unit.en, bound.step) == ("people", "1")
