# A display of our own with a terminal on it, for tests that look at the glass. To be sourced; sets DISPLAY.
# usage: . display.sh; open_display WxH, or open_xorg; perhaps open_cage; open_terminal [OPTIONS]...; picture NAME; close_terminal; close_display
# needs $build, $state, $key, $work, and Xvfb, xdotool and imagemagick
# shellcheck shell=sh disable=SC2154 # the caller sets them
# Two servers that begin in one moment may take each other's number: the one that ends begins again. It is not made new
# when its last program leaves: its keys stay.
open_display() {
    for _ in 1 2 3; do
        rm -f "$work/display"
        Xvfb -displayfd 3 -screen 0 "$1x24" -noreset 3>"$work/display" 2>>"$work/display.log" &
        display=$!
        wait_for_server || continue
        DISPLAY=:$(cat "$work/display")
        export DISPLAY SDL_VIDEODRIVER=x11
        return 0
    done
    echo "FAIL: no display" && cat "$work/display.log" && exit 1
}
# Until the server has written its number, at most ten seconds.
wait_for_server() {
    for _ in $(seq 200); do
        [ ! -s "$work/display" ] || return 0
        kill -0 "$display" 2>/dev/null || return 1
        sleep 0.05
    done
    return 1
}
# The same with an X server that can change its size, as the session's: open_xorg    output DUMMY0, 2048x1536
open_xorg() {
    rm -f "$work/display"
    cat >"$work/xorg.conf" <<END
Section "Device"
    Identifier "none"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "any"
    HorizSync 5-1000
    VertRefresh 5-200
EndSection
Section "Screen"
    Identifier "screen"
    Device "none"
    Monitor "any"
    DefaultDepth 24
EndSection
END
    /usr/lib/xorg/Xorg -displayfd 3 -config "$work/xorg.conf" -noreset -nolisten tcp -novtswitch -sharevts -nocursor \
        -background none -s 0 -logfile "$work/xorg.log" 3>"$work/display" 2>>"$work/display.log" &
    display=$!
    wait_for_server || { echo "FAIL: Xorg ended" && cat "$work/display.log" && exit 1; }
    DISPLAY=:$(cat "$work/display")
    export DISPLAY SDL_VIDEODRIVER=x11
}
# Cage in a window on that display: everything that is opened from then on is cage's. Its window is $window. What lies in
# $work and the terminal's state belong to whoever cage runs as: it does not run as root.
open_cage() {
    as=
    cp -a "$state" "$work/state"
    cp "$key" "$work/key"
    state=$work/state key=$work/key
    cp -a "$root/kiosk/standing/no-pointer" "$work/cursors"
    install -d -m 0700 "$work/run"
    if [ "$(id -u)" -eq 0 ]; then
        as="setpriv --reuid nobody --regid nogroup --clear-groups"
        chmod 755 "$work"
        chown -R nobody "$state" "$key" "$work/run"
    fi
    export XDG_RUNTIME_DIR="$work/run" XCURSOR_PATH="$work/cursors" WLR_BACKENDS=x11 WLR_RENDERER=pixman
    # The root of the display is a window without a name as well.
    before=$(xdotool search --maxdepth 1 --onlyvisible --name "" 2>/dev/null | tail -n 1) || true
    # shellcheck disable=SC2086 # words
    $as cage -d -- sh -c 'while [ -d "/proc/$1" ]; do sleep 1; done' sh "$$" >>"$work/display.log" 2>&1 3>&- 4>&- &
    cage=$!
    export WAYLAND_DISPLAY=wayland-0 SDL_VIDEODRIVER=wayland
    window=
    for _ in $(seq 100); do
        # It has no name.
        window=$(xdotool search --maxdepth 1 --onlyvisible --name "" 2>/dev/null | tail -n 1) || true
        [ -z "$window" ] || [ "$window" = "$before" ] || [ ! -S "$work/run/wayland-0" ] || return 0
        sleep 0.1
    done
    echo "FAIL: cage has no window"
    cat "$work/display.log"
    exit 1
}
open_terminal() {
    # shellcheck disable=SC2086 # words
    ${as:-} "$build/anna-kiosk" --state "$state" --key "$key" --site ennigerloh "$@" 2>>"$work/display.log" &
    terminal=$!
    wait_for_picture
}
# The display's hash; it has settled when it is the same twice.
seen() {
    import -window root "$work/seen.png"
    identify -format '%#' "$work/seen.png"
}
settled() {
    last=
    now=$(seen)
    for _ in $(seq 40); do
        [ -z "$now" ] || [ "$now" != "$last" ] || break
        sleep 0.3
        last=$now
        now=$(seen)
    done
    [ "$now" = "$last" ] || echo "FAIL: the display does not settle" >&2
    echo "$now"
}
wait_for_picture() {
    for _ in $(seq 100); do
        import -window root "$work/seen.png"
        [ "$(identify -format '%k' "$work/seen.png")" -lt 20 ] || return 0
        sleep 0.1
    done
    echo "FAIL: no picture came"
    cat "$work/display.log"
    exit 1
}
touch_at() {
    xdotool mousemove "$1" "$2" click 1
    sleep 0.7
}
close_terminal() {
    [ -n "${terminal:-}" ] || return 0
    kill "$terminal" 2>/dev/null || true
    for _ in $(seq 100); do
        kill -0 "$terminal" 2>/dev/null || break
        sleep 0.05
    done
    if kill -9 "$terminal" 2>/dev/null; then echo "FAIL: the terminal does not end" >&2; fi
    wait "$terminal" 2>/dev/null || true
    terminal=
}
close_display() {
    close_terminal
    # Without its display it would never end.
    [ -z "${cage:-}" ] || kill "$cage" 2>/dev/null || true
    [ -z "${cage:-}" ] || wait "$cage" 2>/dev/null || true
    cage=
    [ -z "${display:-}" ] || kill "$display" 2>/dev/null || true
    display=
}
