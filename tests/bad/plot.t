What bp plot is told that it can't do.

  $ ln -s "$DATA" data
  $ bp train -q --hidden 2 --epochs 1 --validation none data/iris.csv
  $ bp train -q --hidden 2 --epochs 1 --validation none --target Ozone -o ozone.json data/airquality.csv
  $ bp plot
  bp: plot: which chart? 'bp plot --help' lists them
  [2]
  $ bp plot losses model.json
  bp: plot: no chart 'losses'; is it 'loss'?
  [2]
  $ bp plot '`id`' model.json
  bp: plot: no chart '`id`'; 'bp plot --help' lists them
  [2]
  $ bp plot loss
  bp: plot: loss of which model? ('-' is standard input)
  [2]
  $ bp plot network model.json ozone.json
  bp: plot: network takes one model; what is 'ozone.json'?
  [2]
  $ bp plot loss 1 2 3 4 5 6 7 8 9
  bp: plot: 9 models are too many: at most 8 can be told apart in one chart
  [2]
  $ bp plot confusion model.json
  bp: plot: confusion by which rows? Name a CSV file ('-' is standard input)
  [2]
  $ bp plot confusion - -
  bp: plot: standard input can be read only once; name '-' once
  [2]
  $ bp plot loss - - < model.json
  bp: plot: standard input can be read only once; name '-' once
  [2]
  $ bp plot loss nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp plot loss data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp plot confusion model.json nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp plot confusion model.json data/titanic.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]

