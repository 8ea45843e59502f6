"""Pages and REST API: thin faces of the rooms below, Chinese first, English complete.

Nothing is computed here: pages lay out what `store.snapshot.assessed` gives, and every
figure links to its source. Deployed as ``shidian.web.wsgi``, or served by ``shidian serve``.
"""
