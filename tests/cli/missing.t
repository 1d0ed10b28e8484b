Cells that are missing. What is done about them is said with a count, and is in
the model.

  $ notes() { bp train --epochs 1 "$@" 2>&1 |
  >     sed -n '/  note/,/^epoch/p' | grep -v epoch; }

An empty cell of a numeric column gets the mean of the others, and so do the
usual words:

  $ cat > gaps.csv << END
  > a,b,y
  > 1,,1
  > ,4,2
  > 3,NA,3
  > NaN,6,5
  > 5,?,8
  > END
  $ notes gaps.csv
    note      column 'a': 1 empty cell filled with the mean 3
    note      column 'a': 1 cell with a word for missing (NA and the like) filled
              with the mean 3
    note      column 'b': 1 empty cell filled with the mean 5
    note      column 'b': 2 cells with a word for missing (NA and the like)
              filled with the mean 5
  $ sed -n '/notes/,/]/p' model.json | tr -d '\t'
  "notes":[
  "column 'a': 1 empty cell filled with the mean 3",
  "column 'a': 1 cell with a word for missing (NA and the like) filled with the mean 3",
  "column 'b': 1 empty cell filled with the mean 5",
  "column 'b': 2 cells with a word for missing (NA and the like) filled with the mean 5"
  ],

In a column of text the words are text, and only empty cells are missing. They
are a level of their own:

  $ cat > country.csv << END
  > country,y
  > NA,1
  > DE,2
  > ,3
  > NA,5
  > END
  $ notes country.csv
    note      column 'country': 1 empty cell taken as a level of its own
  $ grep levels model.json | tr -d '\t'
  {"name":"country","position":1,"type":"category","numeric":false,"levels":["","DE","NA"],"counts":[1,1,2]}

A row without a target is left out:

  $ printf 'x,y\n1,1\n2,\n3,NA\n4,2\n5,4\n' > targets.csv
  $ notes targets.csv
    note      2 rows without a target left out
  $ printf 'x,y\n1,a\n2,\n3,b\n4,NA\n5,a\n' > classes.csv
  $ bp train --epochs 1 classes.csv 2>&1 | grep -e note -e target
    target    y, 3 classes: NA (1), a (2), b (1)
    task      classification (the target is text)
    note      1 row without a target left out

predict fills numbers the same way, and says so. A row of nothing but gaps is a
row:

  $ bp train -q --epochs 1 gaps.csv
  $ printf 'a,b\n1,\n,\nNA,null\n3,4.5\n' > input.csv
  $ bp predict model.json input.csv 2> said | grep -c ''
  5
  $ cat said
  bp: input.csv: column 'a': 2 missing cells filled with the model's value 3
  bp: input.csv: column 'b': 3 missing cells filled with the model's value 5

The mean is that of the training file, not of the file to predict:

  $ printf 'a,b\n3,5\n' | bp predict model.json | tail -1
  3.799566
  $ printf 'a,b\n,5\n1000,5\n' | bp predict -q model.json | sed -n 2p
  3.799566

An empty cell is a category that predict knows if training knew it:

  $ bp train -q --epochs 1 country.csv
  $ printf 'country\n""\n' | bp predict model.json | grep -c ''
  2
  $ grep -v '^,' country.csv > known.csv
  $ bp train -q --epochs 1 known.csv
  $ printf 'country,x\n,1\n' | bp predict model.json
  y
  bp: standard input:2: column 'country': the cell is empty, and no cell was in training; the model knows DE, NA
  [3]

