#include "ui/present.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_syswm.h>

#include "base/share.h"
#include "ui/glass.h"
#include "ui/outputs.h"

struct present {
    SDL_Window *window;
    struct outputs *outputs; /* of an X display; NULL: SDL alone knows */
    bool whole;              /* the window is as large as the panel */
    double w_mm, h_mm;       /* of the window, as the display says; 0: it does not */
    SDL_Surface *surface;    /* of the window; NULL: a texture is used */
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    uint32_t *memory; /* canvas of its own: turned, textured or hidden */
    int w, h;         /* of the canvas */
    int window_w, window_h;
    int turn;
};

static bool fail(struct err *err, const char *what)
{
    return err_set(err, "%s: %s", what, SDL_GetError());
}

static bool sideways(const struct present *p)
{
    return p->turn == 90 || p->turn == 270;
}

/* Of the display that the window is on. */
static void take_panel_mm(struct present *p)
{
    float across = 0;
    float down = 0;
    int display = SDL_GetWindowDisplayIndex(p->window);
    const char *driver = SDL_GetCurrentVideoDriver();
    p->w_mm = 0;
    p->h_mm = 0;
    /* X without RandR makes a size up. */
    if (driver == NULL || strcmp(driver, "x11") == 0 ||
        SDL_GetDisplayDPI(display < 0 ? 0 : display, NULL, &across, &down) != 0 ||
        across <= 0 || down <= 0)
        return;
    p->w_mm = round(25.4 * p->window_w / (double)across);
    p->h_mm = round(25.4 * p->window_h / (double)down);
}

/* Without a window manager a window stays as it is when the display changes: it goes
 * where the panel is. */
static void follow_outputs(struct present *p)
{
    struct outputs_panel panel;
    int x, y, w, h;
    if (!outputs_look(p->outputs, &panel) || panel.w <= 0 || panel.h <= 0)
        return;
    SDL_GetWindowPosition(p->window, &x, &y);
    SDL_GetWindowSize(p->window, &w, &h);
    if (p->whole && (w != panel.w || h != panel.h))
        SDL_SetWindowSize(p->window, panel.w, panel.h);
    if (p->whole && (x != panel.x || y != panel.y))
        SDL_SetWindowPosition(p->window, panel.x, panel.y);
    SDL_GetWindowSize(p->window, &w, &h);
    p->w_mm = panel.w_mm * w / panel.w;
    p->h_mm = panel.h_mm * h / panel.h;
}

static void take_window(struct present *p)
{
    if (p->outputs != NULL)
        follow_outputs(p);
    SDL_GetWindowSize(p->window, &p->window_w, &p->window_h);
    p->w = sideways(p) ? p->window_h : p->window_w;
    p->h = sideways(p) ? p->window_w : p->window_h;
    if (p->outputs == NULL)
        take_panel_mm(p);
}

static bool take_surface(struct present *p)
{
    p->surface = SDL_GetWindowSurface(p->window);
    if (p->surface != NULL && p->surface->format->BytesPerPixel != 4)
        p->surface = NULL;
    return p->surface != NULL;
}

static void open_outputs(struct present *p)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(p->window, &info) == SDL_TRUE &&
        info.subsystem == SDL_SYSWM_X11)
        p->outputs = outputs_open(info.info.x11.display, p->whole);
}

static bool take_texture(struct present *p, struct err *err)
{
    if (p->renderer == NULL)
        p->renderer = SDL_CreateRenderer(p->window, -1, 0);
    if (p->renderer == NULL)
        return fail(err, "the display gives neither a surface nor a renderer");
    SDL_DestroyTexture(p->texture);
    p->texture = SDL_CreateTexture(p->renderer, SDL_PIXELFORMAT_RGB888,
                                   SDL_TEXTUREACCESS_STREAMING, p->window_w, p->window_h);
    return p->texture != NULL || fail(err, "the display gives no texture");
}

static bool take_memory(struct present *p, struct err *err)
{
    p->memory = calloc((size_t)p->w * (size_t)p->h, sizeof *p->memory);
    return p->memory != NULL ||
           err_set(err, "not enough memory for a picture of %d x %d", p->w, p->h);
}

