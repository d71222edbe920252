#!/usr/bin/env bash
# How often `rehearse` claims that rules choose better: where there is no difference, and where there is one.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/rehearsal.sh [options]

Rehearses two rule sets, of which one forgets sooner, in simulated markets. Where captions differ by chance only, whatever
the verdict claims is false, and one in twenty is what a 95% interval allows. Where good captions became bad, there is a
difference to find. Takes some ten seconds for each repetition.

  --repetitions N     markets of each kind                       (40)
  --help              this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "rehearsal.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
repetitions=40

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --repetitions) ;;
        *) die "unknown option $1. See benchmarks/rehearsal.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    repetitions=$2
    shift 2
done
[[ $repetitions =~ ^[1-9][0-9]*$ ]] || die "\"$repetitions\" is not a number of 1 or more"
[[ -d $root/target/test-classes ]] || die "no test classes in target. Run: mvn -DskipTests verify"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(java -version 2>&1 | sed -n 2p), $(date -u +%F)"
cd "$root"
java -cp "$root/target/test-classes:$root/target/schedule-builder.jar" \
    io.schedulebuilder.rehearse.RehearsalCalibration "$repetitions" "$folder"
