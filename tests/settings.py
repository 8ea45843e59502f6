"""Django's settings for the tests: those of the pages, with a data folder of their own."""

import atexit
import os
import shutil
import tempfile

os.environ["SHIDIAN_HOME"] = tempfile.mkdtemp(prefix="shidian-tests-")
os.environ.pop("DATABASE_URL", None)
atexit.register(shutil.rmtree, os.environ["SHIDIAN_HOME"], ignore_errors=True)

from shidian.web.settings import *  # noqa: E402, F403

# A hash that takes no time: what is tested is not how slow guessing is.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