--missing says what stands in for a missing number and, behind a comma, for a
missing category:

  $ cat > gaps.csv << END
  > a,b,c,y
  > 1,,red,1
  > ,4,,2
  > 3,NA,blue,3
  > 3,6,blue,5
  > 9,5,,8
  > 4,6,green,9
  > END
  $ filled() { notes "$@" gaps.csv; grep -e '"a"' -e '"b"' -e '"c"' model.json |
  >     tr -d '\t' | sed -e 's/"position.*"number",//' \
  >     -e 's/"position.*"levels"/"levels"/'; }
  $ filled
    note      column 'a': 1 empty cell filled with the mean 4
    note      column 'b': 1 empty cell filled with the mean 5.25
    note      column 'b': 1 cell with a word for missing (NA and the like) filled
              with the mean 5.25
    note      column 'c': 2 empty cells taken as a level of their own
  {"name":"a","fill":4,"centre":4,"scale":2.6832815729997477},
  {"name":"b","fill":5.25,"centre":5.25,"scale":0.82915619758885},
  {"name":"c","levels":["","blue","green","red"],"counts":[2,2,1,1]}
  $ filled --missing median
    note      column 'a': 1 empty cell filled with the median 3
    note      column 'b': 1 empty cell filled with the median 5.5
    note      column 'b': 1 cell with a word for missing (NA and the like) filled
              with the median 5.5
    note      column 'c': 2 empty cells taken as a level of their own
  {"name":"a","fill":3,"centre":4,"scale":2.6832815729997477},
  {"name":"b","fill":5.5,"centre":5.25,"scale":0.82915619758885},
  {"name":"c","levels":["","blue","green","red"],"counts":[2,2,1,1]}
  $ filled --missing most-frequent
    note      column 'a': 1 empty cell filled with the most frequent value 3
    note      column 'b': 1 empty cell filled with the most frequent value 6
    note      column 'b': 1 cell with a word for missing (NA and the like) filled
              with the most frequent value 6
    note      column 'c': 2 empty cells filled with the most frequent level
              'blue'
  {"name":"a","fill":3,"centre":4,"scale":2.6832815729997477},
  {"name":"b","fill":6,"centre":5.25,"scale":0.82915619758885},
  {"name":"c","levels":["blue","green","red"],"counts":[4,1,1],"fill":"blue"}
  $ filled --missing mean,most-frequent
    note      column 'a': 1 empty cell filled with the mean 4
    note      column 'b': 1 empty cell filled with the mean 5.25
    note      column 'b': 1 cell with a word for missing (NA and the like) filled
              with the mean 5.25
    note      column 'c': 2 empty cells filled with the most frequent level
              'blue'
  {"name":"a","fill":4,"centre":4,"scale":2.6832815729997477},
  {"name":"b","fill":5.25,"centre":5.25,"scale":0.82915619758885},
  {"name":"c","levels":["blue","green","red"],"counts":[4,1,1],"fill":"blue"}
  $ filled --missing median,level
    note      column 'a': 1 empty cell filled with the median 3
    note      column 'b': 1 empty cell filled with the median 5.5
    note      column 'b': 1 cell with a word for missing (NA and the like) filled
              with the median 5.5
    note      column 'c': 2 empty cells taken as a level of their own
  {"name":"a","fill":3,"centre":4,"scale":2.6832815729997477},
  {"name":"b","fill":5.5,"centre":5.25,"scale":0.82915619758885},
  {"name":"c","levels":["","blue","green","red"],"counts":[2,2,1,1]}

What is a level of its own has an input; what is filled has none:

  $ bp train --epochs 1 gaps.csv 2>&1 | grep -e inputs -e network
    inputs    2 numbers, 1 category: a, b, c (4 levels)
    network   6-16-1, tanh, identity; 129 parameters; loss mse
  $ bp train --epochs 1 --missing most-frequent gaps.csv 2>&1 |
  >     grep -e inputs -e network
    inputs    2 numbers, 1 category: a, b, c (3 levels)
    network   5-16-1, tanh, identity; 113 parameters; loss mse
  $ printf 'a,b,c\n1,2,\n1,2,blue\n' | bp predict -q model.json | uniq -d | wc -l
  1

