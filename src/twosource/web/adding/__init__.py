"""Adding reports from the browser: jobs in a queue, and a process of its own that reads and codes them."""
