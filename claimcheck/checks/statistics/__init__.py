"""CC6xx: reported statistics."""
