#include "ui/outputs.h"

#include <stdint.h>
#include <stdlib.h>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>

enum { EDID_WORDS = 128, EDID_LEAST = 128, FALLBACK_W = 1024, FALLBACK_H = 768 };

/* What an output was when it was last looked at: another panel is another one. */
struct identity {
    RROutput output;
    bool connected;
    RRMode preferred;
    uint64_t edid; /* a hash of it; 0: there is none */
};

struct outputs {
    Display *display;
    Window root;
    bool lights;
    bool failed;       /* no mode could be set: tried again when something is new */
    bool looked;       /* `known` holds */
    double w_mm, h_mm; /* of the panel that was connected last */
    struct identity *known;
    int known_count;
};

/* What the server knows, for as long as one look takes. */
struct look {
    struct outputs *outputs;
    XRRScreenResources *all;
    RROutput primary;
};

/* Xlib ends the program at an error; one that is expected is only noted. */
static bool refused;

static int note_error(Display *display, XErrorEvent *event)
{
    (void)display;
    (void)event;
    refused = true;
    return 0;
}

/* EWMH 1.5, _NET_SUPPORTING_WM_CHECK: a window manager names its own window there. */
static bool managed(Display *display, Window root)
{
    Atom name = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", True);
    Atom type;
    int format;
    unsigned long count = 0;
    unsigned long rest;
    unsigned char *value = NULL;
    if (name == None || XGetWindowProperty(display, root, name, 0, 1, False, XA_WINDOW,
                                           &type, &format, &count, &rest, &value) != 0)
        return false;
    if (value != NULL)
        XFree(value);
    return count > 0;
}

/* SDL has one display at a time; its events come without one. */
static int first_event = -1;

struct outputs *outputs_open(void *display, bool lights)
{
    int error_base;
    int major = 1;
    int minor = 3;
    int event_base;
    Display *d = display;
    if (!XRRQueryExtension(d, &event_base, &error_base) ||
        XRRQueryVersion(d, &major, &minor) == 0 || major < 1 || (major == 1 && minor < 3))
        return NULL;
    struct outputs *outputs = calloc(1, sizeof *outputs);
    if (outputs == NULL)
        return NULL;
    outputs->display = d;
    outputs->root = DefaultRootWindow(d);
    first_event = event_base;
    outputs->lights = lights && !managed(d, outputs->root);
    XRRSelectInput(d, outputs->root,
                   RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask |
                       RROutputChangeNotifyMask);
    return outputs;
}

void outputs_close(struct outputs *outputs)
{
    if (outputs == NULL)
        return;
    free(outputs->known);
    free(outputs);
}

bool outputs_event(const void *xevent)
{
    const XEvent *event = xevent;
    return first_event >= 0 && (event->type == first_event + RRNotify ||
                                event->type == first_event + RRScreenChangeNotify);
}

/* Xlib's own idea of it is as old as the connection. */
static void screen_size(const struct outputs *outputs, int *w, int *h)
{
    Window root;
    int x, y;
    unsigned width = 0, height = 0, border, depth;
    XGetGeometry(outputs->display, outputs->root, &root, &x, &y, &width, &height, &border,
                 &depth);
    *w = (int)width;
    *h = (int)height;
}

static bool connected(const XRROutputInfo *info)
{
    return info->connection != RR_Disconnected && info->nmode > 0;
}

static uint64_t edid_hash(const struct look *look, RROutput output)
{
    Display *display = look->outputs->display;
    Atom type;
    int format;
    unsigned long count = 0;
    unsigned long rest;
    unsigned char *byte = NULL;
    uint64_t hash = 0;
    Atom name = XInternAtom(display, RR_PROPERTY_RANDR_EDID, False);
    if (XRRGetOutputProperty(display, output, name, 0, EDID_WORDS, False, False,
                             AnyPropertyType, &type, &format, &count, &rest,
                             &byte) != Success)
        return 0;
    if (format == 8 && count >= EDID_LEAST)
        hash = 1;
    for (unsigned long i = 0; hash != 0 && i < count; i++)
        hash = (hash ^ byte[i]) * 0x100000001B3u + 1;
    if (byte != NULL)
        XFree(byte);
    return hash;
}

static struct identity identify(const struct look *look, RROutput output,
                                const XRROutputInfo *info)
{
    struct identity identity = {.output = output, .connected = connected(info)};
    if (identity.connected) {
        identity.preferred = info->modes[0];
        identity.edid = edid_hash(look, output);
    }
    return identity;
}

