"""Runs every Python snippet of this folder with globals of its own, and says of each how it ended."""
import contextlib
import glob
import io

for file in sorted(glob.glob("*.py")):
    with open(file) as program:
        code = program.read()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, file, "exec"), {"__name__": "__main__"})
        print(file, "ok")
    except BaseException as error:
        print(file, "failed:", repr(error)[:300].replace("\n", " "))
