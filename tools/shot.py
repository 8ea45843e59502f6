"""Take the project's screenshots from a server of its own with Debian's Chromium.

Without options: the pictures of the README, into ``docs/images``.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = (1440, 900)
PHONE = (390, 844)
A4 = (794, 1123)  # 210 by 297 mm at 96 dots per inch
START_SECONDS = 60
CHART_MS = 1200  # a chart draws itself in about a second


class Shot(NamedTuple):
    """One picture: which page, in which window, in which language."""

    name: str
    path: str
    width: int
    height: int
    lang: str = "zh"
    print: bool = False


PAGES = {
    "home": "/",
    "pilot": "/pilots/03/",
    "indicator": "/indicators/urbanization_rate_resident/",
    "data": "/data/",
    "about": "/about/",
    "evaluation": "/evaluation/2017/",
    "scorecard": "/evaluation/2017/pilots/05/",
    "robustness": "/evaluation/2020/robustness/",
    "policies": "/evaluation/2017/policies/",
    "decisions": "/decisions/",
    "schemes": "/schemes/",
    "scheme": "/schemes/demonstration/",
    "scheme-changed": "/schemes/demonstration/?selection.threshold=60&items.insurance.cap=60",
    "scheme-person": "/schemes/demonstration/person/",
    "scheme-compare": "/schemes/dongguan-after/compare/",
    "cost": "/cost/",
    "cost-pilot": "/cost/pilots/04/?discount=0.03&revenue=2015%2015000000000%0A2016%2030000000000",
    "cost-model": "/cost/models/cass-2013-nation/",
    "cost-insurance": "/cost/insurance/?on=2014-07-01&wage=2000&local_wage=4000&injury_class=2"
    "&unemployment.employee=0&maternity.employer=0.008",
    "transfers": "/transfers/",
    "transfers-land": "/transfers/land/?settled=10000&existing=95&year.0=2016&settled.0=10000"
    "&existing_m2.0=95&year.1=2017&settled.1=8000&existing_m2.1=96&granted_mu.1=1200&used_mu.1=900",
    "transfers-settlement": "/transfers/settlement/?residents=300&arrived=2016-08-31"
    "&issued=2017-03-10",
    "transfers-award": "/transfers/award/?weights.inter=0.8&area.0=340000&inter.0=120000"
    "&intra.0=50000&pupils.0=80000&per_pupil.0=12000&area.1=330200&inter.1=90000&same.1=20000&pupils.1=60000"
    "&per_pupil.1=15000",
    "transfers-equalization": "/transfers/equalization/?pool=1000000&weight_difficulty=0.2"
    "&area.0=340000&spending.0=9000000&revenue.0=5000000&mandatory.0=3000000&area.1=410000"
    "&spending.1=9500000&revenue.1=6500000&mandatory.1=3200000",
    "transfers-linkage": "/transfers/linkage/?pilot=04&existing=95",
    "confirm": "/confirm/",
}
UPLOADED = "confirm"  # its picture shows a plan that was uploaded first
PLAN = ROOT / "tests" / "golden" / "other_places" / "1-02.txt"
PREFIX = {"zh": "", "en": "/en"}
LOCALE = {"zh": "zh-CN", "en": "en-GB"}
SHOTS = [
    shot
    for lang, prefix in PREFIX.items()
    for page, path in PAGES.items()
    for shot in (
        Shot(f"{page}-{lang}", prefix + path, *DESKTOP, lang),
        Shot(f"{page}-{lang}-phone", prefix + path, *PHONE, lang),
        Shot(f"{page}-{lang}-print", prefix + path, *A4, lang, print=True),
    )
]
README = ("home-zh", "home-en", "pilot-zh", "confirm-zh")


def main() -> int:
    """Take the pictures asked for; 1 if a page did not answer as it should."""
    options = _options()
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        print("No chromium; get it as root with: apt-get install chromium fonts-noto-cjk")
        return 1
    wanted = [shot for shot in SHOTS if shot.name in options.only]
    options.out.mkdir(parents=True, exist_ok=True)
    # Chromium's sandbox does not work for root, and only there it is left out.
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with server(options.url) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        faults = [fault for shot in wanted for fault in take(browser, url, shot, options)]
        browser.close()
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


def take(browser: Browser, url: str, shot: Shot, options: argparse.Namespace) -> list[str]:
    """Write one picture; give what the browser found wrong with the page."""
    faults: list[str] = []
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        locale=LOCALE[shot.lang],
        reduced_motion="reduce",
    )
    page.on("pageerror", lambda error: faults.append(f"{shot.name}: {error}"))
    page.on(
        "console",
        lambda line: faults.append(f"{shot.name}: {line.text}") if line.type == "error" else None,
    )
    answer = page.goto(url + shot.path, wait_until="networkidle")
    if answer is None or not answer.ok:
        faults.append(f"{shot.name}: {shot.path} answered {answer and answer.status}")
    if shot.name.startswith(UPLOADED):
        page.locator("input[name=plan]").set_input_files(PLAN)
        page.locator("input[name=person]").fill("王芳")
        page.locator("form.upload button").click()
        page.locator(".cards .card").first.wait_for()
    if shot.print:
        page.emulate_media(media="print")
    page.wait_for_timeout(CHART_MS)
    file = options.out / f"{shot.name}.png"
    page.screenshot(path=file, full_page=options.full or shot.print)
    page.close()
    print(file)
    return faults


@contextmanager
def server(url: str | None) -> Iterator[str]:
    """Give the address of the running server named, else of one started on fresh data."""
    if url:
        yield url.rstrip("/")
        return
    shidian = Path(sys.executable).parent / "shidian"
    with tempfile.TemporaryDirectory(prefix="shidian-shot-") as home:
        environment = os.environ | {"SHIDIAN_HOME": home}
        environment.pop("DATABASE_URL", None)  # nobody's real register is pictured or written to
        subprocess.run([shidian, "load"], env=environment, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        # Its log goes to a file: one line for each request would hide what this tool says.
        with (Path(home) / "serve.log").open("w+") as log:
            process = subprocess.Popen(
                [shidian, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
            )
            try:
                wait_for(f"http://127.0.0.1:{port}/", process, log.name)
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()
                process.wait(timeout=10)


def wait_for(url: str, process: subprocess.Popen[bytes], log: str) -> None:
    """Return when the server answers; stop the tool with its log when it does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it answers; the picture's own request reports the fault
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"shidian serve does not answer:\n{Path(log).read_text(errors='replace')}")


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _options() -> argparse.Namespace:
    names = [shot.name for shot in SHOTS]
    parser = argparse.ArgumentParser(description=__doc__, epilog="Names: " + " ".join(names))
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--only", action="append", choices=names, metavar="NAME")
    choice.add_argument("--all", action="store_true", help="every page; needs --out")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: docs/images")
    parser.add_argument("--full", action="store_true", help="the whole height of the page")
    parser.add_argument("--url", help="of a server that runs; default: start one on fresh data")
    options = parser.parse_args()
    if options.all and options.out is None:
        parser.error("--all needs --out DIR: docs/images holds the README's pictures only")
    options.only = names if options.all else options.only or README
    options.out = options.out or ROOT / "docs" / "images"
    return options


if __name__ == "__main__":
    sys.exit(main())
