"""Performance as a result: the dashboard beside its peers, measured in one run (``make bench``)."""
