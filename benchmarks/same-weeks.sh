#!/usr/bin/env bash
# Shows whether this checkout plans the same weeks as another one.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/same-weeks.sh OTHER [--work DIR]

Plans the same weeks with this checkout and with OTHER, a checkout of another commit: a batch of all example pages, four
weeks, a planned week that is changed with --keep, and the suite (benchmarks/suite.sh). Compares every CSV byte for byte,
and every plan.json apart from prose (why, reasons, notes, origin, reason) and the version. Prints each file that differs.

Exits 0 if all are the same, 1 if not.

  --work DIR       where plans and warehouses go   (target/same-weeks)
  --no-suite       leave out the suite, which takes some minutes
  --help           this text

Needs test classes in both checkouts for the suite: mvn -DskipTests verify
TEXT
}

root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/target/same-weeks other='' suite=yes
while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --no-suite) suite= ;;
        --work) work=${2:?--work needs a folder} && shift ;;
        -*) echo "same-weeks.sh: unknown option $1. See benchmarks/same-weeks.sh --help" >&2 && exit 2 ;;
        *) other=$(cd "$1" && pwd) ;;
    esac
    shift
done
[[ -n $other ]] || { usage >&2 && exit 2; }
rm -rf "$work" && mkdir -p "$work/this" "$work/other"

# plan CHECKOUT FOLDER: the weeks of one checkout; exit code 3 means that something is unplaced, which is a plan as well
plan() {
    local run="$1/schedule-builder" out=$2
    export SCHEDULE_BUILDER_DATA=$out/data
    say "$run" batch --all-pages --start-date 2025-11-04 --output-dir "$out/batch"
    say "$run" plan --page-name noraquill --start-date 2025-11-18 --weeks 4 --output "$out/four-weeks.csv"
    say "$run" build --page-name ivywren --start-date 2025-11-11 --as-of 2025-11-11 --output "$out/first.csv"
    say "$run" plan --page-name ivywren --start-date 2025-11-11 --as-of 2025-11-14 --keep --output "$out/kept.csv"
    if [[ -n $suite ]]; then "$1/benchmarks/suite.sh" --out "$out/suite" --work "$out/suite-work"; fi
}

say() {
    local code=0
    "$@" >"$work/talk.txt" 2>&1 || code=$?
    ((code == 0 || code == 3)) || { cat "$work/talk.txt" >&2 && exit 1; }
}

# A plan without its prose: Jackson writes each key on a line of its own.
facts() { grep -vE '^ *"(why|reasons?|notes|origin|version)" :' "$1"; }

plan "$other" "$work/other"
plan "$root" "$work/this"

different=0 files=0
while read -r file; do
    files=$((files + 1))
    case $file in
        *.plan.json) cmp -s <(facts "$work/other/$file") <(facts "$work/this/$file") || { echo "differs: $file" && different=1; } ;;
        *) cmp -s "$work/other/$file" "$work/this/$file" || { echo "differs: $file" && different=1; } ;;
    esac
done < <(cd "$work/other" && find . \( -name '*.plan.json' -o -name '*.csv' \) -not -path '*/suite-work/*' | sort)
((files > 0)) && ((different == 0)) && echo "All $files files are the same."
exit $different
