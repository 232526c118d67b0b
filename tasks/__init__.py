"""When things happen by themselves: Huey wakes and sweeps, the database is the truth."""