Options:

  $ bp plot loss --format gif model.json
  bp: plot: --format 'gif': must be one of: svg, png
  [2]
  $ bp plot loss --size 720 model.json
  bp: plot: --size takes a width and a height, as in --size 720,480
  [2]
  $ bp plot loss --size 720,48 model.json
  bp: plot: --size '48': must be a whole number from 200 to 4000
  [2]
  $ bp plot loss --size 720,480,2 model.json
  bp: plot: --size '2': must be a whole number from 200 to 4000
  [2]
  $ bp plot loss --size 200,200 model.json
  <?xml version="1.0" encoding="utf-8"  standalone="no"?>
  <svg 
   width="200" height="200"
   viewBox="0 0 200 200"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:xlink="http://www.w3.org/1999/xlink"
  >
  
  <title>Loss while training: model.json</title>
  <desc>1 epoch; 150 rows</desc>
  
  <g id="gnuplot_canvas">
  
  <rect x="0" y="0" width="200" height="200" fill="#ffffff"/>
  <defs>
  
  \t<circle id='gpDot' r='0.5' stroke-width='0.5' stroke='currentColor'/> (esc)
  \t<path id='gpPt0' stroke-width='0.205' stroke='currentColor' d='M-1,0 h2 M0,-1 v2'/> (esc)
  \t<path id='gpPt1' stroke-width='0.205' stroke='currentColor' d='M-1,-1 L1,1 M1,-1 L-1,1'/> (esc)
  \t<path id='gpPt2' stroke-width='0.205' stroke='currentColor' d='M-1,0 L1,0 M0,-1 L0,1 M-1,-1 L1,1 M-1,1 L1,-1'/> (esc)
  \t<rect id='gpPt3' stroke-width='0.205' stroke='currentColor' x='-1' y='-1' width='2' height='2'/> (esc)
  \t<rect id='gpPt4' stroke-width='0.205' stroke='currentColor' fill='currentColor' x='-1' y='-1' width='2' height='2'/> (esc)
  \t<circle id='gpPt5' stroke-width='0.205' stroke='currentColor' cx='0' cy='0' r='1'/> (esc)
  \t<use xlink:href='#gpPt5' id='gpPt6' fill='currentColor' stroke='none'/> (esc)
  \t<path id='gpPt7' stroke-width='0.205' stroke='currentColor' d='M0,-1.33 L-1.33,0.67 L1.33,0.67 z'/> (esc)
  \t<use xlink:href='#gpPt7' id='gpPt8' fill='currentColor' stroke='none'/> (esc)
  \t<use xlink:href='#gpPt7' id='gpPt9' stroke='currentColor' transform='rotate(180)'/> (esc)
  \t<use xlink:href='#gpPt9' id='gpPt10' fill='currentColor' stroke='none'/> (esc)
  \t<use xlink:href='#gpPt3' id='gpPt11' stroke='currentColor' transform='rotate(45)'/> (esc)
  \t<use xlink:href='#gpPt11' id='gpPt12' fill='currentColor' stroke='none'/> (esc)
  \t<path id='gpPt13' stroke-width='0.205' stroke='currentColor' d='M0,1.330 L1.265,0.411 L0.782,-1.067 L-0.782,-1.076 L-1.265,0.411 z'/> (esc)
  \t<use xlink:href='#gpPt13' id='gpPt14' fill='currentColor' stroke='none'/> (esc)
  \t<filter id='textbox' filterUnits='objectBoundingBox' x='0' y='0' height='1' width='1'> (esc)
  \t  <feFlood flood-color='#FFFFFF' flood-opacity='1' result='bgnd'/> (esc)
  \t  <feComposite in='SourceGraphic' in2='bgnd' operator='atop'/> (esc)
  \t</filter> (esc)
  \t<filter id='greybox' filterUnits='objectBoundingBox' x='0' y='0' height='1' width='1'> (esc)
  \t  <feFlood flood-color='lightgrey' flood-opacity='1' result='grey'/> (esc)
  \t  <feComposite in='SourceGraphic' in2='grey' operator='atop'/> (esc)
  \t</filter> (esc)
  </defs>
  <g fill="none" color="#FFFFFF" stroke="currentColor" stroke-width="1.00" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="#FFFFFF" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,111.00 L169.99,111.00  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,111.00 L71.43,111.00  '/>\t<g transform="translate(65.97,114.58)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="end"> (esc)
  \t\t<text>1.10</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,102.50 L169.99,102.50  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,102.50 L71.43,102.50  '/>\t<g transform="translate(65.97,106.08)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="end"> (esc)
  \t\t<text>1.15</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,94.00 L169.99,94.00  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,94.00 L71.43,94.00  '/>\t<g transform="translate(65.97,97.58)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="end"> (esc)
  \t\t<text>1.20</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,85.50 L169.99,85.50  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,85.50 L71.43,85.50  '/>\t<g transform="translate(65.97,89.08)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="end"> (esc)
  \t\t<text>1.25</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,77.01 L169.99,77.01  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,77.01 L71.43,77.01  '/>\t<g transform="translate(65.97,80.59)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="end"> (esc)
  \t\t<text>1.30</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,68.51 L169.99,68.51  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,68.51 L71.43,68.51  '/>\t<g transform="translate(65.97,72.09)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="end"> (esc)
  \t\t<text>1.35</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,60.01 L169.99,60.01  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,60.01 L71.43,60.01  '/>\t<g transform="translate(65.97,63.59)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="end"> (esc)
  \t\t<text>1.40</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M77.28,111.00 L77.28,60.01  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,111.00 L77.28,116.85  '/>\t<g transform="translate(77.28,134.08)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="middle"> (esc)
  \t\t<text>0</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M123.64,111.00 L123.64,60.01  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M123.64,111.00 L123.64,116.85  '/>\t<g transform="translate(123.64,134.08)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="middle"> (esc)
  \t\t<text>1</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="gray" stroke="currentColor" stroke-width="0.60" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(216, 216, 216)' stroke-dasharray='2,4' class="gridline"  d='M169.99,111.00 L169.99,60.01  '/></g> (esc)
  <g fill="none" color="gray" stroke="rgb(216, 216, 216)" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M169.99,111.00 L169.99,116.85  '/>\t<g transform="translate(169.99,134.08)" stroke="none" fill="black" font-family="sans-serif" font-size="11.00"  text-anchor="middle"> (esc)
  \t\t<text>2</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,60.01 L77.28,111.00 L169.99,111.00 M169.99,60.01 M77.28,60.01  '/></g> (esc)
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  \t<g id="gnuplot_plot_1" ><title>training loss (last: 1.253)</title> (esc)
  <g fill="none" color="#FFFFFF" stroke="black" stroke-width="1.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="1.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<g transform="translate(137.37,182.15)" stroke="none" fill="black" font-family="sans-serif" font-size="12.00"  text-anchor="start"> (esc)
  \t\t<text>training loss (last: 1.253)</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="1.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='rgb(  0, 114, 178)'  d='M85.67,178.25 L128.98,178.25 M123.64,85.04  '/>\t<use xlink:href='#gpPt6' transform='translate(123.64,85.04) scale(2.46)' color='rgb(  0, 114, 178)'/> (esc)
  \t<use xlink:href='#gpPt6' transform='translate(107.33,178.25) scale(2.46)' color='rgb(  0, 114, 178)'/> (esc)
  </g>
  \t</g> (esc)
  <g fill="none" color="#FFFFFF" stroke="rgb(  0, 114, 178)" stroke-width="2.00" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="2.00" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="black" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  \t<path stroke='black'  d='M77.28,60.01 L77.28,111.00 L169.99,111.00 M169.99,60.01 M77.28,60.01  '/>\t<g transform="translate(16.00,24.56)" stroke="none" fill="black" font-family="sans-serif" font-size="14.00"  font-weight="bold"  text-anchor="start"> (esc)
  \t\t<text>Loss while training: model.json</text> (esc)
  \t</g> (esc)
  \t<g transform="translate(16.00,44.59)" stroke="none" fill="rgb(64,64,64)" font-family="sans-serif" font-size="11.00"  text-anchor="start"> (esc)
  \t\t<text>1 epoch; 150 rows</text> (esc)
  \t</g> (esc)
  \t<g transform="translate(123.63,157.23)" stroke="none" fill="rgb(0,0,0)" font-family="sans-serif" font-size="13.00"  text-anchor="middle"> (esc)
  \t\t<text>epoch</text> (esc)
  \t</g> (esc)
  \t<g transform="translate(24.22,85.51) rotate(-90)" stroke="none" fill="black" font-family="sans-serif" font-size="13.00"  text-anchor="middle"> (esc)
  \t\t<text>loss (mean cross-entropy)</text> (esc)
  \t</g> (esc)
  </g>
  <g fill="none" color="black" stroke="currentColor" stroke-width="0.80" stroke-linecap="butt" stroke-linejoin="miter">
  </g>
  </g>
  </svg>
  
  $ bp plot loss --terminal --size 720,480 model.json
  bp: plot: --size is for pictures, and --terminal makes none
  [2]
  $ bp plot loss --terminal --format png model.json
  bp: plot: --format is for pictures, and --terminal makes none
  [2]
  $ bp plot loss --width 8 model.json
  bp: plot: --width is for the chart 'weights'
  [2]
  $ bp plot weights --target species model.json
  bp: plot: --target is for the chart 'residuals'
  [2]
  $ bp plot importance --repeats 0 model.json data/iris.csv
  bp: plot: --repeats '0': must be a whole number from 1 to 1000
  [2]
  $ bp plot confusion --header --no-header model.json data/iris.csv
  bp: plot: --header and --no-header exclude each other
  [2]

