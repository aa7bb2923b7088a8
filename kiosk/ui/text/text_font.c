#include "ui/text/text_font.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/text/text_char.h"

enum {
    FILES_MOST = 96,
    OPEN_MOST = 16, /* an open font takes about 0.3 MB; a screen needs six to ten */
    CHOICES = 512,
    NAME_ROOM = 64,
    PATH_ROOM = 512,
};

enum file_state { NOT_LOOKED_FOR, ABSENT, MAPPED };

struct file {
    char name[NAME_ROOM];
    enum file_state state;
    const void *bytes;
    size_t len;
};

struct open_font {
    struct text_shape *shape; /* NULL: free place */
    int file;
    int size_px;
    uint64_t used; /* the greater, the later */
};

struct choice {
    uint32_t code; /* plus BOLD_MARK; 0: free place */
    int file;
};

struct text_fonts {
    char *folders;
    int file_count;
    struct file file[FILES_MOST];
    struct open_font open[OPEN_MOST];
    uint64_t clock;
    struct choice choice[CHOICES];
};

#define BOLD_MARK 0x80000000u
#define ASKED_MARK 0x40000000u

static const char *const must_have[TEXT_FILE_MUST_COUNT][2] = {
    {"NotoSans-Regular.ttf", "fonts-noto-core"},
    {"NotoSans-Bold.ttf", "fonts-noto-core"},
    {"NotoSansArabic-Regular.ttf", "fonts-noto-core"},
    {"NotoSansArabic-Bold.ttf", "fonts-noto-core"},
    {"MaterialIcons-Regular.ttf", "fonts-material-design-icons-iconfont"},
};

/* What no script names, best first; the bold one is tried before the regular one. */
static const char *const shared_files[] = {
    "NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",    "NotoMusic-Regular.ttf",
    "NotoSansCJK-Regular.ttc",     "DroidSansFallbackFull.ttf",
};

static bool find_path(const struct text_fonts *fonts, const char *name,
                      char out[PATH_ROOM])
{
    for (const char *at = fonts->folders; *at != '\0';) {
        size_t len = strcspn(at, ":");
        int need = snprintf(out, PATH_ROOM, "%.*s/%s", (int)len, at, name);
        if (len > 0 && need < PATH_ROOM && access(out, R_OK) == 0)
            return true;
        at += len;
        at += *at == ':';
    }
    return false;
}

bool text_fonts_open(struct text_fonts **fonts_out, const char *folders, struct err *err)
{
    struct text_fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL || (fonts->folders = strdup(folders)) == NULL) {
        free(fonts);
        return err_set(err, "no memory for the fonts");
    }
    for (int i = 0; i < TEXT_FILE_MUST_COUNT; i++) {
        char path[PATH_ROOM];
        if (!find_path(fonts, must_have[i][0], path)) {
            text_fonts_close(fonts);
            return err_set(err,
                           "the font %s is in none of %s: install the Debian package %s",
                           must_have[i][0], folders, must_have[i][1]);
        }
        snprintf(fonts->file[i].name, NAME_ROOM, "%s", must_have[i][0]);
    }
    fonts->file_count = TEXT_FILE_MUST_COUNT;
    *fonts_out = fonts;
    return true;
}

void text_fonts_close(struct text_fonts *fonts)
{
    if (fonts == NULL)
        return;
    text_fonts_forget(fonts);
    for (int i = 0; i < fonts->file_count; i++)
        if (fonts->file[i].state == MAPPED)
            munmap((void *)(uintptr_t)fonts->file[i].bytes, fonts->file[i].len);
    free(fonts->folders);
    free(fonts);
}

static bool map_file(struct text_fonts *fonts, struct file *file)
{
    if (file->state != NOT_LOOKED_FOR)
        return file->state == MAPPED;
    file->state = ABSENT;
    char path[PATH_ROOM];
    if (!find_path(fonts, file->name, path))
        return false;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes != MAP_FAILED) {
            file->bytes = bytes;
            file->len = (size_t)info.st_size;
            file->state = MAPPED;
        }
    }
    close(fd);
    return file->state == MAPPED;
}

/* The number of a file by its name; -1 if there is no room for one more. */
static int file_by_name(struct text_fonts *fonts, const char *name)
{
    for (int i = 0; i < fonts->file_count; i++)
        if (strcmp(fonts->file[i].name, name) == 0)
            return i;
    if (fonts->file_count == FILES_MOST || strlen(name) >= NAME_ROOM)
        return -1;
    snprintf(fonts->file[fonts->file_count].name, NAME_ROOM, "%s", name);
    return fonts->file_count++;
}

