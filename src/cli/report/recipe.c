/* recipe.c - how a model was made: settings, what was done to the data, and the
 * commands that do it again. */
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "report/html.h"
#include "report/page.h"
#include "show/show.h"

/* ---- settings ---- */

static bool is_flag(const bp_setting *setting) {
    const option_spec *spec = show_option_of(setting);
    return spec && spec->type == OPTION_FLAG;
}

/* What somebody decided on, with what it means. */
static void put_decisions(const page *p) {
    const bp_model *model = p->model;
    char name[PAGE_NAME];
    size_t n = 0;
    for (size_t i = 0; i < model->n_settings; i++) {
        const bp_setting *setting = &model->settings[i];
        const option_spec *spec = show_option_of(setting);
        if (show_is_default(setting))
            continue;
        if (n++ == 0)
            html_table(p->out, "Settings that aren't those of the defaults",
                       "Setting|Value|What it is");
        html_row(p->out, page_name(setting->name, name));
        html_cell(p->out,
                  is_flag(setting) ? "yes" : page_name(setting->value, name));
        fputs("<td class=\"long\">", p->out);
        html_put(p->out, spec ? spec->help : "");
        fputs("</td>", p->out);
        html_row_end(p->out);
    }
    if (n)
        html_table_end(p->out);
    else
        html_element(p->out, "p", "All settings are those of the defaults.");
}

static void put_defaults(const page *p) {
    const bp_model *model = p->model;
    char name[PAGE_NAME], value[PAGE_NAME];
    size_t n = 0;
    for (size_t i = 0; i < model->n_settings; i++) {
        const bp_setting *setting = &model->settings[i];
        if (!show_is_default(setting))
            continue;
        if (n++ == 0) {
            html_element(p->out, "h3", "As by default");
            fputs("<p class=\"settings\">\n", p->out);
        }
        html_element(p->out, "code", "--%s%s%s", page_name(setting->name, name),
                     is_flag(setting) ? "" : " ",
                     is_flag(setting) ? "" : page_name(setting->value, value));
    }
    if (n)
        fputs("</p>\n", p->out);
}

void page_recipe(const page *p) {
    html_section(p->out, "recipe", "Recipe");
    if (p->model->n_settings) {
        put_decisions(p);
        put_defaults(p);
    } else {
        html_element(p->out, "p", "The model doesn't say how it was trained.");
    }
    html_section_end(p->out);
}

/* ---- notes ---- */

static void put_notes(const page *p, const char *heading,
                      const bp_strings *notes) {
    size_t n = notes->count < PAGE_NOTES ? notes->count : PAGE_NOTES;
    html_element(p->out, "h3", "%s", heading);
    if (n == 0) {
        html_element(p->out, "p", "Nothing.");
        return;
    }
    fputs("<ul class=\"notes\">\n", p->out);
    for (size_t i = 0; i < n; i++)
        html_element(p->out, "li", "%s", notes->items[i]);
    fputs("</ul>\n", p->out);
    if (n < notes->count)
        html_element(p->out, "p class=\"note\"",
                     "And %zu more, which bp show --all lists.",
                     notes->count - n);
}

void page_notes(const page *p) {
    html_section(p->out, "notes", "What was done to rows and cells");
    put_notes(p, "In training", &p->model->notes);
    put_notes(p, "In this judgement", &p->judged->rows.notes);
    html_section_end(p->out);
}

/* ---- commands ---- */

/* Names of files: one that looks like an option gets a folder. */
static void put_files(FILE *out, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        fputs(names[i][0] == '-' && names[i][1] ? " ./" : " ", out);
        html_shell(out, names[i]);
    }
}

/* A value as it is written on a command line. */
static void put_value(FILE *out, const option_spec *spec, const void *at) {
    char letter[2] = "";
    fputc(' ', out);
    switch (spec->type) {
    case OPTION_CHOICE:
        html_shell(out, spec->choices[*(const size_t *)at]);
        break;
    case OPTION_TEXT: html_shell(out, *(const char *const *)at); break;
    case OPTION_CHAR:
        letter[0] = *(const char *)at;
        html_shell(out, letter[0] == '\t'  ? "tab"
                        : letter[0] == ' ' ? "blanks"
                                           : letter);
        break;
    default: html_say(out, "%zu", *(const size_t *)at); break;
    }
}