static bool open_window(struct present *p, const struct present_options *options,
                        struct err *err)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    /* What X says of its outputs is heard in ui/outputs.c; SDL would start with none, and
     * would not learn what becomes of those that it knows. */
    SDL_SetHint(SDL_HINT_VIDEO_X11_XRANDR, "0");
    /* X's own list of five thousand composed letters is read at each start (20 ms with
     * the disk cold, 0.5 MB); those of Europe are few. Without any, a dead key types a
     * byte that is no letter. X reads it as what the environment's locale says: without
     * one, or with one that is not installed, each byte would be a letter. */
    char compose[SHARE_PATH];
    SDL_setenv("LC_ALL", "C.UTF-8", 1);
    SDL_setenv("XCOMPOSEFILE", share_path("assets/compose", compose), 1);
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return fail(
            err,
            "no display; check DISPLAY or WAYLAND_DISPLAY, or play a visit with --script");
    SDL_Rect bounds = {0, 0, options->w, options->h};
    if (options->w == 0 && SDL_GetDisplayBounds(0, &bounds) != 0)
        return fail(err, "the display does not say how large it is");
    /* Without a window manager full screen waits for one; a borderless window at 0,0 does
     * not. */
    const char *driver = SDL_GetCurrentVideoDriver();
    bool x11 = driver != NULL && strcmp(driver, "x11") == 0;
    Uint32 flags = SDL_WINDOW_BORDERLESS;
    if (options->w == 0 && !x11)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    p->window = SDL_CreateWindow("ANNA", bounds.x, bounds.y, bounds.w, bounds.h, flags);
    if (p->window == NULL)
        return fail(err, "no window");
    p->whole = options->w == 0;
    if (p->whole)
        SDL_ShowCursor(SDL_DISABLE);
    SDL_StartTextInput();
    open_outputs(p);
    take_window(p);
    if (!take_surface(p) && !take_texture(p, err))
        return false;
    return (p->surface != NULL && p->turn == 0) || take_memory(p, err);
}

bool present_open(struct present **present_out, const struct present_options *options,
                  struct err *err)
{
    struct present *p = calloc(1, sizeof *p);
    if (p == NULL)
        return err_set(err, "not enough memory");
    p->turn = options->turn;
    bool ok;
    if (options->hidden) {
        p->window_w = options->w;
        p->window_h = options->h;
        p->w = sideways(p) ? options->h : options->w;
        p->h = sideways(p) ? options->w : options->h;
        ok = take_memory(p, err);
    } else {
        ok = open_window(p, options, err);
    }
    if (!ok) {
        present_close(p);
        return false;
    }
    *present_out = p;
    return true;
}

void present_close(struct present *present)
{
    if (present == NULL)
        return;
    free(present->memory);
    SDL_DestroyTexture(present->texture);
    SDL_DestroyRenderer(present->renderer);
    outputs_close(present->outputs);
    if (present->window != NULL)
        SDL_DestroyWindow(present->window);
    if (SDL_WasInit(SDL_INIT_VIDEO) != 0)
        SDL_Quit();
    free(present);
}

struct canvas present_canvas(const struct present *present)
{
    if (present->memory != NULL)
        return (struct canvas){present->memory, present->w, present->h, present->w};
    if (present->surface == NULL)
        return (struct canvas){NULL, 0, 0, 0};
    return (struct canvas){present->surface->pixels, present->w, present->h,
                           present->surface->pitch / 4};
}

/* The canvas of its own, as large as the window has become. */
static bool follow_memory(struct present *p)
{
    if (p->memory == NULL)
        return true;
    uint32_t *memory = calloc((size_t)p->w * (size_t)p->h, sizeof *memory);
    if (memory == NULL)
        return false;
    free(p->memory);
    p->memory = memory;
    return true;
}

