"""The record as seen by a question: pure functions, frames in and frames out."""
