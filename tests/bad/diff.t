What bp diff is told that it can't do.

  $ ln -s "$DATA" data
  $ bp train -q --hidden 2 --epochs 1 data/iris.csv
  $ bp diff
  bp: diff: which two models? 0 are given ('-' is standard input)
  [2]
  $ bp diff model.json
  bp: diff: which two models? 1 is given ('-' is standard input)
  [2]
  $ bp diff model.json model.json model.json
  bp: diff: which two models? 3 are given ('-' is standard input)
  [2]
  $ bp diff - - < model.json
  bp: diff: standard input can be one of the models, not both
  [2]
  $ bp diff nothing.json model.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp diff model.json nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp diff model.json data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp diff - model.json < data/iris.csv
  bp: standard input:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp diff model.json - < /dev/null
  bp: standard input: empty: not a bp model
  [4]
  $ bp diff --prediction model.json model.json
  bp: diff: no option '--prediction'; is it '--predictions'?
  [2]
  $ bp diff --json model.json model.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]

Nothing differs, and nothing is to be written; a difference that can't be
written is no answer:

  $ bp diff model.json model.json > /dev/full
  $ bp train -q --hidden 2 --epochs 1 --seed 2 -o other.json data/iris.csv
  $ bp diff model.json other.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]

Texts that would drive a terminal:

  $ sed 's/"sepal_length"/"\\u001b[31mred"/; s/"versicolor"/"\\u009b31m"/
  >     s/"notes":.*/"notes": ["\\u001b[2J"],/' model.json > odd.json
  $ bp diff model.json odd.json
  model.json -> odd.json
  
  Inputs
    - sepal_length (number)
    + ?[31mred (number)
  
  Targets
    - species level: versicolor
    + species level: ?31m
  
  Weights
      layer 1: 0 of 8 that both have differ
      layer 2: 0 of 6 that both have differ
  
  Notes
    + ?[2J
  [1]
