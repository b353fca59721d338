"""The Briefing as one picture, for previews of links."""
