#include "app_work.h"

#include "device/setup_look.h"

enum { MOST_WORDS = 32 };

/* The child trusts the same keys and knows the same site, and reads no configuration. */
static size_t same_terminal(const struct config *c, const char *argument[])
{
    const char *const same[] = {"--config", "/dev/null", "--state", c->state,
                                "--setup",  c->setup,    "--site",  c->site};
    size_t count = 0;
    for (; count < sizeof same / sizeof same[0]; count++)
        argument[count] = same[count];
    for (size_t i = 0; i < c->key_count && !c->set_up; i++) {
        argument[count++] = "--key";
        argument[count++] = c->key[i];
    }
    return count;
}

bool app_work_install(const struct app_work *work,
                      const struct app_stick_options *options, struct child *child,
                      struct err *err)
{
    const char *argument[MOST_WORDS] = {options->program, "install"};
    size_t count = 2 + same_terminal(options->config, argument + 2);
    for (size_t i = 0; i < work->stick->part_count; i++)
        argument[count++] = work->stick->part[i].folder;
    if (work->note != NULL) {
        argument[count++] = "--note";
        argument[count++] = work->note;
    }
    if (work->as_is)
        argument[count++] = "--as-is";
    return child_start(child, argument, err);
}

bool app_work_set_up(const struct app_stick_options *options, struct child *child,
                     struct err *err)
{
    char path[SETUP_LOOK_PATH];
    const char *argument[MOST_WORDS] = {options->program, "setup", path};
    same_terminal(options->config, argument + 3);
    return (setup_look_path(options->config->state, path) ||
            err_set(err, "%.60s...: the path is too long", options->config->state)) &&
           child_start(child, argument, err);
}
