"""Where in a person's own file an error arose."""

import linecache
from pathlib import PurePath
from types import TracebackType

_LONGEST = 70


def in_file(error: BaseException) -> str:
    """Return the last line of a person's file that ran: ", in `f.py`, line 7: `1/0`".

    Her file is the first that the error came through and that is none of accord's.
    "" where there is no such file, and the bare place where its text cannot be read.
    """
    file, number = "", 0
    step: TracebackType | None = error.__traceback__
    while step is not None:
        frame = step.tb_frame
        mine = str(frame.f_globals.get("__name__", "")).partition(".")[0] == "accord"
        here = frame.f_code.co_filename
        if here == file or not (file or mine):
            file, number = here, step.tb_lineno
        step = step.tb_next
    if not file:
        return ""
    text = linecache.getline(file, number).strip()
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    place = f", in `{PurePath(file).name}`, line {number}"
    return f"{place}: `{shown}`" if shown else place
