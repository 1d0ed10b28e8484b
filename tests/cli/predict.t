bp predict reads rows and writes one line for each of them, in the same order.
It needs nothing but the model.

  $ ln -s "$DATA" data
  $ bp train -q --layers 4,8,3 --act sigmoid data/iris.csv
  $ bp predict model.json data/iris.csv > predictions.csv
  $ grep -c '' predictions.csv
  151
  $ sed -n '1,2p; 52p; 151p' predictions.csv
  species
  setosa
  versicolor
  virginica

Rows without a header give predictions without one:

  $ sed 1d data/iris.csv | head -2 > rows.csv
  $ bp predict model.json rows.csv
  setosa
  setosa

No rows are no predictions:

  $ head -1 data/iris.csv > header.csv
  $ bp predict model.json header.csv
  species

With --proba there is a column for each class:

  $ bp predict --proba model.json data/iris.csv | sed -n '1,2p; 52p; 151p'
  setosa,versicolor,virginica
  0.9798813,0.020104285,1.4399014e-05
  0.017575035,0.8273659,0.15505914
  0.0020224699,0.24826276,0.7497148

What the network sees as most probable is what is predicted:

  $ bp predict --proba model.json data/iris.csv | awk -F , '
  >     NR == 1 { split($0, name); next }
  >     { best = 1; for (i = 2; i <= NF; i++) if ($i > $best) best = i
  >       print name[best] }' > most-probable
  $ sed 1d predictions.csv | cmp - most-probable

With one output for two classes, the second is predicted from one half on:

  $ bp train -q --epochs 5 -o titanic.json data/titanic.csv
  $ bp predict titanic.json data/titanic.csv > predictions.csv
  $ bp predict --proba titanic.json data/titanic.csv |
  >     awk -F , 'NR == 1 { print "Survived"; split($0, name); next }
  >     { print ($2 > 0.5 ? name[2] : name[1]) }' | cmp - predictions.csv
  $ bp predict --proba titanic.json data/titanic.csv | sort -u
  0.048005223,0.9519948
  0.082193136,0.91780686
  0.108965516,0.8910345
  0.1932773,0.8067227
  0.2011587,0.7988413
  0.26545376,0.73454624
  0.32606328,0.6739367
  0.47130048,0.5286995
  0.5568378,0.44316223
  0.659745,0.34025505
  0.7959356,0.20406443
  0.81077915,0.18922086
  0.8292855,0.1707145
  0.8839591,0.11604091
  No,Yes

A row's prediction doesn't depend on the rows around it, however many there are:

  $ bp predict --proba model.json data/iris.csv | sed 1d > rows
  $ sed -n '1p; 100p' data/iris.csv | bp predict --proba model.json |
  >     tail -1 > alone
  $ sed -n 99p rows | cmp - alone
  $ for i in 1 2 3 4 5; do sed 1d data/iris.csv; done |
  >     bp predict --proba model.json > many
  $ cat rows rows rows rows rows | cmp - many

Predictions stand beside their rows with paste:

  $ bp predict model.json data/iris.csv | paste -d , data/iris.csv - |
  >     awk -F , 'NR > 1 && $5 != $6'
  5.9,3.2,4.8,1.8,versicolor,virginica
  6.7,3,5,1.7,versicolor,virginica
  6,2.7,5.1,1.6,versicolor,virginica
  6.3,2.8,5.1,1.5,virginica,versicolor

What was filled in is said, unless -q says not to:

  $ printf 'petal_length,petal_width,sepal_length,sepal_width\n1,,5,?\n' > gap.csv
  $ bp predict model.json gap.csv
  bp: gap.csv: column 'sepal_width': 1 missing cell filled with the training mean 3.05733
  bp: gap.csv: column 'petal_width': 1 missing cell filled with the training mean 1.19933
  species
  setosa
  $ bp predict -q model.json gap.csv
  species
  setosa
