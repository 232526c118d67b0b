"""Resources of a tenant at CUKCUK: adapter and sandbox part."""
