#include "core/content_inside.h"

/* Holidays of the bundle: the table adds to the public holidays that are computed, and
 * brings the school holidays, which nobody can compute. */

enum { MOST_HOLIDAYS = 2000 };

static bool load_kind(struct content *content, const char *kind, struct hours_range **out,
                      const char *const **names_out, size_t *count, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(content->db,
                   "SELECT first_day, last_day, name FROM x_holiday WHERE kind = :kind"
                   " ORDER BY first_day LIMIT 2000",
                   err);
    if (stmt == NULL)
        return false;
    struct arena scratch = {0};
    struct hours_range *range = arena_take_array(&scratch, MOST_HOLIDAYS, sizeof *range);
    const char **name = arena_take_array(&scratch, MOST_HOLIDAYS, sizeof(const char *));
    bool ok = (range != NULL && name != NULL) ||
              err_set(err, "not enough memory for the holidays");
    size_t found = 0;
    db_bind_text(stmt, ":kind", kind);
    while (ok && db_step(stmt)) {
        const char *first = db_text(stmt, 0);
        const char *last = db_text(stmt, 1);
        struct hours_range *r = &range[found];
        if (first == NULL || last == NULL || !date_parse(first, &r->from) ||
            !date_parse(last, &r->to) || date_compare(r->to, r->from) < 0)
            ok = err_set(err, "a %s holiday of the content has no dates that can be",
                         kind);
        name[found] = content_column(&content->arena, stmt, 2);
        found++;
    }
    ok = ok ? db_done(stmt, err) : (db_reset(stmt), false);
    if (ok && found > 0) {
        const char **names =
            arena_take_array(&content->arena, found, sizeof(const char *));
        *out = arena_take_array(&content->arena, found, sizeof *range);
        ok = (*out != NULL && names != NULL) ||
             err_set(err, "not enough memory for the holidays");
        for (size_t i = 0; ok && i < found; i++) {
            (*out)[i] = range[i];
            names[i] = name[i];
        }
        *names_out = names;
    }
    arena_free(&scratch);
    if (ok)
        *count = found;
    return ok;
}

bool content_load_calendar(struct content *content, struct err *err)
{
    struct hours_range *extra = NULL;
    struct hours_range *school = NULL;
    struct hours_calendar *calendar = &content->calendar;
    if (!load_kind(content, "public", &extra, &calendar->public_extra_name,
                   &calendar->public_extra_count, err) ||
        !load_kind(content, "school", &school, &calendar->school_name,
                   &calendar->school_count, err))
        return false;
    calendar->public_extra = extra;
    calendar->school = school;
    for (size_t i = 0; i < calendar->school_count; i++)
        if (date_compare(school[i].to, calendar->school_known_until) > 0)
            calendar->school_known_until = school[i].to;
    return true;
}
