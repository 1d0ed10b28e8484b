/* test_threads.c - training gives the same bytes on any number of threads, with
 * any set of kernels; small networks never leave their thread. */
#include "helper.h"

#include <stdatomic.h>
#include <time.h>

#include "bp/train.h"

enum { INPUTS = 40, EPOCHS = 2, BATCH = 64, ROWS = 2 * BATCH + 5 };

enum { CLASSES = 30 };

/* Rows of three of the classes, around three corners. */
static bp_dataset corners(size_t n_rows) {
    bp_dataset data;
    bp_error err;
    bp_rng rng = rng_of(1);
    assert_ok(bp_dataset_init(&data, n_rows, INPUTS, 1, CLASSES, false,
                              SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows; i++) {
        for (size_t j = 0; j < INPUTS; j++)
            data.x[INPUTS * i + j] =
                uniform(&rng, -1, 1) + (j == i % 3 ? 1.5f : 0.0f);
        data.t[i] = (float)(i % 3);
    }
    return data;
}

/* Batches of 64 rows are worth a team in every layer of `wide`, in none of
 * `small`. */
static const size_t wide[] = {INPUTS, 64, 80, CLASSES};
static const size_t small[] = {INPUTS, 8, 8, CLASSES};
static const bp_activation acts[] = {BP_GELU, BP_RELU, BP_SOFTMAX};

/* A fresh network, trained. */
static bp_network trained(const size_t *sizes, size_t n_rows,
                          const bp_kernel *kernel, size_t threads,
                          bp_history *history) {
    bp_dataset data = corners(n_rows);
    bp_selection rows = bp_select_all(&data);
    bp_network net = new_network(sizes, acts, 3, 1);
    bp_training how = {.epochs = EPOCHS,
                       .batch_size = BATCH,
                       .descent = {.momentum = 0.9, .l2 = 0.001},
                       .schedule = {.rate = 0.01},
                       .loss = BP_CROSS_ENTROPY,
                       .seed = 42,
                       .threads = threads};
    bp_error err;
    assert_ok(bp_train(&net, kernel, &rows, &how, history, &err));
    assert_int_equal(history->n_epochs, EPOCHS);
    assert_true(history->epochs[EPOCHS - 1].loss < history->epochs[0].loss);
    bp_dataset_free(&data);
    return net;
}

/* ---- who does it ---- */

static _Thread_local char here;
static const char *caller;
static int patience;           /* milliseconds to wait for another thread */
static atomic_bool by_another; /* thread than the caller's */

/* When work is to be shared, the caller isn't done before another thread has
 * come or its patience is at an end. */
static void note(void) {
    const struct timespec millisecond = {0, 1000000};
    if (&here != caller)
        atomic_store(&by_another, true);
    while (!by_another && patience-- > 0)
        nanosleep(&millisecond, NULL);
}

static void forward(bp_matrix z, bp_matrix a, bp_activation f, bp_matrix x,
                    bp_matrix w, const float *b, size_t unit) {
    note();
    bp_kernel_find(NULL)->forward(z, a, f, x, w, b, unit);
}

static void forward_rows(bp_matrix z, bp_matrix a, bp_activation f,
                         const float *const *x, bp_matrix w, const float *b,
                         size_t unit) {
    note();
    bp_kernel_find(NULL)->forward_rows(z, a, f, x, w, b, unit);
}

static void gradient(float *dw, bp_matrix x, bp_matrix delta, size_t unit) {
    note();
    bp_kernel_find(NULL)->gradient(dw, x, delta, unit);
}

static void gradient_rows(float *dw, const float *const *x, bp_matrix w,
                          bp_matrix delta, size_t unit) {
    note();
    bp_kernel_find(NULL)->gradient_rows(dw, x, w, delta, unit);
}

static void backward(bp_matrix dx, bp_matrix w, bp_matrix delta_t,
                     size_t unit) {
    note();
    bp_kernel_find(NULL)->backward(dx, w, delta_t, unit);
}

/* The fastest set, but one of its products notes who calls it. */
typedef enum product {
    FORWARD,
    FORWARD_ROWS,
    BACKWARD,
    GRADIENT,
    GRADIENT_ROWS,
    N_PRODUCTS
} product;

static bp_kernel noting(product noted, bool is_shared) {
    bp_kernel kernel = *bp_kernel_find(NULL);
    caller = &here;
    patience = is_shared ? 60000 : 0;
    atomic_store(&by_another, false);
    switch (noted) {
    case FORWARD: kernel.forward = forward; break;
    case FORWARD_ROWS: kernel.forward_rows = forward_rows; break;
    case BACKWARD: kernel.backward = backward; break;
    case GRADIENT: kernel.gradient = gradient; break;
    default: kernel.gradient_rows = gradient_rows; break;
    }
    return kernel;
}

/* ---- the same bytes ---- */

static void check_trained(const bp_kernel *kernel, size_t threads,
                          const bp_network *wanted, const bp_history *history) {
    bp_history also;
    bp_network net = trained(wide, ROWS, kernel, threads, &also);
    assert_memory_equal(net.params, wanted->params,
                        net.n_params * sizeof(float));
    assert_memory_equal(also.epochs, history->epochs,
                        EPOCHS * sizeof *also.epochs);
    bp_history_free(&also);
    bp_network_free(&net);
}

static void threads_give_the_same_bytes(void **state) {
    (void)state;
    static const size_t threads[] = {0, 1, 2, 3, 7, 16};
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    bp_history history;
    bp_network net = trained(wide, ROWS, portable(), 1, &history);
    for (size_t i = 0; i < COUNT(threads); i++) {
        for (size_t k = 0; k < n_kernels; k++)
            check_trained(kernels[k], threads[i], &net, &history);
    }
    for (product p = 0; p < N_PRODUCTS; p++) { /* each is shared out */
        for (size_t i = 1; i <= 3; i++) {
            bp_kernel kernel = noting(p, i > 1);
            check_trained(&kernel, i, &net, &history);
            assert_true(by_another == (i > 1));
        }
    }
    bp_history_free(&history);
    bp_network_free(&net);
}

/* More than a megabyte of rows: they are fetched ahead. */
static void many_rows_give_the_same_bytes(void **state) {
    (void)state;
    enum { MANY = 6603 };
    static const size_t threads[] = {2, 3, 16};
    bp_history history;
    bp_network net = trained(wide, MANY, bp_kernel_find(NULL), 1, &history);
    for (size_t i = 0; i < COUNT(threads); i++) {
        bp_history also;
        bp_network shared =
            trained(wide, MANY, bp_kernel_find(NULL), threads[i], &also);
        assert_memory_equal(shared.params, net.params,
                            net.n_params * sizeof(float));
        assert_memory_equal(also.epochs, history.epochs,
                            EPOCHS * sizeof *also.epochs);
        bp_history_free(&also);
        bp_network_free(&shared);
    }
    bp_history_free(&history);
    bp_network_free(&net);
}

static void small_networks_stay_on_one_thread(void **state) {
    (void)state;
    for (product p = 0; p < N_PRODUCTS; p++) {
        bp_kernel kernel = noting(p, false);
        bp_history history;
        bp_network net = trained(small, ROWS, &kernel, 16, &history);
        assert_false(by_another);
        bp_history_free(&history);
        bp_network_free(&net);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_give_the_same_bytes),
        cmocka_unit_test(many_rows_give_the_same_bytes),
        cmocka_unit_test(small_networks_stay_on_one_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
