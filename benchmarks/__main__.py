"""`python -m benchmarks`: predict, score, run and speed."""

from benchmarks.cli import main

if __name__ == "__main__":
    main()
