#!/usr/bin/env bash
# A sound card made of software, for the tests: whoever plays into `mouth` is heard by `microphone`,
# and what callbot plays can be recorded from `speaker.monitor`.
#
#     eval "$(tools/virtual_sound_card.sh start)"      starts it and points this shell's programs at it
#     tools/virtual_sound_card.sh status               0 and its environment if it runs, else 3
#     tools/virtual_sound_card.sh stop
#
# It is a PulseAudio of its own in a folder of its own ($CALLBOT_SOUND_CARD, default under $TMPDIR):
# it needs no D-Bus, no rights, and leaves the PulseAudio or PipeWire of the desktop alone.
set -euo pipefail

folder="${CALLBOT_SOUND_CARD:-${TMPDIR:-/tmp}/callbot-sound-card-$(id -u)}"
socket="$folder/native"
sources=(speaker.monitor mouth.monitor microphone)

export PULSE_SERVER="unix:$socket" PULSE_CLIENTCONFIG="$folder/client.conf"
export PULSE_RUNTIME_PATH="$folder/run" PULSE_STATE_PATH="$folder/state"

environment() {
  printf 'export %s\n' "PULSE_SERVER='$PULSE_SERVER'" "PULSE_CLIENTCONFIG='$PULSE_CLIENTCONFIG'" \
    "ALSA_CONFIG_PATH='$folder/asound.conf'" "CALLBOT_SOUND_CARD='$folder'"
}

alive() { # NAME; one that has ended and that nobody has asked after (a container without an init) does not count
  local state=Z
  [ -f "$folder/$1.pid" ] && read -r _ _ state _ 2>/dev/null <"/proc/$(cat "$folder/$1.pid")/stat"
  [ "$state" != Z ]
}
running() { alive server && pactl info >/dev/null 2>&1; }

write_settings() {
  # Without norewinds (PulseAudio 15) what a monitor has given is changed afterwards: sound comes out torn.
  cat >"$folder/server.pa" <<PA
load-module module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=$socket
load-module module-null-sink sink_name=speaker rate=48000 channels=1 norewinds=1 sink_properties=device.description=speaker
load-module module-null-sink sink_name=mouth rate=48000 channels=1 norewinds=1 sink_properties=device.description=mouth
load-module module-remap-source source_name=microphone master=mouth.monitor source_properties=device.description=microphone
set-default-sink speaker
set-default-source microphone
PA
  cat >"$folder/daemon.conf" <<CONF
exit-idle-time = -1
flat-volumes = no
CONF
  # Nobody may start another server in place of one that a test has killed.
  printf '%s\n' 'autospawn = no' "cookie-file = $folder/cookie" >"$folder/client.conf"
  # PortAudio speaks ALSA. These are all the devices it shall see.
  cat >"$folder/asound.conf" <<CONF
pcm.!default { type pulse }
ctl.!default { type pulse }
CONF
}

in_background() { # NAME COMMAND…: outlives this script; its number is kept for `stop`
  local name="$1"
  shift
  setsid "$@" >/dev/null 2>"$folder/$name.log" </dev/null &
  echo $! >"$folder/$name.pid"
}

start() {
  if running; then return; fi
  command -v pulseaudio >/dev/null && command -v parec >/dev/null || {
    echo "pulseaudio and pulseaudio-utils are missing: tools/install_test_packages.sh installs them" >&2
    exit 2
  }
  stop
  mkdir -p -m 700 "$folder" "$PULSE_RUNTIME_PATH" "$PULSE_STATE_PATH"
  write_settings
  HOME="$folder" PULSE_CONFIG="$folder/daemon.conf" in_background server \
    pulseaudio --daemonize=no --use-pid-file=no --disallow-exit=no --log-target=stderr -n -F "$folder/server.pa"
  for _ in $(seq 100); do
    if running; then break; fi
    alive server || break
    sleep 0.05
  done
  running || {
    echo "PulseAudio did not start:" >&2
    cat "$folder/server.log" >&2
    exit 1
  }
  # A monitor that nobody listens to sleeps, and loses the first seconds when it is woken.
  local source woken=()
  for source in "${sources[@]}"; do
    in_background "listener-$source" parec -d "$source" --raw --latency-msec=20
  done
  # It wakes up within two seconds; from then on it keeps time.
  for source in "${sources[@]}"; do
    (timeout 10 parec -d "$source" --raw --latency-msec=20 2>/dev/null || true) | head -c 20000 >/dev/null &
    woken+=($!)
  done
  wait "${woken[@]}"
}

end() { # NAME: and wait for it, since a server that ends late would take its successor's socket away
  local name="$1"
  for signal in TERM CONT; do # one that a test has stopped has to go on to be able to end
    if alive "$name"; then kill -s "$signal" "$(cat "$folder/$name.pid")" || true; fi
  done
  for _ in $(seq 40); do
    alive "$name" || break
    sleep 0.05
  done
  if alive "$name"; then kill -s KILL "$(cat "$folder/$name.pid")" 2>/dev/null || true; fi
  rm -f "$folder/$name.pid"
}

stop() {
  local name
  for name in "${sources[@]/#/listener-}" server; do end "$name"; done
  rm -rf "$folder/run" "$socket"
}

case "${1:-}" in
  start) start && environment ;;
  stop) stop ;;
  status) if running; then environment; else echo "not running" >&2 && exit 3; fi ;;
  *)
    echo "usage: $0 start|stop|status" >&2
    exit 2
    ;;
esac
