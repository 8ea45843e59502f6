"""Cells that come from a form: for browsers without script, and as its last resort."""

from collections.abc import Iterator

from django.http import HttpRequest, QueryDict

from shidian.store.filings.writing import Edit, write
from shidian.store.models import Filing
from shidian.web.access import actor, posts_of_request
from shidian.web.asked import number_asked
from shidian.web.views.filings.kept import LONGEST, Kept

BASE, WAS, CHOICE = "base:", "was:", "choose:"
THEIRS = "theirs"
LARGEST_VERSION = 2**31


def save_section(request: HttpRequest, filing: Filing) -> Kept:
    """Save the cells of a form that were edited; give those that could not be, as typed.

    Raises
    ------
    Refused
        If the posts do not allow it, or the filing is locked.
    """
    edits = list(edits_of(request.POST))
    came = write(filing.pk, edits, posts_of_request(request), actor(request))
    lost = {*came.faults, *(one.key for one in came.conflicts)}
    return Kept(typed={one.key: one for one in edits if one.key in lost}, came=came)


def edits_of(sent: QueryDict) -> Iterator[Edit]:
    """The edits in a form: fields whose text differs from what the page showed.

    Where the page asked whose value is to stand, the choice counts: the other's leaves the cell
    alone, one's own is written upon the version that was shown beside it.
    """
    for name in sent:
        if not name.startswith(BASE):
            continue
        key = name.removeprefix(BASE)
        typed, was = _plain(sent.get(key, "")), _plain(sent.get(WAS + key, ""))
        chosen = sent.get(CHOICE + key, "")
        if typed != was and chosen != THEIRS:
            yield Edit(key, typed[:LONGEST], _version(chosen or sent[name]))


def _plain(text: str) -> str:
    """A form sends its line ends in its own way."""
    return text.replace("\r\n", "\n")


def _version(text: str) -> int:
    """A version that was shown; one that nobody was ever shown for anything else."""
    number = number_asked(text, LARGEST_VERSION)
    return LARGEST_VERSION if number is None else number
