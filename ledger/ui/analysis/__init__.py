"""The sections that open: each a module that says what it found; ``registry.py`` knows which fills which."""
