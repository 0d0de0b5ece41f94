"""`python -m sutarimas`: the same as the command."""

from sutarimas.cli.main import main

main()
