"""The record: tables of claims, sources and places, read, checked and joined."""
