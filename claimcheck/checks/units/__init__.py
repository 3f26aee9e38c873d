"""CC4xx: units, bounds, conversions and compute accounting."""
