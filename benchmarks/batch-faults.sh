#!/usr/bin/env bash
# Kills batches at random times, goes on with each, and compares what is left with an undisturbed batch.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: benchmarks/batch-faults.sh [options]

Plans a week of all example pages once undisturbed. Then, again and again from the same warehouse, kills the batch (SIGKILL)
at a random time and runs it again with --resume: every file must equal the undisturbed batch's, byte for byte, the
warehouse must hold as many active locks, and nothing else may be left in the folder.

  --kills N        batches to kill                                (200)
  --seed N         of the random times                            (1)
  --work DIR       where warehouses and files go                  (target/batch-faults)
  --help           this text
TEXT
}

die() {
    echo "batch-faults.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
kills=200 seed=1 work=$root/target/batch-faults

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --kills | --seed | --work) ;;
        *) die "unknown option $1. See benchmarks/batch-faults.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --kills) kills=$2 ;;
        --seed) seed=$2 ;;
        --work) work=$2 ;;
    esac
    shift 2
done
for number in "$kills" "$seed"; do
    [[ $number =~ ^[0-9]+$ ]] || die "\"$number\" is not a number"
done

rm -rf "$work" && mkdir -p "$work/data"
launcher=$root/schedule-builder
SCHEDULE_BUILDER_DATA=$work/data "$launcher" runs list >/dev/null 2>&1 # seeds the example warehouse
base=$work/data/warehouse.duckdb

batch() { # WAREHOUSE FOLDER [OPTION...]
    local warehouse=$1 folder=$2
    shift 2
    exec "$launcher" batch --all-pages --start-date 2025-11-04 --warehouse "duckdb:$warehouse" --output-dir "$folder" \
        --quiet "$@"
}

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    echo $((now / 1000))
}

locks() { # the ids of the schedules that are recorded
    "$launcher" runs list --json --limit 1000 --warehouse "duckdb:$1" | grep '"schedule_id"' | sort -u
}

cp "$base" "$work/undisturbed.duckdb"
began=$(now_ms)
(batch "$work/undisturbed.duckdb" "$work/undisturbed")
took=$(($(now_ms) - began))
echo "$kills batches of $(ls "$work/undisturbed" | grep -c 'plan.json') pages, killed within $((took + 200)) ms; seed $seed"
echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(date -u +%F)"

RANDOM=$seed
wrong=0 early=0 midway=0 late=0
for ((kill = 1; kill <= kills; kill++)); do
    cp "$base" "$work/killed.duckdb" && rm -rf "$work/killed" "$work/killed.duckdb.wal"
    (batch "$work/killed.duckdb" "$work/killed") &
    process=$!
    sleep "$(awk -v ms=$(((RANDOM * 32768 + RANDOM) % (took + 200))) 'BEGIN { print ms / 1000 }')"
    if kill -9 "$process" 2>/dev/null; then
        if [[ -d $work/killed/.batch ]]; then midway=$((midway + 1)); else early=$((early + 1)); fi
    else
        late=$((late + 1))
    fi
    wait "$process" 2>/dev/null || true
    (batch "$work/killed.duckdb" "$work/killed" --resume) || echo "kill $kill: --resume ended with code $?"
    if ! diff -r "$work/undisturbed" "$work/killed" >"$work/difference.txt" ||
        [[ $(locks "$work/undisturbed.duckdb") != "$(locks "$work/killed.duckdb")" ]]; then
        echo "kill $kill: differs"
        head -5 "$work/difference.txt"
        wrong=$((wrong + 1))
    fi
done
echo "killed before anything was laid aside: $early, midway: $midway, after the end: $late; different from undisturbed: $wrong"
((wrong == 0))
