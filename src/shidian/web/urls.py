"""Where everything is found. Chinese pages have no prefix, English ones ``/en/``."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.decorators.http import require_safe

from shidian.web.api import api
from shidian.web.views import (
    about,
    analysis,
    confirm,
    data,
    decisions,
    errors,
    evaluation,
    figure,
    home,
    indicator,
    pilot,
    policies,
    robustness,
    scorecard,
    source,
)

_EVALUATION = "evaluation/<int:year>/"

urlpatterns = [
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", require_safe(home.page), name="home"),
        path("pilots/<str:asked>/", require_safe(pilot.page), name="pilot"),
        path("indicators/", require_safe(indicator.index), name="indicators"),
        path("indicators/<str:asked>/", require_safe(indicator.page), name="indicator"),
        path("sources/<str:ledger>/<int:entry>/", require_safe(source.page), name="source"),
        path("evaluation/", require_safe(evaluation.newest), name="evaluation_newest"),
        path(_EVALUATION, require_safe(evaluation.page), name="evaluation"),
        path(f"{_EVALUATION}bundle.json", require_safe(evaluation.bundle), name="bundle"),
        path(f"{_EVALUATION}robustness/", require_safe(robustness.page), name="robustness"),
        path(f"{_EVALUATION}policies/", policies.page, name="policies"),
        path(f"{_EVALUATION}pilots/<str:asked>/", require_safe(scorecard.page), name="scorecard"),
        path("decisions/", decisions.page, name="decisions"),
        path(
            "decisions/evidence/<str:sha256>.json",
            require_safe(decisions.bundle),
            name="evidence_of",
        ),
        path("f/<slug:asked>/", require_safe(figure.page), name="figure"),
        path("confirm/", confirm.index, name="confirm_index"),
        path("confirm/<str:sha256>/", confirm.page, name="confirm"),
        path("confirm/<str:sha256>/name/", confirm.name, name="confirm_name"),
        path("confirm/<str:sha256>/decide/", confirm.decide, name="confirm_decide"),
        path("confirm/<str:sha256>/drop/", confirm.drop, name="confirm_drop"),
        path("analysis/", require_safe(analysis.page), name="analysis"),
        path("data/", require_safe(data.page), name="data"),
        path("data/<str:table>.<str:format>", require_safe(data.download), name="download"),
        path("about/", require_safe(about.page), name="about"),
        path("", include("shidian.web.urls_schemes")),
        path("", include("shidian.web.urls_fiscal")),
        path("", include("shidian.web.urls_supervision")),
        path("", include("shidian.web.urls_filings")),
        path("", include("shidian.web.urls_people")),
        prefix_default_language=False,
    ),
]
handler400 = errors.not_understood
handler404 = errors.not_found
handler500 = errors.failed
