#!/usr/bin/env bash
# How long one week takes, from shell to CSV, on a warehouse as large as a real one.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/build.sh [options]

Generates messages and captions, imports them into a DuckDB file, then runs `schedule-builder build` on fresh copies
of that file. Prints wall time, wall time by step, and peak memory.

  --pages N        pages of the warehouse                         (38)
  --messages N     messages of all pages                          (63000)
  --captions N     captions of the bank                           (45000)
  --page-name P    page whose week is built                       (jadebri)
  --start-date D   first day of that week                         (2025-11-04)
  --runs N         timed runs, after one that is not counted      (5)
  --work DIR       where data and copies are kept between calls   (target/benchmark)
  --fresh          generate and import again, though DIR has them
  --help           this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "build.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
pages=38 messages=63000 captions=45000
page_name=jadebri start_date=2025-11-04
runs=5 work=$root/target/benchmark fresh=false

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --fresh) fresh=true && shift && continue ;;
        --pages | --messages | --captions | --page-name | --start-date | --runs | --work) ;;
        *) die "unknown option $1. See benchmarks/build.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --pages) pages=$2 ;;
        --messages) messages=$2 ;;
        --captions) captions=$2 ;;
        --page-name) page_name=$2 ;;
        --start-date) start_date=$2 ;;
        --runs) runs=$2 ;;
        --work) work=$2 ;;
    esac
    shift 2
done
for number in "$pages" "$messages" "$captions" "$runs"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || die "\"$number\" is not a number of 1 or more"
done

launcher=$root/schedule-builder
[[ -x $launcher ]] || die "$launcher is missing or cannot be run"
[[ -d $root/target/test-classes ]] || die "no test classes in target. Run: mvn -DskipTests verify"

. "$root/benchmarks/shared.sh"

data=$work/$pages-$messages-$captions
warehouse=$data/warehouse.duckdb
if $fresh; then
    rm -rf "$data"
fi
warehouse_in "$data" "$pages" "$messages" "$captions"

copy=$work/copy.duckdb
csv=$work/week.csv
talk=$work/talk.txt

build() {
    "$launcher" build --page-name "$page_name" --start-date "$start_date" --output "$csv" \
        --warehouse "duckdb:$copy" --verbose >/dev/null 2>"$talk"
}

# A build on a fresh copy; 3 means that something is unplaced, which is a plan as well.
checked() {
    local code=0
    "$@" || code=$?
    if ((code != 0 && code != 3)); then
        cat "$talk" >&2
        echo "build.sh: build ended with code $code" >&2
        exit 1
    fi
}

fresh_copy() {
    rm -f "$copy" "$copy.wal" "$csv" "${csv%.csv}.plan.json"
    cp "$warehouse" "$copy"
}

walls=$work/walls.txt
steps=$work/steps.txt
: >"$walls"
: >"$steps"
for ((run = 0; run <= runs; run++)); do
    fresh_copy
    began=$(now_ms)
    checked build
    ended=$(now_ms)
    if ((run > 0)); then # the first warms the disk's cache
        echo $((ended - began)) >>"$walls"
        awk '$1 == "step" { ms = $(NF - 1); sub(/^step /, ""); sub(/ [0-9.]+ ms$/, ""); print $0 "\t" ms }' "$talk" >>"$steps"
    fi
done

# In a run of its own, so that watching costs the timed ones nothing.
fresh_copy
build &
peak=$(peak_memory_kb $!)
checked wait $!

echo "build of $page_name from $start_date: $messages messages, $captions captions, $pages pages"
machine
echo
printf '%-24s %8s %8s %8s\n' "$runs runs, ms" min median max
read -r least median most < <(spread <"$walls")
printf '%-24s %8d %8d %8d\n' "shell to CSV" "$least" "$median" "$most"
while IFS= read -r step; do
    read -r least median most < <(awk -F'\t' -v step="$step" '$1 == step { print $2 }' "$steps" | spread)
    printf '  %-22s %8d %8d %8d\n' "$step" "$least" "$median" "$most"
done < <(cut -f1 "$steps" | awk '!seen[$0]++')
echo
printf '%-24s %8d MB\n' "peak memory" $(((peak + 1023) / 1024))
printf '%-24s %8d ms, once\n' "import" "$(cat "$data/imported")"
