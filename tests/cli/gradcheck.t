gradcheck holds backpropagation against differences of the loss.

  $ ln -s "$DATA" data
  $ train() { bp train -q --validation none --epochs 3 "$@"; }
  $ train --hidden 4,3 data/iris.csv

The head, the table and the verdicts; errors are rounding, and stay out of here:

  $ bp gradcheck model.json data/iris.csv > report
  $ head -6 report
  model.json: gradients on data/iris.csv
    loss        cross-entropy without penalties, 0.587671 a row
    rows        32 of 150, drawn with seed 1
    parameters  all 47
  
  Relative errors      engine, float32        textbook, double
  $ sed -n 7,10p report | sed -E 's/[0-9.]+e-[0-9]+/ERROR/g'
  layer   checked     largest     median     largest     median
      1        20     ERROR    ERROR     ERROR    ERROR
      2        15     ERROR    ERROR     ERROR    ERROR
      3        12     ERROR    ERROR     ERROR    ERROR
  $ sed -nE '/^  (engine|textbook)/p' report | sed 's/: layer.*//'
    engine      right: no error above 0.001; the worst
    textbook    right: no error above 1e-06; the worst
  $ grep -E '^.{80}' report
  [1]

All of it, for each activation in hidden layers, each loss and each output that
goes with it, for batches of many rows and of few:

  $ check() {
  >   file=$1; shift
  >   train "$@" data/$file.csv || return
  >   bp gradcheck -q model.json data/$file.csv > many &&
  >     bp gradcheck -q --rows 6 model.json data/$file.csv > few || echo "$@"
  > }
  $ acts="identity sigmoid tanh relu leaky-relu elu gelu silu softplus"
  $ for act in $acts; do
  >   check iris --act $act --hidden 40,3
  >   check iris --act $act --loss mse
  >   check titanic --act $act --hidden 3
  >   check titanic --act $act --hidden 3 --loss mse
  >   for loss in mse mae huber; do
  >     check airquality --act $act --hidden 6,6 --target Temp,Ozone --loss $loss
  >     check airquality --act $act --loss $loss --output-act tanh
  >     check airquality --act $act --loss $loss --output-act exp --optimizer adam
  >   done
  >   check airquality --act $act --target Temp,Ozone --loss poisson \
  >     --output-act exp --target-scale none --optimizer adam
  > done
  $ check iris --hidden 0
  $ check xor --hidden 2
  $ check iris --l1 0.1 --l2 0.1 --label-smoothing 0.1 --hidden 3 --dropout 0.5

It is the same with any instructions:

  $ train --hidden 9 data/iris.csv
  $ bp gradcheck --json model.json data/iris.csv > here.json
  $ BP_ISA=portable bp gradcheck --json model.json data/iris.csv | cmp - here.json

Rows and parameters are drawn when there are more, and others with another seed:

  $ bp gradcheck --rows 200 model.json data/iris.csv | sed -n '3,4p'
    rows        all 150
    parameters  all 75
  $ bp gradcheck --rows 5 --sample 20 --seed 3 model.json data/iris.csv |
  >   sed -n '3,10p' | sed -E 's/[0-9.]+e-[0-9]+/ERROR/g'
    rows        5 of 150, drawn with seed 3
    parameters  20 of 75, drawn with seed 3
  
  Relative errors      engine, float32        textbook, double
  layer   checked     largest     median     largest     median
      1        11     ERROR    ERROR     ERROR    ERROR
      2         9     ERROR    ERROR     ERROR    ERROR
  
  $ bp gradcheck --sample 1 model.json data/iris.csv | sed -n '4,9p' |
  >   sed -E 's/[0-9.]+e-[0-9]+/ERROR/g'
    parameters  1 of 75, drawn with seed 1
  
  Relative errors      engine, float32        textbook, double
  layer   checked     largest     median     largest     median
      1         0           -          -           -          -
      2         1     ERROR    ERROR     ERROR    ERROR
  $ bp gradcheck --sample 20 --json model.json data/iris.csv > a.json
  $ bp gradcheck --sample 20 --json model.json data/iris.csv | cmp - a.json
  $ bp gradcheck --sample 20 --seed 2 --json model.json data/iris.csv |
  >   cmp -s - a.json
  [1]

The loss is that of the textbook:

  $ train --epochs 1 --hidden 2 data/xor.csv
  $ bp gradcheck model.json data/xor.csv | sed -n '2,4p'
    loss        mse without penalties, 0.523147 a row
    rows        all 4
    parameters  all 9

The tolerance is the engine's, whose gradient is never right to the last bit:

  $ train --hidden 4,3 data/iris.csv
  $ bp gradcheck --tolerance 0 model.json data/iris.csv > report
  [1]
  $ grep -oE '(engine|textbook) +(WRONG|right)' report
  engine      WRONG
  textbook    right
  $ bp gradcheck --tolerance 1 model.json data/iris.csv > report

