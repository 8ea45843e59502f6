"""A real server and Debian's Chromium for the browser tests; left out where there is none."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.shot import FLAGS, free_port, wait_for

CHROMIUM = shutil.which("chromium")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Put the browser tests last; leave them out, with the reason, where there is no Chromium.

    Playwright keeps an event loop in this thread from its first test on, and Django refuses
    to speak to a database beside one.
    """
    reason = "no chromium; get it as root with: apt-get install chromium fonts-noto-cjk"
    for item in items:
        if _drives_a_browser(item):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason=reason))
    items.sort(key=_drives_a_browser)


def _drives_a_browser(item):
    return Path(__file__).parent in item.path.parents


@pytest.fixture(scope="session", autouse=True)
def beside_playwright():
    """Let what was set up before be taken down while Playwright's loop still stands."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Chromium's sandbox does not work for root, and only there it is left out."""
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return {"executable_path": CHROMIUM, "args": flags}


@pytest.fixture(scope="session")
def base_url(tmp_path_factory):
    """Address of `shidian serve` on a data folder of its own, in which nobody is registered."""
    with serving(tmp_path_factory.mktemp("home")) as url:
        yield url


@pytest.fixture(scope="session")
def staffed_url(tmp_path_factory):
    """Address of another server, whose people `tests.browser.staff` names."""
    with serving(tmp_path_factory.mktemp("staffed"), "tests.browser.staff") as url:
        yield url


@contextmanager
def serving(home, script=""):
    """A server on a data folder with the programme, which a script may have written in before."""
    shidian = Path(sys.executable).parent / "shidian"
    environment = os.environ | {"SHIDIAN_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([shidian, "load"], env=environment, check=True, stdout=subprocess.DEVNULL)
    if script:
        subprocess.run([sys.executable, "-m", script], env=environment, check=True)
    port = free_port()
    with (home / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [shidian, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url, process, log.name)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture
def page(page):
    """A page that fails its test when the browser has anything to complain about."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None,
    )
    yield page
    assert complaints == []
