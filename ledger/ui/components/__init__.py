"""What pages are built of: each part with its script, which ``assets.py`` gives an address."""
