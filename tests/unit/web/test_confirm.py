"""Confirming an uploaded plan: who may, what is refused, what is written to the register."""

import re
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from shidian.core import Target, as_statement
from shidian.register import COMMITMENTS
from shidian.register.roles import Role
from shidian.store import snapshot, uploads
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import Decision, Event, Upload
from shidian.store.programmes import load
from shidian.web import proposals
from tests.conftest import URBANIZATION
from tests.people import hold, person, sign_in
from tests.records import MONDAY

PLAN = """宁波市国家新型城镇化综合试点工作方案要点
2013年全市常住人口766.3万人，常住人口城镇化率69.8%。
一、总体目标
到2020年，常住人口城镇化率达到74.5%，户籍人口城镇化率达到43%左右，新建学校12所。
二、主要任务
（一）建立成本分担机制
制定《农业转移人口市民化成本分担办法》。
"""
OTHER = "青坪县试点方案\n一、目标\n到2020年，常住人口城镇化率达到60%。\n"


@pytest.fixture
def officer(client, settings) -> Client:
    """A person on this machine, known by name; nothing of another test is remembered."""
    settings.CONFIRM = True
    for kept in (snapshot._assessed, uploads.text_of, proposals.reading_of):
        kept.cache_clear()
    client.cookies["shidian_person"] = quote("王芳")
    yield client
    for kept in (snapshot._assessed, uploads.text_of, proposals.reading_of):
        kept.cache_clear()


def upload(client: Client, text: str | bytes = PLAN, name: str = "plan.txt", person="王芳"):
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile(name, data)
    return client.post("/confirm/", {"plan": file, "person": person})


def kept() -> Upload:
    return Upload.objects.get()


def sheet(pilot: str = "") -> proposals.Sheet:
    return proposals.sheet_of(kept(), 0, pilot, snapshot.assessed()[0])


def card(words: str, pilot: str = "") -> proposals.Card:
    found = [one for one in sheet(pilot).cards if words in proposals_text(one)]
    assert len(found) == 1, words
    return found[0]


def proposals_text(one: proposals.Card) -> str:
    return kept().content[slice(*one.proposal.span)]


def decide(client: Client, one: proposals.Card, action: str, **fields):
    words = {"plan": "0", "pilot": "", "card": str(one.number), "action": action, **fields}
    return client.post(f"/confirm/{kept().sha256}/decide/", words)


def held(key: str):
    return DatabaseLedger(COMMITMENTS).history(key)


# --- who may ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/confirm/", "/en/confirm/", "/confirm/abc/"])
def test_closed_unless_it_was_opened_for_this_machine(client, path):
    answer = client.get(path)
    assert answer.status_code == 403
    assert ("127.0.0.1" in answer.content.decode()) is True


@pytest.mark.parametrize(
    "sender", [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "1.2.3.4"}]
)
def test_closed_for_other_machines_and_behind_a_proxy(officer, sender):
    assert officer.get("/confirm/", **sender).status_code == 403
    file = SimpleUploadedFile("plan.txt", PLAN.encode())
    sent = officer.post("/confirm/", {"plan": file, "person": "王芳"}, **sender)
    assert sent.status_code == 403
    assert not Upload.objects.exists()


def test_a_form_of_another_site_is_refused_in_words(loaded, db, settings):
    settings.CONFIRM = True
    strict = Client(enforce_csrf_checks=True)
    answer = upload(strict)
    assert answer.status_code == 403
    assert "表单" in answer.content.decode()
    assert not Upload.objects.exists()


def test_the_navigation_names_the_page_only_where_it_is_open(client):
    assert "/confirm/" not in client.get("/about/?closed").content.decode()
    with override_settings(CONFIRM=True):
        assert "/confirm/" in client.get("/about/?open").content.decode()


# --- uploading -------------------------------------------------------------------------------


