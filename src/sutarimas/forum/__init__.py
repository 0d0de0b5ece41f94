"""What everybody can read: the publication site."""
