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
  {"name":"country","position":1,"type":"category","numeric":false,"levels":["","DE","NA"]}

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
  bp: input.csv: column 'a': 2 missing cells filled with the training mean 3
  bp: input.csv: column 'b': 3 missing cells filled with the training mean 5

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
