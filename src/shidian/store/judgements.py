"""Tables of what people judged, as they were loaded."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from shidian.assessment.judgements import Judgement, in_force, read_judgements
from shidian.assessment.policy import Policy
from shidian.programme import file_content
from shidian.register import Snapshot
from shidian.store.models import JudgementTable

LARGEST = 2**22  # bytes of a table


def load_judgements(
    path: Path, snapshot: Snapshot, policy: Policy, person: str, now: datetime
) -> Sequence[Judgement]:
    """Check a table and keep it; the same table again changes nothing.

    Raises
    ------
    DataError
        With everything that is wrong in it; nothing is kept then.
    """
    content = file_content(path, LARGEST)
    found = read_judgements(path.name, content, snapshot, policy)
    sha256 = hashlib.sha256(content).hexdigest()
    newest = JudgementTable.objects.order_by("id").last()
    if newest is None or newest.sha256 != sha256:
        JudgementTable.objects.create(
            sha256=sha256,
            name=path.name[:200],
            content=content.decode("utf-8-sig"),
            loaded_at=now,
            loaded_by=person,
        )
    return found


def judgements(
    snapshot: Snapshot, policy: Policy, as_of: datetime | None = None
) -> Sequence[Judgement]:
    """All judgements loaded until then; of several with one key the last holds."""
    tables = JudgementTable.objects.order_by("id")
    if as_of is not None:
        tables = tables.filter(loaded_at__lte=as_of)
    return in_force(
        one
        for table in tables
        for one in read_judgements(table.name, table.content.encode(), snapshot, policy)
    )
