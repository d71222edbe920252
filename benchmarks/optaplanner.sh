#!/usr/bin/env bash
# Runs OptaPlanner's own benchmarker on written plans.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/optaplanner.sh [options] [BENCHMARK.xml]

Solves each week that BENCHMARK.xml names under each of its solver configurations, and writes OptaPlanner's report: a page
with charts and tables, in a folder named after the moment. Default: solver-config/benchmark.xml, whose comment says what
such a file may hold; it compares default.xml and fast.xml on the weeks of benchmarks/suite in about two minutes.

  --report DIR     where the report's folder goes     (what the file says: target/optaplanner)
  --help           this text

Builds the product first when it has to.
TEXT
}

die() {
    echo "optaplanner.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
file=$root/solver-config/benchmark.xml
named=false report=()

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --report)
            (($# > 1)) || die "$1 needs a value"
            report=("$2")
            shift 2
            ;;
        -*) die "unknown option $1. See benchmarks/optaplanner.sh --help" ;;
        *)
            ! $named || die "one benchmark configuration at a time: $1 is one too many"
            named=true file=$1
            shift
            ;;
    esac
done

"$root/schedule-builder" --version >/dev/null # builds
libraries=$root/target/benchmarker
[[ -d $libraries ]] || die "$libraries is missing. Run: mvn -DskipTests package"

exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djava.awt.headless=true -XX:+UseSerialGC \
    -cp "$root/target/schedule-builder.jar:$libraries/*" io.schedulebuilder.benchmarker.Main "$file" "${report[@]}"
