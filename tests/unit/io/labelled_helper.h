/* labelled_helper.h - what the tests of labelled data share: encoders that were
 * fitted on other data, and files to read with them. */
#ifndef BP_TEST_LABELLED_HELPER_H
#define BP_TEST_LABELLED_HELPER_H

#include "bp/labelled.h"

#include "bp/side_column.h"
#include "encoder_helper.h"

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof *(array))
#endif

static const char *const new_path[] = {"v.csv"};
static const bp_reading as_it_comes = {0};

/* Fits an encoder on `text`; the last column is the target. */
static inline bp_encoder encoder_of(const char *text, bp_header header,
                                    bp_fit how) {
    fitted f;
    start(&f);
    f.reading.header = header;
    write_text("t.csv", text);
    look(&f);
    how.category_filling = BP_FILL_LEVEL;
    f.how = how;
    must_fit(&f);
    bp_encoder encoder = f.encoder;
    f.encoder = (bp_encoder){0};
    forget(&f);
    return encoder;
}

static inline bp_encoder two_numbers(bp_header header) {
    return encoder_of(header == BP_HEADER_YES ? "a,b,y\n1,10,0\n2,20,1\n"
                                              : "1,10,0\n2,20,1\n",
                      header,
                      (bp_fit){.task = BP_REGRESS,
                               .scaling = BP_SCALE_NONE,
                               .target_scaling = BP_SCALE_NONE});
}

/* A number, a word, and the classes no and yes. */
static inline bp_encoder with_classes(void) {
    return encoder_of("n,colour,kind\n1,red,no\n3,blue,yes\n2,red,no\n",
                      BP_HEADER_YES,
                      (bp_fit){.task = BP_CLASSIFY, .scaling = BP_SCALE_NONE});
}

static inline bp_status read_text(const bp_encoder *encoder, const char *text,
                                  const bp_reading *how, bp_labelled *made,
                                  bp_error *err) {
    write_text("v.csv", text);
    return bp_labelled_read(encoder, new_path, 1, how, 2, SIZE_MAX, made, err);
}

/* Reads `text`, in pieces of any size. */
static inline void check_refused(const bp_encoder *encoder, const char *text,
                                 bp_status status, const char *sentence) {
    for (size_t size = 0; size < 2; size++) {
        bp_labelled made;
        bp_error err;
        bp_reading how = {.piece_size = size};
        assert_fails(read_text(encoder, text, &how, &made, &err), status,
                     sentence);
        assert_null(made.data.x);
        assert_null(made.table.pieces);
        assert_null(made.n_filled);
        assert_int_equal(made.notes.count, 0);
    }
}

#endif
