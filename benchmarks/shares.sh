#!/usr/bin/env bash
# What drawing and dividing the captions takes, as pages and bank grow together.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/shares.sh [options]

Lets generated pages draw from one bank, twelve PPVs and ten bumps each, and divides the captions among them, as a batch
does. Prints what a page's draw takes, how many kilobytes of it travel to where captions are divided, and what that takes.

  --pages LIST     numbers of pages, comma-separated              (500,2000,5000)
  --captions N     captions of the bank for each page             (100)
  --help           this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "shares.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
list=500,2000,5000 captions=100

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --pages | --captions) ;;
        *) die "unknown option $1. See benchmarks/shares.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --pages) list=$2 ;;
        --captions) captions=$2 ;;
    esac
    shift 2
done
IFS=, read -ra sizes <<<"$list"
for number in "${sizes[@]}" "$captions"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || die "\"$number\" is not a number of 1 or more"
done
[[ -d $root/target/test-classes && -f $root/target/schedule-builder.jar ]] ||
    die "no test classes or no jar in target. Run: mvn -DskipTests verify"
. "$root/benchmarks/shared.sh"

machine
exec java -Xmx8g -cp "$root/target/test-classes:$root/target/schedule-builder.jar" \
    io.schedulebuilder.selection.SharesScale "$captions" "${sizes[@]}"
