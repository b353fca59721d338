"""What the process is told by its environment, and what it counts."""
