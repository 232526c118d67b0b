"""Who comes in, what they may see, and what every answer carries."""
