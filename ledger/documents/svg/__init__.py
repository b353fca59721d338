"""Pictures as SVG, drawn from the same figures as on the page."""
