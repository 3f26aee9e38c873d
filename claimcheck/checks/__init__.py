"""The rules, a folder a family, one file a rule."""
