#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"
#include "core/signature.h"
#include "help/folder.h"
#include "help/signer.h"

static unsigned char hash[SIGNATURE_HASH_LEN] = {1, 2, 3};

static int set_up(void **state)
{
    static struct signer signer;
    signer_make(&signer, 1);
    *state = &signer;
    return crypt_init(NULL) ? 0 : -1;
}

static void hashes_a_file_up_to_the_limit(void **state)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "file");
    static char bytes[200000];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 13);
    static const size_t size[] = {0, 1, 65535, 65536, 65537, 200000};
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        struct crypt_hash running;
        unsigned char whole[SIGNATURE_HASH_LEN];
        unsigned char out[SIGNATURE_HASH_LEN] = {7};
        struct err err = {""};
        file_write(path, bytes, size[i]);
        crypt_hash_begin(&running);
        crypt_hash_add(&running, bytes, size[i]);
        crypt_hash_end(&running, whole);
        if (size[i] > 0) {
            assert_false(signature_hash_file(path, size[i] - 1, out, &err));
            assert_non_null(strstr(err.text, "larger than"));
            assert_int_equal(out[0], 7);
        }
        assert_true(signature_hash_file(path, size[i], out, &err));
        assert_memory_equal(out, whole, sizeof whole);
    }
    unsigned char out[SIGNATURE_HASH_LEN];
    struct err err = {""};
    assert_false(signature_hash_file(folder_file(folder, "none"), 9, out, &err));
    assert_non_null(strstr(err.text, "none: could not be opened"));
    assert_false(signature_hash_file(folder, 9, out, &err));
    assert_non_null(strstr(err.text, "could not be read"));
    folder_remove(folder);
}

static struct buf signed_text(const struct signer *signer, const char *comment)
{
    struct minisig minisig;
    struct buf text = {0};
    minisig_make(&minisig, signer, hash, sizeof hash, comment);
    minisig_text(&minisig, &text);
    return text;
}

static void reads_and_verifies(void **state)
{
    static const char *const comment[] = {"", "x", "anna-content site=all sequence=7",
                                          "Umlaute: äöü"};
    const struct signer *signer = *state;
    struct signature_key key = signer_key(signer);
    for (size_t i = 0; i < sizeof comment / sizeof comment[0]; i++) {
        struct signature signature;
        struct err err = {""};
        struct buf text = signed_text(signer, comment[i]);
        assert_true(signature_parse(&signature, text.bytes, text.len, &err));
        assert_string_equal(signature.comment, comment[i]);
        assert_memory_equal(signature.key_id, signer->id, 8);
        assert_true(signature_verify(&signature, hash, &key, 1, &err));
        buf_free(&text);
    }
}

/* A stick that was edited on Windows: lines that end in CR LF say the same. */
static void takes_carriage_returns_before_newlines(void **state)
{
    const struct signer *signer = *state;
    struct signature_key key = signer_key(signer);
    struct signature signature;
    struct err err = {""};
    struct buf text = signed_text(signer, "words");
    struct buf windows = {0};
    for (size_t i = 0; i < text.len; i++)
        buf_add(&windows, text.bytes[i] == '\n' ? "\r\n" : &text.bytes[i],
                text.bytes[i] == '\n' ? 2 : 1);
    assert_true(signature_parse(&signature, windows.bytes, windows.len, &err));
    assert_true(signature_verify(&signature, hash, &key, 1, &err));
    buf_free(&text);
    buf_free(&windows);
}

