"""The review desk: what a reviewer sees of a claim, and what a form's words come to."""
