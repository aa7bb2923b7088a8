/* Goal: says whether a pointer is to be seen on an X display.
 *
 * usage: pointer; exit: 0 none, 1 there is one, 2 no display */

#include <stdio.h>

#include <X11/Xlib.h>
#include <X11/extensions/Xfixes.h>

int main(void)
{
    int event, error;
    Display *display = XOpenDisplay(NULL);
    if (display == NULL || !XFixesQueryExtension(display, &event, &error)) {
        fputs("pointer: there is no display that tells\n", stderr);
        return 2;
    }
    XFixesCursorImage *image = XFixesGetCursorImage(display);
    if (image == NULL) {
        fputs("pointer: the display does not tell\n", stderr);
        return 2;
    }
    long seen = 0;
    for (int i = 0; i < image->width * image->height; i++)
        seen += (image->pixels[i] >> 24 & 0xFF) != 0;
    printf("a pointer of %d x %d, %ld pixels to be seen\n", image->width, image->height,
           seen);
    XFree(image);
    XCloseDisplay(display);
    return seen > 0;
}
