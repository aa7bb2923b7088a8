#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "help/folder.h"
#include "formats/xliff/xliff.h"

#define IN_2_0(units)                                                     \
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' " \
    "srcLang='de' trgLang='tr'><file id='f'>" units "</file></xliff>"
#define IN_1_2(units)                                                     \
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'>" \
    "<file original='o' source-language='de' target-language='tr' "       \
    "datatype='plaintext'><body>" units "</body></file></xliff>"
#define UNIT_2_0(segments) IN_2_0("<unit id='a:name'>" segments "</unit>")
#define UNIT_1_2(inside) IN_1_2("<trans-unit id='a:name'>" inside "</trans-unit>")

static const char *path;

static int set_up(void **state)
{
    *state = strdup(folder_make());
    path = folder_file(*state, "t.xlf");
    return *state == NULL;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    free(*state);
    return 0;
}

static bool read_bytes(struct arena *arena, const void *bytes, size_t len,
                       struct xliff_file *out, struct err *err)
{
    file_write(path, bytes, len);
    return xliff_read(arena, path, out, err);
}

/* One unit each: what the source and the target say, and how far it is. */
static void reads_what_tools_write(void **state)
{
    static const struct {
        const char *text;
        const char *source;
        const char *target; /* NULL: none */
        enum xliff_rank rank;
    } rows[] = {
        {UNIT_2_0("<segment><source>Geld</source></segment>"), "Geld", NULL, XLIFF_TO_DO},
        {UNIT_2_0("<segment><source>Geld</source><target/></segment>"), "Geld", NULL,
         XLIFF_TO_DO},
        {UNIT_2_0("<segment state='reviewed'><source>Geld</source><target>Para</target>"
                  "</segment>"),
         "Geld", "Para", XLIFF_GOOD},
        {UNIT_2_0("<segment state='translated'><source>G</source><target>P</target>"
                  "</segment>"),
         "G", "P", XLIFF_DRAFT},
        {UNIT_2_0("<segment state='final'><source>G</source><target>P</target>"
                  "</segment>"),
         "G", "P", XLIFF_FINAL},
        /* several segments, with and without what stands between them */
        {UNIT_2_0("<segment id='1' state='final'><source>Eins.</source><target>Bir."
                  "</target></segment><ignorable><source> </source></ignorable>"
                  "<segment id='2' state='translated'><source>Zwei.</source><target>İki."
                  "</target></segment>"),
         "Eins. Zwei.", "Bir. İki.", XLIFF_DRAFT},
        {UNIT_2_0("<segment><source>Eins.</source><target>Bir.</target></segment>"
                  "<segment><source>Zwei.</source><target>İki.</target></segment>"),
         "Eins. Zwei.", "Bir. İki.", XLIFF_TO_DO},
        {UNIT_2_0("<segment><source>Eins. </source><target>Bir. </target></segment>"
                  "<segment><source>Zwei.</source></segment>"),
         "Eins. Zwei.", NULL, XLIFF_TO_DO},
        {UNIT_2_0("<segment><source>Eins.</source><target>Bir.</target></segment>"
                  "<segment><source>Zwei.</source><target></target></segment>"),
         "Eins. Zwei.", NULL, XLIFF_TO_DO},
        /* inline elements, CDATA, references */
        {UNIT_2_0("<segment><source>Ein <pc id='1'>Wort</pc></source><target><mrk id='m'>"
                  "Bir</mrk> <pc id='1'>kel<ph id='2'/>ime</pc></target></segment>"),
         "Ein Wort", "Bir kelime", XLIFF_TO_DO},
        {UNIT_2_0("<segment><source>A &amp; B</source><target><![CDATA[A & B <c>]]> "
                  "&#x130;</target></segment>"),
         "A & B", "A & B <c> İ", XLIFF_TO_DO},
        /* blanks: single, none at the ends; kept where the file says so */
        {UNIT_2_0("<segment><source>\n  Eins\n  zwei </source><target>\n\tBir   iki\n"
                  "</target></segment>"),
         "Eins zwei", "Bir iki", XLIFF_TO_DO},
        {UNIT_2_0("<segment xml:space='preserve'><source>Eins\nzwei</source><target>Bir  "
                  "x\niki\n\n</target></segment>"),
         "Eins\nzwei", "Bir x\niki", XLIFF_TO_DO},
        {UNIT_2_0("<segment xml:space='preserve'><source>E</source><target "
                  "xml:space='default'>Bir\niki</target></segment>"),
         "E", "Bir iki", XLIFF_TO_DO},
        /* what tools add */
        {UNIT_2_0("<notes><note>N</note></notes><originalData><data id='d'>x</data>"
                  "</originalData><segment><source>G</source><target>P</target></segment>"
                  "<mtc:matches xmlns:mtc='urn:oasis:names:tc:xliff:matches:2.0'>"
                  "<mtc:match ref='#1'><source>Falsch</source><target>Yanlış</target>"
                  "</mtc:match></mtc:matches>"),
         "G", "P", XLIFF_TO_DO},
        {IN_2_0(
             "<group id='g'><group id='h'><unit id='a:name'><segment><source>G</source>"
             "<target>P</target></segment></unit></group></group>"),
         "G", "P", XLIFF_TO_DO},
        /* 1.2 */
        {UNIT_1_2("<source>Geld</source>"), "Geld", NULL, XLIFF_UNKNOWN},
        {UNIT_1_2("<source>Geld</source><target>Para</target>"), "Geld", "Para",
         XLIFF_UNKNOWN},
        {UNIT_1_2("<source>G</source><target state='translated'>P</target>"), "G", "P",
         XLIFF_GOOD},
        {UNIT_1_2("<source>G</source><target state='needs-review-l10n'>P</target>"), "G",
         "P", XLIFF_DRAFT},
        {UNIT_1_2("<source>G</source><target state='signed-off'>P</target>"), "G", "P",
         XLIFF_FINAL},
        {UNIT_1_2("<source>A<x id='1' ctype='lb'/>b</source><target>C <x id='1' "
                  "ctype='lb'/> d<x id='2' ctype='bold'/>e</target>"),
         "A\nb", "C\nde", XLIFF_UNKNOWN},
        {UNIT_2_0("<segment state='final'><source>A<ph id='1' type='fmt' "
                  "subType='xlf:lb'/>b</source><target>C<ph id='1' type='fmt' "
                  "subType='xlf:lb'/>d</target></segment>"),
         "A\nb", "C\nd", XLIFF_FINAL},
        {UNIT_1_2("<source>G</source><target state='x-own'>P</target>"), "G", "P",
         XLIFF_UNKNOWN},
        {IN_1_2("<trans-unit id='a:name' approved='yes'><source>G</source><target>P"
                "</target></trans-unit>"),
         "G", "P", XLIFF_FINAL},
        {IN_1_2("<trans-unit id='a:name' approved='yes'><source>G</source><target "
                "state='needs-translation'>P</target></trans-unit>"),
         "G", "P", XLIFF_TO_DO},
        {UNIT_1_2("<source>A <g id='1'>b</g><x id='2'/></source><seg-source><mrk mid='1' "
                  "mtype='seg'>Falsch</mrk></seg-source><target><mrk mid='1' mtype='seg'>"
                  "C <bpt id='1'>d</bpt></mrk></target><alt-trans><source>F</source>"
                  "<target>Y</target></alt-trans><note>N</note>"),
         "A b", "C d", XLIFF_UNKNOWN},
        {"<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2' version='1.2'><x:file>"
         "<x:header><x:note>N</x:note></x:header><x:body><x:group><x:trans-unit "
         "id='a:name'><x:source>G</x:source><x:target>P</x:target></x:trans-unit>"
         "</x:group></x:body></x:file></x:xliff>",
         "G", "P", XLIFF_UNKNOWN},
        {"<xliff version='1.1'><file><body><trans-unit id='a:name'><source>G</source>"
         "<target>P</target></trans-unit></body></file></xliff>",
         "G", "P", XLIFF_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct xliff_file file;
        struct err err = {""};
        if (!read_bytes(&arena, rows[i].text, strlen(rows[i].text), &file, &err))
            fail_msg("row %zu: %s", i, err.text);
        assert_int_equal(file.unit_count, 1);
        const struct xliff_unit *unit = &file.unit[0];
        const char *target = unit->target == NULL ? "(none)" : unit->target;
        const char *want = rows[i].target == NULL ? "(none)" : rows[i].target;
        bool none = unit->target == NULL || unit->target[0] == '\0';
        if (strcmp(unit->id, "a:name") != 0 ||
            strcmp(unit->source, rows[i].source) != 0 || unit->rank != rows[i].rank ||
            (rows[i].target == NULL ? !none : strcmp(target, want) != 0))
            fail_msg("row %zu: \"%s\" \"%s\" %d", i, unit->source, target,
                     (int)unit->rank);
        arena_free(&arena);
    }
    (void)state;
}

static void reads_languages(void **state)
{
    static const struct {
        const char *text;
        const char *source, *target;
        bool differ;
    } rows[] = {
        {UNIT_2_0("<segment><source>G</source></segment>"), "de", "tr", false},
        {UNIT_1_2("<source>G</source>"), "de", "tr", false},
        {"<xliff version='2.0' srcLang='de-DE'><file id='f'/></xliff>", "de-DE", NULL,
         false},
        {"<xliff version='1.2'><file target-language='tr'/><file target-language='tr'/>"
         "</xliff>",
         NULL, "tr", false},
        {"<xliff version='1.2'><file target-language='tr'/><file target-language='ar'/>"
         "</xliff>",
         NULL, "tr", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct xliff_file file;
        assert_true(read_bytes(&arena, rows[i].text, strlen(rows[i].text), &file, NULL));
        assert_int_equal(file.source_lang == NULL, rows[i].source == NULL);
        assert_int_equal(file.target_lang == NULL, rows[i].target == NULL);
        if (rows[i].source != NULL)
            assert_string_equal(file.source_lang, rows[i].source);
        if (rows[i].target != NULL)
            assert_string_equal(file.target_lang, rows[i].target);
        assert_int_equal(file.langs_differ, rows[i].differ);
        arena_free(&arena);
    }
    (void)state;
}

static void several_files_and_lines(void **state)
{
    static const char text[] =
        "<xliff version='1.2'>\n<file><body>\n<trans-unit id='a:name'>"
        "<source>A</source></trans-unit>\n</body></file>\n<file>"
        "<body>\n\n<trans-unit id='b:name'><source>B</source>"
        "<target>C</target></trans-unit></body></file></xliff>";
    struct arena arena = {0};
    struct xliff_file file;
    assert_true(read_bytes(&arena, text, sizeof text - 1, &file, NULL));
    assert_int_equal(file.unit_count, 2);
    assert_string_equal(file.unit[1].id, "b:name");
    assert_int_equal(file.unit[0].line, 3);
    assert_int_equal(file.unit[1].line, 7);
    arena_free(&arena);
    (void)state;
}

/* What somebody hostile, or a broken tool, sends; each is refused with its line. */
static void refuses_what_is_no_xliff(void **state)
{
    static const struct {
        const char *text;
        const char *what;
    } rows[] = {
        {"", "XML"},
        {"nonsense", "XML"},
        {"<html/>", "no XLIFF"},
        {"<xliff/>", "version"},
        {"<xliff version='3.0'/>", "3.0"},
        {"<xliff version='20'/>", "20"},
        {"<xliff xmlns='urn:other' version='2.0'/>", "no XLIFF"},
        {"<xliff version='2.0'>", "line 1: no well-formed XML"},
        {"<xliff version='2.0'>\n\n<file></xliff>", "line 3: no well-formed XML"},
        {UNIT_2_0("<segment><source>&geld;</source></segment>"), "geld"},
        {UNIT_2_0("<segment><source>\x01</source></segment>"), "line 1"},
        {UNIT_2_0("<segment><source>\xc3\x28</source></segment>"), "line 1"},
        {"<?xml version='1.0' encoding='klingon'?><xliff version='2.0'/>", "klingon"},
        {"<?xml version='1.0'?>\n<!DOCTYPE xliff>\n<xliff version='2.0'/>",
         "line 2: there is a document type declaration"},
        {"<!DOCTYPE xliff [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
         "<!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><xliff version='2.0'>&c;</xliff>",
         "document type"},
        {"<!DOCTYPE xliff SYSTEM 'file:///etc/passwd' [<!ENTITY % x SYSTEM "
         "'http://127.0.0.1/'>%x;]><xliff version='2.0'/>",
         "document type"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct xliff_file file = {.unit_count = 99};
        struct err err = {""};
        if (read_bytes(&arena, rows[i].text, strlen(rows[i].text), &file, &err))
            fail_msg("row %zu is taken", i);
        if (strstr(err.text, rows[i].what) == NULL || strstr(err.text, path) == NULL)
            fail_msg("row %zu: %s", i, err.text);
        assert_int_equal(file.unit_count, 99);
        arena_free(&arena);
    }
    (void)state;
}

static void fill(struct buf *out, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_add_text(out, piece);
}

static void refuses_what_is_too_much(void **state)
{
    static const struct {
        const char *head, *piece;
        size_t times;
        const char *what;
    } rows[] = {
        {"<xliff version='2.0'>", "<group>", 100000, "64 elements"},
        {"<xliff version='2.0'><file><unit id='a:name'><segment><source>", "<pc>", 100000,
         "64 elements"},
        {"<xliff version='2.0' a='", "x", 1 << 20, "very long"},
        {"<xliff version='2.0'><!--", "x", 1 << 20, "very long"},
        {"<xliff version='2.0'><?x ", "x", 1 << 20, "very long"},
        {"<xliff version='2.0'><file><unit id='a:name'><segment><source>", "x", 1 << 20,
         "64 KiB"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct buf text = {0};
        struct xliff_file file;
        struct err err = {""};
        buf_add_text(&text, rows[i].head);
        fill(&text, rows[i].piece, rows[i].times);
        if (read_bytes(&arena, text.bytes, text.len, &file, &err))
            fail_msg("row %zu is taken", i);
        if (strstr(err.text, rows[i].what) == NULL)
            fail_msg("row %zu: %s", i, err.text);
        buf_free(&text);
        arena_free(&arena);
    }
    (void)state;
}

/* The same words in other encodings. */
static void reads_encodings(void **state)
{
    static const char latin[] =
        "<?xml version='1.0' encoding='windows-1252'?><xliff version='2.0'><file><unit "
        "id='a:name'><segment><source>M\xe4rz \x80</source></segment></unit></file></xliff>";
    static const char utf8[] =
        "\xef\xbb\xbf<xliff version='2.0'><file><unit id='a:name'><segment><source>März €"
        "</source></segment></unit></file></xliff>";
    unsigned char wide[2][2 * sizeof utf8];
    size_t wide_len = 0;
    const char *ascii = strchr(utf8, '<');
    for (const char *at = ascii; *at != '\0';) {
        unsigned code = (unsigned char)*at;
        size_t len = 1;
        if (strncmp(at, "ä", 2) == 0) {
            code = 0xe4;
            len = 2;
        } else if (strncmp(at, "€", 3) == 0) {
            code = 0x20ac;
            len = 3;
        }
        if (wide_len == 0) {
            memcpy(wide[0], "\xff\xfe", 2);
            memcpy(wide[1], "\xfe\xff", 2);
            wide_len = 2;
        }
        wide[0][wide_len] = wide[1][wide_len + 1] = (unsigned char)(code & 0xff);
        wide[0][wide_len + 1] = wide[1][wide_len] = (unsigned char)(code >> 8);
        wide_len += 2;
        at += len;
    }
    const struct {
        const void *bytes;
        size_t len;
    } rows[] = {{latin, sizeof latin - 1},
                {utf8, sizeof utf8 - 1},
                {wide[0], wide_len},
                {wide[1], wide_len}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena arena = {0};
        struct xliff_file file;
        struct err err = {""};
        if (!read_bytes(&arena, rows[i].bytes, rows[i].len, &file, &err))
            fail_msg("row %zu: %s", i, err.text);
        assert_string_equal(file.unit[0].source, "März €");
        arena_free(&arena);
    }
    (void)state;
}

/* A file cut anywhere is refused; nothing is read beyond it. */
static void refuses_every_cut(void **state)
{
    static const char whole[] =
        UNIT_2_0("<segment state='final'><source>Geld &amp; Zeit</source><target>Para"
                 "</target></segment>");
    for (size_t len = 0; len < sizeof whole - 1; len++) {
        struct arena arena = {0};
        struct xliff_file file;
        struct err err = {""};
        if (read_bytes(&arena, whole, len, &file, &err))
            fail_msg("cut at %zu is taken", len);
        arena_free(&arena);
    }
    (void)state;
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(reads_what_tools_write),   WITH_FILE(reads_languages),
        WITH_FILE(several_files_and_lines),  WITH_FILE(refuses_what_is_no_xliff),
        WITH_FILE(refuses_what_is_too_much), WITH_FILE(reads_encodings),
        WITH_FILE(refuses_every_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
