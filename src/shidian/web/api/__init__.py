"""The REST API, read only: the register, attainment, evaluations, decisions, figures, schemes.

Decimals are text, so that no reader rounds them; every value comes with its source and
state; errors are objects; lists are paged; answers carry an ETag of the register's state.
"""

from shidian.web.api.api import api

__all__ = ["api"]
