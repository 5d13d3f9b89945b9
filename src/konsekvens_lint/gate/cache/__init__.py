"""Results of earlier runs, so that what has not changed is not judged again."""
