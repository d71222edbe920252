#!/usr/bin/env bash
# How long the weeks of many pages take in one run, and how much memory, as pages and bank grow together.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/batch.sh [options]

For each number of pages: generates messages and captions, imports them into a DuckDB file, and runs
`schedule-builder batch --all-pages` on fresh copies of it. Prints wall time and peak memory.

  --pages LIST     numbers of pages, comma-separated              (1,50,100,200,500)
  --messages N     messages of each page                          (1260)
  --captions N     captions of the bank for each page             (900)
  --start-date D   first day of the weeks                         (2025-11-04)
  --runs N         runs of each number of pages                   (3)
  --work DIR       where data and copies are kept between calls   (target/benchmark)
  --master URL     plans on this Spark cluster, such as local-cluster[2,1,1024]
  --help           this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "batch.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
list=1,50,100,200,500 messages=1260 captions=900
start_date=2025-11-04 runs=3 work=$root/target/benchmark engine=()

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --pages | --messages | --captions | --start-date | --runs | --work | --master) ;;
        *) die "unknown option $1. See benchmarks/batch.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --pages) list=$2 ;;
        --messages) messages=$2 ;;
        --captions) captions=$2 ;;
        --start-date) start_date=$2 ;;
        --runs) runs=$2 ;;
        --work) work=$2 ;;
        --master) engine=(--engine spark --master "$2") ;;
    esac
    shift 2
done
IFS=, read -ra sizes <<<"$list"
for number in "${sizes[@]}" "$messages" "$captions" "$runs"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || die "\"$number\" is not a number of 1 or more"
done

launcher=$root/schedule-builder
[[ -x $launcher ]] || die "$launcher is missing or cannot be run"
[[ -d $root/target/test-classes ]] || die "no test classes in target. Run: mvn -DskipTests verify"
. "$root/benchmarks/shared.sh"

copy=$work/batch.duckdb
out=$work/batch
talk=$work/batch.txt

echo "batch of all pages from $start_date: $messages messages and $captions captions a page"
machine
echo
printf '%6s %9s %9s %10s %10s %10s %12s %8s\n' pages messages captions 's, least' 's, median' 's, most' 'ms a page' 'peak MB'
for pages in "${sizes[@]}"; do
    # Fewer do not make a bank that gives a page what it asks for.
    bank=$((pages * captions > 2000 ? pages * captions : 2000))
    data=$work/$pages-$((pages * messages))-$bank
    warehouse_in "$data" "$pages" "$((pages * messages))" "$bank"
    walls=()
    peak=0
    for ((run = 0; run < runs; run++)); do
        rm -rf "$copy" "$copy.wal" "$out"
        cp "$data/warehouse.duckdb" "$copy"
        began=$(now_ms)
        "$launcher" batch --all-pages --start-date "$start_date" --output-dir "$out" --warehouse "duckdb:$copy" "${engine[@]}" \
            >"$talk" 2>&1 &
        kb=$(peak_memory_kb $!)
        code=0
        wait $! || code=$?
        walls+=($(($(now_ms) - began)))
        if ((code != 0 && code != 3)); then # 3: something is unplaced, which is a plan as well
            cat "$talk" >&2
            die "batch ended with code $code"
        fi
        ((peak = kb > peak ? kb : peak))
    done
    read -r least median most < <(printf '%s\n' "${walls[@]}" | spread)
    awk -v p="$pages" -v m="$((pages * messages))" -v c="$bank" -v a="$least" -v b="$median" -v z="$most" -v k="$peak" \
        'BEGIN { printf "%6d %9d %9d %10.1f %10.1f %10.1f %12.0f %8.0f\n", p, m, c, a / 1000, b / 1000, z / 1000, b / p, k / 1024 }'
done