/* It was not here when it was last looked at, or was another one. */
static bool is_new(const struct outputs *outputs, const struct identity *now)
{
    for (int i = 0; i < outputs->known_count; i++) {
        const struct identity *was = &outputs->known[i];
        if (was->output == now->output)
            return was->connected != now->connected || was->preferred != now->preferred ||
                   was->edid != now->edid;
    }
    return outputs->looked;
}

/* Memory that cannot be had: then the next look finds all of them new. */
static void remember(const struct look *look)
{
    struct outputs *outputs = look->outputs;
    size_t count = (size_t)look->all->noutput;
    struct identity *known = realloc(outputs->known, (count + 1) * sizeof *known);
    outputs->known_count = 0;
    if (known == NULL)
        return;
    outputs->known = known;
    outputs->looked = true;
    for (int i = 0; i < look->all->noutput; i++) {
        RROutput output = look->all->outputs[i];
        XRROutputInfo *info = XRRGetOutputInfo(outputs->display, look->all, output);
        if (info == NULL)
            continue;
        known[outputs->known_count++] = identify(look, output, info);
        XRRFreeOutputInfo(info);
    }
}

static const XRRModeInfo *mode_of(const struct look *look, RRMode id)
{
    for (int i = 0; i < look->all->nmode; i++)
        if (look->all->modes[i].id == id)
            return &look->all->modes[i];
    return NULL;
}

/* How well an output would do: shown and connected before connected before shown. */
static int rank(const struct look *look, RROutput output, const XRROutputInfo *info)
{
    int rank = connected(info) ? 4 : 0;
    if (info->crtc != None)
        rank += rank > 0 ? 2 : 1;
    return rank > 0 && output == look->primary ? rank * 2 + 1 : rank * 2;
}

/* The output that is, or is to be, the panel; NULL if there is none. */
static XRROutputInfo *choose(const struct look *look, RROutput *chosen)
{
    XRROutputInfo *best = NULL;
    for (int i = 0; i < look->all->noutput; i++) {
        RROutput output = look->all->outputs[i];
        XRROutputInfo *info = XRRGetOutputInfo(look->outputs->display, look->all, output);
        if (info == NULL)
            continue;
        if (rank(look, output, info) > (best != NULL ? rank(look, *chosen, best) : 0)) {
            if (best != NULL)
                XRRFreeOutputInfo(best);
            best = info;
            *chosen = output;
        } else {
            XRRFreeOutputInfo(info);
        }
    }
    return best;
}

static bool offers(const XRROutputInfo *info, RRMode mode)
{
    for (int i = 0; i < info->nmode; i++)
        if (info->modes[i] == mode)
            return true;
    return false;
}

/* Whether the panel must be given its mode, see outputs_look. */
static bool needs_mode(const struct look *look, RROutput output,
                       const XRROutputInfo *info, const XRRCrtcInfo *crtc)
{
    const struct outputs *outputs = look->outputs;
    if (!connected(info))
        return false;
    struct identity now = identify(look, output, info);
    bool new = is_new(outputs, &now);
    if (outputs->failed && !new)
        return false;
    if (crtc == NULL || crtc->mode == None || !offers(info, crtc->mode))
        return true;
    if (crtc->mode == now.preferred)
        return false;
    return new || (!outputs->looked && now.edid != 0 && crtc->width == FALLBACK_W &&
                   crtc->height == FALLBACK_H);
}

static bool switch_off(const struct look *look, RRCrtc crtc)
{
    return XRRSetCrtcConfig(look->outputs->display, look->all, crtc, CurrentTime, 0, 0,
                            None, RR_Rotate_0, NULL, 0) == RRSetConfigSuccess;
}

/* One picture on the whole screen: all other outputs are switched off, for what does not
 * fit into the new screen could not be made. */
static bool set_mode(const struct look *look, RRCrtc crtc, RROutput output,
                     const XRRModeInfo *mode, Rotation rotation)
{
    Display *display = look->outputs->display;
    Window root = look->outputs->root;
    bool aside = (rotation & (RR_Rotate_90 | RR_Rotate_270)) != 0;
    int w = (int)(aside ? mode->height : mode->width);
    int h = (int)(aside ? mode->width : mode->height);
    int least_w, least_h, most_w, most_h, screen_w, screen_h;
    screen_size(look->outputs, &screen_w, &screen_h);
    if (XRRGetScreenSizeRange(display, root, &least_w, &least_h, &most_w, &most_h) == 0 ||
        w < least_w || h < least_h || w > most_w || h > most_h)
        return false;
    refused = false;
    for (int i = 0; i < look->all->ncrtc; i++)
        switch_off(look, look->all->crtcs[i]);
    if (w != screen_w || h != screen_h)
        XRRSetScreenSize(display, root, w, h, (int)(w * 25.4 / 96), (int)(h * 25.4 / 96));
    Status status = XRRSetCrtcConfig(display, look->all, crtc, CurrentTime, 0, 0,
                                     mode->id, rotation, &output, 1);
    XSync(display, False);
    return status == RRSetConfigSuccess && !refused;
}

