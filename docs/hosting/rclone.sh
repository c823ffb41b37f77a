#!/bin/sh
# Puts a built site on a storage that rclone knows. Usage: docs/hosting/rclone.sh Output/site REMOTE:PATH
#
# Files whose names carry a digest go first and may be kept for ever; then the pages that name them; what no longer
# belongs goes last. A reader who comes in between sees the old site or the new one, whole.
set -eu
site=$1
target=$2

name='*.{{[0-9a-f]{10}}}.*'
folder='{{[0-9a-f]{10}}}/**'
# The compressed forms and the lists are for servers of one's own.
own='*.{gz,br}'
lists='/{_headers,_redirects,_redirects.nginx,.manifest.json}'

rclone copy "$site" "$target" --checksum --filter "- $own" --filter "- $lists" \
  --filter "+ $name" --filter "+ $folder" --filter '- *' --header-upload 'Cache-Control: public, max-age=31536000, immutable'
rclone copy "$site" "$target" --checksum --filter "- $own" --filter "- $lists" \
  --filter "- $name" --filter "- $folder" --header-upload 'Cache-Control: no-cache'
rclone sync "$site" "$target" --checksum --filter "- $own" --filter "- $lists" --delete-after
