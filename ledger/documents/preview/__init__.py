"""The Briefing as one picture, for previews of links."""

WIDTH, HEIGHT = 1200, 630
"""Pixels, as programs that show previews want them."""
