One seed, one model: the same data, options and seed give the same bytes.

  $ ln -s "$DATA" data
  $ bp train -q data/iris.csv
  $ bp train -q -o again.json data/iris.csv
  $ cmp model.json again.json

Where the data lies, what it is called, how the model is called and where the
options stand makes no difference:

  $ cp data/iris.csv flowers.csv
  $ bp train -q -o other.json flowers.csv
  $ cmp model.json other.json
  $ bp train -q --epochs 100 --seed 1 -o - - < data/iris.csv | cmp - model.json

Another seed is another model:

  $ bp train -q --seed 2 -o two.json data/iris.csv
  $ cmp -s model.json two.json
  [1]
  $ diff model.json two.json | grep -c '^<'
  29

So are other data, even where the numbers are the same:

  $ sed 's/^5.1,/5.10,/' data/iris.csv > digits.csv
  $ bp train -q -o digits.json digits.csv
  $ diff model.json digits.json | tr '<>\t' '-+ '
  21c21
  -   "checksum": "xxh64:322086f4ac023b39"
  ---
  +   "checksum": "xxh64:b4b7860439f9aca7"

Every instruction set gives the same bytes, in training and in prediction. One
that the processor lacks is passed over here:

  $ for set in portable avx512 avx2 neon; do
  >     export BP_ISA=$set
  >     bp train -q -o set.json data/iris.csv 2> /dev/null || {
  >         [ $? -eq 2 ] || echo "$set fails"; continue; }
  >     bp predict --proba set.json data/iris.csv > $set.csv
  >     cmp model.json set.json && cmp portable.csv $set.csv
  > done; unset BP_ISA
  $ BP_ISA=mmx bp train data/iris.csv
  bp: BP_ISA=mmx in the environment: this build or this processor has no such instruction set (avx512, avx2, neon, portable)
  [2]
