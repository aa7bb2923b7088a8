#include "device/deliver_inside.h"

#include <stdlib.h>

#include "device/program_ask.h"
#include "device/program_look.h"

/* A slow stick reads some megabytes a second, and as much is read back from the disk. */
enum { BYTES_A_SECOND = 4 * 1024 * 1024, LEAST_SECONDS = 10 };

static struct program_look look_of(const struct install_options *o)
{
    return (struct program_look){.program = o->program,
                                 .trust = o->trust,
                                 .keys = o->keys,
                                 .key_count = o->key_count};
}

static bool takes_any(const struct install_options *o)
{
    return o->program != NULL && o->trust != NULL;
}

void deliver_program_own(const struct install_options *o, struct delivery *told,
                         FILE *out)
{
    struct program_label have;
    long back;
    const struct program_look look = look_of(o);
    if (takes_any(o) && program_look_at_own(&look, &have, &back))
        delivery_say(told, out, "runs %ld %ld", have.number, back);
}

/* Root may be silent for long: that it is said again keeps the terminal listening. */
static void tell(void *context, int percent)
{
    struct delivering *d = context;
    delivery_say(d->told, d->out, "step %s %d", delivery_step_word(DELIVERY_PROGRAM),
                 percent);
}

static void say(struct delivering *d, enum program_answer answer, long number)
{
    delivery_say(d->told, d->out, "program %s %ld", program_answer_word(answer), number);
}

/* Root wants the path as it is in truth. */
static enum program_answer ask(struct delivering *d, const struct program_found *found)
{
    char *path = realpath(found->path, NULL);
    enum program_answer answer = PROGRAM_UNREADABLE;
    if (path == NULL)
        err_set_errno(&d->unprogrammed, "%s: could not be found again", found->path);
    else
        answer = program_ask(PROGRAM_ASK_FOLDER, PROGRAM_ASK_TOLD, path, tell, d,
                             &d->unprogrammed);
    if (answer != PROGRAM_WRITTEN && d->unprogrammed.text[0] == '\0')
        err_set(&d->unprogrammed, "%s: %s", found->path, program_answer_word(answer));
    free(path);
    return answer;
}

void deliver_program(struct delivering *d)
{
    const struct install_options *o = d->options;
    const struct program_look look = look_of(o);
    struct program_found found;
    if (!takes_any(o) || o->key_count == 0)
        return;
    deliver_program_own(o, d->told, d->out);
    program_look(&look, d->folder, d->folder_count, &found, &d->unprogrammed);
    if (found.answer == PROGRAM_FITS) {
        say(d, PROGRAM_FITS, found.label.number);
        delivery_say(d->told, d->out, "about %d",
                     (int)(found.len / BYTES_A_SECOND) + LEAST_SECONDS);
        tell(d, 0);
        found.answer = ask(d, &found);
    }
    if (found.answer != PROGRAM_NONE)
        say(d, found.answer, found.label.number);
}
