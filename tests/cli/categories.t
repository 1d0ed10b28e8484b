A column of text is a category: an input for each of its levels.

  $ ln -s "$DATA" data
  $ bp train --epochs 1 data/titanic.csv 2>&1 | sed -n '2,5p'
    inputs    3 categories: Class (4 levels), Sex (2 levels), Age (2 levels)
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-16-1, tanh, sigmoid; 161 parameters; loss cross-entropy

Every difference counts, and levels are sorted by their bytes:

  $ printf 'x,y\nmale,1\nMale,2\nmale ,3\n"male ",4\n' > spelt.csv
  $ bp train -q --epochs 1 spelt.csv
  $ grep -o 'levels.*' model.json
  levels":["Male","male","male "]}

Leading zeros make text, since they are labels:

  $ printf 'zip,y\n01067,1\n80331,2\n01069,4\n' > zip.csv
  $ bp train --epochs 1 zip.csv 2>&1 | grep inputs
    inputs    1 category: zip (3 levels)

Numbers are categories when --categorical says so; 1 and 1.0 are the same:

  $ printf 'x,y\n10,1\n9,2\n1e1,3\n9.0,4\n,5\n' > numbers.csv
  $ bp train --epochs 1 --categorical x numbers.csv 2>&1 |
  >     grep -e inputs -e note
    inputs    1 category: x (3 levels)
    note      column 'x': 1 missing cell taken as a level of its own
  $ grep -o 'levels.*' model.json
  levels":["9","10",""]}
  $ printf 'x\n10.0\n+9\n' | bp predict model.json | grep -c ''
  3
  $ printf 'x\n11\n' | bp predict model.json
  y
  bp: standard input:2: column 'x': '11' is a category the model was not trained on; it knows 9, 10, (empty)
  [3]

One word among numbers makes the column text; it may be a slip, so it is said:

  $ printf 'x,y\n1,1\n2,2\n3o,3\n4,4\n' > slip.csv
  $ bp train --epochs 1 slip.csv 2>&1 | sed -n '/inputs/p; /  note/{ N; p; }'
    inputs    1 category: x (4 levels)
    note      column 'x' is taken as categories for one cell: line 4 has '3o',
              all others are numbers

A name, an id, a date: text that is nearly all different teaches nothing.

  $ awk 'BEGIN { print "id,x,y"
  >     for (i = 1; i <= 60; i++) print "id" i "," i % 7 "," i % 5 }' > id.csv
  $ bp train id.csv
  bp: id.csv: column 'id' has 60 different texts in 60 rows, too many to learn from; leave it out with --ignore, or say --categorical 'id'
  [3]
  $ bp train --epochs 1 --ignore id id.csv 2>&1 | grep inputs
    inputs    1 number: x
  $ bp train --epochs 1 --categorical id id.csv 2>&1 | grep inputs
    inputs    1 number, 1 category: id (60 levels), x
  $ bp train --target id id.csv
  bp: id.csv: column 'id' has 60 different texts in 60 rows, too many to learn from; name another --target, or say --categorical 'id'
  [3]

A level that is the only one is an input that never changes:

  $ printf 'x,c,y\n1,a,1\n2,a,2\n3,a,4\n' > only.csv
  $ bp train --epochs 1 only.csv 2>&1 | grep -e inputs -e note
    inputs    1 number, 1 category: x, c (1 level)
    note      column 'c' is constant ('a'): nothing can be learnt from it