A chart that the model can't have:

  $ bp plot weights --width 3 model.json
  bp: model.json: its 4 inputs are no image whose rows have 3 pixels
  [2]
  $ bp plot residuals model.json data/iris.csv
  bp: plot: residuals is of numbers, and this model predicts classes; see confusion and calibration
  [2]
  $ bp plot confusion ozone.json data/airquality.csv
  bp: plot: confusion is of classes, and this model predicts numbers; see residuals
  [2]
  $ bp plot calibration ozone.json nothing.csv
  bp: plot: calibration is of classes, and this model predicts numbers; see residuals
  [2]
  $ bp plot residuals --target Ozon ozone.json nothing.csv
  bp: plot: --target 'Ozon': the model has no such target; is it 'Ozone'?
  [2]
  $ bp plot residuals --target Tuesday ozone.json nothing.csv
  bp: plot: --target 'Tuesday': the model has no such target
  [2]
  $ bp train -q --layers 4,1,1,1,1,1,1,1,1,1,3 --epochs 1 --validation none -o deep.json data/iris.csv
  $ bp plot network deep.json
  bp: deep.json: too deep to be drawn: 10 layers of units, where at most 9 have room; 'bp show --weights' lists them
  [2]
  $ bp plot loss deep.json > deep.svg
  $ bp train -q --output-act identity --loss mse --epochs 1 --validation none -o plain.json data/iris.csv
  $ bp plot calibration plain.json data/iris.csv
  bp: plain.json: its outputs are no probabilities: calibration takes softmax or sigmoid
  [2]
  $ awk 'BEGIN { print "x,y"; for (i = 0; i < 100; i++) printf "%d,c%d\n", i, i % 50 }' > many.csv
  $ bp train -q --hidden 2 --epochs 1 --validation none -o many.json many.csv
  $ bp plot confusion many.json many.csv
  bp: many.json: 50 classes are too many for a picture (at most 40); 'bp eval --all' lists what is confused
  [2]

