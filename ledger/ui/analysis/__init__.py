"""The sections that open: each a module with its name, one sentence that says what it shows, and how it is filled."""
