"""The data interface: the record and its answers over HTTP, read-only, for programs."""
