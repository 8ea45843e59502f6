"""Evidence: files that prove what a row says, kept outside the web's reach under their hash."""

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from django.db import transaction

from shidian.core import DataError, Fault, UsageError
from shidian.programme.filing_form import EvidenceRules
from shidian.register.access import Post
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import check
from shidian.store.events import Actor, Happening, record
from shidian.store.filings.filings import sheet_of, subject
from shidian.store.home import home, keep
from shidian.store.models import EvidenceFile, Filing

FOLDER = "evidence"
LONGEST_NAME = 120


def add(
    filing: Filing, row: str, name: str, content: bytes, posts: Sequence[Post], actor: Actor
) -> EvidenceFile:
    """Keep a file as evidence of a row.

    Parameters
    ----------
    filing : Filing
    row : str
        ``section/row``.
    name : str
        As the person's machine calls it.
    content : bytes
    posts, actor
        Who adds it.

    Raises
    ------
    Refused
        If the posts do not allow it, or the filing is locked.
    DataError
        If there is no such row, or the file is too large, too many, empty or of another type
        than its name says.
    """
    sheet = sheet_of(filing)
    if not any(key.startswith(f"{row}/") for key in sheet.cells):
        raise DataError(Fault("no_cell", found=row[:200]))
    plain = _plain(name)
    _check_file(plain, content, sheet.form.evidence)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        filing = Filing.objects.select_for_update().get(pk=filing.pk)
        check(posts, Act.FILING_WRITE, filing.area, FilingState(filing.state))
        held = standing(filing)
        if len(held) >= sheet.form.evidence.most:
            raise DataError(Fault("evidence_many", limit=sheet.form.evidence.most))
        keep(FOLDER, digest, content)
        made = EvidenceFile.objects.create(
            filing=filing,
            row=row,
            name=plain,
            sha256=digest,
            size=len(content),
            added_by=actor.name,
            added_at=datetime.now(UTC),
        )
        said = {"name": plain, "sha256": digest, "size": len(content)}
        record(actor, Happening("evidence.add", subject(filing, row), filing.area, after=said))
    return made


def remove(file: EvidenceFile, posts: Sequence[Post], actor: Actor) -> None:
    """Take a file off its row; the file itself is kept, since the log names it.

    Raises
    ------
    Refused
        If the posts do not allow it, or the filing is locked.
    """
    with transaction.atomic():
        filing = Filing.objects.select_for_update().get(pk=file.filing_id)
        check(posts, Act.FILING_WRITE, filing.area, FilingState(filing.state))
        EvidenceFile.objects.filter(pk=file.pk, removed_at=None).update(
            removed_at=datetime.now(UTC)
        )
        where, said = subject(filing, file.row), {"name": file.name, "sha256": file.sha256}
        record(actor, Happening("evidence.remove", where, filing.area, before=said))


def standing(filing: Filing) -> Sequence[EvidenceFile]:
    """The files of a filing that were not taken off, the oldest first."""
    return list(EvidenceFile.objects.filter(filing=filing, removed_at=None).order_by("id"))


def content_of(file: EvidenceFile) -> bytes:
    """What a file holds.

    Raises
    ------
    UsageError
        If it is gone.
    DataError
        If it is not what was added.
    """
    try:
        content = (home() / FOLDER / file.sha256).read_bytes()
    except OSError as error:
        raise UsageError(Fault("evidence_gone", name=file.name)) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise DataError(Fault("evidence_file_changed", name=file.name))
    return content


def _plain(name: str) -> str:
    """A name without folders and without signs that nobody sees.

    Examples
    --------
    >>> _plain("C:\\\\文件\\\\通知.pdf"), _plain("../../etc/passwd.pdf")
    ('通知.pdf', 'passwd.pdf')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    stem, point, ending = seen.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending)]}{point}{ending}"


def _check_file(name: str, content: bytes, rules: EvidenceRules) -> None:
    ending = name.rpartition(".")[2].lower()
    if ending not in rules.types:
        known = "、".join(rules.types)
        raise DataError(Fault("evidence_type", name=name, known=known))
    if not content:
        raise DataError(Fault("evidence_empty", name=name))
    if len(content) > rules.largest:
        raise DataError(Fault("evidence_large", name=name, size=len(content), limit=rules.largest))
    if not _LOOKS[ending](content):
        raise DataError(Fault("evidence_other", name=name, ending=ending))


def _office(folder: str) -> Callable[[bytes], bool]:
    def looks(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
            return False
        # A file with macros is refused, whatever it calls itself.
        return any(n.startswith(folder) for n in names) and not any(
            "vbaProject" in n for n in names
        )

    return looks


_LOOKS: dict[str, Callable[[bytes], bool]] = {
    "pdf": lambda content: content[:5] == b"%PDF-",
    "png": lambda content: content[:8] == b"\x89PNG\r\n\x1a\n",
    "jpg": lambda content: content[:3] == b"\xff\xd8\xff",
    "docx": _office("word/"),
    "xlsx": _office("xl/"),
}
