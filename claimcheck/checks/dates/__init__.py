"""CC3xx: dates and time."""
