bp predict reads rows and writes one line for each of them, in the same order.
It needs nothing but the model.

  $ ln -s "$DATA" data
  $ bp train -q --layers 4,8,3 --act sigmoid data/iris.csv
  $ bp predict model.json data/iris.csv > predictions.csv
  $ grep -c '' predictions.csv
  151
  $ sed -n '1,2p; 52p; 151p' predictions.csv
  species
  setosa
  versicolor
  virginica

Rows without a header give predictions without one:

  $ sed 1d data/iris.csv | head -2 > rows.csv
  $ bp predict model.json rows.csv
  setosa
  setosa

No rows are no predictions:

  $ head -1 data/iris.csv > header.csv
  $ bp predict model.json header.csv
  species

With --proba there is a column for each class:

  $ bp predict --proba model.json data/iris.csv | sed -n '1,2p; 52p; 151p'
  setosa,versicolor,virginica
  0.97936195,0.020623678,1.4371783e-05
  0.017680708,0.8402249,0.14209443
  0.002025157,0.2574341,0.74054074

What the network sees as most probable is what is predicted:

  $ bp predict --proba model.json data/iris.csv | awk -F , '
  >     NR == 1 { split($0, name); next }
  >     { best = 1; for (i = 2; i <= NF; i++) if ($i > $best) best = i
  >       print name[best] }' > most-probable
  $ sed 1d predictions.csv | cmp - most-probable

With one output for two classes, the second is predicted from one half on:

  $ bp train -q --epochs 5 -o titanic.json data/titanic.csv
  $ bp predict titanic.json data/titanic.csv > predictions.csv
  $ bp predict --proba titanic.json data/titanic.csv |
  >     awk -F , 'NR == 1 { print "Survived"; split($0, name); next }
  >     { print ($2 > 0.5 ? name[2] : name[1]) }' | cmp - predictions.csv
  $ bp predict --proba titanic.json data/titanic.csv | sort -u
  0.05797708,0.9420229
  0.09377438,0.9062256
  0.13053763,0.8694624
  0.21303535,0.78696465
  0.22771752,0.7722825
  0.2826221,0.7173779
  0.33064008,0.6693599
  0.47120404,0.52879596
  0.5617007,0.43829927
  0.6307819,0.3692181
  0.7797844,0.2202156
  0.7970195,0.20298052
  0.8125426,0.1874574
  0.8763193,0.12368071
  No,Yes

A row's prediction doesn't depend on the rows around it, however many there are:

  $ bp predict --proba model.json data/iris.csv | sed 1d > rows
  $ sed -n '1p; 100p' data/iris.csv | bp predict --proba model.json |
  >     tail -1 > alone
  $ sed -n 99p rows | cmp - alone
  $ for i in 1 2 3 4 5; do sed 1d data/iris.csv; done |
  >     bp predict --proba model.json > many
  $ cat rows rows rows rows rows | cmp - many

Nor does it on the number of threads, or on where the input is cut into pieces:

  $ awk 'NR > 1 { a[NR] = $0 } END { for (i = 0; i < 30000; i++)
  >     print a[2 + i * 7 % 150] }' data/iris.csv > large.csv
  $ bp predict --threads 1 --proba --keep all model.json large.csv > one
  $ for threads in 2 3 8; do
  >     bp predict --threads $threads --proba --keep all model.json large.csv |
  >         cmp - one; done
  $ while read -r row; do echo "$row"; done < large.csv |
  >     bp predict --proba --keep all model.json | cmp - one
  $ cut -d , -f 1-5 one | cmp - large.csv
  $ cut -d , -f 6-8 one | sort -u | wc -l
  149

Predictions stand beside their rows with --keep:

  $ bp predict --keep all model.json data/iris.csv |
  >     awk -F , 'NR > 1 && $5 != $6'
  5.9,3.2,4.8,1.8,versicolor,virginica
  6.7,3,5,1.7,versicolor,virginica
  6,2.7,5.1,1.6,versicolor,virginica
  6.3,2.8,5.1,1.5,virginica,versicolor

What was filled in is said, unless -q says not to:

  $ printf 'petal_length,petal_width,sepal_length,sepal_width\n1,,5,?\n' > gap.csv
  $ bp predict model.json gap.csv
  species
  setosa
  bp: gap.csv: column 'sepal_width': 1 missing cell filled with the model's value 3.05733
  bp: gap.csv: column 'petal_width': 1 missing cell filled with the model's value 1.19933
  $ bp predict -q model.json gap.csv
  species
  setosa

