"""Many recordings: jobs, executors and the report."""
