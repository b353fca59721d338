"""The server around the pages and the data interface: addresses, middleware, health, metrics.

Its composition root is ``app.py``; nothing in ``ledger.ui`` or ``ledger.api`` imports from here.
"""
