"""The briefing: its parts, and what they become: slides on the screen, PDF, PPTX, one HTML file."""
