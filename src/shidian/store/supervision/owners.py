"""The registered people to whom an assignment can be given by name."""

from collections.abc import Sequence

from django.db.models import Q

from shidian.core import DataError, Fault
from shidian.store.access import today
from shidian.store.models import Person
from shidian.supervision.typed import FIELDS


def people_of(area: str) -> Sequence[Person]:
    """Who holds a post in an area today."""
    on = today()
    held = Q(posts__valid_to=None) | Q(posts__valid_to__gte=on)
    found = Person.objects.filter(held, is_active=True, posts__area=area, posts__valid_from__lte=on)
    return list(found.distinct().order_by("name", "pk"))


def owner_of(area: str, username: str) -> Person | None:
    """Who signs in by this name and holds a post there; None for no name, DataError for others."""
    if not username:
        return None
    found = next((one for one in people_of(area) if one.username == username), None)
    if found is None:
        fault = Fault("supervision_choice", field=FIELDS["owner"].name, found=username[:40])
        raise DataError(fault)
    return found
