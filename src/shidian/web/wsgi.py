"""Entry point for a WSGI server: ``gunicorn shidian.web.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shidian.web.settings")
application = get_wsgi_application()
