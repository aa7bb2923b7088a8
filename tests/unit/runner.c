/* The tests of one room: runs one module, or all of them one after the other. Each
 * module's test_MODULE.c has a main() of its own, which the build names test_MODULE_main.
 * usage: ROOM_tests [test_MODULE] */

#include <stdio.h>
#include <string.h>

#define MODULE(name) {#name, name##_main},
static const struct {
    const char *name;
    int (*run)(void);
} modules[] = {UNIT_MODULES};

int main(int argc, char **argv)
{
    int failed = 0;
    size_t ran = 0;
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (argc > 1 && strcmp(argv[1], modules[i].name) != 0)
            continue;
        failed += modules[i].run();
        ran++;
    }
    if (ran == 0) {
        fprintf(stderr, "no module of this room is called %s\n", argc > 1 ? argv[1] : "");
        return 2;
    }
    return failed == 0 ? 0 : 1;
}
