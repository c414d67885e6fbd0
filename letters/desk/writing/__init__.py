"""Letters chosen for a case and written, and why one is not."""
