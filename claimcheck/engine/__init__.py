"""The run: discover, read, extract, link, check."""
