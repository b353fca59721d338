"""What the dashboard is measured beside: the same pages in Dash, and the floor, a bare page with the very same figures."""
