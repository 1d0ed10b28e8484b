Rows that the model can't take. Exit code 3 for the data, 4 where model and file
don't belong together.

  $ ln -s "$DATA" data
  $ bp train -q --epochs 5 -o iris.json data/iris.csv
  $ bp train -q --epochs 5 -o titanic.json data/titanic.csv
  $ bp train -q --epochs 5 -o ozone.json --target Ozone data/airquality.csv
  $ iris() { { echo sepal_length,sepal_width,petal_length,petal_width
  >     echo "$1"; } > bad.csv; bp predict iris.json bad.csv; }
  $ titanic() { { echo Class,Sex,Age; echo "$1"; } > bad.csv
  >     bp predict titanic.json bad.csv; }

A word in a column of numbers:

  $ iris 5.1,3.5,wide,0.2
  species
  bp: bad.csv:2: column 'petal_length': 'wide' is not a number
  [3]
  $ iris '5.1,3.5,"1,4",0.2'
  species
  bp: bad.csv:2: column 'petal_length': '1,4' has a decimal comma; write it with a point
  [3]
  $ iris 5.1,3.5,1.4cm,0.2
  species
  bp: bad.csv:2: column 'petal_length': '1.4cm' is not a number
  [3]
  $ iris 5.1,3.5,007,0.2
  species
  bp: bad.csv:2: column 'petal_length': '007' is not a number
  [3]
  $ iris 5.1,3.5,inf,0.2
  species
  bp: bad.csv:2: column 'petal_length': 'inf' is not a number
  [3]
  $ iris 5.1,3.5,0x10,0.2
  species
  bp: bad.csv:2: column 'petal_length': '0x10' is not a number
  [3]
  $ iris 5.1,3.5,1e999,0.2
  species
  bp: bad.csv:2: column 'petal_length': '1e999' is beyond the range of numbers (1.8e308)
  [3]
  $ iris 5.1,3.5,1e200,0.2
  species
  bp: bad.csv:2: column 'petal_length': '1e200' is too large for the network's 32-bit numbers
  [3]

A category that training never saw:

  $ titanic 4th,Male,Adult
  Survived
  bp: bad.csv:2: column 'Class': '4th' is a category the model was not trained on; it knows 1st, 2nd, 3rd, Crew
  [3]
  $ titanic 1st,male,Adult
  Survived
  bp: bad.csv:2: column 'Sex': 'male' is a category the model was not trained on; it knows Female, Male
  [3]
  $ titanic 1st,Male,
  Survived
  bp: bad.csv:2: column 'Age': the cell is empty, and no cell was in training; the model knows Adult, Child
  [3]
  $ titanic "1st,\"$(printf 'M\033[1m\nF')\",Adult"
  Survived
  bp: bad.csv:2: column 'Sex': 'M?[1m?F' is a category the model was not trained on; it knows Female, Male
  [3]

Columns that aren't there, and a model for another file:

  $ cut -d , -f 2-5 data/iris.csv > bad.csv
  $ bp predict iris.json bad.csv
  bp: bad.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ bp predict iris.json data/titanic.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ bp predict iris.json data/xor.csv
  bp: data/xor.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ printf '1,2\n' | bp predict iris.json
  bp: standard input:1: 2 columns without names the model knows; it takes 4, or the 5 of its training file
  [4]
  $ tr , ';' < data/iris.csv | bp predict iris.json
  bp: standard input:1: no column 'sepal_length', which the model takes; does another --delimiter part the cells?
  [4]
  $ bp predict data/iris.csv iris.json
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]

What isn't probable has no probability:

  $ bp predict --proba ozone.json data/airquality.csv
  bp: predict: --proba is for classes, and this model predicts numbers
  [2]

Numbers so far out that the network's own don't reach:

  $ bp train -q --scale none --act identity --init he --epochs 1 -o far.json \
  >     data/xor.csv
  $ printf 'x1,x2\n0,1\n1e37,1e37\n3e38,3e38\n0,0\n' > far.csv
  $ bp predict far.json far.csv
  y
  0.69694535
  2.3888197e+36
  bp: far.csv:4: the model's outputs for this row are beyond the range of numbers; are its cells in the units of the training file?
  [4]
