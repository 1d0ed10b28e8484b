/* answer.c - one JSON object on standard output. */
#include "answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/text.h"

void answer_add_clean(bp_json_out *out, struct cJSON *to, const char *key,
                      const char *text) {
    bp_error clean;
    bp_error_write(&clean, BP_OK, "%s", text);
    bp_json_add_text(out, to, key,
                     bp_text_is_utf8(text, strlen(text)) ? text
                                                         : clean.message);
}

void answer_add_score(bp_json_out *out, struct cJSON *to, const char *key,
                      const bp_score *score) {
    struct cJSON *object = bp_json_new_object(out);
    bp_json_add_number(out, object, "value", score->value);
    bp_json_add_number(out, object, "low", score->low);
    bp_json_add_number(out, object, "high", score->high);
    bp_json_add_number(out, object, "baseline", score->baseline);
    bp_json_add(out, to, key, object);
}

bp_status answer_print(bp_json_out *out, bp_error *err) {
    char *text = bp_json_print(out);
    bp_json_out_free(out);
    if (!text)
        return bp_fail(err, BP_ESYSTEM, "out of memory for the answer");
    fputs(text, stdout);
    free(text);
    return BP_OK;
}
