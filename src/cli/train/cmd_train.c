/* cmd_train.c - bp train: from a CSV file to a model file. */
#include "train/cmd_train.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/dataset.h"
#include "bp/kernel.h"
#include "bp/mem.h"
#include "bp/model.h"
#include "bp/side_column.h"
#include "bp/text.h"
#include "help.h"
#include "kernels.h"
#include "plan/plan.h"
#include "train/courses.h"
#include "train/outputs.h"
#include "train/report.h"
#include "train/report_end.h"
#include "train/stuck.h"
#include "train/training.h"
#include "train/warm_start.h"
#include "train/watch.h"

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t stop_signal;

static void on_signal(int number) {
    stop_signal = number;
}

/* The first Ctrl-C ends training and saves; a second one just ends. So do a
 * request to end, and the loss of the terminal. What the caller ignores (a
 * shell's background job ignores Ctrl-C) stays ignored. */
static void catch_signals(void) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = on_signal,
                               .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction old;
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

/* What training needs from the first word to the last. */
typedef struct job {
    const command *cmd;
    train_values *values;
    const bp_kernel *kernel;
    plan plan;
    bp_model model;
    bp_dataset data;
    float *weights;       /* of a warm start: those of the data */
    char stuck[512];      /* what seems to be wrong with the network; or "" */
    bool left_refit;      /* it was to end in the middle of one */
    bp_status log_status; /* a failure to write the log is told at the end */
    bp_error log_error;
} job;

static bp_status describe(const job *j, bp_model *model, bp_error *err) {
    enum { TEXT = 1, BASE64 = 2 };
    train_values v = *j->values;
    if (training_judges_by_file(&v))
        v.validation = "file"; /* which one, no model knows, */
    if (v.warm_start)
        v.warm_start = "model"; /* nor which model it went on from */
    model->version = bp_copy(BP_VERSION, err);
    model->base64 = v.encoding == BASE64 ||
                    (v.encoding != TEXT &&
                     bp_network_count(&model->network) >= BP_BASE64_FROM);
    return model->version ? option_record(j->cmd, &v, model, err) : BP_ESYSTEM;
}

/* Where interrupted training left what it learnt. */
static bp_status interrupted(const job *j, bp_error *err) {
    const train_values *v = j->values;
    const bp_history *history = &j->model.history;
    const char *name =
        strcmp(v->output, "-") == 0 ? "standard output" : v->output;
    char on[BP_CLIP + 40] = "", clip[BP_CLIP], best[64] = "";
    if (v->checkpoint)
        snprintf(on, sizeof on, "; go on with --resume %s",
                 bp_clip(v->checkpoint, clip));
    if (history->best)
        snprintf(best, sizeof best, ", those of epoch %zu", history->best);
    bp_status status = stop_signal == SIGINT ? BP_INTERRUPTED : BP_TERMINATED;
    if (j->left_refit)
        return bp_fail(err, status,
                       "interrupted while it learnt anew from all rows; %s "
                       "holds the weights of before%s%s",
                       name, best, on);
    return bp_fail(err, status,
                   "interrupted after %zu of %zu epochs; %s holds the weights "
                   "learnt until then%s%s",
                   history->n_epochs, v->epochs, name, best, on);
}

/* Turns the table into rows of floats, in memory or, when they take more of it
 * than they may, in a file. */
static bp_status encode(job *j, bp_error *err) {
    plan *p = &j->plan;
    bp_filter filter = plan_filter(p);
    bool weighted = p->weight_column != PLAN_NO_COLUMN;
    bp_status status =
        bp_encoder_dataset(&j->model.encoder, &p->table, &filter, p->n_threads,
                           weighted, p->memory, &j->data, err);
    if (!status && weighted)
        status = bp_side_weights(&p->table, &filter, p->weight_column,
                                 p->n_threads, j->data.weights, err);
    if (!status && weighted)
        status = bp_dataset_normalize_weights(&j->data, err);
    return status;
}

/* Has it got nowhere? */
static bp_status look_back(job *j, const training *what, bp_error *err) {
    const bp_model *model = &j->model;
    bool is_at_baseline = model->history.n_epochs >= STUCK_EPOCHS &&
                          stuck_is_at_baseline(what, model, model->scores.loss);
    return stuck_explain(what, model, j->kernel, is_at_baseline, j->stuck,
                         sizeof j->stuck, err);
}

static bp_status learn(job *j, training *what, bp_error *err) {
    const train_values *v = j->values;
    watch w = {
        .values = v, .model = &j->model, .what = what, .kernel = j->kernel};
    what->how.stop = &stop_signal;
    bp_status status = watch_open(&w, err);
    if (status)
        return status;
    catch_signals();
    size_t kept = 0;
    bool refitted = false;
    if (!what->refit_resume)
        status = courses_run(&j->model, what, &w, &kept, err);
    if (!status && !what->refit_resume)
        status = training_score(what, j->kernel, &j->model, err);
    if (!status)
        status = courses_refit(&j->model, what, &w, kept, &refitted, err);
    if (!status && refitted)
        status = training_score_all(what, j->kernel, &j->model, err);
    j->left_refit = w.is_refit && !refitted;
    if (!status && !v->quiet)
        status = look_back(j, what, err);
    if (w.is_out_of_time)
        watch_say(&w, "the time of --max-time is up%s",
                  j->left_refit ? " before it has learnt anew from all rows"
                                : "");
    j->log_status =
        watch_close(&w, status ? NULL : &j->model.history, &j->log_error);
    return status;
}

