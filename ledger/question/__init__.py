"""A question to the record: what is asked, how it stands in a link, and what it may name."""
