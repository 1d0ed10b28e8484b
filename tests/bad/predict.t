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
  bp: bad.csv:2: column 'petal_length': '1,4' has a decimal comma; write it with a point, or say --decimal , if all numbers are written so
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

  $ bp predict --top 2 ozone.json data/airquality.csv
  bp: predict: --top is for classes, and this model predicts numbers
  [2]
  $ bp predict --threshold 0.5 ozone.json data/airquality.csv
  bp: predict: --threshold is for classes, and this model predicts numbers
  [2]
  $ bp predict --threshold 0.5 iris.json data/iris.csv
  bp: predict: --threshold decides between two classes, and this model has 3
  [2]
  $ bp predict --top 4 iris.json data/iris.csv
  bp: predict: --top 4: this model has only 3 classes
  [2]
  $ bp train -q --epochs 1 --output-act tanh --loss mse -o tanh.json data/iris.csv
  $ bp predict --proba tanh.json data/iris.csv
  bp: predict: --proba needs outputs of softmax or sigmoid, and this model has tanh
  [2]
  $ bp predict --top 1 tanh.json data/iris.csv
  bp: predict: --top needs outputs of softmax or sigmoid, and this model has tanh
  [2]
  $ bp predict --top 2 --proba iris.json data/iris.csv
  bp: predict: --proba and --top exclude each other
  [2]
  $ bp predict --threshold 0.5 --top 1 titanic.json data/titanic.csv
  bp: predict: --top and --threshold exclude each other
  [2]
  $ bp predict --threshold 0.5 --proba titanic.json data/titanic.csv
  bp: predict: --proba and --threshold exclude each other
  [2]
  $ bp predict --threshold 1.5 titanic.json data/titanic.csv
  bp: predict: --threshold '1.5': must be a number from 0 to 1
  [2]
  $ bp predict --top 0 titanic.json data/titanic.csv
  bp: predict: --top '0': must be a whole number from 1 to 1000000
  [2]
  $ bp predict --on-error skip titanic.json data/titanic.csv
  bp: predict: --on-error 'skip': must be one of: stop, na
  [2]
  $ bp predict --unseen ignore titanic.json data/titanic.csv
  bp: predict: --unseen 'ignore': must be one of: error, other
  [2]
  $ bp predict --decimal ';' iris.json data/iris.csv
  bp: predict: --decimal ';': must be a point or a comma
  [2]
  $ bp predict --comment , iris.json data/iris.csv
  bp: predict: --comment and --delimiter can't be the same character
  [2]
  $ bp predict --comment '#' --delimiter '#' iris.json data/iris.csv
  bp: predict: --comment and --delimiter can't be the same character
  [2]

Columns to keep that aren't there, or are named twice:

  $ bp predict --keep Species iris.json data/iris.csv
  bp: predict: --keep: data/iris.csv has no column 'Species'; is it 'species'?
  [2]
  $ bp predict --keep 6 iris.json data/iris.csv
  bp: predict: --keep: data/iris.csv has no column '6'; give a name or a number from 1 to 5
  [2]
  $ bp predict --keep 1,sepal_length iris.json data/iris.csv
  bp: predict: --keep names column 'sepal_length' twice
  [2]
  $ bp predict --keep '' iris.json data/iris.csv
  bp: predict: --keep: data/iris.csv has no column ''; give a name or a number from 1 to 5
  [2]

Several files that don't belong together, one that isn't there, and standard
input twice:

  $ bp predict iris.json data/iris.csv data/titanic.csv > predicted.csv
  bp: data/titanic.csv:1: 4 columns where data/iris.csv has 5
  [3]
  $ bp predict iris.json data/iris.csv nothing.csv > predicted.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ tail -1 predicted.csv
  virginica
  $ bp predict iris.json - - < data/iris.csv
  bp: predict: standard input can be read only once; name '-' once
  [2]
  $ bp predict - data/iris.csv - < iris.json
  bp: predict: model and input can't both be standard input; name a file for one
  [2]
  $ bp predict -
  bp: predict: model and input can't both be standard input; name a file for one
  [2]
  $ bp predict iris.json /dev/null
  bp: /dev/null: empty: it has no rows
  [3]

What isn't CSV is an error whatever is done about bad rows; what comes before it
is written:

  $ iris_na() { { echo sepal_length,sepal_width,petal_length,petal_width
  >     echo 5.1,3.5,1.4,0.2; printf '%b\n' "$1"; echo 5.1,3.5,1.4,0.2; } > bad.csv
  >     bp predict --on-error na iris.json bad.csv; }
  $ iris_na '5.1,3.5,"1.4,0.2'
  species
  setosa
  bp: bad.csv:3: column 3: the quote that opens here is never closed
  [3]
  $ iris_na '5.1,3"5,1.4,0.2'
  species
  setosa
  bp: bad.csv:3: column 2: a stray quote; quote the whole cell and double the quotes in it
  [3]
  $ iris_na '5.1,3.5,1.4,\0377'
  species
  setosa
  bp: bad.csv:3: column 4: not UTF-8 text; if it is Latin-1, convert it with iconv -f LATIN1 -t UTF-8
  [3]
  $ iris_na 'sepal_length,sepal_width,petal_length,petal_width'
  species
  setosa
  bp: bad.csv:3: the header comes again; remove this line
  [3]

What can't be text ends it at once:

  $ iris_na '5.1,3.5,1.4,\0000'
  species
  setosa
  bp: bad.csv:3: a NUL byte: this is no text file
  [3]

A row with more or fewer cells:

  $ iris 5.1,3.5,1.4
  species
  bp: bad.csv:2: 3 cells where line 1 has 4; write out the missing ones, empty if need be
  [3]
  $ iris 5.1,3.5,1.4,0.2,0.2
  species
  bp: bad.csv:2: 5 cells where line 1 has 4; does the header lack the name of a first column (R's row names have none: write them with col.names=NA)?
  [3]

A bad row far behind, on several threads: all before it is written, nothing
behind it.

  $ awk 'NR > 1 { a[NR] = $0 } END { for (i = 1; i <= 40000; i++)
  >     print i % 10000 == 9999 ? "1,2,three,4,5" : a[2 + i * 7 % 150] }' \
  >     data/iris.csv > far.csv
  $ bp predict --threads 4 iris.json far.csv > predicted.csv
  bp: far.csv:9999: column 'petal_length': 'three' is not a number
  [3]
  $ wc -l < predicted.csv
  9998
  $ bp predict --threads 1 --on-error na iris.json far.csv > one.csv
  bp: far.csv: 4 rows without a prediction; the first: far.csv:9999: column 'petal_length': 'three' is not a number
  $ bp predict --threads 4 --on-error na iris.json far.csv | cmp - one.csv
  bp: far.csv: 4 rows without a prediction; the first: far.csv:9999: column 'petal_length': 'three' is not a number
  $ head -9998 one.csv | cmp - predicted.csv
  $ grep -c '^""$' one.csv
  4

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
  $ bp predict --on-error na far.json far.csv
  y
  0.69694535
  2.3888197e+36
  ""
  0.49582465
  bp: far.csv: 1 row without a prediction; the first: far.csv:4: the model's outputs for this row are beyond the range of numbers; are its cells in the units of the training file?
