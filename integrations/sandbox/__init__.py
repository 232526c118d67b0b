"""The neighbours on our own machine: what they take, remember and get wrong. Never mounted in the office."""
