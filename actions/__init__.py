"""What may be done: one verb a file, one transaction each."""
