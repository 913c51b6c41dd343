"""What may have happened: event types, their crosswalk to other codebooks, and the words that tell them."""
