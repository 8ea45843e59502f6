#!/bin/sh
# Gets Debian's Chromium and Chinese fonts for the browser tests and screenshots, where that is
# allowed. Never fails: without a browser those tests are left out, and the others still count.

ready() { command -v chromium && fc-list :lang=zh | grep -q .; } >/dev/null 2>&1

ready && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium and fonts-noto-cjk ..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    # The fonts: without them every Chinese character is a box.
    apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null 2>&1
fi

command -v chromium >/dev/null ||
    echo "Browser tests are left out: no chromium; get it as root with: apt-get install chromium fonts-noto-cjk"
exit 0
