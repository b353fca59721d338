"""Languages: what a reader reads, and the messages that are translated."""
