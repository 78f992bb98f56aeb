"""The desk as a WSGI application (PEP 3333)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stemma.project.settings")
application = get_wsgi_application()
