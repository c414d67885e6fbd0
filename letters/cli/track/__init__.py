"""letters track: what was sent, what came back, what is due, what comes next."""