--keep writes columns before the predictions, in the order that it names them. A
prediction doesn't have the name of a column that is kept:

  $ head -3 data/iris.csv > few.csv
  $ bp predict --keep all model.json few.csv
  sepal_length,sepal_width,petal_length,petal_width,species,predicted species
  5.1,3.5,1.4,0.2,setosa,setosa
  4.9,3,1.4,0.2,setosa,setosa
  $ bp predict --keep species,petal_width,1-2 model.json few.csv
  species,petal_width,sepal_length,sepal_width,predicted species
  setosa,0.2,5.1,3.5,setosa
  setosa,0.2,4.9,3,setosa
  $ bp predict --keep petal_length:petal_width model.json few.csv
  petal_length,petal_width,species
  1.4,0.2,setosa
  1.4,0.2,setosa
  $ bp predict --keep 5 --proba model.json few.csv
  species,setosa,versicolor,virginica
  setosa,0.97936195,0.020623678,1.4371783e-05
  setosa,0.9592201,0.040752973,2.6942542e-05
  $ sed 1d few.csv | bp predict --keep 5,1 model.json
  setosa,5.1,setosa
  setosa,4.9,setosa

What is kept is kept byte for byte, in the header as well:

  $ printf '"no", petal_length ,petal_width,"sepal_length",sepal_width\r\n' > raw.csv
  $ printf '"a ""b"", c", 1.40 ,+0.2,"5.10",3.50\r\n"two\nlines",4.7e0,1.4,7,3.2' >> raw.csv
  $ bp predict --keep all model.json raw.csv
  "no", petal_length ,petal_width,"sepal_length",sepal_width,species
  "a ""b"", c", 1.40 ,+0.2,"5.10",3.50,setosa
  "two
  lines",4.7e0,1.4,7,3.2,versicolor
  $ bp predict --keep 4,1 model.json raw.csv
  "sepal_length","no",species
  "5.10","a ""b"", c",setosa
  7,"two
  lines",versicolor

Several files are one table:

  $ sed -n '1p; 4,8p' data/iris.csv > more.csv
  $ bp predict --keep 1 model.json few.csv more.csv
  sepal_length,species
  5.1,setosa
  4.9,setosa
  4.7,setosa
  4.6,setosa
  5,setosa
  5.4,setosa
  4.6,setosa
  $ sed 1d more.csv > nameless.csv
  $ sed 1d few.csv | bp predict model.json nameless.csv -
  setosa
  setosa
  setosa
  setosa
  setosa
  setosa
  setosa

--top writes the most probable classes, each with its probability:

  $ bp predict --top 2 model.json few.csv
  class 1,probability 1,class 2,probability 2
  setosa,0.97936195,versicolor,0.020623678
  setosa,0.9592201,versicolor,0.040752973
  $ bp predict --top 3 --keep 5 model.json few.csv | cut -d , -f 1,2,4,6
  species,class 1,class 2,class 3
  setosa,setosa,versicolor,virginica
  setosa,setosa,versicolor,virginica
  $ bp predict --top 1 model.json data/iris.csv | cut -d , -f 1 | sed 1d |
  >     cmp - most-probable
  $ bp predict --top 2 titanic.json data/titanic.csv | sed 1d | sort -u | head -3
  No,0.5617007,Yes,0.43829927
  No,0.6307819,Yes,0.3692181
  No,0.7797844,Yes,0.2202156

Of equally probable classes, the first comes first:

  $ bp train -q --hidden 0 --init zeros --learning-rate 0 --epochs 1 \
  >     -o even.json data/iris.csv
  $ bp predict --top 2 even.json few.csv
  class 1,probability 1,class 2,probability 2
  setosa,0.33333334,versicolor,0.33333334
  setosa,0.33333334,versicolor,0.33333334

--threshold says from where on it is the second of two classes:

  $ printf 'Class,Sex,Age\n1st,Male,Adult\n3rd,Female,Adult\nCrew,Male,Adult\n' > people.csv
  $ bp predict --proba titanic.json people.csv
  No,Yes
  0.6307819,0.3692181
  0.47120404,0.52879596
  0.7797844,0.2202156
  $ bp predict titanic.json people.csv
  Survived
  No
  Yes
  No
  $ bp predict --threshold 0.3 titanic.json people.csv
  Survived
  Yes
  Yes
  No
  $ bp predict --threshold 0 titanic.json people.csv
  Survived
  Yes
  Yes
  Yes
  $ bp predict --threshold 1 titanic.json people.csv
  Survived
  No
  No
  No
  $ for p in $(bp predict --proba titanic.json people.csv | sed 1d |
  >     cut -d , -f 2); do
  >     bp predict --threshold $p titanic.json people.csv | grep -c Yes; done
  2
  1
  3

