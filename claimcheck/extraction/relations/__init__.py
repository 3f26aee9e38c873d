"""Stated relations between figures, one file a kind."""
