/* transpose.c - a matrix with its rows as columns.
 *
 * A square is transposed in registers: zipping row i with row i + SIDE / 2, for
 * all i, moves the index of the row one bit into the index of the column; after
 * log2(SIDE) rounds they have changed places. A panel may have as few as 8
 * columns, so SIDE is 8 at most.
 */
#include "isa.h"

#define SIDE (LANES < 8 ? LANES : 8)

#if LANES > 1

typedef float row __attribute__((vector_size(SIDE * sizeof(float))));

#ifdef __clang__
#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
typedef int places __attribute__((vector_size(SIDE * sizeof(int))));
#define SHUFFLE(a, b, ...) __builtin_shuffle(a, b, (places){__VA_ARGS__})
#endif

/* a0 b0 a1 b1 ..., the lower and the upper half of it. */
#if LANES >= 8
#define ZIP_LOW(a, b)  SHUFFLE(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define ZIP_HIGH(a, b) SHUFFLE(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
#define ZIP_LOW(a, b)  SHUFFLE(a, b, 0, 4, 1, 5)
#define ZIP_HIGH(a, b) SHUFFLE(a, b, 2, 6, 3, 7)
#endif

INLINE void zip(row to[SIDE], const row from[SIDE]) {
    for (int i = 0; i < SIDE / 2; i++) {
        to[2 * i] = ZIP_LOW(from[i], from[i + SIDE / 2]);
        to[2 * i + 1] = ZIP_HIGH(from[i], from[i + SIDE / 2]);
    }
}

/* A square whose rows are from_row and to_row floats apart. Rows of `from` from
 * `n_from` on are taken as zero; rows of `to` from `n_to` on aren't written. */
INLINE void transpose_square(float *to, size_t to_row, size_t n_to,
                             const float *from, size_t from_row,
                             size_t n_from) {
    row a[SIDE], b[SIDE];
    for (size_t i = 0; i < SIDE; i++)
        a[i] = i < n_from ? *(const row *)(from + i * from_row) : (row){0};
    zip(b, a);
    zip(a, b);
    if (SIDE == 8)
        zip(b, a);
    for (size_t i = 0; i < SIDE; i++)
        if (i < n_to)
            *(row *)(to + i * to_row) = SIDE == 8 ? b[i] : a[i];
}

#else

INLINE void transpose_square(float *to, size_t to_row, size_t n_to,
                             const float *from, size_t from_row,
                             size_t n_from) {
    (void)to_row, (void)n_to, (void)from_row;
    *to = n_from ? *from : 0;
}

#endif

void ISA(transpose)(bp_matrix to, bp_matrix from) {
    for (size_t i = 0; i < from.rows; i += SIDE) {
        size_t to_panel = i / BP_PANEL, to_col = i % BP_PANEL;
        size_t to_row = bp_panel_width(to, to_panel);
        for (size_t j = 0; j < from.cols; j += SIDE) {
            size_t from_panel = j / BP_PANEL, from_col = j % BP_PANEL;
            transpose_square(bp_panel_row(to, to_panel, j) + to_col, to_row,
                             to.rows - j,
                             bp_panel_row(from, from_panel, i) + from_col,
                             bp_panel_width(from, from_panel), from.rows - i);
        }
    }
}