With --on-error na a row that can't be predicted has empty predictions, and the
others don't suffer:

  $ cat > bad.csv << END
  > sepal_length,sepal_width,petal_length,petal_width,note
  > 5.1,3.5,1.4,0.2,good
  > 5.1,3.5,wide,0.2,a word
  > 5.1,3.5
  > 5.1,3.5,1.4,0.2,too,long
  > 6.2,3.4,5.4,2.3,good
  > END
  $ bp predict --on-error na model.json bad.csv
  species
  setosa
  ""
  ""
  ""
  virginica
  bp: bad.csv: 3 rows without a prediction; the first: bad.csv:3: column 'petal_length': 'wide' is not a number
  $ bp predict -q --on-error na --keep note,1 model.json bad.csv
  note,sepal_length,species
  good,5.1,setosa
  a word,5.1,
  ,5.1,
  too,5.1,
  good,6.2,virginica
  $ bp predict -q --on-error na --keep all --proba model.json bad.csv
  sepal_length,sepal_width,petal_length,petal_width,note,setosa,versicolor,virginica
  5.1,3.5,1.4,0.2,good,0.97936195,0.020623678,1.4371783e-05
  5.1,3.5,wide,0.2,a word,,,
  5.1,3.5,,,,,,
  5.1,3.5,1.4,0.2,too,,,
  6.2,3.4,5.4,2.3,good,0.0005139187,0.06443668,0.9350494
  $ bp predict -q --on-error na --top 1 model.json bad.csv
  class 1,probability 1
  setosa,0.97936195
  ,
  ,
  ,
  virginica,0.9350494
  $ bp predict -q --on-error na --proba model.json bad.csv > stays
  $ for i in 1 2 3 4 5 6 7 8; do sed 1d bad.csv; done |
  >     bp predict -q --on-error na --proba --threads 2 model.json > many
  $ for i in 1 2 3 4 5 6 7 8; do sed 1d stays; done | cmp - many

The first row that is bad is the one that is told of, and a missing cell counts
as filled only where it was:

  $ bp train -q --scale none --act identity --init he --epochs 1 -o far.json \
  >     data/xor.csv
  $ printf '0,1\n,1\n,x\n3e38,3e38\n,y\n' |
  >     bp predict --on-error na far.json
  0.69694535
  0.71582597
  ""
  ""
  ""
  bp: standard input: column 'x1': 1 missing cell filled with the model's value 0.5
  bp: standard input: 3 rows without a prediction; the first: standard input:3: column 'x2': 'x' is not a number
  $ printf '3e38,3e38\n0,x\n' | bp predict --on-error na far.json
  ""
  ""
  bp: standard input: 2 rows without a prediction; the first: standard input:1: the model's outputs for this row are beyond the range of numbers; are its cells in the units of the training file?

A level that training never saw:

  $ printf 'Class,Sex,Age\n4th,Male,Adult\n1st,Male,Adult\n5th,X,Adult\n' > levels.csv
  $ bp predict --unseen other --keep 1 titanic.json levels.csv
  Class,Survived
  4th,No
  1st,No
  5th,No
  bp: levels.csv: column 'Class': 2 cells with a level that training never saw, taken as other
  bp: levels.csv: column 'Sex': 1 cell with a level that training never saw, taken as other
  $ bp predict --on-error na --keep 1 titanic.json levels.csv
  Class,Survived
  4th,
  1st,No
  5th,
  bp: levels.csv: 2 rows without a prediction; the first: levels.csv:2: column 'Class': '4th' is a category the model was not trained on; it knows 1st, 2nd, 3rd, Crew
  $ bp predict -q --unseen other titanic.json levels.csv
  Survived
  No
  No
  No
  $ bp predict --unseen error titanic.json levels.csv
  Survived
  bp: levels.csv:2: column 'Class': '4th' is a category the model was not trained on; it knows 1st, 2nd, 3rd, Crew
  [3]

How the input is written can be told where it isn't as the training file was;
predictions are written likewise:

  $ tr ',.' ';,' < few.csv > german.csv
  $ bp predict --delimiter ';' --decimal , --proba --keep 1 model.json german.csv
  sepal_length;setosa;versicolor;virginica
  5,1;0,97936195;0,020623678;1,4371783e-05
  4,9;0,9592201;0,040752973;2,6942542e-05
  $ bp predict --decimal , --proba --delimiter , model.json - << END
  > "5,1","3,5","1,4","0,2"
  > END
  "0,97936195","0,020623678","1,4371783e-05"
  $ sed 's/,/  /g; s/^/ /' few.csv > blanks.txt
  $ bp predict --delimiter blanks --proba model.json blanks.txt
  setosa versicolor virginica
  0.97936195 0.020623678 1.4371783e-05
  0.9592201 0.040752973 2.6942542e-05
  $ bp predict --delimiter blanks --keep 2,species model.json blanks.txt
  sepal_width species "predicted species"
  3.5 setosa setosa
  3 setosa setosa
  $ { echo 'measured in'; echo 'a garden'; sed '2i # by hand' few.csv; } |
  >     bp predict --skip-lines 2 --comment '#' model.json
  species
  setosa
  setosa
  bp: standard input: 1 comment passed over
