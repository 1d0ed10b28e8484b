The first column that R's write.csv and pandas' to_csv put in front of a table:
no name, and the numbers of the rows. It is left out.

  $ ln -s "$DATA" data
  $ numbered() { awk -F , -v OFS=, -v from="$1" -v name="$2" \
  >     'NR == 1 { print name, $0; next } { print NR - 2 + from, $0 }' data/iris.csv; }
  $ said() { bp train --epochs 3 "$@" 2>&1 | grep -e inputs -e note -A1 |
  >     grep -v -e target -e epoch -e '^--'; }

  $ numbered 0 '' > pandas.csv
  $ head -2 pandas.csv
  ,sepal_length,sepal_width,petal_length,petal_width,species
  0,5.1,3.5,1.4,0.2,setosa
  $ said pandas.csv
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    note      column 1 has no name and numbers the rows: left out
  $ numbered 1 '""' > r.csv
  $ head -2 r.csv
  "",sepal_length,sepal_width,petal_length,petal_width,species
  1,5.1,3.5,1.4,0.2,setosa
  $ said r.csv
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    note      column 1 has no name and numbers the rows: left out

The model doesn't take it. So predict goes by names with it or without it:

  $ bp predict model.json r.csv > expected
  $ bp predict model.json data/iris.csv | cmp - expected
  $ grep -o '"name":"[^"]*"' model.json
  "name":"sepal_length"
  "name":"sepal_width"
  "name":"petal_length"
  "name":"petal_width"
  "name":"species"

With names for numbers it is an input like any other, and so it is when asked
for, or when the numbers don't count the rows:

  $ numbered 1 id > named.csv
  $ said named.csv
    inputs    5 numbers: id, sepal_length, sepal_width, petal_length, petal_width
  $ said --numeric 1 r.csv
    inputs    5 numbers: column 1, sepal_length, sepal_width, petal_length,
              petal_width
    note      column 1 has no name in the header: called 'column 1'
  $ numbered 2 '' > other.csv
  $ said other.csv
    inputs    5 numbers: column 1, sepal_length, sepal_width, petal_length,
              petal_width
    note      column 1 has no name in the header: called 'column 1'
  $ numbered 1 '' | sed '77s/^76/75/' > slip.csv
  $ said slip.csv
    inputs    5 numbers: column 1, sepal_length, sepal_width, petal_length,
              petal_width
    note      column 1 has no name in the header: called 'column 1'
  $ numbered 1 '' | sed '77d' > gap.csv
  $ said gap.csv
    inputs    5 numbers: column 1, sepal_length, sepal_width, petal_length,
              petal_width
    note      column 1 has no name in the header: called 'column 1'

As R writes row names that are names, they are text; nearly all different, they
are refused:

  $ awk -F , -v OFS=, 'NR == 1 { print "\"\"", $0; next }
  >     { print "\"row" NR "\"", $0 }' data/iris.csv > names.csv
  $ bp train names.csv
  bp: names.csv: column 'column 1' has 150 different texts in 150 rows, too many to learn from; leave it out with --ignore, or say --categorical 'column 1'
  [3]

Two columns, one of them without a name, are an input and a target:

  $ printf ',y\n1,4\n2,3\n3,1\n' > two.csv
  $ said two.csv
    inputs    1 number: column 1
    note      column 1 has no name in the header: called 'column 1'

Over pieces and threads, and several files, that go on counting:

  $ awk -v OFS=, 'BEGIN { print ",a,y"
  >     for (i = 0; i < 300000; i++) print i, i % 7, i % 3 }' > large.csv
  $ said --hidden 1 --threads 1 large.csv
    inputs    1 number: a
    note      column 1 has no name and numbers the rows: left out
  $ said --hidden 1 --threads 7 large.csv
    inputs    1 number: a
    note      column 1 has no name and numbers the rows: left out
  $ head -100 large.csv > one.csv
  $ { head -1 large.csv; sed -n '101,300p' large.csv; } > two.csv
  $ said one.csv two.csv
    inputs    1 number: a
    note      column 1 has no name and numbers the rows: left out

... or start anew in each, as files do that were written one by one, all from 0
or all from 1:

  $ head -100 pandas.csv > one.csv
  $ { numbered 0 '' | head -1; numbered -99 '' | sed '1,100d'; } > two.csv
  $ sed -n '1,3p' two.csv
  ,sepal_length,sepal_width,petal_length,petal_width,species
  0,5.7,2.8,4.1,1.3,versicolor
  1,6.3,3.3,6,2.5,virginica
  $ said one.csv two.csv one.csv
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    note      column 1 has no name and numbers the rows: left out
  $ said r.csv r.csv
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    note      column 1 has no name and numbers the rows: left out
  $ said one.csv r.csv
    inputs    5 numbers: column 1, sepal_length, sepal_width, petal_length,
              petal_width
    note      column 1 has no name in the header: called 'column 1'
