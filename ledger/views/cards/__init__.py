"""The cards of claims and places, as HTML: the same on a page and at their addresses."""
