"""CC1xx: the same quantity, stated with values that cannot both hold."""
