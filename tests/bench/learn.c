/* learn.c - training with libbp, timed: the loop alone, or from a CSV file to
 * a model file as `bp train` does it, part by part.
 *
 * Rate, momentum and penalty are bp's defaults; the last column is the target,
 * a class.
 */
#include "bench.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bp/mem.h"
#include "bp/metrics.h"
#include "bp/model.h"
#include "bp/rng.h"
#include "bp/train.h"
#include "source.h"

/* What one measurement is about. */
typedef struct task {
    size_t sizes[BP_MAX_LAYERS + 1];
    bp_activation f[BP_MAX_LAYERS];
    size_t n_layers;
    size_t batch, epochs, threads;
    const bp_kernel *kernel;
} task;

/* LAYERS ACT BATCH EPOCHS THREADS */
static task parse_task(char **args) {
    task t = {0};
    size_t n = 0;
    bp_activation act = bp_activation_find(args[1]);
    for (char *word = strtok(args[0], ","); word; word = strtok(NULL, ",")) {
        if (n > BP_MAX_LAYERS)
            die("LAYERS: more than %d", BP_MAX_LAYERS);
        t.sizes[n++] = whole("LAYERS", word, 1, BP_MAX_UNITS);
    }
    if (n < 2 || act == BP_N_ACTIVATIONS)
        die("LAYERS: two numbers at least; ACT: an activation's name");
    t.n_layers = n - 1;
    for (size_t i = 0; i + 1 < t.n_layers; i++)
        t.f[i] = act;
    t.f[t.n_layers - 1] = BP_SOFTMAX;
    t.batch = whole("BATCH", args[2], 1, 1000000);
    t.epochs = whole("EPOCHS", args[3], 1, 1000000000);
    t.threads = whole("THREADS", args[4], 1, 256);
    const char *isa = getenv("BP_ISA");
    t.kernel = bp_kernel_find(isa && *isa ? isa : NULL);
    if (!t.kernel)
        die("BP_ISA=%s: no such instruction set here", isa);
    return t;
}

static bp_training recipe(const task *t) {
    return (bp_training){.epochs = t->epochs,
                         .batch_size = t->batch,
                         .descent = {.momentum = 0.9, .l2 = 0.0001},
                         .schedule = {.rate = 0.01},
                         .loss = BP_CROSS_ENTROPY,
                         .seed = 1,
                         .threads = t->threads};
}

static void draw_network(bp_network *net, const task *t) {
    bp_rng rng;
    bp_error err;
    must(bp_network_init(net, t->sizes, t->f, t->n_layers, &err), &err);
    bp_rng_seed(&rng, 1, BP_RNG_WEIGHTS);
    bp_network_randomize(net, BP_INIT_AUTO, &rng);
}

/* ---- the loop alone ---- */

static void read_rows(const char *path, const task *t, bp_dataset *data) {
    bp_error err;
    size_t n_inputs = t->sizes[0], n_cells = n_inputs + 1;
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        die("%s: %s", path, strerror(errno));
    size_t n_floats = (size_t)ftell(file) / sizeof(float);
    if (n_floats == 0 || n_floats % n_cells != 0)
        die("%s: not whole rows of %zu numbers", path, n_cells);
    rewind(file);
    must(bp_dataset_init(data, n_floats / n_cells, n_inputs, 1,
                         t->sizes[t->n_layers], false, SIZE_MAX, &err),
         &err);
    for (size_t m = 0; m < data->n_rows; m++)
        if (fread(data->x + m * n_inputs, sizeof(float), n_inputs, file) !=
                n_inputs ||
            fread(data->t + m, sizeof(float), 1, file) != 1)
            die("%s: can't be read", path);
    fclose(file);
}

/* What training in memory took, and its last loss. */
typedef struct taken {
    double seconds, cpu_seconds, loss;
} taken;

/* Trains a fresh network and adds what that took. */
static void train_once(const task *t, const bp_dataset *data, taken *sum) {
    bp_network net;
    bp_error err;
    bp_history history;
    bp_training how = recipe(t);
    draw_network(&net, t);
    double start = now(), cpu_start = processor_time();
    bp_selection rows = bp_select_all(data);
    must(bp_train(&net, t->kernel, &rows, &how, &history, &err), &err);
    sum->cpu_seconds += processor_time() - cpu_start;
    sum->seconds += now() - start;
    sum->loss = history.epochs[history.n_epochs - 1].loss;
    bp_history_free(&history);
    bp_network_free(&net);
}

/* A few batches before the clock runs: threads are made, pages are touched. */
static void warm_up(const task *t, const bp_dataset *data) {
    task small = *t;
    bp_dataset few = *data;
    taken unused = {0};
    small.epochs = 1;
    if (few.n_rows > 8 * t->batch)
        few.n_rows = 8 * t->batch;
    train_once(&small, &few, &unused);
}

/* Threads that wait for more work keep a processor busy for a while. */
static void rest(void) {
    nanosleep(&(struct timespec){.tv_nsec = 200000000}, NULL);
}

void verb_loop(char **args) {
    task t = parse_task(args + 1);
    double least = strtod(args[6], NULL);
    taken sum = {0};
    bp_dataset data;
    size_t n_runs = 0;
    read_rows(args[0], &t, &data);
    double peak = fma_peak(t.threads);
    warm_up(&t, &data);
    do {
        train_once(&t, &data, &sum);
        n_runs++;
    } while (sum.seconds < least);
    rest();
    peak = fmax(peak, fma_peak(t.threads));
    printf("rows_s=%.1f seconds=%.6f cpus=%.3f loss=%.6f peak_gflops=%.2f "
           "kernel=%s\n",
           (double)(n_runs * t.epochs * data.n_rows) / sum.seconds, sum.seconds,
           sum.cpu_seconds / sum.seconds, sum.loss, peak, t.kernel->name);
    bp_dataset_free(&data);
}

/* ---- from the CSV file to the model file ---- */

void verb_train(char **args) {
    task t = parse_task(args + 1);
    bp_error err;
    bp_model model = {.loss = BP_CROSS_ENTROPY};
    source from;
    bp_dataset data;
    bp_training how = recipe(&t);
    double start = now();
    source_open(&from, args[0], t.threads, &model.notes);
    double at_read = now();
    source_encode(&from, &model, &data);
    if (data.n_inputs != t.sizes[0] || data.n_classes != t.sizes[t.n_layers])
        die("%s: %zu inputs, %zu classes: not for these LAYERS", args[0],
            data.n_inputs, data.n_classes);
    double at_encoded = now();
    draw_network(&model.network, &t);
    bp_selection rows = bp_select_all(&data);
    must(bp_train(&model.network, t.kernel, &rows, &how, &model.history, &err),
         &err);
    double at_trained = now();
    must(bp_evaluate(&model.scores, t.kernel, &model.network, &rows, model.loss,
                     t.threads, &err),
         &err);
    double at_scored = now();
    model.version = bp_copy("bench", &err);
    model.base64 = bp_network_count(&model.network) >= BP_BASE64_FROM;
    model.n_rows = from.table.n_rows;
    model.checksum = bp_pieces_checksum(from.table.pieces);
    must(bp_model_save(&model, args[6], &err), &err);
    double at_saved = now();
    printf("read=%.6f encode=%.6f train=%.6f score=%.6f save=%.6f\n",
           at_read - start, at_encoded - at_read, at_trained - at_encoded,
           at_scored - at_trained, at_saved - at_scored);
    bp_dataset_free(&data);
    source_free(&from);
    bp_model_free(&model);
}
