"""programme.toml: what a programme opens with."""

import pytest

from shidian.programme import load_programme, validate
from tests.specimen import altered, write_package
from tests.unit.programme.test_validate import found

FILE = "programme.toml"
KEYS = (
    "code",
    "document",
    "name",
    "baseline_year",
    "checkpoints",
    "headline",
    "levels",
    "peer_classes",
    "roles",
)


def test_the_facts_are_read_in_their_order(package):
    facts = load_programme(package).facts
    assert (facts.code, facts.document, facts.name.en) == ("specimen", "plan", "Specimen")
    assert (facts.baseline_year, facts.checkpoints) == (2013, (2017, 2020))
    assert [(code, name.zh) for code, name in facts.peer_classes.items()] == [
        ("big", "大"),
        ("small", "小"),
    ]


def test_a_package_may_name_no_rates(tmp_path):
    folder = write_package(tmp_path, altered(FILE, 'rates = {resident = "rate"}', ""))
    assert load_programme(folder).facts.rates == {}


@pytest.mark.parametrize("key", KEYS)
def test_a_missing_key(key, tmp_path):
    files = altered(FILE, f"\n{key} = ", f"\nother_{key} = ")
    assert ("key_missing", FILE, None, key) in found(tmp_path, files)


FAULTY = {
    "no format": ("format = 2", "version = 2", "wrong_format", ""),
    "format of version 0.1": ("format = 2", "format = 1", "wrong_format", ""),
    "format of the future": ("format = 2", "format = 3", "wrong_format", ""),
    "checkpoints out of order": (
        "[2017, 2020]",
        "[2020, 2017]",
        "dates_out_of_order",
        "checkpoints",
    ),
    "checkpoint twice": ("[2017, 2020]", "[2017, 2017]", "dates_out_of_order", "checkpoints"),
    "checkpoint before baseline": ("[2017, 2020]", "[2012]", "dates_out_of_order", "checkpoints"),
    "baseline in words": ("= 2013", '= "2013"', "key_missing", "baseline_year"),
    "checkpoints in words": ("[2017, 2020]", '["2017", "2020"]', "not_year", "checkpoints"),
    "unknown document": ('document = "plan"', 'document = "nup"', "unknown_reference", "document"),
    "unknown headline": ('["rate"]', '["rate", "rates"]', "unknown_reference", "headline"),
    "class without English": (', en = "Big"', "", "key_missing", "peer_classes"),
    "class that is a word": (
        '[{code = "city", zh = "市", en = "City"}]',
        '["city"]',
        "key_missing",
        "levels",
    ),
    "headline that is a list": ('["rate"]', '[["rate"]]', "unknown_reference", "headline"),
    "rates that are a list": ('{resident = "rate"}', "[]", "key_missing", "rates"),
    "unknown population": ("{resident =", "{migrant =", "key_unknown", "rates"),
    "unknown rate": ('{resident = "rate"}', '{resident = "x"}', "unknown_reference", "rates"),
    "rate that is a number": (
        '{resident = "rate"}',
        "{resident = 7}",
        "unknown_reference",
        "rates",
    ),
    "name without Chinese": ('{zh = "样本试点", en', "{en", "key_missing", "name"),
    "name that is a number": ('zh = "样本试点"', "zh = 7", "key_missing", "name"),
}


@pytest.mark.parametrize(("old", "new", "code", "column"), FAULTY.values(), ids=FAULTY)
def test_a_fault_of_the_facts(old, new, code, column, tmp_path):
    assert (code, FILE, None, column) in found(tmp_path, altered(FILE, old, new))


def test_the_formats_are_named(tmp_path):
    files = altered(FILE, "format = 2", "format = 1")
    texts = [fault.text("en") for fault in validate(write_package(tmp_path, files))]
    assert "The format is version 1; this software reads version 2." in texts
