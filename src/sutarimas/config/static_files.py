"""Style sheets, scripts and fonts under names that carry their fingerprint."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Fingerprints where the files were gathered (`sutarimas init`), plain names until then."""

    manifest_strict = False