def test_an_upload_is_kept_once_and_listed(officer):
    first, again = upload(officer), upload(officer)
    assert (first.status_code, first.url) == (302, again.url)
    assert (kept().name, kept().uploaded_by) == ("plan.txt", "王芳")
    assert "plan.txt" in officer.get("/confirm/").content.decode()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"PK\x03\x04", "plan.exe", "txt"),
        (b"", "plan.txt", "plan.txt"),
        (b"\x00\x01\x02" * 50, "plan.txt", "plan.txt"),
        (b"%PDF-1.7 nothing", "plan.pdf", "plan.pdf"),
    ],
)
def test_a_bad_upload_is_refused_and_nothing_is_kept(officer, data, name, said):
    answer = upload(officer, data, name)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Upload.objects.exists()


def test_no_file_and_no_name_are_refused(officer):
    assert officer.post("/confirm/", {"person": "王芳"}).status_code == 400
    assert upload(officer, person="  ").status_code == 400
    assert not Upload.objects.exists()


def test_a_body_that_is_too_large_is_refused_before_it_is_read(officer):
    answer = officer.post(
        "/confirm/", b"", content_type="multipart/form-data", CONTENT_LENGTH=str(500 * 2**20)
    )
    assert answer.status_code == 413


def test_an_upload_that_was_never_made(officer):
    assert officer.get("/confirm/abc/").status_code == 404


# --- the page --------------------------------------------------------------------------------


def test_the_text_stands_whole_with_every_stretch_in_its_colour(officer):
    upload(officer)
    page = officer.get(f"/confirm/{kept().sha256}/").content.decode()
    article = re.search(r'<article class="plan".*?</article>', page, re.DOTALL)[0]
    assert re.sub(r"<[^>]+>|\s", "", article) == re.sub(r"\s", "", PLAN)
    assert re.search(r'<a class="target"[^>]*>74\.5%</a>', article)
    assert re.search(r'<a class="baseline"[^>]*>766\.3万人</a>', article)
    assert re.search(r'<a class="task"[^>]*>建立成本分担机制</a>', article)
    assert re.search(r'<a class="deliverable"[^>]*>《', article)


def test_each_card_is_told_against_the_register(officer):
    upload(officer)
    made = sheet()
    assert made.pilot == "03"
    assert card("69.8%").state == "same"
    assert (card("74.5%").state, card("74.5%").held.record.value.value) == (
        "changed",
        Decimal("73.9"),
    )
    assert card("12所").state == "added"
    assert made.open == sum(one.state != "same" for one in made.cards)
    gone = [as_statement(one.record).printed for one in made.dropped if one.record.year == 2017]
    assert Decimal("72.2") in [printed.value for printed in gone if printed]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_plan_of_an_unknown_place_asks_for_its_pilot(officer, prefix):
    upload(officer, OTHER)
    page = officer.get(f"{prefix}/confirm/{kept().sha256}/").content.decode()
    assert ("选择试点" in page) or ("Choose the pilot" in page)
    assert [one.state for one in sheet().cards] == ["unplaced"]
    refused = decide(officer, sheet().cards[0], "accept")
    assert refused.status_code == 400
    assert not Decision.objects.exists()
    assert decide(officer, sheet("03").cards[0], "accept", pilot="03").status_code == 302


