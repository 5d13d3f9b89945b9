"""Running documents: which files to judge, and judging them within limits, here or in workers."""
