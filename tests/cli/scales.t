Numbers are scaled, targets too, and predictions are scaled back: what comes out
is in the units of the training file.

  $ printf 'x,y\n0,1000\n1,1010\n2,1020\n3,1030\n4,1040\n' > line.csv
  $ scales() { bp train -q --epochs 400 --hidden 0 "$@" line.csv &&
  >     grep centre model.json | tr -d '\t' && bp predict model.json line.csv; }
  $ scales
  {"name":"x","position":1,"type":"number","fill":2,"centre":2,"scale":1.4142135623730951}
  {"name":"y","position":2,"type":"number","centre":1020,"scale":14.142135623730951}
  y
  1000.002005
  1010.0010024
  1020
  1029.9989976
  1039.997995
  $ scales --scale minmax --target-scale minmax
  {"name":"x","position":1,"type":"number","fill":2,"centre":0,"scale":4,"mean":2}
  {"name":"y","position":2,"type":"number","centre":1000,"scale":40,"mean":1020}
  y
  1000.213004
  1010.116152
  1020.019298
  1029.922445
  1039.825592
  $ scales --scale none
  {"name":"x","position":1,"type":"number","fill":2,"centre":0,"scale":1,"mean":2}
  {"name":"y","position":2,"type":"number","centre":1020,"scale":14.142135623730951}
  y
  1000.000992
  1010.000495
  1019.999998
  1029.9995
  1039.999005
  $ scales --target-scale none --learning-rate 0.001
  {"name":"x","position":1,"type":"number","fill":2,"centre":2,"scale":1.4142135623730951}
  {"name":"y","position":2,"type":"number","centre":0,"scale":1,"mean":1020}
  y
  987.1521
  997.02435
  1006.8966
  1016.76886
  1026.6411

Outputs that have bounds take a target between them:

  $ scales --output-act sigmoid | head -2
  {"name":"x","position":1,"type":"number","fill":2,"centre":2,"scale":1.4142135623730951}
  {"name":"y","position":2,"type":"number","centre":1000,"scale":40,"mean":1020}

A constant column is scaled to 0, and nothing is divided by its spread:

  $ printf 'x,c,y\n1,7,1\n2,7,2\n3,7,4\n' > constant.csv
  $ bp train --epochs 1 constant.csv 2>&1 | grep -e inputs -e note
    inputs    2 numbers: x, c
    note      column 'c' is constant (7): nothing can be learnt from it
  $ bp train -q --epochs 1 --scale minmax -o minmax.json constant.csv
  $ grep -h '"c"' model.json minmax.json | tr -d '\t'
  {"name":"c","position":2,"type":"number","fill":7,"centre":7,"scale":0}
  {"name":"c","position":2,"type":"number","fill":7,"centre":7,"scale":0}
  $ printf 'x,c\n2,7\n2,8\n' | bp predict model.json | uniq
  y
  2.33310855

Predictions have the digits that their target needs, be it near 0 or far away:

  $ awk 'BEGIN { print "x,y"
  >     for (i = 0; i < 100; i++) print i "," 1700000000 + i }' > far.csv
  $ bp train -q far.csv
  $ bp predict model.json far.csv | paste -d , far.csv - |
  >     awk -F , 'NR > 1 { e = $2 - $3; sum += e * e }
  >               END { print (sum / (NR - 1) < 4 ? "close" : sum / (NR - 1)) }'
  close
  $ sed 's/,1700/,0.000001700/' far.csv > near.csv
  $ bp train -q near.csv
  $ bp predict model.json near.csv | tail -1
  1.70000009657412e-06