def test_a_script_in_a_plan_is_text(officer):
    upload(officer, PLAN + "<script>alert(1)</script>到2020年，绿地率达到40%。")
    page = officer.get(f"/confirm/{kept().sha256}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


# --- deciding --------------------------------------------------------------------------------


def test_what_is_accepted_stands_in_the_register_with_its_source(officer):
    upload(officer)
    one = card("12所")
    assert decide(officer, one, "accept", reason="核对无误").status_code == 302
    decision = Decision.objects.get()
    entry = DatabaseLedger(COMMITMENTS).history_of(decision.entry)[-1]
    said = as_statement(entry.record)
    assert (said.pilot, said.name, said.printed.value, said.printed.unit) == (
        "03",
        "新建学校",
        12,
        "所",
    )
    assert said.source.document == f"upload-{kept().sha256[:12]}"
    assert kept().content[slice(*said.source.span)] == "12所"
    assert (entry.recorded_by, decision.person, decision.reason) == ("王芳", "王芳", "核对无误")
    assert card("12所").state == "same"
    source = officer.get(f"/sources/commitments/{entry.id}/").content.decode()
    assert "plan.txt" in source
    assert "<mark>12所</mark>" in source.replace("\n", "")


def test_what_is_accepted_of_a_new_version_supersedes_the_old(officer):
    upload(officer)
    decide(officer, card("74.5%"), "accept")
    old, new = held("03-urbanization_rate_resident-2020")
    assert isinstance(new.record, Target)
    assert (old.record.value.value, new.record.value.value) == (Decimal("73.9"), Decimal("74.5"))
    assert (new.supersedes, new.recorded_by) == (old.id, "王芳")
    assert new.reason


def test_a_correction_is_accepted_as_corrected(officer):
    upload(officer)
    one = card("43%左右")
    decide(
        officer,
        one,
        "correct",
        indicator="户籍人口城镇化率",
        value="43.5",
        op="~",
        year="2020",
        unit="%",
        kind="target",
        indicator_code="urbanization_rate_hukou",
    )
    new = held("03-urbanization_rate_hukou-2020")[-1]
    assert (new.record.value.value, new.record.op.value) == (Decimal("43.5"), "~")
    assert kept().content[slice(*new.record.source.span)] == "43%左右"


@pytest.mark.parametrize("field", ["value", "year", "kind", "op"])
def test_a_wrong_correction_changes_nothing(officer, field):
    upload(officer)
    answer = decide(officer, card("74.5%"), "correct", **{field: "soon"})
    assert answer.status_code == 400
    assert "soon" in answer.content.decode()
    assert not Decision.objects.exists()
    assert len(held("03-urbanization_rate_resident-2020")) == 1


def test_a_correction_that_changes_nothing_is_refused(officer):
    upload(officer)
    answer = decide(officer, card("74.5%"), "correct")
    assert (answer.status_code, Decision.objects.count()) == (400, 0)
    assert "没有改动" in answer.content.decode()


def test_an_answer_for_htmx_is_the_card_with_what_was_wrong(officer):
    upload(officer)
    one = card("74.5%")
    words = {
        "plan": "0",
        "pilot": "",
        "card": str(one.number),
        "action": "correct",
        "value": "many",
    }
    answer = officer.post(
        f"/en/confirm/{kept().sha256}/decide/", words, headers={"HX-Request": "true"}
    )
    body = answer.content.decode()
    assert answer.status_code == 200
    assert body.lstrip().startswith('<article class="card')
    assert "many" in body


def test_rejected_and_taken_back(officer):
    upload(officer)
    decide(officer, card("12所"), "reject", reason="不是承诺")
    assert card("12所").decision.action == "rejected"
    assert card("12所").state == "added"
    decide(officer, card("12所"), "accept")
    entry = card("12所").decision.entry
    assert decide(officer, card("12所"), "withdraw").status_code == 400  # it needs a reason
    assert decide(officer, card("12所"), "withdraw", reason="误点").status_code == 302
    assert DatabaseLedger(COMMITMENTS).history_of(entry)[-1].withdrawn
    assert [row.action for row in Decision.objects.order_by("id")] == [
        "rejected",
        "accepted",
        "withdrawn",
    ]


def test_what_the_new_version_lacks_is_withdrawn_with_a_reason(officer):
    upload(officer)
    gone = sheet().dropped[0]
    path = f"/confirm/{kept().sha256}/drop/"
    words = {"entry": gone.id, "pilot": "03"}
    assert officer.post(path, {**words, "reason": ""}).status_code == 400
    assert officer.post(path, {**words, "reason": "新版删除"}).status_code == 302
    assert held(gone.record.key)[-1].withdrawn
    assert gone.id not in [one.id for one in sheet().dropped]
    assert officer.post(path, {"entry": 10**9, "pilot": "03", "reason": "无"}).status_code == 404


def test_nobody_decides_without_a_name(officer):
    upload(officer)
    del officer.cookies["shidian_person"]
    assert decide(officer, card("12所"), "accept").status_code == 400
    assert not Decision.objects.exists()
    officer.post(f"/confirm/{kept().sha256}/name/", {"person": "李雷", "pilot": "03"})
    assert decide(officer, card("12所"), "accept").status_code == 302
    assert Decision.objects.get().person == "李雷"


@pytest.mark.parametrize("number", ["", "99999", "x", "-1"])
def test_a_card_that_is_not_there(officer, number):
    upload(officer)
    words = {"plan": "0", "card": number, "action": "accept"}
    assert officer.post(f"/confirm/{kept().sha256}/decide/", words).status_code in (302, 400, 404)


def test_loading_the_package_again_keeps_what_people_confirmed(officer):
    upload(officer)
    decide(officer, card("74.5%"), "accept")
    decide(officer, card("12所"), "accept")
    load(URBANIZATION, MONDAY)
    assert held("03-urbanization_rate_resident-2020")[-1].record.value.value == Decimal("74.5")
    assert card("12所").state == "same"
    assert officer.get("/pilots/03/").status_code == 200
    assert officer.get("/data/commitments.csv").status_code == 200
    assert officer.get("/api/v1/commitments?pilot=03").status_code == 200


# --- with people -------------------------------------------------------------------------------


@pytest.fixture
def nation(officer) -> Client:
    """A national officer, signed in from somewhere else."""
    one = person("li.lei", "李雷")
    hold(one, Role.NATIONAL_OFFICER)
    return sign_in(Client(REMOTE_ADDR="10.0.0.7"), one)


@pytest.fixture
def ningbo(officer) -> Client:
    """The officer of the pilot 宁波, signed in from somewhere else."""
    one = person("han.mei", "韩梅")
    hold(one, Role.PILOT_OFFICER, "330200")
    return sign_in(Client(REMOTE_ADDR="10.0.0.7"), one)


def test_with_people_the_machine_itself_is_no_longer_open(officer):
    person()
    assert officer.get("/confirm/").url.startswith("/account/sign-in/")
    assert upload(officer).status_code == 401
    assert "/confirm/" not in officer.get("/about/?people").content.decode()
    assert not Upload.objects.exists()


def test_who_signed_in_confirms_from_anywhere_under_their_own_name(nation):
    assert upload(nation, person="别人").status_code == 302
    assert kept().uploaded_by == "李雷"
    nation.cookies["shidian_person"] = quote("别人")
    assert decide(nation, card("12所"), "accept").status_code == 302
    decision = Decision.objects.get()
    assert decision.person == "李雷"
    acts = list(Event.objects.order_by("number").values_list("act", "actor"))
    assert acts[1:] == [("plan.upload", "李雷"), ("commitment.accept", "李雷")]
    page = nation.get("/confirm/").content.decode()
    assert 'name="person"' not in page


def test_an_officer_confirms_for_their_own_pilot_alone(ningbo, nation):
    assert upload(ningbo).status_code == 302
    assert decide(ningbo, card("12所"), "accept").status_code == 302
    other = decide(ningbo, card("12所", "19"), "accept", pilot="19")
    assert other.status_code == 403
    assert ningbo.get(f"/confirm/{kept().sha256}/?pilot=19").status_code == 403
    assert Decision.objects.count() == 1


def test_an_officer_does_not_see_what_others_uploaded(ningbo, nation):
    upload(nation, OTHER)
    assert "plan.txt" in nation.get("/confirm/").content.decode()
    assert "plan.txt" not in ningbo.get("/confirm/").content.decode()
    assert ningbo.get(f"/confirm/{kept().sha256}/?pilot=03").status_code == 403


@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.SECURITY_ADMINISTRATOR])
def test_other_posts_do_not_confirm(officer, role):
    one = person()
    hold(one, role)
    client = sign_in(Client(), one)
    answer = client.get("/confirm/")
    assert answer.status_code == 403
    assert "您的岗位不能核对方案" in answer.content.decode()
