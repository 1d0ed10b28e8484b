What bp gradcheck is told that it can't do.

  $ ln -s "$DATA" data
  $ bp train -q --hidden 2 --epochs 1 --validation none data/iris.csv
  $ bp gradcheck
  bp: gradcheck: which model file?
  [2]
  $ bp gradcheck model.json
  bp: gradcheck: which data? name a CSV file with targets ('-' is standard input)
  [2]
  $ bp gradcheck - - < model.json
  bp: gradcheck: standard input can be read only once; name '-' once
  [2]
  $ bp gradcheck model.json nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp gradcheck nothing.json data/iris.csv
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp gradcheck data/iris.csv model.json
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp gradcheck --row 3 model.json data/iris.csv
  bp: gradcheck: no option '--row'; is it '--rows'?
  [2]
  $ bp gradcheck --rows 0 model.json data/iris.csv
  bp: gradcheck: --rows '0': must be a whole number from 1 to 1000000000
  [2]
  $ bp gradcheck --sample 0 model.json data/iris.csv
  bp: gradcheck: --sample '0': must be a whole number from 1 to 1000000000
  [2]
  $ bp gradcheck --tolerance -1 model.json data/iris.csv
  bp: gradcheck: --tolerance '-1': must be a number from 0 to 1
  [2]
  $ bp gradcheck --tolerance nan model.json data/iris.csv
  bp: gradcheck: --tolerance 'nan': must be a number from 0 to 1
  [2]
  $ bp gradcheck --header --no-header model.json data/iris.csv
  bp: gradcheck: --header and --no-header exclude each other
  [2]
  $ bp gradcheck --decimal x model.json data/iris.csv
  bp: gradcheck: --decimal 'x': must be a point or a comma
  [2]
  $ BP_ISA=abacus bp gradcheck model.json data/iris.csv
  bp: BP_ISA=abacus in the environment: this build or this processor has no such instruction set (avx512, avx2, neon, portable)
  [2]

Data without the target, with a class that the model doesn't know, with
nothing:

  $ cut -d, -f1-4 data/iris.csv | bp gradcheck model.json -
  bp: standard input:1: no column 'species', the model's target: without it nothing says what is right
  [4]
  $ sed 's/setosa/rose/' data/iris.csv | bp gradcheck model.json -
  bp: standard input:2: column 'species': 'rose' is a class the model was not trained on; it knows setosa, versicolor, virginica; a row whose target is empty is left out
  [3]
  $ bp gradcheck model.json - < /dev/null
  bp: standard input: empty: it has no rows
  [3]
  $ head -1 data/iris.csv | bp gradcheck model.json -
  bp: standard input: a header and no rows below it
  [3]
  $ sed '2s/5.1/tall/' data/iris.csv | bp gradcheck model.json -
  bp: standard input:2: column 'sepal_length': 'tall' is not a number
  [3]

Nothing left to check:

  $ bp train -q --hidden 2 --act relu --init zeros --epochs 1 \
  >   --validation none data/iris.csv
  $ bp gradcheck model.json data/iris.csv
  bp: data/iris.csv: no row to check with: of 32, 32 lie on a kink and 0 have no finite loss; take others with --seed or more with --rows
  [3]

Numbers that float32 has no room for are wrong, and null in JSON:

  $ bp train -q --target Temp --hidden 1 --act identity --output-act exp \
  >   --loss mse --target-scale none --learning-rate 1e-9 --epochs 1 \
  >   --validation none data/airquality.csv
  $ python3 - <<'END'
  > import json
  > model = json.load(open("model.json"))
  > model["layers"][1]["biases"] = [80.0]
  > json.dump(model, open("large.json", "w"))
  > END
  $ bp gradcheck -q large.json data/airquality.csv | grep -oE 'engine +[a-zA-Z]+'
  engine      WRONG
  $ bp gradcheck -q large.json data/airquality.csv > /dev/null
  [1]
  $ bp gradcheck -q --json large.json data/airquality.csv |
  >   python3 -c 'import json, sys
  > print(json.load(sys.stdin)["engine"]["worst"]["engine_error"])'
  None

Output that can't be written:

  $ bp gradcheck model.json data/airquality.csv > /dev/full
  bp: data/airquality.csv: column 'Ozone': 37 missing cells filled with the model's value 42.1293
  bp: data/airquality.csv: column 'Solar.R': 7 missing cells filled with the model's value 185.932
  bp: standard output: can't be written: No space left on device
  [6]
  $ bp gradcheck --json model.json data/airquality.csv > /dev/full
  bp: data/airquality.csv: column 'Ozone': 37 missing cells filled with the model's value 42.1293
  bp: data/airquality.csv: column 'Solar.R': 7 missing cells filled with the model's value 185.932
  bp: standard output: can't be written: No space left on device
  [6]
