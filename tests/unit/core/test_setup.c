#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"
#include "core/setup.h"
#include "help/setups.h"

struct made {
    struct signer old, new;
    struct setup setup;
    struct buf text, signature;
};

static int begin(void **state)
{
    static struct made made;
    struct err err = {""};
    made = (struct made){.text = {0}};
    signer_make(&made.old, 1);
    signer_make(&made.new, 2);
    setups_make(&made.setup, &made.old);
    *state = &made;
    return crypt_init(&err) ? 0 : -1;
}

static int end(void **state)
{
    struct made *m = *state;
    buf_free(&m->text);
    buf_free(&m->signature);
    return 0;
}

/* Text and signature anew. */
static void sign(struct made *m, const struct signer *signer)
{
    char comment[SETUP_COMMENT];
    buf_free(&m->text);
    buf_free(&m->signature);
    setup_write(&m->setup, &m->text);
    setup_write_comment(&m->setup, comment);
    setups_sign(&m->text, signer, comment, &m->signature);
}

static enum setup_fit verify(struct made *m, const struct signer *trusted,
                             struct setup *out)
{
    struct err err = {""};
    struct signature_key key = {0};
    if (trusted != NULL)
        key = signer_key(trusted);
    enum setup_fit fit =
        setup_verify(out, &m->text, &m->signature, &key, trusted != NULL ? 1 : 0, &err);
    assert_true((err.text[0] == '\0') == setup_good(fit));
    return fit;
}

static enum setup_fit answer(struct made *m, const struct signer *trusted)
{
    struct setup out = {.turn = 77};
    enum setup_fit fit = verify(m, trusted, &out);
    assert_true(setup_good(fit) || out.turn == 77);
    return fit;
}

/* What is read writes itself back to the same bytes. */
static void comes_back(struct made *m)
{
    struct setup out;
    struct buf again = {0};
    assert_int_equal(verify(m, NULL, &out), SETUP_FIRST);
    setup_write(&out, &again);
    assert_int_equal(again.len, m->text.len);
    assert_memory_equal(again.bytes, m->text.bytes, again.len);
    buf_free(&again);
}

static void there_and_back(void **state)
{
    struct made *m = *state;
    sign(m, &m->old);
    comes_back(m);
    setup_begin(&m->setup);
    snprintf(m->setup.site, sizeof m->setup.site, "a");
    snprintf(m->setup.town, sizeof m->setup.town, "Örtchen im Tal");
    snprintf(m->setup.name, sizeof m->setup.name, "Bücherei = Café; 2");
    m->setup.created = (struct date){2024, 2, 29};
    m->setup.key = signer_key(&m->new);
    m->setup.turn = 0;
    sign(m, &m->new);
    comes_back(m);
}

static void whose_it_is(void **state)
{
    struct made *m = *state;
    sign(m, &m->old);
    assert_int_equal(answer(m, NULL), SETUP_FIRST);
    assert_int_equal(answer(m, &m->old), SETUP_CHANGE);
    assert_int_equal(answer(m, &m->new), SETUP_FOREIGN);
    sign(m, &m->new); /* names the old key, signed with the new one */
    assert_int_equal(answer(m, NULL), SETUP_TORN);
    assert_int_equal(answer(m, &m->old), SETUP_FOREIGN);
    m->setup.key = signer_key(&m->new);
    sign(m, &m->old); /* the old key hands over */
    assert_int_equal(answer(m, NULL), SETUP_TORN);
    assert_int_equal(answer(m, &m->old), SETUP_SUCCESSOR);
    assert_int_equal(answer(m, &m->new), SETUP_FOREIGN);
}

/* A key of the same id is not the key. */
static void a_twin_of_the_id(void **state)
{
    struct made *m = *state;
    memcpy(m->new.id, m->old.id, sizeof m->new.id);
    m->setup.key = signer_key(&m->new);
    sign(m, &m->new);
    assert_int_equal(answer(m, &m->old), SETUP_TORN);
    assert_int_equal(answer(m, NULL), SETUP_FIRST);
}

static void torn_at_every_length(void **state)
{
    struct made *m = *state;
    sign(m, &m->old);
    struct buf text = m->text;
    struct buf signature = m->signature;
    for (m->text.len = 0; m->text.len < text.len; m->text.len++) {
        assert_int_equal(answer(m, NULL), SETUP_TORN);
        assert_int_equal(answer(m, &m->old), SETUP_TORN);
    }
    m->text = text;
    /* Without its last newline the signature is whole. */
    for (m->signature.len = 0; m->signature.len < signature.len - 1; m->signature.len++) {
        assert_int_equal(answer(m, NULL), SETUP_TORN);
        assert_int_equal(answer(m, &m->old), SETUP_TORN);
    }
    assert_int_equal(answer(m, NULL), SETUP_FIRST);
    m->signature = signature;
    assert_int_equal(answer(m, NULL), SETUP_FIRST);
}

static void every_flipped_bit(void **state)
{
    struct made *m = *state;
    sign(m, &m->old);
    for (size_t bit = 0; bit < m->text.len * 8; bit++) {
        char keep = m->text.bytes[bit / 8];
        m->text.bytes[bit / 8] = (char)(keep ^ (1 << bit % 8));
        assert_false(setup_good(answer(m, NULL)));
        assert_int_equal(answer(m, &m->old), SETUP_TORN);
        m->text.bytes[bit / 8] = keep;
    }
}