/* The mode that it prefers; if that cannot be had, the next one that can, or the one that
 * it had. */
static void light(const struct look *look, RROutput output, const XRROutputInfo *info,
                  const XRRCrtcInfo *before)
{
    Display *display = look->outputs->display;
    RRCrtc crtc = info->crtc != None ? info->crtc
                  : info->ncrtc > 0  ? info->crtcs[0]
                                     : None;
    Rotation rotation = before != NULL ? before->rotation : RR_Rotate_0;
    if (crtc == None)
        return;
    XGrabServer(display);
    bool lit = false;
    for (int i = 0; i <= info->nmode && !lit; i++) {
        RRMode id = i < info->nmode  ? info->modes[i]
                    : before != NULL ? before->mode
                                     : None;
        const XRRModeInfo *mode = mode_of(look, id);
        lit = mode != NULL && set_mode(look, crtc, output, mode, rotation);
    }
    look->outputs->failed = !lit;
    XUngrabServer(display);
    XSync(display, False);
}

static XRRCrtcInfo *crtc_of(const struct look *look, const XRROutputInfo *info)
{
    if (info->crtc == None)
        return NULL;
    return XRRGetCrtcInfo(look->outputs->display, look->all, info->crtc);
}

static void describe(const struct look *look, RROutput output, const XRROutputInfo *info,
                     const XRRCrtcInfo *crtc, struct outputs_panel *out)
{
    *out = (struct outputs_panel){crtc->x,           crtc->y, (int)crtc->width,
                                  (int)crtc->height, 0,       0};
    struct outputs *outputs = look->outputs;
    if (connected(info)) {
        /* Without an EDID the server makes a size up. */
        bool says = edid_hash(look, output) != 0;
        bool aside = (crtc->rotation & (RR_Rotate_90 | RR_Rotate_270)) != 0;
        unsigned long w_mm = aside ? info->mm_height : info->mm_width;
        unsigned long h_mm = aside ? info->mm_width : info->mm_height;
        outputs->w_mm = says ? (double)w_mm : 0;
        outputs->h_mm = says ? (double)h_mm : 0;
    }
    /* A panel that is switched off is as large as before. */
    out->w_mm = outputs->w_mm;
    out->h_mm = outputs->h_mm;
}

/* Nothing has a picture: the whole screen, for somebody may look at it from afar. */
static void describe_screen(const struct outputs *outputs, struct outputs_panel *out)
{
    *out = (struct outputs_panel){0, 0, 0, 0, outputs->w_mm, outputs->h_mm};
    screen_size(outputs, &out->w, &out->h);
}

/* One look; false if a mode was set, so that another one is needed. */
static bool look_once(const struct look *look, bool may_light, struct outputs_panel *out)
{
    RROutput output = None;
    XRROutputInfo *info = choose(look, &output);
    if (info == NULL) {
        describe_screen(look->outputs, out);
        return true;
    }
    XRRCrtcInfo *crtc = crtc_of(look, info);
    bool lights = may_light && needs_mode(look, output, info, crtc);
    if (lights)
        light(look, output, info, crtc);
    else if (crtc != NULL && crtc->mode != None)
        describe(look, output, info, crtc, out);
    else
        describe_screen(look->outputs, out);
    if (crtc != NULL)
        XRRFreeCrtcInfo(crtc);
    XRRFreeOutputInfo(info);
    return !lights;
}

bool outputs_look(struct outputs *outputs, struct outputs_panel *out)
{
    int (*before)(Display *, XErrorEvent *) = XSetErrorHandler(note_error);
    bool done = false;
    for (int i = 0; i < 2 && !done; i++) {
        struct look look = {.outputs = outputs};
        /* Xorg tells no EDID before somebody has asked it to look at its outputs. */
        look.all = outputs->looked
                       ? XRRGetScreenResourcesCurrent(outputs->display, outputs->root)
                       : XRRGetScreenResources(outputs->display, outputs->root);
        if (look.all == NULL)
            break;
        look.primary = XRRGetOutputPrimary(outputs->display, outputs->root);
        done = look_once(&look, outputs->lights && i == 0, out);
        remember(&look);
        XRRFreeScreenResources(look.all);
    }
    XSync(outputs->display, False);
    XSetErrorHandler(before);
    return done;
}
