#!/usr/bin/env bash
# Makes benchmarks/suite: the weeks on which solver configurations and rules are compared.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/suite.sh [options]

Draws fifteen pages, one for each account tier and saturation zone, imports them and the example pages into DuckDB files
of their own, and plans a week of each, of the two real pages, and eight tight ones: see benchmarks/suite/README.md.
Running it twice gives the same bytes.

  --out DIR        where the plans go              (benchmarks/suite)
  --work DIR       where data and warehouses go    (target/suite)
  --help           this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "suite.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/benchmarks/suite work=$root/target/suite

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --out | --work) ;;
        *) die "unknown option $1. See benchmarks/suite.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --out) out=$2 ;;
        --work) work=$2 ;;
    esac
    shift 2
done

launcher=$root/schedule-builder
[[ -x $launcher ]] || die "$launcher is missing or cannot be run"
[[ -d $root/target/test-classes ]] || die "no test classes in target. Run: mvn -DskipTests verify"

start=2025-11-04 # the day after the generated history ends
talk=$work/talk.txt
rm -rf "$work" && mkdir -p "$work" "$out"

# Runs the launcher; 3 means that something is unplaced, which is a plan as well.
schedule_builder() {
    local code=0
    "$launcher" "$@" >"$talk" 2>&1 || code=$?
    if ((code != 0 && code != 3)); then
        cat "$talk" >&2
        die "schedule-builder $1 ended with code $code"
    fi
}

# A warehouse of the CSV files in a folder.
import() {
    local warehouse=$1 folder=$2 holidays=()
    [[ ! -f $folder/holidays.csv ]] || holidays=(--holidays "$folder/holidays.csv")
    schedule_builder warehouse init --warehouse "duckdb:$warehouse" --quiet
    schedule_builder warehouse import --messages "$folder/messages.csv" --captions "$folder/captions.csv" \
        --pages "$folder/pages.csv" "${holidays[@]}" --warehouse "duckdb:$warehouse" --quiet
}

# plan|build WAREHOUSE PAGE START FILE [OPTION...]: a week into $work/FILE.plan.json, seen from its first midnight.
week() {
    local command=$1 warehouse=$2 page=$3 first=$4 file=$5
    shift 5
    schedule_builder "$command" --page-name "$page" --start-date "$first" --output "$work/$file.csv" \
        --warehouse "duckdb:$warehouse" "$@"
}

# The shipped rules, and one file that overrides them.
tight() {
    mkdir -p "$work/$1"
    cp "$root"/rules/*.drl "$root/benchmarks/suite/rules/$1.drl" "$work/$1/"
}

keep() {
    cp "$work/$1.plan.json" "$out/$1.plan.json"
    echo "$1" >&2
}

"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/target/test-classes" io.schedulebuilder.examples.SuiteData "$work/data"
suite=$work/suite.duckdb examples=$work/examples.duckdb real=$work/real.duckdb
import "$suite" "$work/data"
import "$examples" "$root/examples"
import "$real" "$root/examples/real"

for tier in micro small medium large mega; do
    for zone in green yellow red; do
        week plan "$suite" "$tier-$zone" "$start" "$tier-$zone"
        keep "$tier-$zone"
    done
done

week plan "$examples" jadebri "$start" example-jadebri
week plan "$examples" newpage "$start" example-newpage
week plan "$real" cosmetics-brand 2014-12-31 real-cosmetics-brand --as-of 2014-12-31
week plan "$real" headline-desk 2015-04-30 real-headline-desk --as-of 2015-04-30
for plan in example-jadebri example-newpage real-cosmetics-brand real-headline-desk; do
    keep "$plan"
done

# The plan, its page and its first day; the clock goes back on the Sunday of tight-night.
while read -r plan page first; do
    tight "$plan"
    week plan "$suite" "$page" "$first" "$plan" --rules "$work/$plan" --as-of "$first"
    keep "$plan"
done <<TEXT
tight-cap          medium-green $start
tight-cooling      small-red    $start
tight-night        large-green  2025-10-21
tight-overfull-cap large-green  $start
tight-overfull-gap mega-green   $start
TEXT

# Between two recorded schedules, which leave their last and first PPVs as near as they do in a week of their own.
neighbours=$work/neighbours.duckdb
cp "$suite" "$neighbours"
tight tight-neighbours
for first in 2025-11-04 2025-11-18; do
    week build "$neighbours" medium-green "$first" "neighbour-$first" --rules "$work/tight-neighbours" --as-of "$start"
done
week plan "$neighbours" medium-green 2025-11-11 tight-neighbours --rules "$work/tight-neighbours" --as-of "$start"
keep tight-neighbours

# Recorded on Tuesday, planned again in the night to Wednesday under narrower limits: what was sent stays, the rest is kept
# where it can be.
replanned=$work/replanned.duckdb
cp "$suite" "$replanned"
week build "$replanned" large-yellow "$start" earlier --as-of "$start"
for plan in tight-replanned tight-jigsaw; do
    tight "$plan"
    week plan "$replanned" large-yellow "$start" again --replace --rules "$work/$plan" --as-of 2025-11-05
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/target/schedule-builder.jar:$root/target/test-classes" \
        io.schedulebuilder.examples.KeptWeek "$work/earlier.plan.json" "$work/again.plan.json" \
        "$root/solver-config/default.xml" "$work/$plan.plan.json"
    keep "$plan"
done

echo "$(find "$out" -name '*.plan.json' | wc -l) plans in $out" >&2
