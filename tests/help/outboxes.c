#include "help/folder.h"
#include "help/outboxes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/crypt.h"
#include "device/outbox.h"

static unsigned char stream_seed[32];
static uint64_t stream_at;

static const char *stream_name(void)
{
    return "test";
}

static void stream_fill(void *const out, const size_t len)
{
    unsigned char nonce[crypto_stream_chacha20_NONCEBYTES] = {0};
    memcpy(nonce, &stream_at, sizeof nonce);
    crypto_stream_chacha20(out, len, nonce, stream_seed);
    stream_at++;
}

static uint32_t stream_number(void)
{
    uint32_t number;
    stream_fill(&number, sizeof number);
    return number;
}

static randombytes_implementation stream = {
    .implementation_name = stream_name, .random = stream_number, .buf = stream_fill};

/* What is sealed next is decided by this number alone. */
void outboxes_begin_stream(uint32_t number)
{
    memset(stream_seed, 0, sizeof stream_seed);
    memcpy(stream_seed, &number, sizeof number);
    stream_at = 0;
}

unsigned char outboxes_public[SEAL_KEY_LEN];
unsigned char outboxes_secret[crypto_box_SECRETKEYBYTES];
static char work[64];
char outboxes_state[96];
char outboxes_stick[96];

int outboxes_set_up(void **state)
{
    (void)state;
    const char *made = folder_make();
    if (strlen(made) >= sizeof work)
        return -1;
    snprintf(work, sizeof work, "%.63s", made);
    snprintf(outboxes_state, sizeof outboxes_state, "%s/state", work);
    snprintf(outboxes_stick, sizeof outboxes_stick, "%s/stick", work);
    outboxes_begin_stream(1);
    randombytes_set_implementation(&stream);
    if (!crypt_init(NULL) || crypto_box_keypair(outboxes_public, outboxes_secret) != 0)
        return -1;
    return mkdir(outboxes_stick, 0700);
}

void outboxes_remove_all(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *e = folder != NULL ? readdir(folder) : NULL; e != NULL;
         e = readdir(folder)) {
        char whole[512];
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        snprintf(whole, sizeof whole, "%s/%s", path, e->d_name);
        outboxes_remove_all(whole);
    }
    if (folder != NULL)
        closedir(folder);
    remove(path);
}

int outboxes_tear_down(void **state)
{
    (void)state;
    outboxes_remove_all(work);
    return 0;
}

void outboxes_empty_everything(void)
{
    outboxes_remove_all(outboxes_state);
    outboxes_remove_all(outboxes_stick);
    assert_int_equal(mkdir(outboxes_stick, 0700), 0);
}

void outboxes_make_slot(unsigned char slot[SEAL_SLOT_LEN], uint32_t number)
{
    struct report report = {.site = "ennigerloh",
                            .year = 2026,
                            .month = 1 + (int)(number % 12),
                            .step = (enum report_step)(number % REPORT_STEP_COUNT),
                            .sequence = 3};
    snprintf(report.text, sizeof report.text, "Meldung %u", number);
    report_turn_barrier(&report, number % 2 == 0 ? "forms" : "cost");
    outboxes_begin_stream(1000 + number);
    assert_true(seal_report(slot, &report, outboxes_public, NULL));
}

void outboxes_add(uint32_t number)
{
    unsigned char slot[SEAL_SLOT_LEN];
    struct err err = {""};
    outboxes_make_slot(slot, number);
    if (!outbox_add(outboxes_state, slot, &err))
        fail_msg("%s", err.text);
}

bool outboxes_asks(void *context, const char *hash, bool *arrived, struct err *err)
{
    struct outboxes_office *office = context;
    if (office->silent)
        return err_set(err, "nobody answers");
    *arrived = false;
    for (size_t i = 0; i < office->count; i++)
        *arrived = *arrived || strcmp(office->hash[i], hash) == 0;
    return true;
}

void outboxes_arrives(struct outboxes_office *office, uint32_t number)
{
    unsigned char slot[SEAL_SLOT_LEN];
    outboxes_make_slot(slot, number);
    seal_hash(office->hash[office->count++], slot);
}

size_t outboxes_count_slots(void)
{
    struct buf slots = {0};
    assert_true(outbox_read(outboxes_state, &slots, NULL));
    size_t count = slots.len / SEAL_SLOT_LEN;
    buf_free(&slots);
    return count;
}

void outboxes_read_stick(struct buf *out, char name[256], size_t *files)
{
    char folder[128];
    snprintf(folder, sizeof folder, "%s/anna/reports", outboxes_stick);
    *files = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
        char path[512];
        if (e->d_name[0] == '.')
            continue;
        ++*files;
        snprintf(name, 256, "%s", e->d_name);
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        assert_true(buf_read_file(out, path, 8u << 20, NULL));
    }
    closedir(dir);
}

size_t outboxes_files_on_stick(void)
{
    struct buf file = {0};
    char name[256];
    size_t files;
    outboxes_read_stick(&file, name, &files);
    buf_free(&file);
    return files;
}

void outboxes_check_times(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mtim.tv_sec, 1577836800);
    assert_int_equal(about.st_mtim.tv_nsec, 0);
}
