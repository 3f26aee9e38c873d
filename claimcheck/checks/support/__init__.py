"""CC5xx: what a figure stands on."""
