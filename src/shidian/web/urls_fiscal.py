"""Addresses of cost and transfers: read by everybody, and nothing is kept of what is asked."""

from django.urls import path
from django.views.decorators.http import require_safe

from shidian.web.views.fiscal import (
    award,
    cost,
    cost_files,
    equalization,
    insurance,
    land,
    linkage,
    settlement,
    transfers,
    transfers_files,
)

_MODEL, _PILOT = "cost/models/<slug:code>/", "cost/pilots/<str:asked>/"
_FILES = ("model.yaml", "list.xlsx", "list.docx")
_BOOKS = {
    "award": "transfers/award/",
    "equalization": "transfers/equalization/",
    "land": "transfers/land/",
    "linkage": "transfers/linkage/",
    "insurance": "cost/insurance/",
}

urlpatterns = [
    path("cost/", require_safe(cost.index), name="cost"),
    path("cost/insurance/", require_safe(insurance.page), name="cost_insurance"),
    path(_MODEL, require_safe(cost.of_model), name="cost_model"),
    path(_PILOT, require_safe(cost.of_pilot), name="cost_pilot"),
    *(
        path(f"{head}{file}", require_safe(cost_files.download), {"file": file}, name=name)
        for head, name in ((_MODEL, "cost_model_file"), (_PILOT, "cost_pilot_file"))
        for file in _FILES
    ),
    path("transfers/", require_safe(transfers.index), name="transfers"),
    path("transfers/land/", require_safe(land.page), name="transfers_land"),
    path("transfers/settlement/", require_safe(settlement.page), name="transfers_settlement"),
    path("transfers/award/", require_safe(award.page), name="transfers_award"),
    path("transfers/equalization/", require_safe(equalization.page), name="transfers_equalization"),
    path("transfers/linkage/", require_safe(linkage.page), name="transfers_linkage"),
    *(
        path(f"{head}table.xlsx", require_safe(transfers_files.download), {"name": name})
        for name, head in _BOOKS.items()
    ),
]