static void tells_a_foreign_key_from_a_changed_file(void **state)
{
    const struct signer *signer = *state;
    struct signer other;
    signer_make(&other, 2);
    struct signature_key both[2] = {signer_key(&other), signer_key(signer)};
    struct signature signature;
    struct err err = {""};
    struct buf text = signed_text(signer, "words");
    assert_true(signature_parse(&signature, text.bytes, text.len, &err));
    assert_true(signature_verify(&signature, hash, both, 2, &err));
    assert_false(signature_verify(&signature, hash, both, 1, &err));
    assert_string_equal(err.text,
                        "it was signed with a key that this terminal does not trust");
    assert_false(signature_verify(&signature, hash, both, 0, &err));
    /* The id of one key in front of the bytes of another. */
    memcpy(both[0].id, signer->id, 8);
    assert_false(signature_verify(&signature, hash, both, 1, &err));
    assert_string_equal(err.text, "it was changed after it was signed");
    for (size_t bit = 0; bit < 8 * sizeof hash; bit++) {
        unsigned char changed[SIGNATURE_HASH_LEN];
        memcpy(changed, hash, sizeof changed);
        changed[bit / 8] ^= (unsigned char)(1u << bit % 8);
        assert_false(signature_verify(&signature, changed, both + 1, 1, &err));
        assert_string_equal(err.text, "it was changed after it was signed");
    }
    signature.comment[0] ^= 1;
    assert_false(signature_verify(&signature, hash, both + 1, 1, &err));
    assert_string_equal(err.text, "its trusted comment was changed after it was signed");
    buf_free(&text);
}

