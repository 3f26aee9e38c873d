"""Document to claims and relations."""
