"""Entry point for a WSGI server: ``gunicorn shidian.web.wsgi``."""

from shidian.store import setup

setup.configure("shidian.web.settings")
setup.prepare()

from django.core.wsgi import get_wsgi_application  # noqa: E402  needs the settings

application = get_wsgi_application()
