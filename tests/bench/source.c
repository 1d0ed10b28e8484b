/* source.c - see source.h; and the verbs that need nothing else. */
#include "source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "bp/mem.h"

static void take_missing_words(source *from) {
    bp_error err;
    for (size_t i = 0; bp_missing_words[i]; i++)
        must(bp_strings_add(&from->missing.words, bp_missing_words[i], &err),
             &err);
}

void source_open(source *from, const char *path, size_t n_threads,
                 bp_strings *notes) {
    bp_error err;
    size_t n_dropped;
    const bp_reading reading = {0}; /* find out everything, as `bp train` */
    *from = (source){.path = path, .n_threads = n_threads};
    take_missing_words(from);
    must(bp_table_open(&from->table, &from->path, 1, &reading, notes, &err),
         &err);
    size_t n_cols = from->table.n_cols;
    from->profiles = bp_alloc(n_cols, sizeof *from->profiles, &err);
    if (!from->profiles || n_cols < 2)
        die("%s: no memory for it, or one column only", path);
    bp_profiling how = {.missing = &from->missing,
                        .keep_bytes = bp_memory() / 3, /* as bp train does */
                        .n_threads = n_threads};
    must(bp_profile_table(from->profiles, &from->table, &how, &n_dropped, notes,
                          &err),
         &err);
    for (size_t i = 0; i < n_cols; i++)
        must(bp_profile_check(&from->profiles[i], &from->table, i, &err), &err);
}

void source_free(source *from) {
    bp_profiles_free(from->profiles, from->table.n_cols);
    free(from->profiles);
    bp_table_free(&from->table);
    bp_strings_free(&from->missing.words);
    *from = (source){0};
}

static bp_fit all_columns(const source *from, size_t *columns,
                          const bool *categorical) {
    size_t n_cols = from->table.n_cols;
    for (size_t i = 0; i < n_cols; i++)
        columns[i] = i;
    bool is_number = bp_profile_is_numeric(&from->profiles[n_cols - 1]);
    return (bp_fit){.inputs = columns,
                    .n_inputs = n_cols - 1,
                    .targets = columns + n_cols - 1,
                    .n_targets = 1,
                    .categorical = categorical,
                    .task = is_number ? BP_REGRESS : BP_CLASSIFY,
                    .scaling = BP_SCALE_STANDARD,
                    .target_scaling = BP_SCALE_STANDARD,
                    .number_filling = BP_FILL_MEAN,
                    .category_filling = BP_FILL_LEVEL};
}

void source_encode(const source *from, bp_model *model, bp_dataset *data) {
    bp_error err;
    const bp_filter all = {0};
    size_t n_cols = from->table.n_cols;
    size_t *columns = bp_alloc(n_cols, sizeof *columns, &err);
    bool *categorical = bp_alloc(n_cols, sizeof *categorical, &err);
    if (!columns || !categorical)
        die("%s: no memory for it", from->path);
    bp_fit fit = all_columns(from, columns, categorical);
    must(bp_encoder_fit(&model->encoder, &from->table, from->profiles,
                        &from->missing, &fit, &model->notes, &err),
         &err);
    must(bp_encoder_dataset(&model->encoder, &from->table, &all,
                            from->n_threads, false, bp_memory() / 3, data,
                            &err),
         &err);
    free(categorical);
    free(columns);
}

void verb_encode(char **args) {
    bp_model model = {0};
    source from;
    bp_dataset data;
    source_open(&from, args[0], 1, &model.notes);
    source_encode(&from, &model, &data);
    FILE *file = fopen(args[1], "wb");
    if (!file)
        die("%s: %s", args[1], strerror(errno));
    for (size_t m = 0; m < data.n_rows; m++) {
        fwrite(bp_dataset_inputs(&data, m), sizeof(float), data.n_inputs, file);
        fwrite(data.t + m, sizeof(float), 1, file);
    }
    close_written(file, args[1]);
    bp_dataset_free(&data);
    source_free(&from);
    bp_model_free(&model);
}

void verb_read(char **args) {
    bp_model model = {0};
    source from;
    bp_dataset data;
    size_t n_threads = whole("THREADS", args[1], 1, 256);
    double start = now(), cpu_start = processor_time();
    source_open(&from, args[0], n_threads, &model.notes);
    double at_profiled = now();
    source_encode(&from, &model, &data);
    double end = now(), cpu_seconds = processor_time() - cpu_start;
    size_t n_floats = data.n_rows * (data.n_inputs + data.n_targets);
    printf("seconds=%.6f profile=%.6f encode=%.6f cpus=%.3f rows=%zu "
           "inputs=%zu data_mb=%.6f in_file=%d\n",
           end - start, at_profiled - start, end - at_profiled,
           cpu_seconds / (end - start), data.n_rows, data.n_inputs,
           (double)(n_floats * sizeof(float)) / 1e6, data.room.is_mapped);
    bp_dataset_free(&data);
    source_free(&from);
    bp_model_free(&model);
}
