/* options.c - what can be asked of training. */
#include <stddef.h>

#include "bp/activation.h"
#include "bp/encoder.h"
#include "bp/loss.h"
#include "bp/network.h"
#include "option/rows.h"
#include "train/cmd_train.h"

static const char *const encoding_names[] = {"auto", "text", "base64", NULL};
const char *const task_choice_names[] = {"auto", "classify", "regress", NULL};
const char *const target_scale_names[] = {"auto", "standard", "minmax", "none",
                                          NULL};
const char *const hidden_act_names[] = {"identity",   "sigmoid", "tanh", "relu",
                                        "leaky-relu", "elu",     "gelu", "silu",
                                        "softplus",   NULL};
const char *const output_act_names[] = {
    "auto", "identity", "sigmoid",  "tanh", "relu",    "leaky-relu", "elu",
    "gelu", "silu",     "softplus", "exp",  "softmax", NULL};
const char *const loss_choice_names[] = {"auto",  "cross-entropy", "mse", "mae",
                                         "huber", "poisson",       NULL};
const char *const refit_names[] = {"auto", "yes", "no", NULL};

#define AT(member) offsetof(train_values, member)

/* clang-format off */
const option_spec train_options[] = {
#include "option/columns.inc"
#include "option/network.inc"
#include "option/training.inc"
#include "option/reading.inc"
    HEADING("The model file"),
    {.letter = 'o', .name = "output", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(output), .initial = "model.json",
     .help = "where to; - is standard output"},
    {.name = "encoding", .argument = "FORM", .type = OPTION_CHOICE,
     .offset = AT(encoding), .choices = encoding_names, .initial = "auto",
     .help = "weights as text to read, or as base64, half as long; auto takes "
             "base64 from a million on"},

    HEADING("Going on"),
    {.name = "checkpoint", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(checkpoint),
     .help = "where to keep what --resume goes on from"},
    {.name = "every", .argument = "WHEN", .type = OPTION_TEXT,
     .offset = AT(every), .initial = "5m",
     .help = "how often: seconds, minutes, hours or epochs (30s, 5m, 1h, 10e)"},
    {.name = "max-time", .argument = "TIME", .type = OPTION_SECONDS,
     .offset = AT(max_time), .min = 0, .max = 1e9,
     .help = "ends after so long (30s, 10m, 2h), as Ctrl-C does"},
    {.name = "resume", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(resume),
     .help = "goes on from a checkpoint, to the model that would have been"},
    {.name = "options-from", .argument = "MODEL", .type = OPTION_TEXT,
     .offset = AT(options_from),
     .help = "trains anew as a model was, but for the options given"},
    {.name = "warm-start", .argument = "MODEL", .type = OPTION_TEXT,
     .offset = AT(warm_start), .is_recipe = true,
     .help = "goes on from a model with other data; its columns, scales and "
             "network stay"},

    HEADING("Other"),
    {.name = "log", .argument = "FILE", .type = OPTION_TEXT, .offset = AT(log),
     .help = "a line of JSON for each epoch, or of CSV if it ends in .csv"},
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor); the model doesn't "
             "depend on it"},
    FLAG('q', "quiet", quiet, "say nothing unless something is wrong"),
    FLAG('v', "verbose", verbose, "a line for each epoch"),
    {0}};
/* clang-format on */
