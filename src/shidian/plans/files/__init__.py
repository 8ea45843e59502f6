"""Plan files: text, Word and PDF, opened with bounds and taken apart into characters."""
