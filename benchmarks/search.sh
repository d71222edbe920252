#!/usr/bin/env bash
# How good the plans of solver configurations are on benchmarks/suite, and how much processor time they take.
set -euo pipefail
unset CDPATH

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    cat <<'TEXT'
Usage: benchmarks/search.sh [CONFIGURATION …]

Solves each week of benchmarks/suite with five seeds under each solver configuration (those of solver-config/), and
prints the gap closed from the first plan that fits to the best known, benchmarks/best-known.csv.

Needs the test classes: mvn -DskipTests verify
TEXT
    exit 0
fi

root=$(cd "$(dirname "$0")/.." && pwd)
[[ -d $root/target/test-classes ]] || {
    echo "search.sh: no test classes in target. Run: mvn -DskipTests verify" >&2
    exit 2
}
(($#)) || set -- "$root"/solver-config/{fast,default,thorough}.xml
exec java -cp "$root/target/test-classes:$root/target/schedule-builder.jar" io.schedulebuilder.planning.SearchBenchmark \
    "$root/benchmarks/suite" "$root/benchmarks/best-known.csv" "$@"
