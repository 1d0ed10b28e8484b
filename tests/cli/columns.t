predict finds the model's columns by name, in any order, and passes over what
the model doesn't take.

  $ ln -s "$DATA" data
  $ bp train -q --epochs 20 data/iris.csv
  $ bp predict --proba model.json data/iris.csv > expected

Without the target, in another order, with columns of other things:

  $ cut -d , -f 1-4 data/iris.csv | bp predict --proba model.json - |
  >     cmp - expected
  $ awk -F , -v OFS=, '{ print $3, "note " NR, $1, $4, $2 }' data/iris.csv |
  >     sed '1s/note 1/note/' > mixed.csv
  $ head -2 mixed.csv
  petal_length,note,sepal_length,petal_width,sepal_width
  1.4,note 2,5.1,0.2,3.5
  $ bp predict --proba model.json mixed.csv | cmp - expected

Without names, by position: the columns of the training file, or the inputs
alone.

  $ sed 1d expected > rows
  $ sed 1d data/iris.csv | bp predict --proba model.json | cmp - rows
  $ sed 1d data/iris.csv | cut -d , -f 1-4 | bp predict --proba model.json |
  >     cmp - rows

... wherever the target stood among them:

  $ bp train -q --epochs 5 --target petal_length -o length.json data/iris.csv
  $ bp predict length.json data/iris.csv | sed 1d > rows
  $ sed 1d data/iris.csv | bp predict length.json | cmp - rows
  $ sed 1d data/iris.csv | cut -d , -f 1,2,4,5 | bp predict length.json |
  >     cmp - rows
  $ sed 1d expected > rows

A model trained on a file without names takes columns by position:

  $ sed 1d data/iris.csv > nameless.csv
  $ bp train -q --epochs 20 -o nameless.json nameless.csv
  $ bp predict --proba nameless.json nameless.csv | cmp - rows
  $ bp predict --proba nameless.json data/iris.csv | cmp - expected

A column that is missing is named, and the nearest that is there:

  $ cut -d , -f 1,2,4,5 data/iris.csv | bp predict model.json -
  bp: standard input:1: no column 'petal_length', which the model takes
  [4]
  $ sed '1s/petal_length/petal_lenght/' data/iris.csv |
  >     bp predict model.json -
  bp: standard input:1: no column 'petal_length', which the model takes; is it 'petal_lenght'?
  [4]
  $ sed '1s/petal_length/Petal_Length/' data/iris.csv |
  >     bp predict model.json -
  bp: standard input:1: no column 'petal_length', which the model takes; is it 'Petal_Length'?
  [4]

So is a needed name that stands twice, while others may:

  $ cut -d , -f 1-4 data/iris.csv | sed 's/.*,\(.*\)/&,\1/' > twice.csv
  $ head -1 twice.csv
  sepal_length,sepal_width,petal_length,petal_width,petal_width
  $ bp predict model.json twice.csv
  bp: twice.csv:1: two columns are named 'petal_width' (4 and 5); rename one
  [4]
  $ sed 's/$/,x,x/' data/iris.csv | bp predict --proba model.json | cmp - expected

Columns that don't fit:

  $ printf '5,3,1\n' | bp predict model.json -
  bp: standard input:1: 3 columns without names the model knows; it takes 4, or the 5 of its training file
  [4]
  $ printf '5,3,1,0,x,7\n' | bp predict model.json -
  bp: standard input:1: 6 columns without names the model knows; it takes 4, or the 5 of its training file
  [4]
  $ printf 'a,b,c,d\n5,3,1,0\n' | bp predict model.json -
  bp: standard input:1: no column 'sepal_length', which the model takes
  [4]

Whether the first row is names is found by looking, where --header and
--no-header don't settle it:

  $ printf 'x,y\nup,1\ndown,0\nup,1\ndown,0\n' > up.csv
  $ bp train -q --epochs 1 -o up.json up.csv
  $ printf 'up\ndown\n' | bp predict up.json - | grep -c ''
  2
  $ printf 'x\nup\ndown\n' | bp predict up.json - | grep -c ''
  3
  $ printf 'up\ndown\n' | bp predict --header up.json -
  bp: standard input:1: no column 'x', which the model takes
  [4]
  $ printf 'x\nup\n' | bp predict --no-header up.json -
  bp: standard input:1: column 'x': 'x' is a category the model was not trained on; it knows down, up
  [3]
