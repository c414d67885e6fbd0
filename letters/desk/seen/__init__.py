"""A letter looked at: in a frame, beside a question, with the answers that each sentence rests on."""
