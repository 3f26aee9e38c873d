"""Review: people go through findings, and what they decide is kept in a file that the next run heeds."""
