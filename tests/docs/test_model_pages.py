"""The pages of models have all their parts, and the numbers that the package ships."""

import re

import pytest

from shidian.mechanisms.citizenization.package import models_of
from shidian.mechanisms.transfers.package import award_terms_of, equalization_terms_of
from shidian.programme import BUILTIN, load_programme
from tests.docs.pages import PAGES, section

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
MODELS = {code: one.stated for code, one in models_of(PROGRAMME).items()}
MODEL_PAGES = {
    one.path.stem: one
    for one in PAGES
    if one.name.startswith("docs/models/") and one.path.stem != "index"
}
PARTS = ("What it answers", "Formula", "Parameters", "Worked example", "Limits", "Change it")


@pytest.mark.parametrize("one", MODEL_PAGES.values(), ids=MODEL_PAGES)
def test_a_page_has_every_part_in_order(one):
    assert re.findall(r"^## (.*)$", one.prose, re.MULTILINE) == list(PARTS)
    assert one.blocks("python")  # its example is run


def test_every_shipped_model_is_on_a_page():
    text = "".join(one.text for one in MODEL_PAGES.values())
    assert [code for code in MODELS if f"`{code}`" not in text] == []


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


def test_the_table_of_the_blue_book_is_that_of_the_models():
    rows = MODEL_PAGES["cass-2013"].tables[0][1:]
    regions = [MODELS[f"cass-2013-{region}"] for region in ("nation", "east", "central", "west")]
    for at, item in enumerate(regions[0].items):
        assert numbers(" ".join(rows[at][3:])) == [one.items[at].stated.middle for one in regions]
        assert rows[at][1].lower() == item.label.en.lower()
    assert numbers(" ".join(rows[-1][3:])) == [one.horizon for one in regions]


def test_the_amounts_of_the_outlines_are_those_of_the_models():
    rows = MODEL_PAGES["outlines"].tables[0][1:]
    assert len(rows) == 9
    for _, code, amount, *_ in rows:
        items = MODELS[code.strip("`")].items
        ends = [end for item in items for end in item.stated.ends]
        assert numbers(amount) == list(dict.fromkeys(ends)), code


def test_the_terms_of_transfers_are_those_of_the_package():
    text = MODEL_PAGES["award"].tables[1]
    terms = award_terms_of(PROGRAMME).terms
    stated = {row[0]: row[1] for row in text[1:]}
    assert stated["w"] == ", ".join(str(one) for one in terms.weights.values())
    assert stated["d"] == ", ".join(str(one) for one in terms.taper)
    weights = equalization_terms_of(PROGRAMME).terms
    known = section(MODEL_PAGES["equalization"].text, "Parameters")
    assert f"| {weights.weight_gap} and {weights.weight_difficulty}: the gap alone |" in known
