"""What a run showed: medians of the rounds, merged latencies, the table, the limits."""

import statistics

LIMITS = {"growth": (1.5, 1.2), "p99_ms": 25.0, "memory_mb": 60.0, "row_security": 0.15}


def histogram(outcomes):
    """The rounds' latencies merged."""
    from hdrh.histogram import HdrHistogram
    merged = HdrHistogram(1, 60_000_000, 3)
    for outcome in outcomes:
        for value, count in outcome.latencies.items():
            merged.record_value(max(value, 1), count)
    return merged


def http_figures(outcomes):
    """The figures of one load over HTTP."""
    merged = histogram(outcomes)
    figures = {
        "rate": statistics.median(outcome.rate for outcome in outcomes),
        "rates": [round(outcome.rate, 1) for outcome in outcomes],
        "p50_ms": merged.get_value_at_percentile(50) / 1000,
        "p99_ms": merged.get_value_at_percentile(99) / 1000,
        "max_ms": merged.get_max_value() / 1000,
        "requests": sum(outcome.requests for outcome in outcomes),
        "errors": sum(outcome.errors for outcome in outcomes),
    }
    for name in ("server_work", "database_work"):
        values = [getattr(outcome, name) for outcome in outcomes if getattr(outcome, name) is not None]
        figures[name + "_us"] = statistics.median(values) if values else None
    return figures


def pgbench_figures(outcomes):
    """The figures of one load by pgbench."""
    return {
        "rate": statistics.median(outcome.rate for outcome in outcomes),
        "rates": [round(outcome.rate, 1) for outcome in outcomes],
        "requests": sum(outcome.requests for outcome in outcomes),
        "database_work_us": statistics.median(outcome.database_work for outcome in outcomes),
    }


def ratio(ours, alone):
    """The median of the rounds' own ratios: what disturbs the machine disturbs both sides of a round."""
    return statistics.median(one.rate / other.rate for one, other in zip(ours, alone))


def cell(value, pattern):
    return pattern.format(value) if value is not None else "–"


def print_scale(entry, say):
    """The table of one scale."""
    say(f"\n{entry['firms']:,} firms, {entry['cases']:,} cases, {entry['events']:,} acts")
    say(f"{'':19}{'HTTP':>9}{'p50':>8}{'p99':>8}{'CPU µs/request':>18}  {'pgbench':>9}{'CPU µs':>8}{'clients':>8}"
        f"{'ratio':>8}{'limit':>7}{'aim':>6}")
    say(f"{'':19}{'req/s':>9}{'ms':>8}{'ms':>8}{'patuhd':>9}{'postgres':>9}  {'tx/s':>9}{'postgres':>9}")
    for load in entry["loads"]:
        ours, alone = load["http"], load.get("pgbench")
        line = (f"{load['title']:19}{ours['rate']:9.0f}{ours['p50_ms']:8.2f}{ours['p99_ms']:8.2f}"
                f"{cell(ours['server_work_us'], '{:9.0f}'):>9}{cell(ours['database_work_us'], '{:9.0f}'):>9}")
        if alone:
            line += (f"  {alone['rate']:9.0f}{alone['database_work_us']:9.0f}{load['clients']:7d}{load['ratio']:8.3f}"
                     f"{cell(load['limit'], '{:.2f}'):>7}{cell(load['aim'], '{:.2f}'):>6}")
        say(line)
        if peer := load.get("peer"):
            say(f"{'  peer':19}{peer['rate']:9.0f}{peer['p50_ms']:8.2f}{peer['p99_ms']:8.2f}{'':18}"
                f"  ours {ours['rate'] / peer['rate']:.2f}× the peer's rate")
    for load in entry["loads"]:
        if "cases" in load:
            say(f"{load['title']}: on {load['cases']:,} cases, {load['acts_added_per_case']:.1f} acts added to each")
    say(f"memory of patuhd {entry['memory_mb']:.1f} MB at the end, {entry['memory_peak_mb']:.1f} MB at its highest "
        "under load")
    if security := entry.get("row_security"):
        say(f"row security: {security['with']:.0f} lists/s with it, {security['without']:.0f} without; "
            f"it costs {security['cost']:.1%}")


def verdicts(result):
    """What the limits say, for the largest scale: (name, value in words, met, aim met or None)."""
    largest = result["scales"][-1]
    found = []
    for load in largest["loads"]:
        if load["limit"] is not None and "ratio" in load:
            found.append((f"{load['title']}: ratio to pgbench at least {load['limit']:.2f}, aim {load['aim']:.2f}",
                          f"{load['ratio']:.3f}", load["ratio"] >= load["limit"], load["ratio"] >= load["aim"]))
        found.append((f"{load['title']}: p99 at most {LIMITS['p99_ms']:.0f} ms", f"{load['http']['p99_ms']:.1f} ms",
                      load["http"]["p99_ms"] <= LIMITS["p99_ms"], None))
    found.append((f"memory at most {LIMITS['memory_mb']:.0f} MB", f"{largest['memory_peak_mb']:.1f} MB",
                  largest["memory_peak_mb"] <= LIMITS["memory_mb"], None))
    if security := largest.get("row_security"):
        found.append((f"row security costs at most {LIMITS['row_security']:.0%} of the list", f"{security['cost']:.1%}",
                      security["cost"] <= LIMITS["row_security"], None))
    for name, growth in result["growth"].items():
        limit, aim = LIMITS["growth"]
        found.append((f"{name}: p50 grows at most {limit}×, aim {aim}×", f"{growth:.2f}×", growth <= limit,
                      growth <= aim))
    return found


def print_verdicts(found, say):
    for name, value, met, aim in found:
        words = "missed" if not met else "met" if aim is None else "met, aim too" if aim else "met, not the aim"
        say(f"  {name:62} {value:>10}  {words}")
