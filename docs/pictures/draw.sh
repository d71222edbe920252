#!/usr/bin/env bash
# Draws the pictures of this folder again: the terminal and the reports, with Chromium and the examples.
set -euo pipefail
unset CDPATH

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SCHEDULE_BUILDER_DATA=$work/data COLUMNS=88

shoot() { # NAME HEIGHT PAGE
    chromium --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=1 --window-size="1200,$2" \
        --screenshot="$here/$1.png" "file://$3" 2>/dev/null
}

terminal() { # NAME HEIGHT COMMAND…
    local name=$1 height=$2
    shift 2
    {
        cat <<'HTML'
<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 20px 24px; background: #1d2129; color: #e4e7ec; font: 15px/1.4 "DejaVu Sans Mono", monospace }
pre { margin: 0; font: inherit; white-space: pre-wrap } b { color: #8fd18f }
</style><pre>
HTML
        printf '<b>$ schedule-builder %s</b>\n' "$*"
        (cd "$work" && { "$root/schedule-builder" "$@" 2>&1 || true; }) | sed 's/&/\&amp;/g; s/</\&lt;/g'
    } >"$work/$name.html"
    shoot "$name" "$height" "$work/$name.html"
}

"$root/schedule-builder" runs list >/dev/null # creates the warehouse of examples, whose notice would be in the picture
terminal build 960 build --page-name jadebri --start-date 2025-11-04 --output jadebri.csv
terminal explain 770 explain jadebri.plan.json
cp -r "$root/solver-config" "$root/rules" "$work"
cd "$work"
"$root/schedule-builder" compare --page-name theolark atlasgrey --start-date 2025-11-18 --budget 2k,50k --seeds 3 \
    --solver-config solver-config/default.xml --report "$work/comparison" >/dev/null 2>&1
shoot compare 1000 "$work/comparison/report.html"
"$root/schedule-builder" value check --report check.html >/dev/null 2>&1
shoot check 1000 "$work/check.html"
cp -r rules quieter
sed -i 's/weeklyPpvs(10, 14)/weeklyPpvs(8, 11)/' quieter/tiers.drl
"$root/schedule-builder" rules preview --rules quieter --all-pages --start-date 2025-11-18 --report preview.html >/dev/null 2>&1
shoot preview 1000 "$work/preview.html"
