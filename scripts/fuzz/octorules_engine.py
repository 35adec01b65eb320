"""Asks the compiled engine of the PyPI package octorules-wirefilter.

First line out: {"version", "fields": {name: type}, "functions": [name]}. Then one JSON line in ({"expr"}), one out
({"ok"} or {"ok", "message", "line", "column", "length"}; line and column 1-based, column and length in UTF-8 bytes).
"""
import json
import re
import sys
from importlib.metadata import version

import octorules_wirefilter as engine

TYPES = {"STRING": "Bytes", "BOOL": "Bool", "INT": "Int", "IP": "Ip"}
HEAD = re.compile(r"Filter parsing error \((\d+):(\d+)\):\n")


def value_type(name: str) -> str:
    for prefix in ("ARRAY", "MAP"):
        if name.startswith(prefix + "_"):
            element = name[len(prefix) + 1:]
            # MAP_STRING_INT names the keys too, MAP_ARRAY_STRING does not.
            if prefix == "MAP" and element.startswith("STRING_"):
                element = element.removeprefix("STRING_")
            return f"{prefix.capitalize()}({value_type(element)})"
    return TYPES[name]


def judge(expression: str) -> dict:
    error = engine.parse_expression(expression).get("error")
    if error is None:
        return {"ok": True}
    head = HEAD.match(error)
    if head is None:
        return {"ok": False, "message": error, "line": 0, "column": 0, "length": 0}
    line, column = int(head[1]), int(head[2])
    rest = error[head.end():].split("\n", 1)[1]
    carets = rest[column - 1:]
    length = len(carets) - len(carets.lstrip("^"))
    return {"ok": False, "message": carets[length + 1:].removesuffix("\n"), "line": line, "column": column, "length": length}


schema = engine.get_schema_info()
fields = {field["name"]: value_type(field["type"]) for field in schema["fields"]}
hello = {"version": version("octorules-wirefilter"), "fields": fields, "functions": schema["functions"]}
print(json.dumps(hello), flush=True)
for line in sys.stdin:
    print(json.dumps(judge(json.loads(line)["expr"])), flush=True)
