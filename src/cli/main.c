/* main.c - the command table, and the one place that prints errors and exits.
 *
 * Exit codes are those of bp_status (bp/error.h) and stand in bp(1).
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bp/text.h"
#include "check/cmd_check.h"
#include "complete.h"
#include "cv/cmd_cv.h"
#include "diff/cmd_diff.h"
#include "eval/cmd_eval.h"
#include "explain/cmd_explain.h"
#include "gradcheck/cmd_gradcheck.h"
#include "help.h"
#include "plot/cmd_plot.h"
#include "predict/cmd_predict.h"
#include "report/cmd_report.h"
#include "show/cmd_show.h"
#include "trace/cmd_trace.h"
#include "train/cmd_train.h"

static bp_status cmd_help(const command *cmd, int argc, char **argv,
                          bp_error *err);

static const option_spec no_options[] = {{0}};

const command commands[] = {
    {"train", "DATA.csv ...", "learn from a CSV file, write a model",
     "Trains a neural network to predict the target column of DATA.csv ('-' is "
     "standard input) from its other columns, and writes it to a model file "
     "that 'bp predict' needs nothing else for. One seed gives one model, byte "
     "for byte.",
     train_options, cmd_train},
    {"check", "DATA.csv ...", "tell what training would make of a CSV file",
     "Reads DATA.csv ('-' is standard input) as 'bp train' would with the same "
     "options, and reports what it finds before anything is trained: each "
     "column and what would be done with it, what looks wrong, and the 'bp "
     "train' line to go on with. Exits with 1 when training would refuse the "
     "data.",
     check_options, cmd_check},
    {"cv", "DATA.csv ...", "estimate by cross-validation how good a model gets",
     "Parts the rows of DATA.csv ('-' is standard input) into folds, trains "
     "for "
     "each fold on all others as 'bp train' would with the same options, and "
     "judges by the fold what was learnt. No model is written. In each fold "
     "training runs for all epochs; rows to stop by are held out only if "
     "--patience, --refit or a share for --validation is given.",
     cv_options, cmd_cv},
    {"predict", "MODEL.json [INPUT.csv ...]", "predict with a model",
     "Predicts a row for each row of INPUT.csv (standard input when there is "
     "none, or '-') and writes it to standard output, with a header when the "
     "input has one. Columns are found by name, in any order, when model and "
     "input have names, else by position; columns that the model doesn't take "
     "are passed over.",
     predict_options, cmd_predict},
    {"eval", "MODEL.json TEST.csv ...", "judge a model on labelled rows",
     "Predicts each row of TEST.csv ('-' is standard input) and holds it "
     "against the target that stands there: how often classes are right and "
     "which are taken for which, or how far off numbers are, each beside what "
     "one gets for nothing. Exits with 1 when the model isn't as good as is "
     "asked.",
     eval_options, cmd_eval},
    {"explain", "MODEL.json [INPUT.csv ...]",
     "say why a prediction is what it is",
     "Tells how much each column of one row of INPUT.csv (standard input when "
     "there is none, or '-') contributes to what MODEL.json predicts for it, "
     "held against the training mean or another row. The contributions "
     "(integrated gradients) add up to the difference between the two "
     "outputs. The input is read as by 'bp predict'.",
     explain_options, cmd_explain},
    {"plot", "CHART MODEL.json [FILE ...]", "draw a chart of a model",
     "Draws a chart of MODEL.json. CHART is loss (of one model or several, "
     "while they were trained), network (units and weights) or weights (of the "
     "first layer); or, with the labelled rows of FILEs, confusion, "
     "calibration, residuals or importance (of columns). Pictures are drawn by "
     "gnuplot, which must be installed; --terminal does without.",
     plot_options, cmd_plot},
    {"report", "MODEL.json TEST.csv ...",
     "write all there is to know of a model as a page",
     "Judges MODEL.json by the labelled rows of TEST.csv ('-' is standard "
     "input) and writes one HTML page that needs nothing else: how good it "
     "is beside what one gets for nothing, its mistakes, what it looks at, "
     "how it was trained, what is in it, and how to make it again. Charts are "
     "drawn by gnuplot, which must be installed; --no-charts does without.",
     report_options, cmd_report},
    {"show", "MODEL.json", "say what a model is and how it came to be",
     "Prints what MODEL.json ('-' is standard input) holds, for a person: "
     "columns, network, recipe, how training went, and how good it came out.",
     show_options, cmd_show},
    {"diff", "A.json B.json", "say what two models differ in",
     "Prints a line for each thing that the two models differ in: columns, "
     "network, recipe, training, scores and weights. Exits with 1 when there "
     "is "
     "any.",
     diff_options, cmd_diff},
    {"trace", "MODEL.json DATA.csv", "show one step of learning, every number",
     "Does one step of learning with one row of DATA.csv ('-' is standard "
     "input) and shows all of its numbers: forward through the network, the "
     "error, the errors backwards, the gradients and the weights before and "
     "after. MODEL.json stays as it is. With --weights, the network is typed "
     "in by hand and stands in the place of MODEL.json; DATA.csv can be left "
     "out then if the file has the row.",
     trace_options, cmd_trace},
    {"gradcheck", "MODEL.json DATA.csv ...",
     "check that backpropagation computes the slope of the loss",
     "Compares the gradient of MODEL.json's loss on rows of DATA.csv ('-' is "
     "standard input), as training computes it, with differences of the loss "
     "itself when each parameter is moved a little, in double; and so the "
     "gradient of the slow textbook version of backpropagation. Exits with 1 "
     "when one is wrong.",
     gradcheck_options, cmd_gradcheck},
    {"completion", "bash|zsh|fish", "print a completion script for a shell",
     "Prints a script that lets a shell complete bp's commands and options. "
     "For bash: source <(bp completion bash)",
     completion_options, cmd_completion},
    {"help", "[COMMAND]", "say what a command does",
     "Says what bp, or one of its commands, does and takes.", no_options,
     cmd_help},
    {0}};

static bp_status cmd_help(const command *cmd, int argc, char **argv,
                          bp_error *err) {
    option_values values = {0};
    bp_status status = option_parse(cmd, argc, argv, &values, err);
    const command *topic =
        values.n_operands ? help_find(values.operands[0]) : NULL;
    char clip[BP_CLIP];
    if (status)
        ;
    else if (values.n_operands > 1)
        status = bp_fail(err, BP_EUSAGE,
                         "help: one command at a time; what is '%s'?",
                         bp_clip(values.operands[1], clip));
    else if (values.help)
        help_command(stdout, cmd);
    else if (topic)
        help_command(stdout, topic);
    else if (values.n_operands)
        status = help_no_command(values.operands[0], err);
    else
        help_overview(stdout);
    free(values.operands);
    return status;
}

static bp_status run(int argc, char **argv, bp_error *err) {
    const char *name = argc > 1 ? argv[1] : "";
    const command *cmd = help_find(name);
    if (cmd)
        return cmd->run(cmd, argc - 1, argv + 1, err);
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        help_overview(stdout);
    } else if (strcmp(name, "--version") == 0) {
        puts("bp " BP_VERSION);
    } else if (argc < 2) {
        help_overview(stderr);
        err->message[0] = '\0';
        return BP_EUSAGE;
    } else {
        return help_no_command(name, err);
    }
    return BP_OK;
}

/* Whatever the parent did with them: a reader that went away has what it
 * wanted, and ends bp in silence; a file that may not grow is an error to be
 * said. */
static void set_signals(void) {
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);
}

/* With no standard input at all, the next file opened would get its number, and
 * `-` would read that. This keeps the number, and still can't be read. */
static void keep_input_closed(void) {
    if (fcntl(STDIN_FILENO, F_GETFD) == -1)
        (void)!open("/dev/null", O_WRONLY);
}

/* Output that can't be written is an error, also where a check said no in it;
 * that it is closed is none where nothing was to be written. */
static bp_status close_output(bp_status status, bp_error *err) {
    bool failed = ferror(stdout) != 0; /* errno is still that of the write */
    if (!failed) {
        errno = 0;
        failed = fflush(stdout) != 0 || (fclose(stdout) != 0 && errno != EBADF);
    }
    if (!failed || (status && status != BP_ECHECK))
        return status;
    return bp_fail(err, BP_ESYSTEM, "standard output: can't be written: %s",
                   errno ? strerror(errno) : "writing failed");
}

int main(int argc, char **argv) {
    bp_error err = {0};
    set_signals();
    keep_input_closed();
    bp_status status = run(argc, argv, &err);
    status = close_output(status, &err);
    if (status && err.message[0])
        fprintf(stderr, "bp: %s\n", err.message);
    return (int)status;
}
