"""Evidence and workbooks on the page: sent, refused with the reason, handed out as attachments."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shidian.store.filings.filings import values_of
from shidian.store.models import EvidenceFile
from tests.unit.web.filings.conftest import PAGE, PEOPLE, RATE
from tests.unit.web.test_pages import unmarked_chinese

ROW = "indicators/urbanization_rate_resident"
PDF = b"%PDF-1.4 a certificate"


def upload(client, name: str = "证明.pdf", content: bytes = PDF, row: str = ROW):
    file = SimpleUploadedFile(name, content)
    return client.post(f"{PAGE}evidence/", {"row": row, "file": file})


def test_evidence_is_kept_and_handed_out_as_a_file(officer, browser_of):
    assert upload(officer).url == f"{PAGE}#evidence"
    file = EvidenceFile.objects.get()
    address = f"{PAGE}evidence/{file.pk}/"
    assert f'href="{address}" download' in officer.get(PAGE).text
    answer = officer.get(address)
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert browser_of("stranger").get(address).status_code == 403
    assert browser_of("province").get(address).status_code == 403  # still a draft


def test_what_is_refused_keeps_the_row(officer):
    answer = upload(officer, "证明.pdf", b"<html>")
    assert answer.status_code == 409
    assert f'value="{ROW}" selected' in answer.text
    assert not EvidenceFile.objects.exists()


def test_no_file_is_told(officer):
    assert officer.post(f"{PAGE}evidence/", {"row": ROW}).status_code == 400


def test_evidence_is_taken_off(officer):
    upload(officer)
    file = EvidenceFile.objects.get()
    assert officer.post(f"{PAGE}evidence/{file.pk}/remove/").status_code == 302
    assert "没有佐证材料。" in officer.get(PAGE).text


def test_a_file_of_another_filing_is_not_found(cast, officer):
    upload(officer)
    cast.begin(year=2019)
    file = EvidenceFile.objects.get()
    assert officer.get(f"/filings/2019/03/evidence/{file.pk}/").status_code == 404
    assert officer.get(f"{PAGE}evidence/{10**20}/").status_code == 404


def filled_in(officer, **values: str) -> bytes:
    """The template with values in the cells that its hidden keys name."""
    content = officer.get(f"{PAGE}workbook.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    for key, value in values.items():
        section, row, column = key.split("/")
        assert (section, column) == ("indicators", "value")
        sheet = book.worksheets[0] if section in book.sheetnames else _sheet(book, row)
        sheet.cell(*_place(sheet, row)).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


NAMES = {
    "urbanization_rate_resident": "常住人口城镇化率",
    "population_resident": "常住人口",
}


def _sheet(book, row):
    return next(
        sheet
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value == NAMES[row] and sheet.sheet_state == "visible"
    )


def _place(sheet, row) -> tuple[int, int]:
    at = next(c.row for line in sheet.iter_rows() for c in line if c.value == NAMES[row])
    head = next(
        c.column
        for line in sheet.iter_rows()
        for c in line
        if isinstance(c.value, str) and c.value.startswith("本年值")
    )
    return at, head


def send_book(client, content: bytes, name: str = "填好.xlsx"):
    return client.post(f"{PAGE}workbook/", {"workbook": SimpleUploadedFile(name, content)})


def commit_of(page: str) -> str:
    return re.search(rf'action="({PAGE}workbook/\d+/)"', page)[1]


def test_a_workbook_is_shown_first_and_written_on_a_word(officer, filing):
    trial = send_book(officer, filled_in(officer, **{RATE: "73.71", PEOPLE: "820.2"}))
    assert trial.status_code == 200
    assert "会改 2 格；现在还没有写入。" in trial.text
    assert "73.71" in trial.text
    assert RATE not in values_of(filing)
    assert officer.post(commit_of(trial.text)).url == PAGE
    assert values_of(filing)[RATE] == "73.71"
    assert values_of(filing)[PEOPLE] == "820.2"


def test_a_workbook_writes_nothing_over_what_changed_since(cast, officer, filing):
    content = filled_in(officer, **{RATE: "73.71", PEOPLE: "820.2"})
    cast.write(filing, "colleague", **{RATE: ("73.7", 0)})
    trial = send_book(officer, content)
    assert "标出的格他人已改" in trial.text
    answer = officer.post(commit_of(trial.text))
    assert answer.status_code == 409
    assert "赵六" in answer.text
    assert values_of(filing)[RATE] == "73.7"
    assert PEOPLE not in values_of(filing)


def test_a_fault_names_sheet_and_cell(officer, filing):
    answer = send_book(officer, filled_in(officer, **{RATE: "七成"}))
    assert answer.status_code == 400
    assert "“七成”不是数。" in answer.text
    assert RATE not in values_of(filing)


@pytest.mark.parametrize("content", [b"", b"no workbook"])
def test_what_is_no_workbook_is_told(officer, content):
    assert send_book(officer, content).status_code == 400


def test_only_who_staged_a_workbook_takes_it_over(browser_of, officer, filing):
    trial = send_book(officer, filled_in(officer, **{RATE: "73.71"}))
    assert browser_of("colleague").post(commit_of(trial.text)).status_code == 404
    assert RATE not in values_of(filing)


def test_the_english_trial_is_english(officer):
    assert unmarked_chinese(officer, PAGE) == []
