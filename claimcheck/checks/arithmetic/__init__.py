"""CC2xx: changes, ratios, sums, counts, averages, order."""
