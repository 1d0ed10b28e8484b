A model file holds all that prediction needs and all that made it.

  $ ln -s "$DATA" data
  $ bp train -q --layers 8,3,1 --act sigmoid --epochs 2 data/titanic.csv
  $ expand -t 2 model.json
  {
    "format": "bp-model",
    "version":  1,
    "bp": "0.1.0",
    "task": "classify",
    "inputs": [
      {"name":"Class","position":1,"type":"category","numeric":false,"levels":["1st","2nd","3rd","Crew"]},
      {"name":"Sex","position":2,"type":"category","numeric":false,"levels":["Female","Male"]},
      {"name":"Age","position":3,"type":"category","numeric":false,"levels":["Adult","Child"]}
    ],
    "targets":  [
      {"name":"Survived","position":4,"type":"category","numeric":false,"levels":["No","Yes"]}
    ],
    "data": {
      "rows": 2201,
      "columns":  4,
      "header": true,
      "delimiter":  ",",
      "missing":  ["NA", "N/A", "NaN", "nan", "null", "NULL", "None", "none", "?"],
      "checksum": "xxh64:12228d65a0feb749"
    },
    "notes":  [],
    "recipe": {
      "task": "auto",
      "layers": "8,3,1",
      "act":  "sigmoid",
      "output-act": "auto",
      "loss": "auto",
      "init": "auto",
      "epochs": 2,
      "batch-size": 16,
      "learning-rate":  0.01,
      "momentum": 0.9,
      "l2": 0.0001,
      "seed": 1,
      "missing":  "mean",
      "min-count":  1,
      "unseen": "error",
      "scale":  "standard",
      "target-scale": "auto"
    },
    "history":  {
      "epochs": 2,
      "interrupted":  false,
      "loss": [0.6519439532533661, 0.6116400279954367]
    },
    "scores": {
      "loss": 0.6015623388562296,
      "accuracy": 0.6769650159018628
    },
    "loss": "cross-entropy",
    "encoding": "text",
    "layers": [{
        "inputs": 8,
        "units":  3,
        "activation": "sigmoid",
        "biases": [-0.05184158, -0.04834141, 0.046155084],
        "weights":  [
          [0.30213505, -0.28118485, -0.76401764, -0.5081693, 0.4682428, -0.3652807, -0.4417833, -0.041224606],
          [0.19461828, 0.36636737, 0.34780744, 0.55883324, 0.43456754, 0.5954313, -0.7570132, -0.617205],
          [0.43341592, 0.56514925, 0.38680753, -0.016332911, 0.11813599, -0.09303213, 0.6100875, -0.16071643]
        ]
      }, {
        "inputs": 3,
        "units":  1,
        "activation": "sigmoid",
        "biases": [-0.7907554],
        "weights":  [
          [1.1534963, -0.17843303, -0.25814798]
        ]
      }]
  }

Its weights can be base64, which holds the same numbers in half the room; from a
million of them on it is what is written.

  $ bp train -q --layers 8,3,1 --act sigmoid --epochs 2 --weights base64 \
  >     -o base64.json data/titanic.csv
  $ sed -n '/"encoding"/,$p' base64.json | expand -t 2
    "encoding": "base64",
    "layers": [{
        "inputs": 8,
        "units":  3,
        "activation": "sigmoid",
        "biases": "1ldUvaQBRr0dDT09",
        "weights":  "crGaPnb3j76plkO/YhcCv4W97z4SBru+bDHiviLbKL0ESkc+gZS7PtETsj6yDw8/o3/ePjBuGD+ey0G/JgEev7Ho3T6frRA/owvGPpnMhbxI8fE9oYe+vbIuHD/ZkiS+"
      }, {
        "inputs": 3,
        "units":  1,
        "activation": "sigmoid",
        "biases": "8m5Kvw==",
        "weights":  "xKWTPya3Nr75K4S+"
      }]
  }
  $ bp predict --proba model.json data/titanic.csv > text.csv
  $ bp predict --proba base64.json data/titanic.csv | cmp - text.csv
  $ encoding() { grep -o '"encoding":.*' model.json | tr '\t' ' '; }
  $ bp train -q --epochs 1 --layers 2,249999,1 data/xor.csv && encoding
  "encoding": "text",
  $ bp train -q --epochs 1 --layers 2,250000,1 data/xor.csv && encoding
  "encoding": "base64",
  $ bp train -q --epochs 1 --layers 2,250000,1 --weights text data/xor.csv &&
  >     encoding
  "encoding": "text",

Everything is read again, whatever the names:

  $ printf '"a""b\n",c\\u0000d,"\tt",1\n1,x,2,3\n2,"\\",3,4\n3,x,2,5\n' > odd.csv
  $ bp train -q --epochs 1 --header odd.csv
  $ bp predict model.json odd.csv | grep -c ''
  4
  $ grep -o '"name":"[^,]*,' model.json
  "name":"a\"b\n",
  "name":"c\\u0000d",
  "name":"\tt",
  "name":"1",

A file that is replaced keeps its permissions:

  $ bp train -q -o new.json data/xor.csv
  $ chmod 600 new.json
  $ bp train -q -o new.json data/xor.csv
  $ ls -l new.json | cut -c 1-10
  -rw-------