struct text_shape *text_fonts_at(struct text_fonts *fonts, int file, int size_px)
{
    struct open_font *place = &fonts->open[0];
    for (int i = 0; i < OPEN_MOST; i++) {
        struct open_font *seen = &fonts->open[i];
        if (seen->shape != NULL && seen->file == file && seen->size_px == size_px) {
            seen->used = ++fonts->clock;
            return seen->shape;
        }
        if (seen->shape == NULL ? place->shape != NULL
                                : place->shape != NULL && seen->used < place->used)
            place = seen;
    }
    if (!map_file(fonts, &fonts->file[file]))
        return NULL;
    struct text_shape *shape =
        text_shape_open(fonts->file[file].bytes, fonts->file[file].len, size_px);
    if (shape == NULL)
        return NULL;
    text_shape_close(place->shape);
    *place = (struct open_font){shape, file, size_px, ++fonts->clock};
    return shape;
}

/* Any size will do to ask for a glyph: one that is open, or a common one. */
static bool file_has(struct text_fonts *fonts, int file, uint32_t code)
{
    if (file < 0)
        return false;
    for (int i = 0; i < OPEN_MOST; i++)
        if (fonts->open[i].shape != NULL && fonts->open[i].file == file)
            return text_shape_has(fonts->open[i].shape, code);
    struct text_shape *shape = text_fonts_at(fonts, file, 24);
    return shape != NULL && text_shape_has(shape, code);
}

static int with_weight(struct text_fonts *fonts, const char *family, bool bold,
                       uint32_t code)
{
    char name[NAME_ROOM + 16];
    for (int weight = bold ? 0 : 1; weight < 2; weight++) {
        snprintf(name, sizeof name, "%s-%s.ttf", family,
                 weight == 0 ? "Bold" : "Regular");
        int file = file_by_name(fonts, name);
        if (file_has(fonts, file, code))
            return file;
    }
    return -1;
}

/* "NotoSansCanadianAboriginal" for Canadian_Aboriginal. */
static int by_script(struct text_fonts *fonts, bool bold, uint32_t code)
{
    const char *script = text_char_script_name(text_char_script(code));
    char family[NAME_ROOM] = "NotoSans";
    size_t len = strlen(family);
    for (; *script != '\0' && len + 16 < NAME_ROOM; script++)
        if (*script != '_')
            family[len++] = *script;
    return len == strlen("NotoSans") ? -1 : with_weight(fonts, family, bold, code);
}

static int look(struct text_fonts *fonts, bool bold, uint32_t code)
{
    int first = bold ? TEXT_FILE_BOLD : TEXT_FILE_REGULAR;
    if (file_has(fonts, first, code))
        return first;
    int file = by_script(fonts, bold, code);
    if (file >= 0)
        return file;
    int arabic = bold ? TEXT_FILE_ARABIC_BOLD : TEXT_FILE_ARABIC;
    if (file_has(fonts, arabic,
                 code)) /* its comma and full stop belong to several scripts */
        return arabic;
    for (size_t i = 0; i < sizeof shared_files / sizeof *shared_files; i++) {
        file = file_by_name(fonts, shared_files[i]);
        if (file_has(fonts, file, code))
            return file;
    }
    return first;
}

int text_fonts_choose(struct text_fonts *fonts, bool bold, uint32_t code)
{
    uint32_t mark = code | ASKED_MARK | (bold ? BOLD_MARK : 0);
    struct choice *choice = &fonts->choice[(code * 2 + bold) % CHOICES];
    if (choice->code != mark)
        *choice = (struct choice){mark, look(fonts, bold, code)};
    return choice->file;
}

static unsigned u16_at(const struct file *file, size_t at)
{
    const uint8_t *p = file->bytes;
    return at + 2 > file->len ? 0u : (unsigned)(p[at] << 8 | p[at + 1]);
}

static size_t table_at(const struct file *file, const char *tag)
{
    unsigned count = u16_at(file, 4);
    for (size_t i = 0, at = 12; i < count && at + 16 <= file->len; i++, at += 16)
        if (memcmp((const uint8_t *)file->bytes + at, tag, 4) == 0)
            return (size_t)u16_at(file, at + 8) << 16 | u16_at(file, at + 10);
    return 0;
}

int text_fonts_capital(struct text_fonts *fonts, bool bold)
{
    struct file *file = &fonts->file[bold ? TEXT_FILE_BOLD : TEXT_FILE_REGULAR];
    enum { USUAL = 714 };
    if (!map_file(fonts, file))
        return USUAL;
    size_t os2 = table_at(file, "OS/2");
    size_t head = table_at(file, "head");
    if (os2 == 0 || head == 0 || u16_at(file, os2) < 2)
        return USUAL;
    unsigned em = u16_at(file, head + 18);
    unsigned capital = u16_at(file, os2 + 88);
    if (em == 0 || capital == 0 || capital > em)
        return USUAL;
    return (int)(capital * 1000 / em);
}

void text_fonts_forget(struct text_fonts *fonts)
{
    for (int i = 0; i < OPEN_MOST; i++) {
        text_shape_close(fonts->open[i].shape);
        fonts->open[i] = (struct open_font){0};
    }
    memset(fonts->choice, 0, sizeof fonts->choice);
}
