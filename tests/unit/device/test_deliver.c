#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "device/shelf.h"
#include "core/strings.h"
#include "device/deliver.h"
#include "device/editions.h"
#include "base/durable.h"
#include "help/bundles.h"
#include "help/folder.h"

static char *heard;                /* the lines of the last delivery */
static const struct moment *shows; /* the terminal's clock */
static struct err why;

static int set_up(void **state)
{
    static struct bundles b;
    bundles_set_up(&b, 1);
    *state = &b;
    return strings_open(ANNA_BINARY_DIR "/strings", NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    free(heard);
    heard = NULL;
    shows = NULL;
    bundles_tear_down(*state);
    return 0;
}

static struct delivery give_both(const struct bundles *b, const char *folder,
                                 const char *second)
{
    struct install_options options = {.state = b->state,
                                      .site = "ennigerloh",
                                      .keys = &b->key,
                                      .key_count = 1,
                                      .clock = shows};
    struct delivery delivery;
    size_t len;
    free(heard);
    FILE *out = open_memstream(&heard, &len);
    assert_non_null(out);
    why = (struct err){""};
    const char *both[] = {folder, second};
    bool ok = deliver(&options, both, second != NULL ? 2 : 1, out, &delivery, &why);
    fclose(out);
    assert_int_equal(ok, delivery.end != DELIVERY_FAILED);
    return delivery;
}

static struct delivery give(const struct bundles *b, const char *folder)
{
    return give_both(b, folder, NULL);
}

static void put(const struct bundles *b, const char *name, long number, const char *site)
{
    struct bundle_plan plan = {.number = number, .site = site, .offers = "a b"};
    bundles_make(b, b->stick, name, &plan);
}

static void flip(const struct bundles *b, const char *name, long at)
{
    bundles_flip(b->stick, name, at);
}

static void drop(const struct bundles *b, const char *name)
{
    const char *path;
    path = folder_file(b->stick, "%s", name);
    assert_int_equal(remove(path), 0);
}

static const char *note(const struct bundles *b)
{
    static struct buf text;
    const char *path;
    path = folder_file(b->stick, "%s", "anna/ANNA-Meldung-ennigerloh.txt");
    buf_free(&text);
    return buf_read_file(&text, path, 65536, NULL) ? text.bytes : NULL;
}

static void expect(const struct bundles *b, enum delivery_end end,
                   enum delivery_reason reason, long current)
{
    struct delivery d = give(b, b->stick);
    if (d.end != end || d.reason != reason || shelf_current(b->state) != current)
        fail_msg("%s %s with %ld: %s", delivery_end_word(d.end),
                 delivery_reason_word(d.reason), shelf_current(b->state), why.text);
}

static bool named(const char *line)
{
    char whole[128];
    snprintf(whole, sizeof whole, "\n%s\n", line);
    return strstr(heard, whole) != NULL;
}

static void takes_what_is_new(void **state)
{
    const struct bundles *b = *state;
    struct bundle_plan plan = {.number = 7, .offers = "a b c"};
    bundles_make(b, b->stick, "week.anna", &plan);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_true(named("bundle 7 2026-11-20"));
    assert_true(named("changes 3 0 0"));
    assert_non_null(strstr(note(b), "Die neuen Inhalte gelten jetzt."));
    plan = (struct bundle_plan){.number = 8, .offers = "a b* d e"};
    bundles_make(b, b->stick, "next.anna", &plan);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 8);
    assert_int_equal(strncmp(heard, "before 7\n", 9), 0);
    assert_true(named("changes 2 1 1"));
    assert_true(named("other older week.anna"));
    assert_non_null(strstr(note(b), "2 neu, 1 geändert, 1 gelöscht, Stand 20."));
    assert_non_null(strstr(note(b), "week.anna: "));
}

