#!/usr/bin/env bash
# Installs what the tests with a sound card and with a browser need on Debian and Ubuntu; nothing where it is all
# there. Whatever a test suite needs from apt is a line here.
set -euo pipefail

packages=(
  pulseaudio         # the virtual sound card
  pulseaudio-utils   # pactl, pacat, parec
  libportaudio2      # what sounddevice speaks through; its Linux wheel brings none
  libasound2-plugins # PortAudio speaks ALSA, ALSA speaks PulseAudio
  chromium           # opens the review pages; on Ubuntu it comes as a snap
  fonts-noto-cjk     # Chinese in its pictures
)

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q ' installed$'; }

command -v apt-get >/dev/null || {
  echo "no apt-get here: please install what corresponds to ${packages[*]}" >&2
  exit 1
}
missing=()
for package in "${packages[@]}"; do
  installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -q
# --no-remove: rather no tests than a desktop without its own sound server.
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -q -y --no-install-recommends --no-remove "${missing[@]}"
if installed pipewire-pulse && command -v systemctl >/dev/null; then
  # The tests start PulseAudio themselves; for the desktop PipeWire stays in charge.
  "${as_root[@]}" systemctl --global disable pulseaudio.service pulseaudio.socket || true
fi
