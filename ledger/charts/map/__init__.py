"""The map: its ground, its marks, its names, and the figure made of them."""
