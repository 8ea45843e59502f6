"""Whether the tests that run Spark can run here."""

import shutil

import pytest

NEEDS_JAVA = pytest.mark.skipif(
    shutil.which("java") is None, reason="no Java; on Debian install default-jre-headless"
)