static bp_status start(job *j, bp_model *earlier, bp_error *err) {
    bp_status status = kernels_choose(&j->kernel, err);
    if (!status && j->values->warm_start)
        return warm_start_make(&j->plan, &j->model, earlier, &j->data,
                               &j->weights, err);
    if (!status)
        status = plan_make(&j->plan, &j->model, err);
    return status ? status : encode(j, err);
}

static bp_status train(job *j, bp_model *earlier, bp_error *err) {
    const train_values *v = j->values;
    training what = {0};
    bp_status status = start(j, earlier, err);
    if (!status)
        status = training_make(&what, &j->plan, &j->model, &j->data, err);
    if (!status && v->resume)
        status = training_resume(&what, &j->model, earlier, v->resume, err);
    if (!status && !v->quiet)
        report_plan(&j->plan, &j->model, &j->data, &what);
    if (!status)
        status = describe(j, &j->model, err);
    if (!status)
        status = learn(j, &what, err);
    if (!status)
        status = bp_model_save(&j->model, v->output, err);
    if (!status && !v->quiet)
        report_end(&j->model, v->output,
                   training_common_class(&what, &j->model), j->stuck);
    if (!status && stop_signal)
        status = interrupted(j, err);
    if (!status && j->log_status) {
        *err = j->log_error;
        status = j->log_status;
    }
    training_free(&what);
    return status;
}

static bool was_set(const bp_model *earlier, const char *name,
                    const char *value) {
    const bp_setting *found = bp_model_setting(earlier, name);
    return found && strcmp(found->value, value) == 0;
}

static bp_status check_recipe(const command *cmd, const train_values *v,
                              const bp_model *earlier, const char *path,
                              bp_error *err) {
    char clip[BP_CLIP];
    bool by_file = was_set(earlier, "validation", "file");
    const char *given =
        option_first_given(cmd, v, by_file ? "validation" : NULL);
    if (by_file && !option_given(cmd, v, "validation"))
        return bp_fail(err, BP_EUSAGE,
                       "train: %s was judged by a file: name it again with "
                       "--validation",
                       bp_clip(path, clip));
    if (v->options_from && was_set(earlier, "warm-start", "model"))
        return bp_fail(err, BP_EUSAGE,
                       "train: %s went on from another model, which its recipe "
                       "can't make anew; go on from it with --warm-start",
                       bp_clip(path, clip));
    if (v->resume && given)
        return bp_fail(err, BP_EUSAGE,
                       "train: --%s can't be changed in the middle: --resume "
                       "goes on as it began",
                       given);
    if (v->resume && !earlier->has_state)
        return bp_fail(err, BP_EMODEL,
                       "%s: a model, not a checkpoint: there is nothing to go "
                       "on from",
                       bp_clip(path, clip));
    return BP_OK;
}

/* The model that --resume, --options-from or --warm-start names, and its
 * recipe. */
static bp_status take_recipe(const command *cmd, train_values *v,
                             bp_model *earlier, bp_error *err) {
    const char *path = v->resume         ? v->resume
                       : v->options_from ? v->options_from
                                         : v->warm_start;
    if (!path)
        return BP_OK;
    bp_status status = v->warm_start ? warm_start_check(cmd, v, err) : BP_OK;
    if (!status)
        status = bp_model_load(earlier, path, err);
    if (!status)
        status = check_recipe(cmd, v, earlier, path, err);
    if (!status)
        status = option_apply(cmd, earlier, path, v, err);
    if (option_given(cmd, v, "optimizer") &&
        !option_given(cmd, v, "learning-rate"))
        v->rate = 0; /* that of another optimizer: the usual one is taken */
    if (!status && option_given(cmd, v, "warm-start"))
        warm_start_settle(v);
    return status;
}

static bp_status prepare(const command *cmd, train_values *v, bp_model *earlier,
                         bp_error *err) {
    if (strcmp(v->output, "-") != 0)
        signal(SIGPIPE, SIG_IGN); /* nobody reading on is no reason to stop */
    interval every;
    bp_status status = take_recipe(cmd, v, earlier, err);
    if (!status)
        status = training_check(cmd, v, err);
    if (!status)
        status = watch_parse_every(v->every, cmd->name, &every, err);
    return status ? status : outputs_check(v, err);
}

bp_status cmd_train(const command *cmd, int argc, char **argv, bp_error *err) {
    train_values v = {0};
    bp_model earlier = {0};
    job j = {.cmd = cmd, .values = &v, .plan = {.cmd = cmd, .values = &v}};
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help) {
        help_command(stdout, cmd);
    } else if (!status && v.common.n_operands == 0) {
        status = bp_fail(err, BP_EUSAGE,
                         "train: which CSV file? ('-' is standard input)");
    } else if (!status) {
        j.plan.memory = v.memory ? v.memory : bp_memory() / 3;
        status = prepare(cmd, &v, &earlier, err);
        if (!status)
            status = train(&j, &earlier, err);
    }
    bp_dataset_free(&j.data);
    free(j.weights);
    bp_model_free(&j.model);
    plan_free(&j.plan);
    bp_model_free(&earlier);
    free(v.common.operands);
    return status;
}
