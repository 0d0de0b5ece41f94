"""Open data in and out: strategy folders, bundles, manifests and their schemas."""
