"""One room a question that a reporter asks, and `claims`, where the answers meet."""
