"""Frames in, plotly figures out; one picture a file. A figure is a plain dict and knows no Streamlit."""