/* What the file of a signature must look like: the parts of a good one, each forged. */
static void refuses_what_is_no_signature(void **state)
{
    struct buf good = signed_text(*state, "words");
    char *line[4];
    char *rest = good.bytes;
    for (int i = 0; i < 4; i++)
        line[i] = strsep(&rest, "\n");
    static const struct {
        const char *format; /* of the four good lines */
        const char *words;
    } rows[] = {
        {"", "the signature does not begin with an untrusted comment"},
        {"%1$s", "the second line of the signature is no minisign signature"},
        {"\n%1$s\n%2$s\n%3$s\n%4$s\n",
         "the signature does not begin with an untrusted comment"},
        {"\xEF\xBB\xBF%1$s\n%2$s\n%3$s\n%4$s\n",
         "the signature does not begin with an untrusted comment"},
        {"%2$s\n%3$s\n%4$s\n", "the signature does not begin with an untrusted comment"},
        {"%1$s\n", "the second line of the signature is no minisign signature"},
        {"%1$s\n%2$s", "the signature ends before its trusted comment"},
        {"%1$s\n\n%2$s\n%3$s\n%4$s\n",
         "the second line of the signature is no minisign signature"},
        {"%1$s\n %2$s\n%3$s\n%4$s\n",
         "the second line of the signature is no minisign signature"},
        {"%1$s\n%2$s=\n%3$s\n%4$s\n",
         "the second line of the signature is no minisign signature"},
        {"%1$s\n%4$s\n%3$s\n%4$s\n",
         "the second line of the signature is no minisign signature"},
        {"%1$s\n%2$s%2$s\n%3$s\n%4$s\n",
         "the second line of the signature is no minisign signature"},
        {"%1$s\n%2$s\n", "the signature ends before its trusted comment"},
        {"%1$s\n%2$s\n\n", "the third line of the signature is no trusted comment"},
        {"%1$s\n%2$s\n%4$s\n%3$s\n",
         "the third line of the signature is no trusted comment"},
        {"%1$s\n%2$s\ntrusted comment:\n%4$s\n",
         "the third line of the signature is no trusted comment"},
        {"%1$s\n%2$s\n%3$s\tx\n%4$s\n",
         "the trusted comment has a character that cannot be printed"},
        {"%1$s\n%2$s\n%3$s\r\r\n%4$s\n",
         "the trusted comment has a character that cannot be printed"},
        {"%1$s\n%2$s\n%3$s\x7F\n%4$s\n",
         "the trusted comment has a character that cannot be printed"},
        {"%1$s\n%2$s\n%3$s\x1B[2J\n%4$s\n",
         "the trusted comment has a character that cannot be printed"},
        {"%1$s\n%2$s\n%3$s\n",
         "the fourth line of the signature is no signature of the comment"},
        {"%1$s\n%2$s\n%3$s",
         "the fourth line of the signature is no signature of the comment"},
        {"%1$s\n%2$s\n%3$s\n\n",
         "the fourth line of the signature is no signature of the comment"},
        {"%1$s\n%2$s\n%3$s\n%2$s\n",
         "the fourth line of the signature is no signature of the comment"},
        {"%1$s\n%2$s\n%3$s\n\n%4$s\n",
         "the fourth line of the signature is no signature of the comment"},
        {"%1$s\n%2$s\n%3$s\n%4$s\n\n", "there is something after the signature"},
        {"%1$s\n%2$s\n%3$s\n%4$s\nx", "there is something after the signature"},
        {"%1$s\n%2$s\n%3$s\n%4$s\n%1$s\n%2$s\n%3$s\n%4$s\n",
         "there is something after the signature"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf text = {0};
        struct err err = {""};
        struct signature signature = {.comment = "untouched"};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
        buf_print(&text, rows[i].format, line[0], line[1], line[2], line[3]);
#pragma GCC diagnostic pop
        if (signature_parse(&signature, text.bytes, text.len, &err))
            fail_msg("row %zu was taken", i);
        assert_string_equal(err.text, rows[i].words);
        assert_string_equal(signature.comment, "untouched");
        buf_free(&text);
    }
    buf_free(&good);
}

/* Every byte behind the first line changed to every other: there is one spelling, but
 * that the last newline may be a carriage return, which is half a line's end. */
static void every_changed_byte_is_noticed(void **state)
{
    const struct signer *signer = *state;
    struct signature_key key = signer_key(signer);
    struct buf text = signed_text(signer, "x");
    for (size_t at = (size_t)(strchr(text.bytes, '\n') - text.bytes); at < text.len; at++)
        for (int byte = 0; byte < 256; byte++) {
            char good = text.bytes[at];
            struct signature signature;
            text.bytes[at] = (char)byte;
            bool ok = signature_parse(&signature, text.bytes, text.len, NULL) &&
                      signature_verify(&signature, hash, &key, 1, NULL);
            bool half = at == text.len - 1 && byte == '\r';
            if (ok != (text.bytes[at] == good || half))
                fail_msg("byte %zu as 0x%02x", at, (unsigned)byte);
            text.bytes[at] = good;
        }
    buf_free(&text);
}

static void a_zero_is_no_end(void **state)
{
    const struct signer *signer = *state;
    struct buf text = signed_text(signer, "words");
    struct signature signature;
    struct err err = {""};
    *strstr(text.bytes, "ords") = '\0';
    assert_false(signature_parse(&signature, text.bytes, text.len, &err));
    assert_string_equal(err.text,
                        "the trusted comment has a character that cannot be printed");
    buf_free(&text);
}

static void the_kind_is_fixed(void **state)
{
    const struct signer *signer = *state;
    for (int first = 0; first < 256; first++)
        for (int second = 0; second < 256; second += first == 'E' ? 1 : 51) {
            struct minisig minisig;
            struct signature signature;
            struct err err = {""};
            struct buf text = {0};
            minisig_make(&minisig, signer, hash, sizeof hash, "words");
            minisig.kind[0] = (char)first;
            minisig.kind[1] = (char)second;
            minisig_text(&minisig, &text);
            bool ok = signature_parse(&signature, text.bytes, text.len, &err);
            assert_int_equal(ok, first == 'E' && second == 'D');
            if (first == 'E' && second == 'd')
                assert_string_equal(
                    err.text, "the signature is of minisign's old kind; sign it again");
            else if (!ok)
                assert_string_equal(err.text,
                                    "the signature is of a kind that is not known here");
            buf_free(&text);
        }
}

static void comments_have_a_limit(void **state)
{
    const struct signer *signer = *state;
    struct signature_key key = signer_key(signer);
    char comment[4000];
    for (size_t len = 1023; len <= 1026; len++) {
        struct signature signature;
        struct err err = {""};
        memset(comment, 'c', len);
        comment[len] = '\0';
        struct buf text = signed_text(signer, comment);
        bool ok = signature_parse(&signature, text.bytes, text.len, &err);
        assert_int_equal(ok, len <= 1024);
        if (ok)
            assert_true(signature_verify(&signature, hash, &key, 1, &err));
        else
            assert_string_equal(err.text, "the trusted comment is too long");
        buf_free(&text);
    }
    struct signature signature;
    struct err err = {""};
    struct buf text = {0};
    struct minisig minisig;
    memset(comment, 'u', sizeof comment);
    comment[sizeof comment - 1] = '\0';
    minisig_make(&minisig, signer, hash, sizeof hash, "words");
    minisig.untrusted = comment;
    minisig_text(&minisig, &text);
    assert_false(signature_parse(&signature, text.bytes, text.len, &err));
    assert_string_equal(err.text, "the signature file is too long to be one");
    minisig.untrusted = comment + 300;
    buf_reset(&text);
    minisig_text(&minisig, &text);
    assert_true(signature_parse(&signature, text.bytes, text.len, &err));
    buf_free(&text);
}

/* The file without its last byte. */
static void cut_last(const char *path)
{
    struct buf text = file_read(path);
    file_write(path, text.bytes, text.len - 1);
    buf_free(&text);
}

/* What minisign makes is believed, and what it says of the files, whole or without their
 * last newline, is said here. */
static void as_minisign(const char *folder)
{
    struct buf pub = file_read(folder_file(folder, "k.pub"));
    struct buf text = file_read(folder_file(folder, "f.minisig"));
    struct signature_key key;
    struct signature signature;
    struct err err = {""};
    unsigned char of_file[SIGNATURE_HASH_LEN];
    char command[2048];
    snprintf(command, sizeof command,
             "cd %s && minisign -V -m f -p k.pub >out 2>&1 && "
             "grep -q '^Trusted comment: trusted words$' out",
             folder);
    assert_int_equal(system(command), 0);
    assert_true(signature_parse_key(&key, pub.bytes, pub.len, &err));
    assert_true(signature_parse(&signature, text.bytes, text.len, &err));
    assert_string_equal(signature.comment, "trusted words");
    assert_true(signature_hash_file(folder_file(folder, "f"), 1000, of_file, &err));
    assert_true(signature_verify(&signature, of_file, &key, 1, &err));
    of_file[63] ^= 0x80;
    assert_false(signature_verify(&signature, of_file, &key, 1, &err));
    buf_free(&pub);
    buf_free(&text);
}

static void believes_minisign(void **state)
{
    (void)state;
    if (system("command -v minisign >/dev/null") != 0) {
        print_message("SKIPPED: minisign is not there\n");
        skip();
    }
    const char *folder = folder_make();
    char command[2048];
    snprintf(command, sizeof command,
             "cd %s && echo content >f && minisign -G -W -p k.pub -s k.key >/dev/null && "
             "minisign -S -s k.key -m f -t 'trusted words' -c 'other words' >/dev/null",
             folder);
    assert_int_equal(system(command), 0);
    as_minisign(folder);
    cut_last(folder_file(folder, "k.pub"));
    as_minisign(folder);
    cut_last(folder_file(folder, "f.minisig"));
    as_minisign(folder);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_a_file_up_to_the_limit),
        cmocka_unit_test(reads_and_verifies),
        cmocka_unit_test(takes_carriage_returns_before_newlines),
        cmocka_unit_test(tells_a_foreign_key_from_a_changed_file),
        cmocka_unit_test(refuses_what_is_no_signature),
        cmocka_unit_test(every_changed_byte_is_noticed),
        cmocka_unit_test(a_zero_is_no_end),
        cmocka_unit_test(the_kind_is_fixed),
        cmocka_unit_test(comments_have_a_limit),
        cmocka_unit_test(believes_minisign),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
