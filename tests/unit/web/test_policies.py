"""Two policies side by side: of the package, or with a file that is compared and forgotten."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shidian.assessment.evaluation import Records, evaluate
from shidian.assessment.policy import policy_of
from shidian.assessment.policy.policy import LARGEST
from shidian.assessment.targets.status import Status
from shidian.store.models import Package
from tests.conftest import URBANIZATION
from tests.stored import forget
from tests.unit.web.test_evaluation import plain

PATH = "/evaluation/2017/policies/"
POLICY = (URBANIZATION / "policy" / "assessment-2014.yaml").read_text(encoding="utf-8")
STRICT = POLICY.replace("on_track: 0.95", "on_track: 1.5").replace(
    "{code: excellent, from: 90,", "{code: excellent, from: 85,"
)


@pytest.fixture
def officer(client, settings) -> Client:
    """A person on this machine."""
    settings.CONFIRM = True
    forget()
    yield client
    forget()


def send(client, content: str | bytes, name: str = "strict.yaml", path: str = PATH):
    data = content.encode() if isinstance(content, str) else content
    return client.post(path, {"policy": SimpleUploadedFile(name, data)})


def test_the_policy_in_force_is_compared_with_the_other_of_the_package(client):
    # Anhui 2017, target of 2020: pace 0.916, and 25 % that it is no real delay.
    page = client.get(PATH)
    words = plain(page.text)
    named = set(re.findall(r"<code>([a-z.]+)[^<]*</code>", page.text.split("不同的常数")[-1]))
    assert named == {"pace.certainty", "score.corners", "score.step", "score.veto"}
    assert re.search(r"安徽 .*?▲ 正常 .*?◆ 略滞后", words)
    assert "乙取自文件" not in words  # nothing can be sent from elsewhere
    assert page.headers["ETag"]


def test_a_policy_beside_itself_differs_in_nothing(client):
    words = plain(client.get(f"{PATH}?a=assessment-2014&b=assessment-2014").text)
    assert "不同的常数 0" in words


def test_a_file_is_compared_constant_by_constant(officer):
    answer = send(officer, STRICT)
    assert answer.status_code == 200
    table = answer.text.split("不同的常数")[2].split("</table>")[0]
    rows = re.findall(r"<code>(.*?)</code>.*?>([^<>]*)</span>.*?>([^<>]*)</span>", table)
    assert rows == [
        ("pace.on_track", "0.95", "1.5"),
        ("rating.grades[excellent].from", "90", "85"),
    ]


def test_statuses_that_flip_are_listed(officer, snapshot):
    """Half of the promised change is enough for 基本达标: whoever has that much flips."""
    own = evaluate(Records(snapshot), policy_of(snapshot.programme).policy, 2017)
    nearly = [
        one
        for one in own.progress
        if one.status is Status.NOT_MET and (one.result.attainment or 0) >= 0.5
    ]
    page = send(officer, POLICY.replace("nearly: 0.95", "nearly: 0.5")).text
    _, heading, table, *_ = page.split("改变的目标状态")
    table = table.split("</table>")[0]
    assert f"<small>{len(nearly)} / {len(own.progress)}</small>" in heading
    assert table.count("未达标</span></td>") == len(nearly) > 0
    assert table.count("基本达标</span></td>") == len(nearly)


def test_two_policies_of_the_package_are_compared_in_the_address(officer):
    row = Package.objects.latest("id")
    name = "policy/assessment-2014.yaml"
    other = STRICT.replace("code: assessment-2014", "code: strict-2014", 1)
    files = row.files | {"policy/strict-2014.yaml": other, name: row.files[name]}
    Package.objects.create(
        sha256="1" * 64, code=row.code, files=files, loaded_at=row.loaded_at, loaded_by="tests"
    )
    forget()
    words = plain(officer.get(f"{PATH}?a=assessment-2014&b=strict-2014").text)
    assert "pace.on_track 0.95 1.5" in words
    same = plain(officer.get(f"{PATH}?a=strict-2014&b=strict-2014").text)
    assert "不同的常数 0" in same


REFUSED = {
    "an unknown key": (POLICY.replace("early:", "earlier:"), "earlier"),
    "a wrong number": (POLICY.replace("on_track: 0.95", "on_track: fast"), "fast"),
    "weights that do not add up": (
        POLICY.replace("weight: 0.25\n", "weight: 0.35\n", 1),
        "level",
    ),
    "an unknown indicator": (POLICY.replace("core: [", "core: [happiness, "), "happiness"),
    "more draws than this machine can take": (
        POLICY.replace("draws: 10000", "draws: 1000000000"),
        "draws &lt;= 100000",
    ),
    "no draws": (POLICY.replace("draws: 10000", "draws: -1"), "draws &lt;= 100000"),
    "no YAML": ("a: [", "strict.yaml"),
    "no text": (b"\xff\xfe\x00", "strict.yaml"),
    "nothing": ("", "strict.yaml"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_faults_of_the_file_are_shown_with_their_place(officer, content, said):
    answer = send(officer, content)
    assert answer.status_code == 400
    notice = answer.text.split('role="alert"')[1].split("</div>")[0]
    assert said in notice
    assert "strict.yaml" in notice


def test_a_file_that_is_too_large_is_refused(officer):
    answer = send(officer, b"#" * (LARGEST + 1))
    assert answer.status_code == 400
    assert str(LARGEST + 1) in answer.text


def test_a_form_without_a_file_is_refused(officer):
    answer = officer.post(PATH, {})
    assert answer.status_code == 400
    assert "POLICY" in answer.text


def test_nothing_is_kept(officer):
    before = Package.objects.count()
    send(officer, STRICT)
    assert Package.objects.count() == before
    again = officer.get(f"{PATH}?a=assessment-2014&b=assessment-2014").text
    assert "不同的常数 <small>0</small>" in again


@pytest.mark.parametrize(
    "sender", [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "1.2.3.4"}]
)
def test_only_this_machine_sends_a_file(officer, sender):
    file = SimpleUploadedFile("strict.yaml", STRICT.encode())
    assert officer.post(PATH, {"policy": file}, **sender).status_code == 403
    assert "乙取自文件" not in officer.get(PATH, **sender).text


def test_a_form_of_another_site_is_refused(loaded, db, settings):
    settings.CONFIRM = True
    assert send(Client(enforce_csrf_checks=True), STRICT).status_code == 403


@pytest.mark.parametrize("query", ["a=none", "b=none"])
def test_an_unknown_policy_is_not_found(client, query):
    answer = client.get(f"/en{PATH}?{query}")
    assert answer.status_code == 404
    assert "assessment-2014" in answer.text


def test_an_unknown_year_is_not_found_for_a_file_either(officer):
    assert send(officer, STRICT, path="/evaluation/1999/policies/").status_code == 404
