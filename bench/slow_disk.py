"""`summitry` on a disk that takes ten milliseconds longer for each commit."""

import sys
import time

from sqlalchemy import Engine, event

from game.cli import main

MORE = 0.010

if __name__ == "__main__":
    event.listen(Engine, "commit", lambda _: time.sleep(MORE))
    sys.exit(main())
