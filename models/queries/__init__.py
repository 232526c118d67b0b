"""Every SELECT and bulk UPDATE, one file a subject."""
