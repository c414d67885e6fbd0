"""What follows from a case by computation; every figure shows what it was computed from."""
