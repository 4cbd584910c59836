"""From what the server sends to what pgbench sends: the same statements, pipelines and values.

Two requests of one kind are compared. A value that both sent is the kind's own and stays; a value that differs belongs
to the request, and is drawn anew for each: the case, its next number in the log, a new identifier.
"""

import dataclasses
import re

# How many requests one execution of a script makes. Between them lies one look-up of the next cases, which is pgbench's
# own and no part of the envelope: over so many requests it weighs little.
COPIES = 4

# Stands for the number of a request in its script, until that is known.
COPY = "\x01"


@dataclasses.dataclass
class Script:
    """A pgbench script."""
    text: str
    # pgbench's variables that never change: name to value.
    constants: dict
    # Requests per execution.
    copies: int
    # Statements and round trips of a request.
    statements: int
    trips: int
    # Values that differ between requests and are held all the same, as their place in the request says.
    held: list


def build(first, second, known, types, *, name, items, writes, last_trip_only=False, replacing=None):
    """Makes the script of one kind of request.

    first, second: the round trips of two requests, lists of lists of `Sent`.
    known: name to the pair of its values in the two, as text: what the bench itself put into the requests.
    types: PostgreSQL's names of types, by their numbers.
    replacing: a text of the statements and what stands there instead.
    """
    if last_trip_only:
        first, second = first[-1:], second[-1:]
    constants, held = {"none": "none"}, []
    fresh = {}
    pairs = {pair: variable for variable, pair in known.items()}

    def value(place, kind, one, other):
        """The expression of a parameter, with `COPY` where the copy's number comes."""
        if one is None:
            return "nullif(:none::text, 'none')"
        if one != other:
            if (one, other) in pairs:
                return ":" + pairs[one, other] + COPY
            if kind == "uuid":
                return ":" + fresh.setdefault((one, other), f"fresh{len(fresh)}x") + COPY
            held.append(place)
        for variable, constant in constants.items():
            if constant == one and variable != "none":
                return ":" + variable
        if one == "":
            return "''::text"
        constants[f"k_{name}_{len(constants)}"] = one
        return f":k_{name}_{len(constants) - 1}"

    def statement(place, one, other):
        if re.search(r"(?<!:):[A-Za-z_]", one.text):
            raise SystemExit(f"pgbench would take a part of this statement for a variable:\n{one.text}")
        casts = []
        for index, kind in enumerate(one.types):
            kind = types.get(kind, "")
            spoken = value(f"{place} ${index + 1} {kind}", kind, one.values[index], other.values[index])
            casts.append(spoken + (f"::{kind}" if kind else ""))
        text = one.text.replace(*replacing) if replacing else one.text
        return re.sub(r"\$(\d+)", lambda match: casts[int(match[1]) - 1], text) + ";"

    body = []
    for number, (one, other) in enumerate(zip(first, second)):
        spoken = [statement(f"trip {number + 1} statement {index + 1}", *both)
                  for index, both in enumerate(zip(one, other))]
        body += ["\\startpipeline", *spoken, "\\endpipeline"] if len(spoken) > 1 else spoken
    body = "\n".join(body) + "\n"
    used = set(re.findall(rf":([a-z]\w*){COPY}", body))
    copies = COPIES if used else 1
    text = head(used, copies, writes) if used else ""
    for copy in range(1, copies + 1):
        text += body.replace(COPY, str(copy))
    return Script(text, constants, copies, sum(len(trip) for trip in first), len(first), held)


def head(used, copies, writes):
    """Draws what the next requests are about. Who writes works on cases that no other client touches, one after the
    other, and knows their versions by counting."""
    lines = ["\\set i :i + 1"]
    if writes:
        lines += ["\\set share :packs / :clients", "\\set n 1 + :client_id * :share + :i % :share",
                  "\\set pass :i / :share"]
    else:
        lines += ["\\set n random(1, :packs)"]
    columns = []
    for copy in range(1, copies + 1):
        columns += [f"inspection{copy}", f"case{copy}", f"version{copy}"]
        columns += [f"measure.uuid7() AS {variable}{copy}" for variable in sorted(used)
                    if variable.startswith("fresh") or variable == "key"]
    lines.append(f"SELECT {', '.join(columns)} FROM measure.pack WHERE n = :n \\gset")
    if writes:
        for copy in range(1, copies + 1):
            lines += [f"\\set {variable}{copy} :version{copy} + :pass + {more}"
                      for variable, more in (("before", 0), ("seq", 1)) if variable in used]
    return "\n".join(lines) + "\n"


GROUND = """
    CREATE SCHEMA measure;
    -- Time-ordered identifiers, as the service and its clients make them (RFC 9562).
    CREATE FUNCTION measure.uuid7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
        SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
                || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
    $$;
    CREATE ROLE measure_bypass BYPASSRLS;
    GRANT patuh_app TO measure_bypass;
    GRANT USAGE ON SCHEMA measure TO patuh_app;
"""


def pack(items):
    """The statements that lay out the items for pgbench, as many to a row as a script's execution takes."""
    columns = ", ".join(f"inspection{n} uuid, case{n} uuid, version{n} integer" for n in range(1, COPIES + 1))
    rows = []
    for number, begin in enumerate(range(0, len(items) - COPIES + 1, COPIES), start=1):
        fields = [str(number)]
        for item in items[begin:begin + COPIES]:
            fields += [item.inspection, item.case, str(item.version)]
        rows.append("\t".join(fields))
    sql = f"""
        SET client_min_messages = warning;
        DROP TABLE IF EXISTS measure.pack;
        CREATE UNLOGGED TABLE measure.pack (n integer PRIMARY KEY, {columns});
        COPY measure.pack FROM STDIN;\n""" + "".join(row + "\n" for row in rows) + """\\.
        GRANT SELECT ON measure.pack TO patuh_app;
        VACUUM ANALYZE measure.pack;
    """
    return sql, len(rows)
