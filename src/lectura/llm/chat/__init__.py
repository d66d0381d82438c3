"""A validated reply from an endpoint: the connection, retries, what failed and why."""
