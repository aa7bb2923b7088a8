/* A touchscreen that is not there: the kernel inside makes one of it, for several
 * fingers, as a panel's own controller would be. Reads lines: "down SLOT X Y", "move SLOT
 * X Y" (X and Y from 0 to 32767 of the display), "up SLOT"; each is one report of the
 * panel. Ends, and pulls the panel's cable, with its input. Runs inside, as root:
 * finger.py. */

#include <fcntl.h>
#include <linux/uinput.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MOST = 0x7FFF, SLOTS = 10 };

static bool axis(int file, int code, int most)
{
    struct uinput_abs_setup setup = {.code = (unsigned short)code,
                                     .absinfo = {.maximum = most}};
    return ioctl(file, UI_ABS_SETUP, &setup) == 0;
}

static bool make(int file)
{
    struct uinput_setup setup = {.id = {.bustype = BUS_USB, .vendor = 1, .product = 1}};
    strcpy(setup.name, "Hall Touchscreen");
    return ioctl(file, UI_SET_EVBIT, EV_KEY) == 0 &&
           ioctl(file, UI_SET_KEYBIT, BTN_TOUCH) == 0 &&
           ioctl(file, UI_SET_EVBIT, EV_ABS) == 0 &&
           ioctl(file, UI_SET_PROPBIT, INPUT_PROP_DIRECT) == 0 &&
           axis(file, ABS_X, MOST) && axis(file, ABS_Y, MOST) &&
           axis(file, ABS_MT_POSITION_X, MOST) && axis(file, ABS_MT_POSITION_Y, MOST) &&
           axis(file, ABS_MT_SLOT, SLOTS - 1) && axis(file, ABS_MT_TRACKING_ID, 65535) &&
           ioctl(file, UI_DEV_SETUP, &setup) == 0 && ioctl(file, UI_DEV_CREATE) == 0;
}

static void say(int file, int type, int code, int value)
{
    struct input_event event = {
        .type = (unsigned short)type, .code = (unsigned short)code, .value = value};
    if (write(file, &event, sizeof event) != (ssize_t)sizeof event) {
        perror("finger");
    }
}

static void place(int file, int x, int y)
{
    say(file, EV_ABS, ABS_MT_POSITION_X, x);
    say(file, EV_ABS, ABS_MT_POSITION_Y, y);
    say(file, EV_ABS, ABS_X, x);
    say(file, EV_ABS, ABS_Y, y);
}

int main(void)
{
    int file = open("/dev/uinput", O_WRONLY);
    if (file < 0 || !make(file)) {
        perror("finger: /dev/uinput");
        return 2;
    }
    char line[80], word[8];
    int slot, x, y, next = 1, down = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        int count = sscanf(line, "%7s %d %d %d", word, &slot, &x, &y);
        bool comes = strcmp(word, "down") == 0 && count == 4;
        bool goes = strcmp(word, "up") == 0 && count == 2;
        if (!comes && !goes && (strcmp(word, "move") != 0 || count != 4)) {
            fprintf(stderr, "finger: %s", line);
            return 2;
        }
        down += comes ? 1 : goes ? -1 : 0;
        say(file, EV_ABS, ABS_MT_SLOT, slot);
        if (!goes) {
            if (comes) {
                say(file, EV_ABS, ABS_MT_TRACKING_ID, next++);
            }
            place(file, x, y);
        } else {
            say(file, EV_ABS, ABS_MT_TRACKING_ID, -1);
        }
        say(file, EV_KEY, BTN_TOUCH, down > 0);
        say(file, EV_SYN, SYN_REPORT, 0);
    }
    return 0;
}
