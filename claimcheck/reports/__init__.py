"""One file a report format, templates beside it."""
