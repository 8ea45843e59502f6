"""Where everything is found. Chinese pages have no prefix, English ones ``/en/``."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from shidian.web.api import api
from shidian.web.views import about, data, errors, home, indicator, pilot, source

urlpatterns = [
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", home.page, name="home"),
        path("pilots/<str:asked>/", pilot.page, name="pilot"),
        path("indicators/", indicator.index, name="indicators"),
        path("indicators/<str:asked>/", indicator.page, name="indicator"),
        path("sources/<str:ledger>/<int:entry>/", source.page, name="source"),
        path("data/", data.page, name="data"),
        path("data/<str:table>.<str:format>", data.download, name="download"),
        path("about/", about.page, name="about"),
        prefix_default_language=False,
    ),
]
handler404 = errors.not_found
handler500 = errors.failed
