"""Every picture by its name: drawn here by subject, found in ``registry.py``."""
