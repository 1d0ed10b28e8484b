Training that goes out of bounds. Exit code 5, and no model is written: an older
one stays as it was.

  $ ln -s "$DATA" data
  $ bp train -q data/iris.csv
  $ cp model.json before.json
  $ bp train -q --act relu --learning-rate 1000 data/iris.csv
  bp: training diverges in epoch 2, even at a learning rate of 31.25; try another --optimizer, a smaller --learning-rate, --clip-norm 1, or --scale standard
  [5]
  $ bp train -q --act identity --output-act identity --learning-rate 100 \
  >     data/iris.csv
  bp: training diverges in epoch 1, even at a learning rate of 3.125; try another --optimizer, a smaller --learning-rate, --clip-norm 1, or --scale standard
  [5]
  $ cmp model.json before.json

The very last step counts, too:

  $ printf 'a,b\n1,1e25\n2,3e25\n5,1\n' > large.csv
  $ bp train -q --target-scale none --act identity --learning-rate 1 \
  >     --epochs 1 large.csv
  bp: training diverged in its last step: the error is no longer a finite number; try a smaller --learning-rate
  [5]
  $ bp train -q --target-scale none --act identity --learning-rate 1 large.csv
  bp: training diverges in epoch 2, even at a learning rate of 0.03125; try another --optimizer, a smaller --learning-rate, --clip-norm 1, or --scale standard
  [5]
  $ cmp model.json before.json
