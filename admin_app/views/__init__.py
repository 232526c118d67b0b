"""The office's pages: each shows a table and calls actions; none decides anything."""
