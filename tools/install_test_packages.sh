#!/usr/bin/env bash
# Installs what the sound-card tests need on Debian and Ubuntu. Elsewhere, or without root, says what is
# missing and leaves the tests to be skipped.
set -euo pipefail

packages=(
  pulseaudio         # the virtual sound card
  pulseaudio-utils   # pactl, pacat, parec
  libportaudio2      # what sounddevice speaks through; its Linux wheel brings none
  libasound2-plugins # PortAudio speaks ALSA, ALSA speaks PulseAudio
)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

become_root=()
if [ "$(id -u)" -ne 0 ]; then become_root=(sudo); fi
if ! command -v apt-get >/dev/null; then
  echo "no apt-get here: please install what corresponds to ${missing[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
"${become_root[@]}" apt-get update -q
"${become_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
