"""Words: claims, definitions and answers as sentences in the reader's language."""
