#!/bin/sh
# page.sh BP - the page of bp trace --html in a browser without a window: keys
# and clicks lead through the step, what it shows are the numbers of bp trace
# --json, names from files stay text, and nothing is asked of a network.
#
# page.js looks, from inside each page, and writes down what is wrong. Without a
# browser this is left out (exit code 77), but not in CI.
set -eu
bp=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset BP_ISA || true
bad=0

for browser in chromium chromium-browser google-chrome \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' ''; do
    [ -z "$browser" ] || ! command -v "$browser" >/dev/null 2>&1 || break
done
if [ -z "$browser" ]; then
    echo "page: left out: no chromium here; install it to test bp trace --html"
    [ -n "${CI-}" ] && exit 1
    exit 77
fi

complain() {
    echo "page: $*"
    bad=1
}

# The page with a script before all others that notes what goes wrong, and one
# behind them that looks.
checked_page() { # name
    sed '/^<head>$/q' "$work/$1.html"
    cat <<'END'
<script>
const faults = [];
addEventListener("error", (event) => faults.push(`error: ${event.message}`));
addEventListener("unhandledrejection", (event) =>
  faults.push(`rejected: ${event.reason}`));
document.addEventListener("securitypolicyviolation", (event) =>
  faults.push(`asked for ${event.blockedURI}`));
for (const name of ["error", "warn"])
  console[name] = (...what) => faults.push(`console: ${what.join(" ")}`);
</script>
END
    sed '1,/^<head>$/d; /^<\/body>$/,$d' "$work/$1.html"
    echo '<script>'
    echo 'const expected ='
    sed 's/</\\u003c/g' "$work/$1.json"
    echo ';'
    cat tests/page.js
    echo '</script></body></html>'
}

# A page that is broken can keep a browser busy for ever.
browse() { # width,height address
    "$browser" --headless --no-sandbox --disable-gpu --no-first-run \
        --disable-dev-shm-usage --user-data-dir="$work/profile" \
        --window-size="$1" --virtual-time-budget=5000 --dump-dom "$2" \
        >"$work/dom" 2>"$work/log" &
    process=$!
    seconds=0
    while [ "$seconds" -lt 300 ] && kill -0 "$process" 2>/dev/null; do
        sleep 1
        seconds=$((seconds + 1))
    done
    kill "$process" 2>/dev/null && echo 'FAILED: it took too long' >>"$work/log"
    wait "$process"
}

look() { # name width,height what
    checked_page "$1" >"$work/$1-checked.html"
    browse "$2" "file://$work/$1-checked.html#$3" ||
        complain "$1: the browser failed: $(tail -n 1 "$work/log")"
    sed -n '/^FINDINGS$/,/^END OF FINDINGS$/p' "$work/dom" >"$work/findings"
    if ! grep -q '^looked at [1-9]' "$work/findings"; then
        complain "$1 at $2: the look at it came to no end"
        sed '1d;$d' "$work/findings"
    elif grep -q '^fault: ' "$work/findings"; then
        complain "$1 at $2:"
        sed -n 's/^fault: /    /p' "$work/findings"
    else
        echo "page: $1 at $2: $(grep '^looked' "$work/findings")"
    fi
}

traced() { # name options...
    name=$1
    shift
    "$bp" trace --json "$@" >"$work/$name.json"
    "$bp" trace --html "$@" >"$work/$name.html"
    # A namespace has the form of an address, but is none.
    if sed 's|http://www\.w3\.org/2000/svg||' "$work/$name.html" |
        grep -nE 'https?:|//[a-z0-9-]+\.[a-z]|@import|url\([^#]'; then
        complain "$name: has the address of something else"
    fi
    [ "$(grep -c '</script>' "$work/$name.html")" -eq 2 ] ||
        complain "$name: a script ends where it shouldn't"
}

cat >"$work/example.in" <<'END'
{"loss": "half-squares", "learning_rate": 0.5,
 "inputs": [0.05, 0.1], "targets": [0.01, 0.99],
 "layers": [
   {"activation": "sigmoid", "biases": [0.35, 0.35],
    "weights": [[0.15, 0.2], [0.25, 0.3]]},
   {"activation": "sigmoid", "biases": [0.6, 0.6],
    "weights": [[0.4, 0.45], [0.5, 0.55]]}]}
END
traced example --weights "$work/example.in" --freeze-bias

"$bp" train -q --layers 4,8,3 --validation none --epochs 5 \
    -o "$work/iris.model" data/iris.csv
traced iris --row 77 "$work/iris.model" data/iris.csv

# 20 columns and 5 classes, of which some have names that mean harm.
{
    printf '%s,' '</script><img src=x onerror=document.title=1>' \
        "\"a \"\"b\"\" 'c' &amp; <i>\"" '三番目の列' \
        'a column whose name is longer than any room that there is for it'
    seq -s, 5 20 | sed 's/^/x/; s/,/,x/g; s/$/,class/'
    awk 'BEGIN {
        split("one|<!--<script>|\\u003c|三番目|x <b onclick=document.title=1>&lt;", names, "|")
        for (n = 0; n < 100; n++) {
            for (i = 1; i <= 20; i++)
                printf "%.3f,", sin(n * i) + (i % 5 == n % 5)
            print names[n % 5 + 1]
        }
    }'
} >"$work/large.csv"
"$bp" train -q --hidden 50 --act relu --validation none --epochs 5 \
    -o "$work/large.model" "$work/large.csv"
traced large --row 3 "$work/large.model" "$work/large.csv"

"$bp" train -q --hidden 3,12,2 --act relu,tanh,gelu --target Ozone \
    --validation none --epochs 5 -o "$work/deep.model" data/airquality.csv
traced deep --row 4 --steps 3 "$work/deep.model" data/airquality.csv

look example 1280,800 ''
look iris 1280,800 ''
look iris 390,844 step=31
look large 1280,800 ''
look large 390,844 ''
look deep 1280,800 ''
exit "$bad"
