"""Every figure printed has a reference, and its content says what stands there."""

import re

from shidian.assessment import Caveat
from shidian.assessment.rating import sha256_of
from shidian.reporting.annual import pilot_sheet
from shidian.reporting.annual.document import Grid, Text
from tests.unit.reporting.annual.reading import grids, section

FIGURE = re.compile(r"\d+(?:\.\d+)?%?")


def rows_with_figures(documents):
    for document in documents:
        for grid in (block for block in document.blocks if isinstance(block, Grid)):
            for row in grid.rows:
                yield document, grid, row


def test_an_id_is_the_first_ten_digits_of_the_hash_of_the_content(of_invented):
    for one in of_invented[1].references:
        assert one.id == sha256_of(dict(one.content))[:10]


def test_every_figure_of_a_table_stands_in_its_reference(of_invented, of_published):
    for _, grid, row in rows_with_figures([*of_invented[:4], *of_published[:4]]):
        columns = sorted(grid.right)
        figures = [FIGURE.search(row.cells[at]) for at in columns]
        if not any(figures):
            continue
        assert row.reference is not None, (grid.title, row.cells)
        content = row.reference.content
        told = " ".join((content["value"], content["formula"]["zh"], content["what"]["zh"]))
        for figure in filter(None, figures):
            if grid.title == "各项得分" and figure.string == row.cells[1]:
                continue  # the points of a block are the policy's
            assert figure.group() in told, (grid.title, row.cells, told)


def test_a_figure_in_a_text_is_the_value_of_its_reference(of_invented, of_published):
    found = 0
    for document in (of_invented[0], of_published[0]):
        for block in document.blocks:
            for span in block.spans if isinstance(block, Text) else ():
                if span.reference and span.text:
                    assert span.reference.content["value"] == span.text
                    found += 1
    assert found >= 12


def test_the_reference_of_a_target_names_its_entries(of_published, published):
    table = grids(section(of_published[3], "一、"))[0]
    [row] = [row for row in table.rows if row.cells[:2] == ("常住人口城镇化率", "2020")]
    content = row.reference.content
    [one] = [
        one
        for one in published.evaluation.pilots["03"].progress
        if one.result.target.record.key == content["target"]
    ]
    result = one.result
    assert [(part["ledger"], part["entry"]) for part in content["inputs"]] == [
        ("commitments", result.target.id),
        ("observations", result.baseline.id),
        ("observations", result.observed.id),
    ]
    assert content["unit"] == {"zh": "%", "en": "%"}
    assert (content["year"], content["pilot"]) == (2020, "03")
    assert set(content["caveats"]) == {"census", "derived"} <= set(Caveat)
    assert content["draft"] is True
    assert content["policy_sha256"] == published.policy.sha256
    assert content["package_sha256"] == published.programme.sha256


def test_ids_do_not_clash(of_invented, of_published):
    found: dict[str, object] = {}
    for document in (*of_invented, *of_published):
        for one in document.references:
            assert found.setdefault(one.id, one.content) == one.content
    assert len(found) > 500


def test_under_a_signed_policy_figures_are_no_draft(signed):
    sheet = pilot_sheet(signed, signed.evaluation.pilots["03"])
    assert sheet.mark == ""
    assert {reference.content["draft"] for reference in sheet.references} == {False}
