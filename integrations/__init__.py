"""The neighbours: a port, an adapter and a sandbox part for each; bank mail and statement files."""
