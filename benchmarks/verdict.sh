#!/usr/bin/env bash
# How often the verdict of `compare` claims a difference: where there is none, and where there is a known one.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/verdict.sh [options]

Repeats a comparison between a solver configuration and itself, with other solver seeds, on the harder weeks of the suite:
whatever the verdict claims there is false, and one in twenty is what a 95% interval allows. Then between the configuration
and itself with half the budget, where there is a difference to find.

  --repetitions N     comparisons of each kind                       (200)
  --calculations N    score calculations of a run                 (1000)
  --solver-config F   the configuration                           (solver-config/default.xml)
  --help              this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "verdict.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
repetitions=200 calculations=1000 config=$root/solver-config/default.xml

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --repetitions | --calculations | --solver-config) ;;
        *) die "unknown option $1. See benchmarks/verdict.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --repetitions) repetitions=$2 ;;
        --calculations) calculations=$2 ;;
        --solver-config) config=$2 ;;
    esac
    shift 2
done
for number in "$repetitions" "$calculations"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || die "\"$number\" is not a number of 1 or more"
done
[[ -d $root/target/test-classes ]] || die "no test classes in target. Run: mvn -DskipTests verify"

echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(java -version 2>&1 | sed -n 2p), $(date -u +%F)"
exec java -cp "$root/target/test-classes:$root/target/schedule-builder.jar" \
    io.schedulebuilder.compare.VerdictCalibration "$config" "$root/benchmarks/suite" "$repetitions" "$calculations"
