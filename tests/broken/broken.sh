#!/bin/sh
# broken.sh BP OTHER STATUS - gradient checks with OTHER, which may be a broken
# bp, of models that BP has trained: every activation, every loss, batches of
# many rows and of few. STATUS 0: all must pass. STATUS 1: one must fail, and
# none may end otherwise.
set -eu
bp=$(realpath "$1")
other=$(realpath "$2")
wanted=$3
data=$(pwd)/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

check() { # file, options of bp train
    file=$1
    shift
    BP_ISA='' "$bp" train -q --validation none --epochs 3 "$@" "$data/$file"
    for rows in 32 5; do
        status=0
        BP_ISA=portable "$other" gradcheck -q --rows "$rows" model.json \
            "$data/$file" >report 2>&1 || status=$?
        case $status:$wanted in
        0:*) ;;
        1:1) failed=$((failed + 1)) ;;
        *)
            echo "broken.sh: $file $*, $rows rows: exit $status"
            cat report
            exit 1
            ;;
        esac
    done
}

for act in identity sigmoid tanh relu leaky-relu elu gelu silu softplus; do
    check iris.csv --hidden 40,20 --act "$act"
done
check iris.csv --loss mse
check titanic.csv --hidden 6
for loss in mse mae huber; do
    check airquality.csv --target Temp,Ozone --hidden 6 --loss "$loss"
done
check airquality.csv --target Temp --hidden 6 --loss mse --output-act exp \
    --optimizer adam
check airquality.csv --target Ozone,Temp --hidden 6 --output-act exp \
    --loss poisson --target-scale none --optimizer adam
if [ "$wanted" -eq 1 ] && [ "$failed" -eq 0 ]; then
    echo "broken.sh: nothing found"
    exit 1
fi
echo "$failed failed"
