bp says what it does.

  $ bp --help
  Usage: bp COMMAND [OPTION...] [FILE...]
  
  Trains neural networks from CSV files, and predicts with them.
  
    train       learn from a CSV file, write a model
    check       tell what training would make of a CSV file
    cv          estimate by cross-validation how good a model gets
    predict     predict with a model
    eval        judge a model on labelled rows
    explain     say why a prediction is what it is
    plot        draw a chart of a model
    report      write all there is to know of a model as a page
    show        say what a model is and how it came to be
    diff        say what two models differ in
    trace       show one step of learning, every number
    gradcheck   check that backpropagation computes the slope of the loss
    completion  print a completion script for a shell
    help        say what a command does
  
  'bp help COMMAND' tells more about one; 'bp --version' says which bp this is.
  $ bp --version
  bp 0.1.0
  $ bp help | cmp - - << END
  > $(bp --help)
  > END

Each command does. 'bp help COMMAND' and 'bp COMMAND --help' say the same:

  $ bp help predict
  Usage: bp predict [OPTION...] MODEL.json [INPUT.csv ...]
  
  Predicts a row for each row of INPUT.csv (standard input when there is none, or
  '-') and writes it to standard output, with a header when the input has one.
  Columns are found by name, in any order, when model and input have names, else
  by position; columns that the model doesn't take are passed over.
  
  What to write:
    --keep COLUMN,...       columns of the input to write before the predictions,
                            as they are; the word all for all
    --proba                 the probability of each class, a column each
    --top K                 the K most probable classes, each with its
                            probability
    --threshold P           of two classes, the second if its probability is at
                            least P (without: the more probable one)
  
  Rows that are no use:
    --on-error HOW          a row that can't be predicted: an error, or one with
                            empty predictions: stop, na (default: stop)
    --unseen HOW            a level that training never saw: refused, or taken
                            for none of those known (without: as the model says):
                            error, other
  
  Reading the input:
    --header                the first row is names (else found by looking)
    --no-header             the first row is data
    --delimiter CHAR        what stands between cells, in and out; the word tab
                            for a tab, blanks for any run of blanks (without: as
                            in the training file)
    --decimal CHAR          what stands before the fraction of a number, in and
                            out, point or comma (without: as in the training
                            file)
    --comment CHAR          lines that start with it are passed over
    --skip-lines N          lines to pass over at the start of each file
                            (default: 0)
  
  Other:
    --threads N             how many to use (without: one a processor)
    -q, --quiet             say nothing unless something is wrong
  $ for command in train predict completion help; do
  >     bp help $command > one && bp $command --help | cmp - one
  >     bp $command -h | cmp - one
  > done

Help fits into 80 columns:

  $ for command in train predict completion help; do bp help $command; done |
  >     awk 'length > 80'

Without a command it says what there is, and that something is missing:

  $ bp > out 2> err
  [2]
  $ cat out
  $ bp --help | cmp - err

Words that are unknown, and the nearest that is known:

  $ bp tran
  bp: no command 'tran'; is it 'train'?
  [2]
  $ bp predicts
  bp: no command 'predicts'; is it 'predict'?
  [2]
  $ bp nonsense
  bp: no command 'nonsense'; 'bp --help' lists them
  [2]
  $ bp help tran
  bp: no command 'tran'; is it 'train'?
  [2]
  $ bp help train predict
  bp: help: one command at a time; what is 'predict'?
  [2]
  $ bp --hlep
  bp: no command '--hlep'; is it '--help'?
  [2]
  $ bp --verison
  bp: no command '--verison'; is it '--version'?
  [2]
  $ bp -v
  bp: no command '-v'; 'bp --help' lists them
  [2]
  $ bp ''
  bp: no command ''; 'bp --help' lists them
  [2]

Completions for three shells:

  $ bp completion bash > bp.bash
  $ bp completion zsh > bp.zsh
  $ bp completion fish > bp.fish
  $ bash -n bp.bash
  $ for file in bp.*; do grep -q learning-rate $file || echo $file; done
  $ bp completion
  bp: completion: name one shell: bash, zsh or fish
  [2]
  $ bp completion tcsh
  bp: completion: name one shell: bash, zsh or fish
  [2]
  $ bp completion bash zsh
  bp: completion: name one shell: bash, zsh or fish
  [2]
