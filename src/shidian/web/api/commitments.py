"""Commitments in the API."""

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view

from shidian.core import Commitment, StatementType, Target, as_statement
from shidian.register import Entry, Snapshot
from shidian.store.snapshot import assessed
from shidian.web.api.filters import FilterQuery, Wanted
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import CommitmentPage, Problem, commitment_out
from shidian.web.state import while_register_stands

router = Router(tags=["commitments"])


class TypeQuery(Schema):
    """Which commitments are wanted; None for all."""

    type: StatementType | None = Query(None, description="类型 / type")
    target: bool | None = Query(None, description="可评判的目标 / targets that can be judged")


@router.get(
    "/commitments", response={200: CommitmentPage, 404: Problem, 422: Problem, 503: Problem}
)
@decorate_view(while_register_stands)
def commitments(
    request: HttpRequest,
    part: Query[PageQuery],
    only: Query[FilterQuery],
    kind: Query[TypeQuery],
) -> JsonResponse:
    """All that the plans state, with its characters in the document: targets and the rest."""
    snapshot, _ = assessed()
    wanted = Wanted(only, snapshot)
    found = [entry for entry in snapshot.commitments if _kept(entry, kind, wanted, snapshot)]
    return page_of(found, part, lambda entry: commitment_out(entry, snapshot.programme))


def _kept(entry: Entry[Commitment], kind: TypeQuery, wanted: Wanted, snapshot: Snapshot) -> bool:
    said = as_statement(entry.record)
    indicator = said.printed.indicator if said.printed else ""
    return (
        kind.type in (None, said.type)
        and kind.target in (None, isinstance(entry.record, Target))
        and wanted.keeps(snapshot.programme.pilots[said.pilot], indicator, said.year)
    )
