"""Names to canonical names, claims to groups that state the same quantity."""
