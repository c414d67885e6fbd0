"""Readers of what is said of a lease: its terms, what was paid, what is claimed."""
