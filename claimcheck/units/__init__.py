"""claimcheck's own Pint registry, and the surface forms of units."""