static void the_hundredth_time_is_like_the_second(void **state)
{
    const struct bundles *b = *state;
    char *second = NULL;
    put(b, "week.anna", 7, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    for (int i = 2; i <= 100; i++) {
        expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
        if (second == NULL)
            second = strdup(heard);
        assert_string_equal(heard, second);
        assert_true(named("bundle 7 2026-11-20"));
    }
    free(second);
}

static void says_why_not(void **state)
{
    const struct bundles *b = *state;
    expect(b, DELIVERY_EMPTY, DELIVERY_NO_REASON, 0);
    assert_null(note(b));
    put(b, "a.anna", 7, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    drop(b, "a.anna");
    drop(b, "a.anna.minisig");

    put(b, "a.anna", 6, NULL);
    expect(b, DELIVERY_FAILED, DELIVERY_OLDER, 7);
    assert_non_null(strstr(note(b), "Die alten Inhalte gelten weiter."));
    put(b, "a.anna", 8, "everswinkel");
    expect(b, DELIVERY_FAILED, DELIVERY_OTHER_SITE, 7);
    put(b, "a.anna", 1008, NULL);
    expect(b, DELIVERY_FAILED, DELIVERY_LEAP, 7);
    put(b, "a.anna", 8, NULL);
    flip(b, "a.anna", 5000);
    expect(b, DELIVERY_FAILED, DELIVERY_DAMAGED, 7);
    assert_true(named("other damaged a.anna"));
    assert_non_null(strstr(note(b), "Die Datei ist beschädigt."));
    put(b, "a.anna", 8, NULL);
    flip(b, "a.anna.minisig", 60);
    expect(b, DELIVERY_FAILED, DELIVERY_DAMAGED, 7);
    put(b, "a.anna", 8, NULL);
    drop(b, "a.anna.minisig");
    expect(b, DELIVERY_FAILED, DELIVERY_UNSIGNED, 7);
    struct bundle_plan twin = {.number = 7, .offers = "a b c"};
    bundles_make(b, b->stick, "a.anna", &twin);
    expect(b, DELIVERY_FAILED, DELIVERY_TWIN, 7);
    struct bundle_plan hollow = {.number = 8, .offers = ""};
    bundles_make(b, b->stick, "a.anna", &hollow);
    expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 7);
}

static void tells_a_stranger_from_damage(void **state)
{
    const struct bundles *b = *state;
    struct bundles other;
    bundles_set_up(&other, 2);
    put(&other, "a.anna", 8, NULL);
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    struct delivery d;
    const char *folder = other.stick;
    assert_false(deliver(&options, &folder, 1, NULL, &d, &why));
    assert_int_equal(d.reason, DELIVERY_FOREIGN);
    options.key_count = 0;
    assert_false(deliver(&options, &folder, 1, NULL, &d, &why));
    assert_int_equal(d.reason, DELIVERY_NO_KEY);
    bundles_tear_down(&other);
}

/* What is signed as content and is none stays out. */
static void signed_is_not_enough(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    put(b, "a.anna", 8, NULL);
    path = folder_file(b->stick, "%s", "a.anna");
    assert_true(durable_write(path, "no database", 11, 0644, NULL));
    sample_sign(path, &b->signer,
                "anna-content site=all sequence=8 created=2026-11-20 "
                "valid-until=2027-11-21 schema=1");
    expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    sample_sign(path, &b->signer, "something else");
    expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    sample_sign(path, &b->signer,
                "anna-content site=all sequence=8 created=2026-11-20 "
                "valid-until=2027-11-21 schema=2");
    expect(b, DELIVERY_FAILED, DELIVERY_OTHER_VERSION, 0);
    /* Its label says another number than its signature. */
    struct bundle_plan plan = {.number = 9, .offers = "a"};
    bundles_make(b, b->stick, "a.anna", &plan);
    sample_sign(path, &b->signer,
                "anna-content site=all sequence=8 created=2026-11-20 "
                "valid-until=2027-11-21 schema=1");
    expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    /* A page that nobody reaches by a topic cannot be read: only the index finds it. */
    struct sample sample = {.sequence = 8,
                            .sql =
                                "DELETE FROM x_service_topic WHERE service_id = 'kiz';"
                                "INSERT INTO x_service_list VALUES ('kiz', 'de', 'step',"
                                " 0, hex(zeroblob(600000)))"};
    sample_bundle(path, &sample, &b->signer);
    expect(b, DELIVERY_FAILED, DELIVERY_NOT_CONTENT, 0);
    assert_non_null(strstr(why.text, "string or blob too big"));
    assert_null(strstr(note(b), "alten Inhalte"));
}

static void the_newest_good_one_wins(void **state)
{
    const struct bundles *b = *state;
    const char *below;
    put(b, "5.anna", 5, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 5);
    below = folder_file(b->stick, "%s", "anna");
    struct bundle_plan deep = {.number = 7, .offers = "a"};
    bundles_make(b, below, "7.anna", &deep);
    put(b, "6.anna", 6, "ennigerloh");
    put(b, "8.anna", 8, NULL);
    flip(b, "8.anna", 9000);
    put(b, "9.anna", 9, "everswinkel");
    put(b, "10.anna", 10, NULL);
    drop(b, "10.anna.minisig");
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_true(named("other damaged 8.anna"));
    assert_true(named("other other_site 9.anna"));
    assert_true(named("other unsigned 10.anna"));
    assert_true(named("other older 6.anna"));
    assert_true(named("other older 5.anna"));
    assert_null(strstr(heard, "other older 7.anna"));
    /* Now the one that is good is here, and the broken one is still told. */
    expect(b, DELIVERY_FAILED, DELIVERY_DAMAGED, 7);
    drop(b, "8.anna");
    drop(b, "8.anna.minisig");
    expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
}

static void leave_note(const struct bundles *b, const char *reason)
{
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    const char *folder = b->stick;
    assert_true(deliver_note(&options, &folder, 1, reason, &why));
}

static void goes_back_stays_back(void **state)
{
    const struct bundles *b = *state;
    put(b, "6.anna", 6, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 6);
    put(b, "7.anna", 7, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_true(named("shown 7 2026-11-20"));
    assert_null(strstr(note(b), "Achtung"));
    assert_true(editions_go(b->state, &b->key, 1, 6, &why));
    leave_note(b, "chosen");
    assert_non_null(strstr(note(b), "Jetzt gilt der Stand vom 20. November 2026."));
    assert_non_null(strstr(note(b), "Achtung: Es wird ein älterer Stand gezeigt."));
    expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 6);
    assert_true(named("ours") && named("shown 6 2026-11-20") &&
                named("newest 7 2026-11-20"));
    assert_null(strstr(note(b), "Nichts Neues"));
    assert_non_null(strstr(note(b), "Achtung: älterer Stand"));
    assert_non_null(strstr(note(b), "Gezeigt: Nummer 6, Stand 20."));
    assert_non_null(strstr(note(b), "Neueste: Nummer 7, Stand 20."));
    drop(b, "7.anna");
    drop(b, "7.anna.minisig");
    expect(b, DELIVERY_FAILED, DELIVERY_OLDER, 6);
    assert_true(named("ours"));
    drop(b, "6.anna");
    drop(b, "6.anna.minisig");
    expect(b, DELIVERY_EMPTY, DELIVERY_NO_REASON, 6);
    assert_false(named("ours"));
    assert_non_null(strstr(note(b), "Achtung: Es wird ein älterer Stand gezeigt."));
    put(b, "8.anna", 8, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 8);
}

static void repairs_what_rotted(void **state)
{
    const struct bundles *b = *state;
    put(b, "6.anna", 6, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 6);
    put(b, "7.anna", 7, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    bundles_flip(b->state, "content/7.anna", 4000);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
}

/* Ten thousand files of somebody else, links and folders with our names. */
static void opens_nothing_else(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    char name[64];
    for (int i = 0; i < 10000; i++) {
        snprintf(name, sizeof name, "%05d.anna", i);
        path = folder_file(b->stick, "%s", name);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fclose(file);
    }
    path = folder_file(b->stick, "%s", "folder.anna");
    assert_int_equal(mkdir(path, 0755), 0);
    path = folder_file(b->stick, "%s", "link.anna");
    assert_int_equal(symlink("/etc/passwd", path), 0);
    path = folder_file(b->stick, "%s", "pipe.anna");
    assert_int_equal(mkfifo(path, 0644), 0);
    put(b, "zz.anna", 3, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 3);
    assert_null(strstr(heard, "link.anna"));
    assert_null(strstr(heard, "pipe.anna"));
}

/* Names in capitals, as some programs write them. */
static void capitals_are_seen(void **state)
{
    const struct bundles *b = *state;
    put(b, "week.anna", 7, NULL);
    rename(folder_file(b->stick, "week.anna"), folder_file(b->stick, "WEEK.ANNA"));
    rename(folder_file(b->stick, "week.anna.minisig"),
           folder_file(b->stick, "WEEK.ANNA.MINISIG"));
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    rename(folder_file(b->stick, "WEEK.ANNA"), folder_file(b->stick, "Week.anna"));
    expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
}

/* Beside the bundle lie files of the same label: its signature was copied to them, and
 * nothing but their bytes tells which one is the bundle. */
static void decoys_do_not_hide_the_bundle(void **state)
{
    const struct bundles *b = *state;
    struct buf text;
    put(b, "5.anna", 5, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 5);
    put(b, "mmm.anna", 7, NULL);
    text = file_read(folder_file(b->stick, "mmm.anna.minisig"));
    struct buf bytes = file_read(folder_file(b->stick, "mmm.anna"));
    for (int i = 0; i < 2000; i++) {
        const char *name =
            folder_file(b->stick, "%s%05d.anna", i % 2 == 0 ? "a" : "z", i);
        file_write(
            folder_file(b->stick, "%s%05d.anna.minisig", i % 2 == 0 ? "a" : "z", i),
            text.bytes, text.len);
        /* Some as long as it is, with other bytes. */
        bytes.bytes[5000] ^= 1;
        file_write(name, bytes.bytes, i < 10 ? bytes.len : (size_t)(i % 700));
        bytes.bytes[5000] ^= 1;
    }
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    assert_non_null(strstr(heard, "\nmore "));
    buf_free(&text);
    /* Copies of a signature whose bundle is not there hide no other bundle. */
    put(b, "mmm.anna", 9, NULL);
    text = file_read(folder_file(b->stick, "mmm.anna.minisig"));
    for (int i = 0; i < 2000; i++)
        file_write(
            folder_file(b->stick, "%s%05d.anna.minisig", i % 2 == 0 ? "a" : "z", i),
            text.bytes, text.len);
    put(b, "mmm.anna", 8, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 8);
    buf_free(&text);
    buf_free(&bytes);
}

/* Under the name that the office gives, a bundle is found among any number of files that
 * are exactly as long as it is. */
static void decoys_of_its_length_do_not_hide_what_the_office_named(void **state)
{
    const struct bundles *b = *state;
    static const char *const office_name[] = {"anna-5.anna", "ANNA-6-all.ANNA", "7.anna"};
    for (size_t i = 0; i < sizeof office_name / sizeof *office_name; i++) {
        long number = (long)(5 + i);
        put(b, "mmm.anna", number, NULL);
        struct buf text = file_read(folder_file(b->stick, "mmm.anna.minisig"));
        struct buf bytes = file_read(folder_file(b->stick, "mmm.anna"));
        bytes.bytes[5000] ^= 1;
        for (int k = 0; k < 100; k++) {
            char side = k % 2 == 0 ? '!' : 'z';
            file_write(folder_file(b->stick, "%c%03d.anna.minisig", side, k), text.bytes,
                       text.len);
            file_write(folder_file(b->stick, "%c%03d.anna", side, k), bytes.bytes,
                       bytes.len);
        }
        rename(folder_file(b->stick, "mmm.anna"),
               folder_file(b->stick, "%s", office_name[i]));
        rename(folder_file(b->stick, "mmm.anna.minisig"),
               folder_file(b->stick, "%s.minisig", office_name[i]));
        expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, number);
        buf_free(&text);
        buf_free(&bytes);
    }
}

static void a_stick_that_is_gone_is_told(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    path = folder_file(b->folder, "%s", "gone");
    struct delivery d = give(b, path);
    assert_int_equal(d.end, DELIVERY_FAILED);
    assert_int_equal(d.reason, DELIVERY_UNREADABLE);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void a_stick_that_cannot_be_written_is_read(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    put(b, "7.anna", 7, NULL);
    /* A file where the note's folder would be: the note cannot be written. */
    path = folder_file(b->stick, "%s", "anna");
    assert_true(durable_write(path, "", 0, 0644, NULL));
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
}

static void the_note_is_not_written_twice(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    struct stat first;
    struct stat second;
    put(b, "7.anna", 7, NULL);
    expect(b, DELIVERY_INSTALLED, DELIVERY_NO_REASON, 7);
    expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
    path = folder_file(b->stick, "%s", "anna/ANNA-Meldung-ennigerloh.txt");
    assert_int_equal(stat(path, &first), 0);
    expect(b, DELIVERY_SAME, DELIVERY_NO_REASON, 7);
    assert_int_equal(stat(path, &second), 0);
    assert_int_equal(first.st_ino, second.st_ino);
    assert_int_equal(first.st_mtim.tv_nsec, second.st_mtim.tv_nsec);
}

/* The content is of 2026-11-20 and ends a year later. */
static void a_clock_that_cannot_be_right_is_told(void **state)
{
    static const struct moment empty = {{1970, 1, 1}, 60};
    static const struct moment late = {{2099, 5, 1}, 600};
    static const struct moment good = {{2028, 11, 23}, 600};
    const struct bundles *b = *state;
    shows = &empty;
    assert_int_equal(give(b, b->stick).clock, BELIEF_BEHIND);
    put(b, "7.anna", 7, NULL);
    assert_int_equal(give(b, b->stick).clock, BELIEF_BEHIND);
    assert_true(named("clock behind 1970-01-01"));
    assert_non_null(strstr(note(b), "\r\n\r\nDie Uhr am Gerät geht nach. Sie zeigt: 1."));
    shows = &late;
    put(b, "8.anna", 8, NULL);
    assert_int_equal(give(b, b->stick).clock, BELIEF_AHEAD);
    assert_true(named("clock ahead 2099-05-01"));
    assert_non_null(strstr(note(b), "Die Uhr am Gerät geht vor."));
    flip(b, "8.anna", 5000);
    struct install_options options = {.state = b->state,
                                      .site = "ennigerloh",
                                      .keys = &b->key,
                                      .key_count = 1,
                                      .clock = &empty};
    const char *folder[] = {b->stick};
    assert_true(deliver_note(&options, folder, 1, "broken_off", &why));
    assert_non_null(strstr(note(b), "Die Uhr am Gerät geht nach."));
    shows = &good;
    assert_int_equal(give(b, b->stick).clock, BELIEF_RIGHT);
    assert_null(strstr(heard, "clock"));
    assert_null(strstr(note(b), "Uhr"));
}

/* A second file system of the stick: an EFI partition, another bundle, or one that is
 * gone. */
static void file_systems_of_one_stick(void **state)
{
    const struct bundles *b = *state;
    const char *efi = folder_file(b->folder, "efi");
    const char *gone = folder_file(b->folder, "gone");
    struct bundle_plan plan = {.number = 8, .offers = "a b"};
    assert_int_equal(mkdir(efi, 0755), 0);
    file_write_text(folder_file(efi, "boot.img"), "x");
    assert_int_equal(give_both(b, efi, gone).reason, DELIVERY_UNREADABLE);
    put(b, "7.anna", 7, NULL);
    assert_int_equal(give_both(b, efi, b->stick).end, DELIVERY_INSTALLED);
    assert_int_equal(shelf_current(b->state), 7);
    assert_non_null(note(b));
    assert_false(file_is_there(folder_file(efi, "anna")));
    assert_int_equal(give_both(b, gone, b->stick).end, DELIVERY_SAME);
    assert_int_equal(give_both(b, b->stick, efi).end, DELIVERY_SAME);
    /* Both hold bundles: the best of both, and the note lies beside it. */
    bundles_make(b, efi, "8.anna", &plan);
    drop(b, "anna/ANNA-Meldung-ennigerloh.txt");
    assert_int_equal(give_both(b, b->stick, efi).end, DELIVERY_INSTALLED);
    assert_int_equal(shelf_current(b->state), 8);
    assert_true(named("other older 7.anna"));
    assert_true(file_is_there(folder_file(efi, "anna/ANNA-Meldung-ennigerloh.txt")));
    assert_null(note(b));
}

static void the_note_of_one_that_died_lies_beside_the_bundle(void **state)
{
    const struct bundles *b = *state;
    const char *efi = folder_file(b->folder, "efi");
    const char *both[] = {efi, b->stick};
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    assert_int_equal(mkdir(efi, 0755), 0);
    assert_false(deliver_note(&options, both, 2, "broken_off", &why));
    put(b, "7.anna", 7, NULL);
    assert_false(deliver_note(&options, both, 2, "nonsense", &why));
    assert_true(deliver_note(&options, both, 2, "broken_off", &why));
    assert_non_null(strstr(note(b), "Das Laden ist abgebrochen."));
    assert_false(file_is_there(folder_file(efi, "anna")));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(takes_what_is_new),
        TEST(the_hundredth_time_is_like_the_second),
        TEST(says_why_not),
        TEST(tells_a_stranger_from_damage),
        TEST(signed_is_not_enough),
        TEST(the_newest_good_one_wins),
        TEST(goes_back_stays_back),
        TEST(repairs_what_rotted),
        TEST(opens_nothing_else),
        TEST(capitals_are_seen),
        TEST(decoys_do_not_hide_the_bundle),
        TEST(decoys_of_its_length_do_not_hide_what_the_office_named),
        TEST(a_stick_that_is_gone_is_told),
        TEST(a_stick_that_cannot_be_written_is_read),
        TEST(the_note_is_not_written_twice),
        TEST(a_clock_that_cannot_be_right_is_told),
        TEST(file_systems_of_one_stick),
        TEST(the_note_of_one_that_died_lies_beside_the_bundle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
