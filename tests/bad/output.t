Output that can't be written. Exit code 6: the system.

  $ ln -s "$DATA" data

Where the model is to go is looked at before training starts, so no report comes
first:

  $ bp train -o nowhere/model.json data/iris.csv
  bp: nowhere/model.json: can't be written: No such file or directory
  [6]
  $ mkdir folder
  $ bp train -o folder data/iris.csv
  bp: folder: can't be written: it is a directory
  [6]
  $ bp train -o folder/ data/iris.csv
  bp: folder/: can't be written: it is a directory
  [6]
  $ bp train -o new/ data/iris.csv
  bp: 'new/': can't be written: it names no file
  [6]
  $ bp train -o '' data/iris.csv
  bp: '': can't be written: it names no file
  [6]
  $ bp train -o data/iris.csv/model.json data/iris.csv
  bp: data/iris.csv/model.json: can't be written: Not a directory
  [6]
  $ long=$(awk 'BEGIN { while (i++ < 300) printf "x" }')
  $ bp train -q --epochs 1 -o "$long" data/iris.csv 2>&1 | sed 's/xx*/x.../'
  bp: x...: can't be written: File name too long
  $ ln -s nowhere/model.json astray.json
  $ bp train -o astray.json data/iris.csv
  bp: astray.json: can't be written: No such file or directory
  [6]
  $ ln -s round.json round.json
  $ bp train -o round.json data/iris.csv
  bp: round.json: can't be written: Too many levels of symbolic links
  [6]
  $ ls folder
  $ rm -r folder astray.json round.json
  $ ls
  data

The data is never overwritten by its model. Exit code 2:

  $ cp data/xor.csv xor.csv
  $ bp train -o xor.csv xor.csv
  bp: train: --output 'xor.csv' is the file to learn from; give it another name
  [2]
  $ bp train -o ./xor.csv - < xor.csv
  bp: train: --output './xor.csv' is the file to learn from; give it another name
  [2]
  $ cmp xor.csv data/xor.csv

Standard output that is closed:

  $ bp train -q data/iris.csv
  $ bp train -q -o - data/iris.csv >&-
  bp: standard output: can't be written: Bad file descriptor
  [6]
  $ bp predict model.json data/iris.csv >&-
  bp: standard output: can't be written: Bad file descriptor
  [6]
  $ bp help >&-
  bp: standard output: can't be written: Bad file descriptor
  [6]
  $ bp completion bash >&-
  bp: standard output: can't be written: Bad file descriptor
  [6]

... which is no matter where nothing is to be written there:

  $ bp train -q data/iris.csv >&-
