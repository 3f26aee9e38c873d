"""Facts files, sources and citations: what a figure can stand on."""
