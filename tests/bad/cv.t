cv that can't be done.

  $ ln -s "$DATA" data
  $ bp cv
  bp: cv: which CSV file? ('-' is standard input)
  [2]
  $ bp cv nofile.csv
  bp: nofile.csv: can't be read: No such file or directory
  [3]
  $ bp cv --folds 1 data/iris.csv
  bp: cv: --folds '1': must be a whole number from 2 to 1000
  [2]
  $ bp cv --folds 1001 data/iris.csv
  bp: cv: --folds '1001': must be a whole number from 2 to 1000
  [2]
  $ bp cv --folds 151 data/iris.csv
  bp: data/iris.csv: 150 rows can't be dealt out to 151 folds: ask for fewer folds
  [3]
  $ bp cv --checkpoint c.json data/iris.csv
  bp: cv: no option '--checkpoint'; 'bp cv --help' lists them
  [2]
  $ bp cv --output m.json data/iris.csv
  bp: cv: no option '--output'; 'bp cv --help' lists them
  [2]

Groups:

  $ bp cv --group nope data/iris.csv
  bp: cv: --group: data/iris.csv has no column 'nope'; give a name or a number from 1 to 5
  [2]
  $ bp cv --group specie data/iris.csv
  bp: cv: --group: data/iris.csv has no column 'specie'; is it 'species'?
  [2]
  $ bp cv --group species data/iris.csv
  bp: data/iris.csv: 3 groups can't be dealt out to 10 folds: ask for fewer folds
  [3]
  $ bp cv --group species --target species data/iris.csv
  bp: cv: column 'species' is both --target and --group
  [2]
  $ bp cv --group 1-2 data/iris.csv
  bp: cv: --group '1-2': one column, not 2
  [2]
  $ bp cv --group 1 --ignore 1,nope data/iris.csv
  bp: cv: --ignore: data/iris.csv has no column 'nope'; give a name or a number from 1 to 5
  [2]
  $ bp cv --group species --target petal_width --folds 2 --epochs 1 --patience 1 \
  >     --threads 3 data/iris.csv
  bp: fold 1 of 2: the other folds are one group, of which no part can be held out to find the best epoch by; leave out --validation, --patience and --refit
  [3]
  $ printf 'g,"a,b","c""d",y\n1,2,3,4\n2,3,4,5\n' > names.csv
  $ bp cv --group g --ignore '"a,b","c""d"' names.csv
  bp: names.csv: no column is left to learn from: all are targets or ignored
  [3]

Options that don't go together:

  $ bp cv --validation rows.csv data/iris.csv
  bp: cv: --validation takes a share or none here: it is the folds that judge
  [2]
  $ bp cv --validation 1.5 data/iris.csv
  bp: cv: --validation: a share is between 0 and 1, as 0.2
  [2]
  $ bp cv --validation none --patience 3 data/iris.csv
  bp: cv: --patience waits for held-out rows to get better, and --validation none holds none out
  [2]
  $ bp cv --validation none --refit yes data/iris.csv
  bp: cv: --refit wants to know how many epochs were best, and --validation none doesn't tell
  [2]
  $ bp cv --layers 5,3 data/iris.csv
  bp: cv: --layers starts with 5 inputs, but data/iris.csv gives 4: sepal_length, sepal_width, petal_length, petal_width
  [2]
  $ bp cv --label-smoothing 0.1 --target sepal_length data/iris.csv
  bp: cv: --label-smoothing is for classes, and the task is regression (the target is numeric)
  [2]
  $ BP_ISA=none bp cv data/iris.csv
  bp: BP_ISA=none in the environment: this build or this processor has no such instruction set (avx512, avx2, neon, portable)
  [2]

What training would refuse:

  $ printf 'x,y\n1,a\n2,a\n3,a\n' > one.csv
  $ bp cv --folds 2 one.csv
  bp: one.csv: the target 'y' has one class, 'a': there is nothing to learn
  [3]

What can't be learnt without a fold:

  $ printf 'x,y\n1,a\n2,a\n3,a\n4,b\n' > last.csv
  $ bp cv -q --folds 4 --epochs 1 last.csv
  bp: fold 4 of 4: all rows of the other folds are of the class 'a': there is nothing to learn
  [3]
  $ printf 'x,z,y\n1,,1\n2,,2\n3,5,3\n4,,4\n' > empty.csv
  $ bp cv -q --folds 4 --epochs 1 empty.csv
  bp: fold 2 of 4: in the other folds, empty.csv: column 'z' has no value in any row; leave it out with --ignore
  [3]
  $ printf 'w,x,y\n1,1,1\n0,2,1.5\n0,3,2\n0,4,1\n' > weights.csv
  $ bp cv -q --folds 4 --epochs 1 --weight w weights.csv
  bp: fold 4 of 4: all rows to learn from have the --weight 0
  [3]
  $ bp cv -q --folds 3 --learning-rate 1000 data/airquality.csv
  bp: fold 1 of 3: training diverges in epoch 1, even at a learning rate of 31.25; try another --optimizer, a smaller --learning-rate, --clip-norm 1, or --scale standard
  [5]
