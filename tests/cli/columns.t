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

Names hold what they like: brackets, blanks, commas, quotes. They are taken as
they are wherever a column is named; in a list, a comma needs quotes around the
name, and a quote within those is doubled.

  $ cat > names.csv << END
  > [cm] (h),"a, b","say ""x""", size of it ,"q"",""",7,y
  > 1,2,3,4,5,6,0
  > 2,3,1,4,6,2,1
  > 3,1,1,2,5,5,1
  > END
  $ said() { bp train --epochs 1 --header "$@" names.csv 2>&1 |
  >     sed -n '/  inputs/,/  task/p' | grep -v task; }
  $ said
    inputs    6 numbers: [cm] (h), a, b, say "x", size of it, q",", 7
    target    y
  $ said --ignore '[cm] (h)'
    inputs    5 numbers: a, b, say "x", size of it, q",", 7
    target    y
  $ said --ignore 'a, b'
    inputs    5 numbers: [cm] (h), say "x", size of it, q",", 7
    target    y
  $ said --ignore '"a, b",say "x"'
    inputs    4 numbers: [cm] (h), size of it, q",", 7
    target    y
  $ said --ignore '"a, b","say ""x"""'
    inputs    4 numbers: [cm] (h), size of it, q",", 7
    target    y
  $ said --ignore 'size of it,"q"",""",[cm] (h)'
    inputs    3 numbers: a, b, say "x", 7
    target    y
  $ said --ignore 'q","'
    inputs    5 numbers: [cm] (h), a, b, say "x", size of it, 7
    target    y
  $ said --target '"a, b",y' --ignore '7,say "x"'
    inputs    3 numbers: [cm] (h), size of it, q","
    target    a, b, y
  $ said --categorical '"a, b",[cm] (h)'
    inputs    4 numbers, 2 categories: [cm] (h) (3 levels), a, b (3 levels),
              say "x", size of it, q",", 7
    target    y
  $ said --numeric '"a, b",[cm] (h)' --ignore 7
    inputs    5 numbers: [cm] (h), a, b, say "x", size of it, q","
    target    y
  $ bp train -q --epochs 1 --header names.csv
  $ bp predict --header --keep '"a, b","say ""x""",7,[cm] (h)' model.json names.csv | head -2
  "a, b","say ""x""",7,[cm] (h),y
  2,3,6,1,0.65197688
  $ bp predict --header --keep 'a, b' model.json names.csv | head -2
  "a, b",y
  2,0.65197688

Ranges go from column to column, by number or by name:

  $ said --ignore 1-3
    inputs    3 numbers: size of it, q",", 7
    target    y
  $ said --ignore 1:3,5
    inputs    2 numbers: size of it, 7
    target    y
  $ said --ignore 'size of it:7'
    inputs    3 numbers: [cm] (h), a, b, say "x"
    target    y
  $ said --ignore '[cm] (h)-say "x"'
    inputs    3 numbers: size of it, q",", 7
    target    y
  $ said --ignore '"[cm] (h):a, b"'
    inputs    4 numbers: say "x", size of it, q",", 7
    target    y
  $ said --ignore '2-size of it'
    inputs    3 numbers: [cm] (h), q",", 7
    target    y
  $ said --ignore 3-3 --target 'y'
    inputs    5 numbers: [cm] (h), a, b, size of it, q",", 7
    target    y
  $ said --categorical 1:2 --numeric 3-5
    inputs    4 numbers, 2 categories: [cm] (h) (3 levels), a, b (3 levels),
              say "x", size of it, q",", 7
    target    y
  $ bp predict --header --keep 1-2,y model.json names.csv | head -2
  [cm] (h),"a, b",y,predicted y
  1,2,0,0.47634286

A name goes before a range, and before a number: here 7 is the sixth column.

  $ said --ignore 7
    inputs    5 numbers: [cm] (h), a, b, say "x", size of it, q","
    target    y
  $ bp train --header --ignore 1-7 names.csv
  bp: names.csv: no column is left to learn from: all are targets or ignored
  [3]
  $ printf '1-2,a-b,a,b,c:d,y\n1,2,3,4,5,6\n2,3,1,4,6,2\n' > ranges.csv
  $ said() { bp train --epochs 1 --header "$@" ranges.csv 2>&1 |
  >     sed -n '/  inputs/,/  task/p' | grep -v task; }
  $ said --ignore 1-2
    inputs    4 numbers: a-b, a, b, c:d
    target    y
  $ said --ignore a-b
    inputs    4 numbers: 1-2, a, b, c:d
    target    y
  $ said --ignore a:b
    inputs    3 numbers: 1-2, a-b, c:d
    target    y
  $ said --ignore a-b:b
    inputs    2 numbers: 1-2, c:d
    target    y
  $ said --ignore a-b-b
    inputs    2 numbers: 1-2, c:d
    target    y
  $ said --ignore c:d-y --target a
    inputs    3 numbers: 1-2, a-b, b
    target    a
  $ said --ignore 1:2
    inputs    3 numbers: a, b, c:d
    target    y