No epoch was ever completed:

  $ sed 's/"epochs":.1,/"epochs": 0,/; s/"loss":.\[.*\]/"loss": []/
  >     s/"best":.*,/"best": 0,/' model.json > empty.json
  $ bp plot loss empty.json
  bp: empty.json: has no history: no epoch of its training was completed
  [4]

Where the picture can't go, which is said before rows are read; and what was there
is still there:

  $ bp plot loss -o nowhere/loss.svg model.json
  bp: nowhere/loss.svg: can't be written: No such file or directory
  [6]
  $ bp plot confusion -o . model.json nothing.csv
  bp: .: can't be written: it is a directory
  [6]
  $ bp plot loss model.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
  $ bp plot loss --terminal model.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
  $ echo old > kept.svg
  $ bp plot loss -o kept.svg nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ cat kept.svg
  old

Without gnuplot; text does without:

  $ bp=$(command -v bp)
  $ mkdir empty fake
  $ PATH=empty "$bp" plot loss model.json
  bp: gnuplot isn't installed, and it draws the pictures: install gnuplot-nox (Debian, Ubuntu) or gnuplot; --terminal does without
  [6]
  $ PATH=empty "$bp" plot loss -o kept.svg model.json
  bp: gnuplot isn't installed, and it draws the pictures: install gnuplot-nox (Debian, Ubuntu) or gnuplot; --terminal does without
  [6]
  $ cat kept.svg
  old
  $ PATH=empty "$bp" plot loss --terminal model.json | head -1
  Loss while training: model.json

With one that fails, that is killed, that has nothing to show, that doesn't read:

  $ fake() { printf '#!/bin/sh\n%s\n' "$1" > fake/gnuplot; chmod +x fake/gnuplot; }
  $ PATH=$PWD/fake:$PATH
  $ fake 'cat > /dev/null; printf "\n   ^\n   line 3: \033[31mno such terminal\nmore\n" >&2; exit 1'
  $ bp plot loss model.json
  bp: gnuplot failed: line 3: ?[31mno such terminal
  [6]
  $ fake 'kill -9 $$'
  $ bp plot loss model.json
  bp: gnuplot was killed
  [6]
  $ fake 'cat > /dev/null'
  $ bp plot loss model.json
  bp: gnuplot failed without a word (exit code 0)
  [6]
  $ fake 'exec <&-; echo "no memory" >&2; exit 2'
  $ bp plot weights -o kept.svg model.json
  bp: gnuplot failed: no memory
  [6]
  $ cat kept.svg
  old

The settings of whoever calls are not read:

  $ rm fake/gnuplot
  $ echo 'set output "hijacked"' > .gnuplot
  $ HOME=$PWD bp plot loss model.json | grep -c '</svg>'
  1
  $ ls hijacked
  ls: cannot access 'hijacked': No such file or directory
  [2]
