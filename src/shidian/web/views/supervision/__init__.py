"""The pages of supervision: read by whoever may, never kept by a cache, written with reasons."""
