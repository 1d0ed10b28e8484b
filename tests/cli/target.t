The target is the last column unless --target names another one, by its name or
its number.

  $ ln -s "$DATA" data
  $ target() { bp train --epochs 1 "$@" 2>&1 |
  >     grep -E '^(  inputs|  target|bp:)'; }
  $ target data/iris.csv
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
  $ target --target species data/iris.csv
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
  $ target --target 5 data/iris.csv
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
  $ target --target petal_width --ignore species data/iris.csv
    inputs    3 numbers: sepal_length, sepal_width, petal_length
    target    petal_width
  $ target --target 1 --ignore 2,species data/iris.csv
    inputs    2 numbers: petal_length, petal_width
    target    sepal_length

Columns that are ignored don't count:

  $ target --ignore species data/iris.csv
    inputs    3 numbers: sepal_length, sepal_width, petal_length
    target    petal_width
  $ target --ignore species,petal_width data/iris.csv
    inputs    2 numbers: sepal_length, sepal_width
    target    petal_length

Several targets, in the order they were named:

  $ target --target Temp,Ozone data/airquality.csv
    inputs    4 numbers: Solar.R, Wind, Month, Day
    target    Temp, Ozone
  $ bp predict -q model.json data/airquality.csv | head -1
  Temp,Ozone

When all columns are numbers and --layers has as many inputs and outputs as
there are columns, the last ones are the targets:

  $ printf 'a,b,c,d\n1,2,3,4\n2,3,1,5\n4,0,1,7\n' > abcd.csv
  $ target abcd.csv
    inputs    3 numbers: a, b, c
    target    d
  $ target --layers 2,5,2 abcd.csv
    inputs    2 numbers: a, b
    target    c, d
  $ target --layers 1,3 abcd.csv
    inputs    1 number: a
    target    b, c, d
  $ target --layers 2,5,1 --ignore a abcd.csv
    inputs    2 numbers: b, c
    target    d
  $ target --layers 3,5,2 abcd.csv
  bp: train: --layers ends with 2 units, but there is 1 numeric target; name as many with --target, or say --task classify

A name goes before a number, and a whole name before its parts:

  $ printf '2,1,"a,b",a\n1,2,3,4\n2,3,1,5\n4,0,1,7\n' > odd.csv
  $ target --header --target 1 odd.csv
    inputs    3 numbers: 2, a,b, a
    target    1
  $ target --header --target 3 odd.csv
    inputs    3 numbers: 2, 1, a
    target    a,b
  $ target --header --target a,b odd.csv
    inputs    3 numbers: 2, 1, a
    target    a,b
  $ target --header --target a,2 odd.csv
    inputs    2 numbers: 1, a,b
    target    a, 2

Names that a shell or a terminal could stumble over:

  $ printf '"say ""x""",it'"'"'s,[z] $HOME,größe,"two\nlines"\n' > names.csv
  $ printf '1,2,3,4,5\n3,4,5,6,8\n4,5,6,7,5\n' >> names.csv
  $ target() { bp train --epochs 1 "$@" 2>&1 | grep -e '^  target' -e bp:; }
  $ target names.csv
    target    two?lines
  $ target --target 'say "x"' names.csv
    target    say "x"
  $ target --target "it's" names.csv
    target    it's
  $ target --target '[z] $HOME' names.csv
    target    [z] $HOME
  $ target --target größe names.csv
    target    gr\xc3\xb6\xc3\x9fe (esc)
  $ bp predict model.json names.csv | head -1
  gr\xc3\xb6\xc3\x9fe (esc)

What isn't there is said, and what was meant:

  $ target --target sepal_lenght data/iris.csv
  bp: train: --target: data/iris.csv has no column 'sepal_lenght'; is it 'sepal_length'?
  $ target --target Species data/iris.csv
  bp: train: --target: data/iris.csv has no column 'Species'; is it 'species'?
  $ target --target 6 data/iris.csv
  bp: train: --target: data/iris.csv has no column '6'; give a name or a number from 1 to 5
  $ target --target 0 data/iris.csv
  bp: train: --target: data/iris.csv has no column '0'; give a name or a number from 1 to 5
  $ target --target iris data/iris.csv
  bp: train: --target: data/iris.csv has no column 'iris'; give a name or a number from 1 to 5