bool present_refresh(struct present *present)
{
    struct err ignored = {""};
    struct present was = *present;
    if (present->window == NULL)
        return false;
    take_window(present);
    bool size = was.w != present->w || was.h != present->h;
    if (size && !follow_memory(present)) {
        present->w = was.w;
        present->h = was.h;
        present->window_w = was.window_w;
        present->window_h = was.window_h;
        return false;
    }
    if (present->renderer != NULL && size)
        take_texture(present, &ignored);
    else if (present->renderer == NULL && !take_surface(present) &&
             present->memory == NULL)
        take_memory(present, &ignored);
    return size || was.w_mm != present->w_mm || was.h_mm != present->h_mm;
}

bool present_turn(struct present *present, int turn)
{
    if (turn == present->turn)
        return true;
    uint32_t *memory =
        calloc((size_t)present->window_w * (size_t)present->window_h, sizeof *memory);
    if (memory == NULL)
        return false;
    free(present->memory);
    present->memory = memory;
    present->turn = turn;
    present->w = sideways(present) ? present->window_h : present->window_w;
    present->h = sideways(present) ? present->window_w : present->window_h;
    return true;
}

/* A rectangle of the canvas as it lies in the window. */
static struct rect turned(const struct present *p, struct rect r)
{
    switch (p->turn) {
    case 90:
        return (struct rect){p->h - r.y - r.h, r.x, r.h, r.w};
    case 180:
        return (struct rect){p->w - r.x - r.w, p->h - r.y - r.h, r.w, r.h};
    case 270:
        return (struct rect){r.y, p->w - r.x - r.w, r.h, r.w};
    default:
        return r;
    }
}

void present_to_canvas(const struct present *present, int *x, int *y)
{
    int wx = *x;
    int wy = *y;
    if (present->turn == 90) {
        *x = wy;
        *y = present->h - 1 - wx;
    } else if (present->turn == 180) {
        *x = present->w - 1 - wx;
        *y = present->h - 1 - wy;
    } else if (present->turn == 270) {
        *x = present->w - 1 - wy;
        *y = wx;
    }
}

/* Copies a rectangle of the window from the canvas, pixel by pixel where it is turned. */
static void copy_turned(const struct present *p, struct rect r, uint32_t *out,
                        int stride_px)
{
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++) {
            int cx = x;
            int cy = y;
            present_to_canvas(p, &cx, &cy);
            out[(ptrdiff_t)(y - r.y) * stride_px + (x - r.x)] =
                p->memory[(ptrdiff_t)cy * p->w + cx];
        }
}

static void show_texture(struct present *p, struct rect r)
{
    SDL_Rect where = {r.x, r.y, r.w, r.h};
    void *pixels;
    int pitch;
    if (SDL_LockTexture(p->texture, &where, &pixels, &pitch) != 0)
        return;
    copy_turned(p, r, pixels, pitch / 4);
    SDL_UnlockTexture(p->texture);
}

void present_show(struct present *present, const struct rect *changed, int count)
{
    bool nowhere = present->surface == NULL && present->texture == NULL;
    if (present->window == NULL || count == 0 || nowhere)
        return;
    SDL_Rect window[32];
    if (count > 32)
        count = 32;
    for (int i = 0; i < count; i++) {
        struct rect r = turned(present, changed[i]);
        window[i] = (SDL_Rect){r.x, r.y, r.w, r.h};
        if (present->texture != NULL)
            show_texture(present, r);
        else if (present->memory != NULL)
            copy_turned(present, r,
                        (uint32_t *)present->surface->pixels +
                            (ptrdiff_t)r.y * (present->surface->pitch / 4) + r.x,
                        present->surface->pitch / 4);
    }
    if (present->texture != NULL) {
        SDL_RenderCopy(present->renderer, present->texture, NULL, NULL);
        SDL_RenderPresent(present->renderer);
    } else {
        SDL_UpdateWindowSurfaceRects(present->window, window, count);
    }
}

void present_window(const struct present *present, int *w, int *h)
{
    *w = present->window_w;
    *h = present->window_h;
}

void present_panel_mm(const struct present *present, double *w_mm, double *h_mm)
{
    *w_mm = sideways(present) ? present->h_mm : present->w_mm;
    *h_mm = sideways(present) ? present->w_mm : present->h_mm;
    glass_believe(present->w, present->h, w_mm, h_mm);
}
