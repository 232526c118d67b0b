"""Licences (GPSD) at SUMAN: adapter and sandbox part."""
