/* peer_fann.c - the same work done by FANN, the Fast Artificial Neural Network
 * library: batch 1 only, for it has no batches between one row and all.
 *
 * Its outputs are sigmoids and its error is squared, as is its way; rate and
 * momentum are bp's defaults, and it has no penalty. Verbs and arguments are
 * those of `bench`.
 */
#include <errno.h>
#include <fann.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_LAYERS = 16, MAX_CLASSES = 64, MAX_LINE = 65536 };

typedef struct task {
    unsigned sizes[MAX_LAYERS];
    unsigned n_sizes;
    unsigned epochs;
} task;

static _Noreturn void die(const char *what, const char *why) {
    fprintf(stderr, "bench-fann: %s: %s\n", what, why);
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* LAYERS ACT BATCH EPOCHS */
static task parse_task(char **args) {
    task t = {0};
    for (char *word = strtok(args[0], ","); word; word = strtok(NULL, ",")) {
        if (t.n_sizes == MAX_LAYERS)
            die("LAYERS", "too many");
        t.sizes[t.n_sizes++] = (unsigned)strtoul(word, NULL, 10);
    }
    if (t.n_sizes < 2 || t.sizes[t.n_sizes - 1] > MAX_CLASSES)
        die("LAYERS", "too few, or too many classes");
    if (strcmp(args[1], "sigmoid") != 0 || strcmp(args[2], "1") != 0)
        die("ACT, BATCH", "sigmoid and 1 only");
    t.epochs = (unsigned)strtoul(args[3], NULL, 10);
    return t;
}

static struct fann *network(const task *t) {
    struct fann *net = fann_create_standard_array(t->n_sizes, t->sizes);
    if (!net)
        die("network", "can't be made");
    fann_set_activation_function_hidden(net, FANN_SIGMOID);
    fann_set_activation_function_output(net, FANN_SIGMOID);
    fann_set_activation_steepness_hidden(net, 0.5f); /* 1 / (1 + e^-z) */
    fann_set_activation_steepness_output(net, 0.5f);
    fann_set_training_algorithm(net, FANN_TRAIN_INCREMENTAL);
    fann_set_train_error_function(net, FANN_ERRORFUNC_LINEAR);
    fann_set_learning_rate(net, 0.01f);
    fann_set_learning_momentum(net, 0.9f);
    return net;
}

static double fit(struct fann *net, struct fann_train_data *data,
                  const task *t) {
    double start = now();
    for (unsigned i = 0; i < t->epochs; i++) {
        fann_shuffle_train_data(data);
        fann_train_epoch(net, data);
    }
    return now() - start;
}

static struct fann_train_data *new_data(const task *t, size_t n_rows) {
    struct fann_train_data *data = fann_create_train(
        (unsigned)n_rows, t->sizes[0], t->sizes[t->n_sizes - 1]);
    if (!data)
        die("data", "no memory");
    return data;
}

static void set_class(const task *t, fann_type *output, size_t class) {
    for (unsigned j = 0; j < t->sizes[t->n_sizes - 1]; j++)
        output[j] = j == class ? 1 : 0;
}

static struct fann_train_data *read_rows(const char *path, const task *t) {
    size_t n_cells = t->sizes[0] + 1;
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        die(path, strerror(errno));
    size_t n_rows = (size_t)ftell(file) / sizeof(float) / n_cells;
    rewind(file);
    struct fann_train_data *data = new_data(t, n_rows);
    float *row = malloc(n_cells * sizeof *row);
    for (size_t m = 0; row && m < n_rows; m++) {
        if (fread(row, sizeof *row, n_cells, file) != n_cells)
            die(path, "can't be read");
        memcpy(data->input[m], row, (n_cells - 1) * sizeof *row);
        set_class(t, data->output[m], (size_t)row[n_cells - 1]);
    }
    free(row);
    fclose(file);
    return data;
}

static void verb_loop(char **args) {
    task t = parse_task(args + 1);
    double least = strtod(args[6], NULL), took = 0;
    size_t n_runs = 0;
    struct fann_train_data *data = read_rows(args[0], &t);
    float mse = 0;
    while (n_runs == 0 || took < least) {
        struct fann *net = network(&t);
        took += fit(net, data, &t);
        n_runs++;
        mse = fann_get_MSE(net);
        fann_destroy(net);
    }
    printf("rows_s=%.1f seconds=%.6f mse=%.6f\n",
           (double)n_runs * t.epochs * fann_length_train_data(data) / took,
           took, (double)mse);
    fann_destroy_train(data);
}

/* ---- from a CSV file: plain cells, a header, the class last ---- */

static size_t count_lines(FILE *file) {
    size_t n = 0;
    for (int c; (c = getc(file)) != EOF;)
        n += c == '\n';
    rewind(file);
    return n;
}

static size_t find_class(char **names, size_t *n_names, const char *name) {
    size_t i = 0;
    while (i < *n_names && strcmp(names[i], name) != 0)
        i++;
    if (i == MAX_CLASSES)
        die(name, "one class too many");
    if (i == *n_names)
        names[(*n_names)++] = strdup(name);
    return i;
}

static struct fann_train_data *read_csv(const char *path, const task *t) {
    char line[MAX_LINE];
    char *names[MAX_CLASSES];
    size_t n_names = 0;
    FILE *file = fopen(path, "r");
    if (!file)
        die(path, strerror(errno));
    size_t n_rows = count_lines(file) - 1;
    struct fann_train_data *data = new_data(t, n_rows);
    if (!fgets(line, sizeof line, file))
        die(path, "empty");
    for (size_t m = 0; m < n_rows && fgets(line, sizeof line, file); m++) {
        char *cell = line;
        for (size_t j = 0; j < t->sizes[0]; j++) {
            data->input[m][j] = strtof(cell, &cell);
            if (*cell++ != ',')
                die(path, "not a number");
        }
        cell[strcspn(cell, "\r\n")] = '\0';
        set_class(t, data->output[m], find_class(names, &n_names, cell));
    }
    while (n_names > 0)
        free(names[--n_names]);
    fclose(file);
    return data;
}

/* Mean 0 and deviation 1, column by column. */
static void standardize(struct fann_train_data *data) {
    unsigned n_rows = fann_length_train_data(data);
    for (unsigned j = 0; j < fann_num_input_train_data(data); j++) {
        double mean = 0, squares = 0;
        for (unsigned m = 0; m < n_rows; m++)
            mean += (double)data->input[m][j] / n_rows;
        for (unsigned m = 0; m < n_rows; m++)
            squares += pow((double)data->input[m][j] - mean, 2) / n_rows;
        for (unsigned m = 0; squares > 0 && m < n_rows; m++)
            data->input[m][j] =
                (float)(((double)data->input[m][j] - mean) / sqrt(squares));
    }
}

static void verb_train(char **args) {
    task t = parse_task(args + 1);
    struct fann_train_data *data = read_csv(args[0], &t);
    struct fann *net = network(&t);
    standardize(data);
    fit(net, data, &t);
    if (fann_save(net, args[6]) != 0)
        die(args[6], "can't be written");
    fann_destroy(net);
    fann_destroy_train(data);
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "about") == 0)
        puts("version=2.x blas=none");
    else if (argc == 9 && strcmp(argv[1], "loop") == 0)
        verb_loop(argv + 2);
    else if (argc == 9 && strcmp(argv[1], "train") == 0)
        verb_train(argv + 2);
    else
        die("usage", "about, loop or train, with the arguments of bench");
    return 0;
}
