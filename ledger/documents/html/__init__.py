"""The document as one web page."""