--missing-indicator adds an input to a number with missing cells, which says so:

  $ bp train --epochs 1 --missing-indicator gaps.csv 2>&1 |
  >     sed -n -e '/  inputs/p; /  network/p; /  note/,/^epoch/p' | grep -v epoch
    inputs    2 numbers, 1 category: a, b, c (4 levels)
    network   8-16-1, tanh, identity; 161 parameters; loss mse
    note      column 'a': 1 empty cell filled with the mean 4, with an input that
              says so
    note      column 'b': 1 empty cell filled with the mean 5.25, with an input
              that says so
    note      column 'b': 1 cell with a word for missing (NA and the like) filled
              with the mean 5.25, with an input that says so
    note      column 'c': 2 empty cells taken as a level of their own
  $ grep -e '"a"' -e '"b"' -e '"y"' model.json | tr -d '\t'
  {"name":"a","position":1,"type":"number","fill":4,"indicator":true,"centre":4,"scale":2.6832815729997477},
  {"name":"b","position":2,"type":"number","fill":5.25,"indicator":true,"centre":5.25,"scale":0.82915619758885},
  {"name":"y","position":4,"type":"number","centre":4.666666666666667,"scale":2.9814239699997196}
  $ printf 'a,b,y\n1,1,1\n2,,2\n4,2,4\n' > data.csv
  $ bp train --epochs 200 --hidden 0 --missing-indicator data.csv 2>&1 | grep network
    network   3-1, identity; 4 parameters; loss mse
  $ bp train -q --epochs 200 --hidden 0 --missing-indicator --missing median data.csv
  $ printf 'a,b\n2,1.5\n2,\n' | bp predict -q model.json | uniq | wc -l
  3

drop leaves out rows with missing cells, and counts them; those without a target
are left out in any case:

  $ filled --missing drop
    note      4 rows with missing cells left out
    note      column 'b' is constant (6): nothing can be learnt from it
  {"name":"a","centre":3.5,"scale":0.5},
  {"name":"b","centre":6,"scale":0},
  {"name":"c","levels":["blue","green"],"counts":[1,1]}
  $ grep rows model.json | head -2 | tr -d '\t'
  "rows":2,
  "4 rows with missing cells left out",
  $ filled --missing mean,drop
    note      2 rows with missing cells left out
    note      column 'b' is constant (6): nothing can be learnt from it
    note      column 'b': 1 empty cell filled with the mean 6
    note      column 'b': 1 cell with a word for missing (NA and the like) filled
              with the mean 6
  {"name":"a","fill":2.75,"centre":2.75,"scale":1.0897247358851685},
  {"name":"b","fill":6,"centre":6,"scale":0},
  {"name":"c","levels":["blue","green","red"],"counts":[2,1,1]}
  $ filled --missing drop,level
    note      3 rows with missing cells left out
    note      column 'c': 1 empty cell taken as a level of its own
  {"name":"a","centre":5.333333333333333,"scale":2.6246692913372702},
  {"name":"b","centre":5.666666666666667,"scale":0.4714045207910317},
  {"name":"c","levels":["","blue","green"],"counts":[1,1,1]}
  $ filled --missing drop,most-frequent
    note      3 rows with missing cells left out
    note      column 'c': 1 empty cell filled with the most frequent level 'blue'
  {"name":"a","centre":5.333333333333333,"scale":2.6246692913372702},
  {"name":"b","centre":5.666666666666667,"scale":0.4714045207910317},
  {"name":"c","levels":["blue","green"],"counts":[2,1],"fill":"blue"}
  $ printf 'a,y\n1,1\n,2\n3,\n4,4\n5,6\n,\n' > both.csv
  $ notes --missing drop both.csv
    note      3 rows without a target or with missing cells left out
  $ bp predict model.json both.csv
  y
  5.0649825
  bp: both.csv:3: column 'a': the cell is empty, and no cell was in training; nothing stands in for it
  [3]