/* The options that were given, but for those that change nothing on the page;
 * of reading alone, for other commands. */
static void put_options(const page *p, bool of_reading_alone) {
    static const char *const passed[] = {"output", "threads", "quiet",
                                         "memory"};
    static const char *const own[] = {"title", "no-charts", "worst", "repeats",
                                      "seed"};
    const char *values = (const char *)p->values;
    for (const option_spec *spec = p->cmd->options; spec->name || spec->help;
         spec++) {
        bool is_left = !spec->name || !option_given(p->cmd, values, spec->name);
        for (size_t i = 0; !is_left && i < sizeof passed / sizeof *passed; i++)
            is_left = strcmp(spec->name, passed[i]) == 0;
        for (size_t i = 0;
             !is_left && of_reading_alone && i < sizeof own / sizeof *own; i++)
            is_left = strcmp(spec->name, own[i]) == 0;
        if (is_left)
            continue;
        html_say(p->out, " --%s", spec->name);
        if (spec->type != OPTION_FLAG)
            put_value(p->out, spec, values + spec->offset);
    }
}

static void put_command(const page *p, const char *what, const char *verb) {
    html_element(p->out, "p", "%s:", what);
    fputs("<pre><code>", p->out);
    html_say(p->out, "bp %s", verb);
}

static void close_command(const page *p) {
    fputs("</code></pre>\n", p->out);
}

static void put_commands(const page *p) {
    const char *const model[] = {p->model_path};
    const char *const training[] = {"TRAINING.csv"};
    bool is_known = p->is_training_data;
    html_element(p->out, "h3", "To do it again");
    put_command(p, "This page", "report");
    put_options(p, false);
    put_files(p->out, model, 1);
    put_files(p->out, p->files, p->n_files);
    fputs(" -o report.html", p->out);
    close_command(p);
    put_command(p, "Its figures as text, or with --json for a program", "eval");
    put_options(p, true);
    put_files(p->out, model, 1);
    put_files(p->out, p->files, p->n_files);
    close_command(p);
    put_command(p, "The model again, from the data it was trained on", "train");
    fputs(" --options-from", p->out);
    put_files(p->out, model, 1);
    fputs(" -o again.json", p->out);
    put_files(p->out, is_known ? p->files : training,
              is_known ? p->n_files : 1);
    close_command(p);
    put_command(p, "Predictions for new rows", "predict");
    put_files(p->out, model, 1);
    fputs(" NEW.csv", p->out);
    close_command(p);
}

static void put_fact(FILE *out, const char *name, const char *value) {
    html_element(out, "dt", "%s", name);
    html_element(out, "dd", "%s", value);
}

void page_origin(const page *p) {
    const bp_model *model = p->model;
    char text[64];
    html_section(p->out, "origin", "How it was made");
    fputs("<dl>\n", p->out);
    snprintf(text, sizeof text, "bp %.40s", model->version);
    put_fact(p->out, "Model made by", text);
    put_fact(p->out, "Page made by", "bp " BP_VERSION);
    snprintf(text, sizeof text, "%zu row%s of %zu column%s", model->n_rows,
             page_plural(model->n_rows), model->encoder.n_file_columns,
             page_plural(model->encoder.n_file_columns));
    put_fact(p->out, "Training data", text);
    snprintf(text, sizeof text, "xxh64:%016" PRIx64, model->checksum);
    put_fact(p->out, "Checksum of it", text);
    snprintf(text, sizeof text, "xxh64:%016" PRIx64,
             bp_pieces_checksum(p->judged->rows.table.pieces));
    put_fact(p->out, "Checksum of these rows' files", text);
    const bp_setting *seed = bp_model_setting(model, "seed");
    if (seed)
        put_fact(p->out, "Seed of training", seed->value);
    fputs("</dl>\n", p->out);
    put_commands(p);
    html_section_end(p->out);
}
