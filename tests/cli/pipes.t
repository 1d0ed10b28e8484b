Data comes in by a pipe and predictions go out by one; '-' is standard input, and
standard output.

  $ ln -s "$DATA" data
  $ bp train -q data/iris.csv
  $ bp train -q -o - - < data/iris.csv | cmp - model.json
  $ cat data/iris.csv | bp train -o piped.json - 2>&1 | head -1
  standard input: 150 rows, 5 columns, names in the first row
  $ cmp piped.json model.json

predict reads standard input when no file is named. The model can come from
there when one is.

  $ bp predict model.json < data/iris.csv > expected
  $ bp predict model.json data/iris.csv | cmp - expected
  $ bp predict model.json - < data/iris.csv | cmp - expected
  $ bp predict - data/iris.csv < model.json | cmp - expected
  $ bp train -q -o - data/iris.csv | bp predict - data/iris.csv | cmp - expected

Predictions go through the usual tools:

  $ bp predict model.json data/iris.csv | sed 1d | sort -r | uniq
  virginica
  versicolor
  setosa
  $ bp predict --proba model.json data/iris.csv | paste -d , data/iris.csv - |
  >     sort -t , -k 7 -rn | head -3 | cut -d , -f 5
  versicolor
  versicolor
  versicolor

A row is predicted when it has come, and not only when the next one has, or the
end:

  $ mkfifo rows predictions
  $ bp predict model.json < rows > predictions &
  $ exec 3> rows 4< predictions
  $ head -1 data/iris.csv >&3 && read -r answer <&4 && echo "$answer"
  species
  $ sed -n 2p data/iris.csv >&3 && read -r answer <&4 && echo "$answer"
  setosa
  $ sed -n '52p; 151p' data/iris.csv >&3 && read -r answer <&4 && echo "$answer"
  versicolor
  $ read -r answer <&4 && echo "$answer"
  virginica
  $ printf '5.1,3.5,' >&3 && sleep 0.1 && echo 1.4,0.2,x >&3
  $ read -r answer <&4 && echo "$answer"
  setosa
  $ exec 3>&-
  $ read -r answer <&4
  [1]
  $ wait
  $ exec 4<&-

Nothing but results is on standard output, nothing but messages on standard
error; and with -q nothing at all:

  $ bp train data/iris.csv 2> /dev/null
  $ bp train -o - data/iris.csv 2> /dev/null | cmp - model.json
  $ bp predict model.json data/iris.csv 2>&1 > /dev/null
  $ bp train -q data/iris.csv

A reader that has enough ends it in silence:

  $ for i in 1 2 3 4 5 6 7 8 9; do sed 1d data/iris.csv; done > many.csv
  $ bp predict model.json many.csv | head -1
  setosa

Names that begin with a dash go behind '--':

  $ cp data/iris.csv ./-x.csv
  $ bp train -q -o ./-m.json -- -x.csv
  $ bp predict -- -m.json -x.csv | cmp - expected
