/* cmd_train.h - bp train: from a CSV file to a model file. */
#ifndef BP_CMD_TRAIN_H
#define BP_CMD_TRAIN_H

#include "option/option.h"
#include "reading.h"

/* What the options of training are set to. */
typedef struct train_values {
    option_values common;
    const char *output;
    bool quiet;
    size_t encoding; /* in encoding_names */

    const char *target, *ignore, *categorical, *numeric;
    size_t task; /* in task_choice_names */
    reading_values reading;
    const char *na;      /* words for missing; NULL: the usual ones */
    option_list missing; /* bp_filling: of numbers, of categories */
    bool missing_indicator;
    size_t min_count;
    size_t unseen; /* bp_unseen */
    size_t memory; /* bytes of encoded data; 0: a third of the machine's */
    size_t scale;  /* bp_scaling */
    size_t target_scale; /* in target_scale_names */

    option_list layers, hidden, act;
    size_t output_act; /* in output_act_names */
    size_t loss;       /* in loss_choice_names */
    size_t init;       /* bp_init */

    size_t threads; /* 0: one a processor */
    size_t epochs, batch_size, seed;
    size_t optimizer; /* bp_optimizer_kind */
    double rate, momentum, beta1, beta2, epsilon, clip_norm;
    bool nesterov;
    size_t schedule; /* bp_schedule_kind */
    double schedule_factor;
    size_t schedule_every, warmup;
    const char *validation; /* a share, a file, or "none" */
    size_t patience, restarts;
    size_t refit; /* in refit_names */
    double l1, l2, weight_decay, label_smoothing, noise;
    option_reals dropout;
    const char *class_weight, *weight;

    const char *checkpoint, *every, *resume, *options_from, *warm_start, *log;
    double max_time; /* seconds; 0: none */
    bool verbose;
} train_values;

/* Choices with an `auto` that is decided by the data stand one place behind
 * those of the library. */
enum { AUTO = 0 };

/* The places of refit_names. */
enum { REFIT_AUTO, REFIT_YES, REFIT_NO };

extern const option_spec train_options[];

bp_status cmd_train(const command *cmd, int argc, char **argv, bp_error *err);

#endif