static void the_comment_binds(void **state)
{
    static const char *const rows[] = {
        "anna-setup site=everswinkel created=2026-11-20",
        "anna-setup site=ennigerloh created=2026-11-21",
        "anna-setup site=ennigerloh created=2026-11-20 ",
        "anna-content site=ennigerloh created=2026-11-20",
        "",
    };
    struct made *m = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        sign(m, &m->old);
        buf_free(&m->signature);
        setups_sign(&m->text, &m->old, rows[i], &m->signature);
        assert_int_equal(answer(m, NULL), SETUP_TORN);
        assert_int_equal(answer(m, &m->old), SETUP_TORN);
    }
}

/* The key's line of a good text, behind "key = ". */
static const char *key_line(struct made *m)
{
    static char line[SIGNATURE_KEY_LINE];
    signature_key_line(&m->setup.key, line);
    return line;
}

#define GOOD                                                                       \
    "[setup]\nsite = a\ntown = Dorf\nname = Rathaus\ncreated = 2026-11-20\nkey = " \
    "%s\n"

static bool reads(struct made *m, const char *format)
{
    struct setup out = {.turn = 77};
    struct err err = {""};
    struct buf text = {0};
    /* NOLINTNEXTLINE(clang-diagnostic-format-nonliteral) */
    buf_print(&text, "%.*s%s%s", (int)(strstr(format, "%s") - format), format,
              key_line(m), strstr(format, "%s") + 2);
    bool ok = setup_read(&out, text.bytes, text.len, &err);
    assert_true(ok ? out.turn != 77 : out.turn == 77 && err.text[0] != '\0');
    buf_free(&text);
    return ok;
}

static void lines_that_are_none(void **state)
{
    static const char *const bad[] = {
        GOOD "[panel]\nturn = 45\n",
        GOOD "[panel]\nturn = 090\n",
        GOOD "[panel]\nturn = -90\n",
        GOOD "[panel]\nturn = 90\nturn = 90\n",
        GOOD "[panel]\nwidth_mm = 49\n",
        GOOD "[panel]\nwidth_mm = 5001\n",
        GOOD "[panel]\nwidth_mm = 500 \n",
        GOOD "[panel]\nwidth_mm=500\n",
        GOOD "[panel]\nwidth_mm = 0x90\n",
        GOOD "[panel]\nwidth_mm = \n",
        GOOD "[panel]\ndepth_mm = 90\n",
        GOOD "[stick]\nfolder = /etc\n",
        GOOD "[terminal]\nstate = /tmp\n",
        GOOD "[terminal]\nlanguages = de;tr\n",
        GOOD "[desk]\nphone = 02524/11\n",
        GOOD "[desk]\nphone = +\n",
        GOOD "[desk]\nname = A\xE2\x80\xAE!\n",
        GOOD "[desk]\nname = A\tB\n",
        GOOD "[desk]\nname = \xFF\n",
        GOOD "[desk]\nname =  \n",
        GOOD "[desk\n",
        GOOD "words\n",
        GOOD "[panel]\nturn = 90",
        GOOD "\r\n",
        "[setup]\nsite = A\ntown = Dorf\nname = R\ncreated = 2026-11-20\nkey = %s\n",
        "[setup]\nsite = a\ntown = Dorf\nname = R\ncreated = 2026-11\nkey = %s\n",
        "[setup]\nsite = a\ntown = Dorf\nname = R\ncreated = 2026-11-20\nkey = x%s\n",
        "[setup]\nsite = a\ntown = Dorf\ncreated = 2026-11-20\nkey = %s\n",
        "site = a\n%s",
    };
    struct made *m = *state;
    assert_true(reads(m, GOOD));
    assert_true(reads(m, GOOD "\n; a word\n[panel]\nturn = 0\n[desk]\nname = = ;\n"));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (reads(m, bad[i]))
            fail_msg("row %zu was taken", i);
}

/* Signed well by a later program: told apart from what is broken. */
static void a_later_setting(void **state)
{
    struct made *m = *state;
    sign(m, &m->old);
    buf_add_text(&m->text, "[sound]\nloud = 3\n");
    buf_free(&m->signature);
    char comment[SETUP_COMMENT];
    setup_write_comment(&m->setup, comment);
    setups_sign(&m->text, &m->old, comment, &m->signature);
    assert_int_equal(answer(m, NULL), SETUP_OTHER);
    assert_int_equal(answer(m, &m->old), SETUP_OTHER);
    assert_int_equal(answer(m, &m->new), SETUP_FOREIGN);
}

static void too_long(void **state)
{
    struct made *m = *state;
    sign(m, &m->old);
    while (m->text.len <= SETUP_LIMIT)
        buf_add_text(&m->text, "; and so on\n");
    buf_free(&m->signature);
    setups_sign(&m->text, &m->old, "anna-setup site=ennigerloh created=2026-11-20",
                &m->signature);
    assert_int_equal(answer(m, NULL), SETUP_TORN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(there_and_back, begin, end),
        cmocka_unit_test_setup_teardown(whose_it_is, begin, end),
        cmocka_unit_test_setup_teardown(a_twin_of_the_id, begin, end),
        cmocka_unit_test_setup_teardown(torn_at_every_length, begin, end),
        cmocka_unit_test_setup_teardown(every_flipped_bit, begin, end),
        cmocka_unit_test_setup_teardown(the_comment_binds, begin, end),
        cmocka_unit_test_setup_teardown(lines_that_are_none, begin, end),
        cmocka_unit_test_setup_teardown(a_later_setting, begin, end),
        cmocka_unit_test_setup_teardown(too_long, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
