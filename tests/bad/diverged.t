Training that goes out of bounds. Exit code 5, and no model is written: an older
one stays as it was.

  $ ln -s "$DATA" data
  $ bp train -q data/iris.csv
  $ cp model.json before.json
  $ bp train -q --act relu --learning-rate 1000 data/iris.csv
  bp: training diverged in epoch 1: the loss is no longer a finite number; try a smaller --learning-rate than 1000
  [5]
  $ bp train -q --act identity --output-act identity --learning-rate 100 \
  >     data/iris.csv
  bp: training diverged in epoch 1: the loss is no longer a finite number; try a smaller --learning-rate than 100
  [5]
  $ cmp model.json before.json

The very last step counts, too:

  $ printf 'a,b\n1,1e25\n2,3e25\n5,1\n' > large.csv
  $ bp train -q --target-scale none --act identity --learning-rate 1 \
  >     --epochs 1 large.csv
  bp: training diverged in its last step: the error is no longer a finite number; try a smaller --learning-rate than 1
  [5]
  $ bp train -q --target-scale none --act identity --learning-rate 1 large.csv
  bp: training diverged in epoch 2: the loss is no longer a finite number; try a smaller --learning-rate than 1
  [5]
  $ cmp model.json before.json
