#include "help/halls.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/lang.h"
#include "core/strings.h"
#include "help/folder.h"
#include "help/sample.h"

static const char rows[] =
    "UPDATE service SET x_hours = 'Mo-Fr 08:00-12:00' WHERE id = 'kiz';"
    "UPDATE service SET x_with_child = 'no' WHERE id = 'kiz';"
    "UPDATE service SET x_with_child = 'unknown' WHERE id = 'en';"
    "UPDATE service SET x_with_child = 'yes' WHERE id = 'ew';"
    "INSERT INTO x_service_list VALUES ('uhv', 'de', 'hard', 0, 'no_sitter');"
    "INSERT INTO x_booking_host VALUES ('termine.example', 0, NULL), ('cal.example', 1, NULL);"
    "INSERT INTO x_coach VALUES"
    " ('c1', 0, 'Eins', '+49221', '+49171392000012', 'coach-of-a-long-name@beratung.example.org', 10, 3, '2026-11-01', 'ok'),"
    " ('c2', 1, 'Zwei', NULL, NULL, NULL, 10, 1, '2026-11-01', NULL),"
    " ('c3', 2, 'Drei', '+49223', NULL, NULL, 10, 0, NULL, NULL);"
    "INSERT INTO x_coach_list VALUES"
    " ('c1', 'language', 0, 'de'), ('c1', 'language', 1, 'tr'),"
    " ('c1', 'town', 0, 'ennigerloh'), ('c1', 'booking', 0, 'provider=ea'),"
    " ('c1', 'booking', 1, 'host=termine.example'), ('c1', 'booking', 2, 'serviceId=3'),"
    " ('c1', 'booking', 3, 'providerId=7'), ('c2', 'topic', 0, 'money'),"
    " ('c2', 'booking', 0, 'provider=calcom'), ('c2', 'booking', 1, 'host=cal.example'),"
    " ('c2', 'booking', 2, 'coach=c2'), ('c2', 'booking', 3, 'event-slug=termin');";

struct content *halls_content;
struct arena halls_arena;
static const char *folder;
const char *halls_langs[32];
size_t halls_lang_count;

int halls_set_up(void **state)
{
    (void)state;
    struct sample sample = {.sql = rows};
    struct err err = {""};
    const struct lang *lang = lang_all(&halls_lang_count);
    for (size_t i = 0; i < halls_lang_count; i++)
        halls_langs[i] = lang[i].id;
    folder = strdup(folder_make());
    const char *path = folder_file(folder, "1.anna");
    sample_database(path, &sample);
    bool ok =
        strings_open(ANNA_STRINGS_DIR, &err) && content_open(&halls_content, path, &err);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    return ok ? 0 : 1;
}

int halls_tear_down(void **state)
{
    (void)state;
    content_close(halls_content);
    arena_free(&halls_arena);
    folder_remove(folder);
    free((void *)(uintptr_t)folder);
    return 0;
}

struct hall halls_of(struct session *session)
{
    return (struct hall){.content = halls_content,
                         .site = content_site(halls_content, "ennigerloh"),
                         .session = session,
                         .now = {true, {{2026, 11, 23}, 600}},
                         .langs = halls_langs,
                         .lang_count = halls_lang_count,
                         .desk_phone = "+492214710120"};
}

void halls_speak(const char *lang)
{
    assert_true(strings_set_lang(lang, NULL));
    assert_true(content_set_lang(halls_content, lang, NULL));
}