As JSON:

  $ bp gradcheck --json --rows 40 model.json data/iris.csv | python3 -c '
  > import json, sys
  > told = json.load(sys.stdin)
  > for key in "model", "data", "right", "loss", "seed", "rows", "parameters":
  >     print(key, told[key])
  > for side in "engine", "textbook":
  >     t = told[side]
  >     print(side, t["tolerance"], t["wrong"], [l["checked"] for l in t["layers"]])
  >     assert t["worst"] in told["gradients"]
  >     worst = max(g[side + "_error"] for g in told["gradients"])
  >     assert worst == t["worst"][side + "_error"]
  >     assert worst == max(l["largest"] for l in t["layers"])
  > for g in told["gradients"]:
  >     top = max(abs(g["engine"]), abs(g["difference"]), g["floor"])
  >     error = abs(g["engine"] - g["difference"]) / top
  >     assert abs(error - g["engine_error"]) <= 1e-9 * error
  > print(len(told["gradients"]), sorted(told["gradients"][0]))
  > for i in 0, 5, 19, 20, 43, 46:
  >     g = told["gradients"][i]
  >     print(g["layer"], g["unit"], g["input"])'
  model model.json
  data data/iris.csv
  right True
  loss cross-entropy
  seed 1
  rows {'all': 150, 'drawn': 40, 'on_kink': 0, 'without_loss': 0}
  parameters {'all': 47, 'drawn': 47, 'on_kink': 0}
  engine 0.001 0 [20, 15, 12]
  textbook 1e-06 0 [20, 15, 12]
  47 ['difference', 'engine', 'engine_error', 'floor', 'input', 'kink', 'layer', 'textbook', 'textbook_error', 'unit']
  1 1 input sepal_length
  1 2 input sepal_width
  1 4 bias
  2 1 unit 1
  3 virginica unit 3
  3 virginica bias

Data that is missing something, in other files, from standard input:

  $ train --target Temp,Ozone --hidden 2 data/airquality.csv
  $ bp gradcheck model.json data/airquality.csv | sed -n '1,4p'
  bp: data/airquality.csv: 37 rows without a target left out
  bp: data/airquality.csv: column 'Solar.R': 5 missing cells filled with the model's value 184.802
  model.json: gradients on data/airquality.csv
    loss        mse without penalties, 0.641629 a row
    rows        32 of 116, drawn with seed 1
    parameters  all 16
  $ bp gradcheck -q model.json - data/airquality.csv < data/airquality.csv |
  >   sed -n '1,4p'
  model.json: gradients on standard input
    loss        mse without penalties, 0.592462 a row
    rows        32 of 232, drawn with seed 1
    parameters  all 16
  $ sed 1d data/xor.csv | tr , ';' > plain.csv
  $ train --hidden 2 data/xor.csv
  $ bp gradcheck --no-header --delimiter ';' model.json plain.csv | sed -n 3p
    rows        all 4

Kinks: a row of zeros has its units on one where they have no biases:

  $ python3 - <<'END'
  > import json
  > model = json.load(open("model.json"))
  > for layer in model["layers"]:
  >     if layer["activation"] == "tanh":
  >         layer["activation"] = "relu"
  >     layer["biases"] = [0.0] * len(layer["biases"])
  > for column in model["inputs"]:
  >     column["centre"] = 0
  > open("kink.json", "w").write(json.dumps(model))
  > END
  $ bp gradcheck kink.json data/xor.csv | sed -n '3,4p'
    rows        all 4 (1 of them left out: on a kink, as far as float32 can tell)
    parameters  all 9

A step that goes over a kink is made smaller for that row; a row so near to one
that float32 can't tell its side is left out:

  $ near() { printf "x1,x2,y\n1,$1,1\n0.5,0.25,0\n"; }
  $ python3 - <<'END'
  > import json
  > model = json.load(open("kink.json"))
  > layer = model["layers"][0]
  > layer["weights"] = [[1, -1], [1, 1]]
  > for column in model["inputs"]:
  >     column["scale"] = 1
  > open("near.json", "w").write(json.dumps(model))
  > END
  $ near 0.99998 | bp gradcheck near.json - | sed -n '3,4p'
    rows        all 2
    parameters  all 9
  $ near 0.999998 | bp gradcheck near.json - | sed -n '3,4p'
    rows        all 2
    parameters  all 9
  $ near 0.9999999 | bp gradcheck near.json - | sed -n '3,4p'
    rows        all 2 (1 of them left out: on a kink, as far as float32 can tell)
    parameters  all 9
