"""The public portal: the published register as plain files that any web server can offer.

Pages in both languages, open data with their dictionary and licence, and a list of what stands in
them. It is made from the public ledger alone; a scan of the files afterwards compares every value
in them with that ledger, and looks for anything that was filed and is not public. It realizes the
spreading of what works, 五（三） of the programme document.
"""

from shidian.reporting.portal.scan import Unpublished, scan
from shidian.reporting.portal.site import LICENCE, Site, site

__all__ = ["LICENCE", "Site", "Unpublished", "scan", "site"]
