/* cmd_train.c - bp train: from a CSV file to a model file. */
#include "cmd_train.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bp/dataset.h"
#include "bp/file.h"
#include "bp/kernel.h"
#include "bp/mem.h"
#include "bp/metrics.h"
#include "bp/model.h"
#include "bp/parallel.h"
#include "bp/text.h"
#include "bp/train.h"
#include "help.h"
#include "kernels.h"
#include "plan.h"
#include "progress.h"
#include "report.h"

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

/* Errors of scaled targets, back in the targets' units. */
static void unscale_rmse(bp_model *model) {
    for (size_t i = 0; i < model->scores.n_targets; i++)
        model->scores.rmse[i] *= model->encoder.targets[i].scale;
}

/* The very last step can be the one that diverged. */
static bp_status check_scores(const train_values *v, const bp_scores *scores,
                              bp_error *err) {
    bool finite = isfinite(scores->loss);
    for (size_t i = 0; i < scores->n_targets; i++)
        finite = finite && isfinite(scores->rmse[i]) && isfinite(scores->r2[i]);
    if (finite)
        return BP_OK;
    return bp_fail(err, BP_EDIVERGED,
                   "training diverged in its last step: the error is no longer "
                   "a finite number; try a smaller --learning-rate than %g",
                   v->rate);
}

static bp_status learn(const train_values *v, const bp_kernel *kernel,
                       bp_model *model, const bp_dataset *data, bp_error *err) {
    progress shown;
    size_t threads = v->threads ? v->threads : bp_processors();
    bp_training how = {.epochs = v->epochs,
                       .batch_size = v->batch_size,
                       .rate = v->rate,
                       .momentum = v->momentum,
                       .l2 = v->l2,
                       .loss = model->loss,
                       .seed = v->seed,
                       .threads = threads,
                       .observe = progress_epoch,
                       .context = &shown,
                       .stop = &stop_signal};
    catch_signals();
    progress_start(&shown, v->epochs, v->quiet);
    bp_status status =
        bp_train(&model->network, kernel, data, &how, &model->history, err);
    progress_end(&shown);
    if (!status)
        status = bp_evaluate(&model->scores, kernel, &model->network, data,
                             model->loss, threads, err);
    if (status)
        return status;
    unscale_rmse(model);
    return check_scores(v, &model->scores, err);
}

static bp_status describe(const command *cmd, const train_values *v,
                          bp_model *model, bp_error *err) {
    enum { TEXT = 1, BASE64 = 2 };
    model->version = bp_copy(BP_VERSION, err);
    model->base64 = v->encoding == BASE64 ||
                    (v->encoding != TEXT &&
                     bp_network_count(&model->network) >= BP_BASE64_FROM);
    return model->version ? option_record(cmd, v, model, err) : BP_ESYSTEM;
}

static bp_status interrupted(const train_values *v, const bp_model *model,
                             bp_error *err) {
    return bp_fail(err, stop_signal == SIGINT ? BP_INTERRUPTED : BP_TERMINATED,
                   "interrupted after %zu of %zu epochs; %s holds the weights "
                   "learnt until then",
                   model->history.n_epochs, v->epochs,
                   v->output[0] == '-' && !v->output[1] ? "standard output"
                                                        : v->output);
}

/* A slip of the keyboard must not put the model in the place of the data. */
static bp_status check_apart(const char *input, const char *output,
                             bp_error *err) {
    struct stat in, out;
    char clip[BP_CLIP];
    int known =
        strcmp(input, "-") == 0 ? fstat(STDIN_FILENO, &in) : stat(input, &in);
    if (known != 0 || strcmp(output, "-") == 0 || stat(output, &out) != 0 ||
        !S_ISREG(in.st_mode) || in.st_dev != out.st_dev ||
        in.st_ino != out.st_ino)
        return BP_OK;
    return bp_fail(err, BP_EUSAGE,
                   "train: --output '%s' is the file to learn from; give the "
                   "model another name",
                   bp_clip(output, clip));
}

/* Turns the table into rows of floats, in memory or, when they take more of it
 * than they may, in a file. */
static bp_status encode(plan *p, const bp_model *model, bp_dataset *data,
                        bp_error *err) {
    bp_filter filter = plan_filter(p);
    return bp_encoder_dataset(&model->encoder, &p->table, &filter, p->n_threads,
                              p->memory, data, err);
}

static bp_status train(const command *cmd, const train_values *v,
                       bp_error *err) {
    if (strcmp(v->output, "-") != 0)
        signal(SIGPIPE, SIG_IGN); /* nobody reading on is no reason to stop */
    plan p = {.cmd = cmd,
              .values = v,
              .memory = v->memory ? v->memory : bp_memory() / 3};
    bp_model model = {0};
    bp_dataset data = {0};
    const bp_kernel *kernel;
    bp_status status = kernels_choose(&kernel, err);
    if (!status)
        status = bp_file_check_writable(v->output, err);
    for (size_t i = 0; !status && i < v->common.n_operands; i++)
        status = check_apart(v->common.operands[i], v->output, err);
    if (!status)
        status = plan_make(&p, &model, err);
    if (!status)
        status = encode(&p, &model, &data, err);
    if (!status && !v->quiet)
        report_plan(&p, &model, &data);
    if (!status)
        status = learn(v, kernel, &model, &data, err);
    if (!status)
        status = describe(cmd, v, &model, err);
    if (!status)
        status = bp_model_save(&model, v->output, err);
    if (!status && !v->quiet)
        report_end(&model, v->output);
    if (!status && model.history.stopped)
        status = interrupted(v, &model, err);
    bp_dataset_free(&data);
    bp_model_free(&model);
    plan_free(&p);
    return status;
}

bp_status cmd_train(const command *cmd, int argc, char **argv, bp_error *err) {
    train_values v = {0};
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help)
        help_command(stdout, cmd);
    else if (!status && v.common.n_operands == 0)
        status = bp_fail(err, BP_EUSAGE,
                         "train: which CSV file? ('-' is standard input)");
    else if (!status)
        status = train(cmd, &v, err);
    free(v.common.operands);
    return status;
}
