"""Where a case is kept: a store, a folder of its own, a ZIP that is carried; and which of them a command means."""
