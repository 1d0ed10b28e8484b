What eval refuses: one line with what is wrong, where, and what to do.

  $ ln -s "$DATA" data
  $ train() { bp train -q --validation none --epochs 2 "$@"; }
  $ train -o iris.json data/iris.csv
  $ train --target Ozone -o ozone.json data/airquality.csv
  $ train --output-act tanh --loss mse -o tanh.json data/iris.csv

The command line:

  $ bp eval
  bp: eval: which model file?
  [2]
  $ bp eval iris.json
  bp: eval: judged by which rows? Name a CSV file ('-' is standard input)
  [2]
  $ bp eval - - < iris.json
  bp: eval: standard input can be read only once; name '-' once
  [2]
  $ bp eval iris.json - - < data/iris.csv
  bp: eval: standard input can be read only once; name '-' once
  [2]
  $ bp eval --min-acuracy 0.9 iris.json data/iris.csv
  bp: eval: no option '--min-acuracy'; is it '--min-accuracy'?
  [2]
  $ bp eval --min-accuracy 90 iris.json data/iris.csv
  bp: eval: --min-accuracy '90': must be a number from 0 to 1
  [2]
  $ bp eval --max-log-loss nan iris.json data/iris.csv
  bp: eval: --max-log-loss 'nan': must be a number from 0 to 1e+300
  [2]
  $ bp eval --worst -1 iris.json data/iris.csv
  bp: eval: --worst '-1': must be a whole number from 0 to 1000000000
  [2]
  $ bp eval --header --no-header iris.json data/iris.csv
  bp: eval: --header and --no-header exclude each other
  [2]

A measure that the task doesn't have:

  $ bp eval --max-rmse 1 iris.json data/iris.csv
  bp: eval: --max-rmse is for models that predict numbers, and this one predicts classes
  [2]
  $ bp eval --min-accuracy 0.9 ozone.json data/airquality.csv
  bp: eval: --min-accuracy is for models that predict classes, and this one predicts numbers
  [2]
  $ bp eval --max-log-loss 1 tanh.json data/iris.csv
  bp: eval: --max-log-loss needs outputs of softmax or sigmoid, and this model has tanh
  [2]

The model:

  $ bp eval none.json data/iris.csv
  bp: none.json: can't be read: No such file or directory
  [4]
  $ bp eval data/iris.csv data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]

The rows:

  $ bp eval iris.json none.csv
  bp: none.csv: can't be read: No such file or directory
  [3]
  $ : > empty.csv
  $ bp eval iris.json empty.csv
  bp: empty.csv: empty: it has no rows
  [3]
  $ head -1 data/iris.csv > header.csv
  $ bp eval iris.json header.csv
  bp: header.csv: a header and no rows below it
  [3]
  $ bp eval iris.json data/titanic.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ cut -d , -f 1-4 data/iris.csv | bp eval iris.json -
  bp: standard input:1: no column 'species', the model's target: without it nothing says what is right
  [4]
  $ sed 's/species/specie/' data/iris.csv | bp eval iris.json -
  bp: standard input:1: no column 'species', the model's target; is it 'specie'?
  [4]
  $ sed 's/virginica/virginia/' data/iris.csv | bp eval iris.json -
  bp: standard input:102: column 'species': 'virginia' is a class the model was not trained on; it knows setosa, versicolor, virginica; a row whose target is empty is left out
  [3]
  $ sed 's/,setosa/,/;s/,v.*/,/' data/iris.csv | bp eval iris.json -
  bp: standard input: no row has a value in the target 'species'
  [3]
  $ printf 'Ozone,Solar.R,Wind,Temp,Month,Day\nmuch,190,7.4,67,5,1\n' | bp eval ozone.json -
  bp: standard input:2: column 'Ozone': 'much' is not a number; a row whose target is empty is left out
  [3]

A model whose predictions are beyond all numbers:

  $ bp train -q --scale none --act identity --init he --epochs 1 -o far.json data/xor.csv
  $ printf 'x1,x2,y\n0,1,1\n1e37,1e37,0\n3e38,3e38,0\n0,0,0\n' > far.csv
  $ bp eval far.json far.csv
  bp: far.csv:4: the model's outputs for this row are beyond the range of numbers; are its cells in the units of the training file?
  [4]

Errors whose squares are beyond them:

  $ sed 's/"\(centre\|scale\)":[^,}]*/"\1":1e200/g' ozone.json > large.json
  $ bp eval -q large.json data/airquality.csv
  bp: data/airquality.csv: target 'Ozone': the squares of the errors are beyond the range of numbers; give the target in larger units
  [3]

Output that can't be written:

  $ bp eval iris.json data/iris.csv > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
