"""Names to canonical names, claims to groups that state the same quantity."""

from claimcheck.linking.groups import Linked, LinkedGroup, link

__all__ = ["Linked", "LinkedGroup", "link"]
