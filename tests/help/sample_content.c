#include "help/sample_content.h"

#include "help/folder.h"
#include "help/sample.h"

int sample_content_set_up(void **state)
{
    static struct sample_content reading;
    struct err err = {""};
    reading = (struct sample_content){.folder = folder_make()};
    reading.path = folder_file(reading.folder, "f.anna");
    sample_database(reading.path, &(struct sample){0});
    *state = &reading;
    return content_open(&reading.content, reading.path, &err) ? 0 : -1;
}

int sample_content_tear_down(void **state)
{
    struct sample_content *reading = *state;
    content_close(reading->content);
    arena_free(&reading->arena);
    folder_remove(reading->folder);
    return 0;
}
