"""`python -m jianwen`."""

from jianwen.cli import main

if __name__ == "__main__":
    main()