A row that is left out takes its cells along: here the one word of its column,
which then is one of numbers, and has a missing cell itself:

  $ printf 'a,y\n1,2\nNA,3\nx,\n4,5\n6,7\n' > word.csv
  $ notes --missing drop word.csv
    note      2 rows without a target or with missing cells left out

error allows none, but in columns that are left out and in rows without a target:

  $ bp train --missing error gaps.csv
  bp: gaps.csv:3: column 'a': a missing cell, and --missing error allows none
  [3]
  $ bp train --missing mean,error gaps.csv
  bp: gaps.csv:3: column 'c': the first of 2 missing cells, and --missing error allows none
  [3]
  $ printf 'a,b,y\n1,,1\n2,3,3\n,4,\n3,5,5\n' > some.csv
  $ notes --missing error --ignore b some.csv
    note      1 row without a target left out
  $ printf 'a\n1\nNA\n' | bp predict model.json
  y
  4.013025
  bp: standard input:3: column 'a': 'NA' is a missing cell, and none was in training; nothing stands in for it
  [3]

--na names the words for missing, which count in text as well. None at all leaves
empty cells:

  $ cat > words.csv << END
  > a,country,y
  > 1,NA,1
  > -999,-,2
  > 3,DE,3
  > -,FR,5
  > -999.0,DE,6
  > END
  $ words() { notes "$@" words.csv; grep -e '"a"' -e '"country"' model.json |
  >     tr -d '\t'; }
  $ words
    note      column 'a' is taken as categories for one cell: line 5 has '-', all
              others are numbers
  {"name":"a","position":1,"type":"category","numeric":false,"levels":["-","-999","-999.0","1","3"],"counts":[1,1,1,1,1]},
  {"name":"country","position":2,"type":"category","numeric":false,"levels":["-","DE","FR","NA"],"counts":[1,2,1,1]}
  $ words --na -999,-
    note      column 'a': 3 cells with a word for missing filled with the mean 2
    note      column 'country': 1 missing cell taken as a level of its own
  {"name":"a","position":1,"type":"number","fill":2,"centre":2,"scale":1},
  {"name":"country","position":2,"type":"category","numeric":false,"levels":["","DE","FR","NA"],"counts":[1,2,1,1]}
  $ words --na -999,-,NA --missing median,most-frequent
    note      column 'a': 3 cells with a word for missing filled with the median
              2
    note      column 'country': 2 missing cells filled with the most frequent
              level 'DE'
  {"name":"a","position":1,"type":"number","fill":2,"centre":2,"scale":1},
  {"name":"country","position":2,"type":"category","numeric":false,"levels":["DE","FR"],"counts":[4,1],"fill":"DE"}
  $ printf 'a,country\n-999,-\n2,DE\n' | bp predict model.json
  y
  4.0792193
  4.0792193
  bp: standard input: column 'a': 1 missing cell filled with the model's value 2
  bp: standard input: column 'country': 1 missing cell filled with the model's level 'DE'
  $ printf 'a,country\nNA,DE\n' | bp predict model.json
  y
  4.0792193
  bp: standard input: column 'a': 1 missing cell filled with the model's value 2

A word may have the form of a number that is too large to be one:

  $ printf 'a,y\n1,2\n1e999,3\n3,5\n' > large.csv
  $ notes --na 1e999 large.csv
    note      column 'a': 1 cell with a word for missing filled with the mean 2
  $ printf 'a\n1e999\n' | bp predict model.json 2>&1 | tail -1
  bp: standard input: column 'a': 1 missing cell filled with the model's value 2

No word at all:

  $ printf 'x,y\nNA,1\nNaN,2\n3,4\nNA,5\n' > nan.csv
  $ bp train --epochs 1 --na '' nan.csv 2>&1 | grep -e inputs
    inputs    1 category: x (3 levels)
  $ bp train --epochs 1 nan.csv 2>&1 | grep -e inputs
    inputs    1 number: x
