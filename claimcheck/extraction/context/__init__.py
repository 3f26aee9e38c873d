"""Who and what a figure is about: subjects, metrics, qualifiers, modality, attribution."""
