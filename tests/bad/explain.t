What bp explain is told that it can't do.

  $ ln -s "$DATA" data
  $ train() { bp train -q --validation none --epochs 2 --hidden 2 --seed 7 "$@"; }
  $ train -o iris.json data/iris.csv
  $ train -o air.json --target Ozone,Temp data/airquality.csv
  $ train -o full.json --target Temp --missing error --ignore Ozone,Solar.R \
  >     data/airquality.csv
  $ train -o titanic.json data/titanic.csv

Files:

  $ bp explain
  bp: explain: which model file?
  [2]
  $ bp explain -
  bp: explain: model and input can't both be standard input; name a file for one
  [2]
  $ bp explain - - < iris.json
  bp: explain: model and input can't both be standard input; name a file for one
  [2]
  $ bp explain iris.json - -
  bp: explain: standard input can be read only once; name '-' once
  [2]
  $ bp explain nothing.json data/iris.csv
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp explain data/iris.csv iris.json
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp explain iris.json nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp explain iris.json /dev/null
  bp: /dev/null: empty: it has no rows
  [3]
  $ bp explain iris.json data/titanic.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ head -1 data/iris.csv | bp explain iris.json
  bp: explain: --row 1: standard input has 0 rows
  [2]
  $ bp explain iris.json data/iris.csv > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
  $ bp explain --json iris.json data/iris.csv > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]

Rows that aren't there, or are no use:

  $ bp explain --row 151 iris.json data/iris.csv
  bp: explain: --row 151: data/iris.csv has 150 rows
  [2]
  $ bp explain --row 301 iris.json data/iris.csv data/iris.csv
  bp: explain: --row 301: the input has 300 rows
  [2]
  $ bp explain --against 200 iris.json data/iris.csv
  bp: explain: --against 200: data/iris.csv has 150 rows
  [2]
  $ bp explain --row 0 iris.json data/iris.csv
  bp: explain: --row '0': must be a whole number from 1 to 1000000000000000
  [2]
  $ bp explain --row last iris.json data/iris.csv
  bp: explain: --row 'last': must be a whole number from 1 to 1000000000000000
  [2]
  $ { cat data/iris.csv; echo 1,2,3; echo 1,2,wide,4,; } > bad.csv
  $ bp explain --row 151 iris.json bad.csv
  bp: bad.csv:152: 3 cells where the other rows have 5
  [3]
  $ bp explain --row 152 iris.json bad.csv
  bp: bad.csv:153: column 'petal_length': 'wide' is not a number
  [3]
  $ bp explain --row 3 --against 152 iris.json bad.csv
  bp: bad.csv:153: column 'petal_length': 'wide' is not a number
  [3]
  $ printf 'Class,Sex,Age\n4th,Male,Adult\n' | bp explain titanic.json
  bp: standard input:2: column 'Class': '4th' is a category the model was not trained on; it knows 1st, 2nd, 3rd, Crew
  [3]
  $ echo 1e38,1e38,1e38,1e38 | bp explain iris.json > out
  $ printf 'Wind,Month,Day\n,10,5\n' | bp explain full.json
  bp: standard input:2: column 'Wind': the cell is empty, and no cell was in training; nothing stands in for it
  [3]
  $ echo '"1,2' | bp explain iris.json
  bp: standard input:1: column 1: the quote that opens here is never closed
  [3]

The baseline:

  $ bp explain --mean-of nothing.csv iris.json data/iris.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp explain --mean-of data/titanic.csv iris.json data/iris.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ bp explain --mean-of bad.csv iris.json data/iris.csv
  bp: bad.csv:152: 3 cells where line 1 has 5; write out the missing ones, empty if need be
  [3]
  $ head -1 data/iris.csv > none.csv
  $ bp explain --mean-of none.csv iris.json data/iris.csv
  bp: none.csv: no rows to take the mean of
  [3]
  $ bp explain --mean-of data/iris.csv --against 3 iris.json data/iris.csv
  bp: explain: --against and --mean-of exclude each other
  [2]
  $ bp explain --mean-of - iris.json
  bp: explain: standard input can be read only once; name '-' once
  [2]
  $ bp explain --mean-of - - data/iris.csv < iris.json
  bp: explain: standard input can be read only once; name '-' once
  [2]
  $ bp explain --mean-of - iris.json data/iris.csv < data/iris.csv > out

What the model hasn't got:

  $ bp explain --class setos iris.json data/iris.csv
  bp: explain: --class 'setos': the model knows no such class; is it 'setosa'?
  [2]
  $ bp explain --class rose iris.json data/iris.csv
  bp: explain: --class 'rose': the model knows no such class; 'bp show' lists the classes
  [2]
  $ bp explain --class "$(printf '\033[31m')" iris.json data/iris.csv
  bp: explain: --class '?[31m': the model knows no such class; 'bp show' lists the classes
  [2]
  $ bp explain --target species iris.json data/iris.csv
  bp: explain: --target is for numbers, and this model predicts classes; --class chooses one
  [2]
  $ bp explain --target Oz air.json data/airquality.csv
  bp: explain: --target 'Oz': the model knows no such target; 'bp show' lists the targets
  [2]
  $ bp explain --target Wind air.json data/airquality.csv
  bp: explain: --target 'Wind': the model knows no such target; 'bp show' lists the targets
  [2]
  $ bp explain --class Ozone air.json data/airquality.csv
  bp: explain: --class is for classes, and this model predicts numbers
  [2]
  $ bp explain --of logit air.json data/airquality.csv
  bp: explain: --of is for classes, and this model predicts numbers
  [2]
  $ bp explain --of odds iris.json data/iris.csv
  bp: explain: --of 'odds': must be one of: probability, logit
  [2]
  $ bp explain --top 0 iris.json data/iris.csv
  bp: explain: --top '0': must be a whole number from 1 to 1000000
  [2]
  $ train -o linear.json --loss mse --output-act identity data/iris.csv
  $ bp explain --of probability linear.json data/iris.csv
  bp: explain: --of needs outputs of softmax or sigmoid, and this model has identity
  [2]
  $ bp explain --header --no-header iris.json data/iris.csv
  bp: explain: --header and --no-header exclude each other
  [2]
  $ bp explain --colour iris.json data/iris.csv
  bp: explain: no option '--colour'; 'bp explain --help' lists them
  [2]
