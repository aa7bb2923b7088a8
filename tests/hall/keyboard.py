"""A keyboard that somebody plugs in, and presses all on it that might lead out, in bursts."""

ALONE = ("power", "sleep", "wake", "sysrq", "print", "pause", "esc", "menu", "meta_l", "compose", "stop", "again",
         "computer", "mail", "calculator", "ac_home", "audiomute", "volumeup", "mediaselect")
FUNCTION = tuple(f"f{n}" for n in range(1, 13))
SYSRQ = tuple("bceiorsuk")


def combinations():
    for name in ALONE:
        yield (name,)
        yield ("ctrl", "alt", name)
    for name in FUNCTION:
        yield (name,)
        yield ("alt", name)
        yield ("ctrl", "alt", name)
    yield ("ctrl", "alt", "delete")
    yield ("ctrl", "alt", "backspace")
    for name in SYSRQ:
        yield ("alt", "sysrq", name)
    yield ("alt", "f4")
    yield ("alt", "tab")
    yield ("alt", "esc")
    yield ("meta_l", "l")
    yield ("ctrl", "c")
    yield ("ctrl", "alt", "t")


def bursts(play):
    """All of them, Ctrl+Alt+Del eight times within two seconds among them (systemd's burst). The terminal stands, the
    machine stays on, the page is the first one or the one that a visitor had, and there is no console. Gives back
    how many were pressed."""
    terminal = play.terminal
    before = terminal.ask("cat /proc/sys/kernel/random/boot_id; systemctl show -p MainPID -p NRestarts --value anna-kiosk")
    vt = terminal.ask("cat /sys/class/tty/tty0/active")
    terminal.plug_keyboard()
    terminal.wait_for("the keyboard", lambda: terminal.holds("grep -q 'QEMU USB Keyboard' /proc/bus/input/devices"))
    count = 0
    for names in combinations():
        terminal.keys(*names, hold_ms=20)
        count += 1
    for _ in range(10):
        terminal.keys("ctrl", "alt", "delete", hold_ms=10)
        count += 1
    # All that was pressed has been heard when a key pressed now has an effect: Escape on the display leads nowhere.
    terminal.picture("after the keys")
    terminal.stays_on()
    now = terminal.ask("cat /proc/sys/kernel/random/boot_id; systemctl show -p MainPID -p NRestarts --value anna-kiosk")
    if now != before:
        terminal.trouble(f"the terminal did not stand: {before!r} became {now!r}")
    if terminal.ask("cat /sys/class/tty/tty0/active") != vt:
        terminal.trouble(f"another console than {vt}: {terminal.ask('cat /sys/class/tty/tty0/active')}")
    # Whatever the keys opened, a finger on "Start" leads home, or the first page is there.
    home = play.page("press 540 960")
    terminal.wait_for("the first page after the keys", lambda: go_home(play, home), 150)
    terminal.picture("home after the keys")
    terminal.stays_on()
    terminal.order("device_del", id="keyboard")
    return count


def go_home(play, home):
    if play.terminal.shows(home):
        return True
    play.terminal.tap(*home.middle("#nav:home"))
    return play.terminal.shows(home)
