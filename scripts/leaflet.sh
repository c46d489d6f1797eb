#!/usr/bin/env bash
# Brings the map's library from npm into the tree, in the version that scripts/leaflet/package-lock.json names and npm verifies.
# Only for another version: the files are committed, so that building and running need neither npm nor its registry.
set -euo pipefail
cd "$(dirname "$0")"
to=../PetPro.Web/wwwroot/lib/leaflet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp leaflet/package.json leaflet/package-lock.json "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund)
mkdir -p "$to"
cp "$work/node_modules/leaflet/LICENSE" "$to/LICENSE.txt"
cp "$work/node_modules/leaflet/dist/leaflet.css" "$to/leaflet.css"
# The source map stays behind: its address would only be asked for in vain.
sed 's#^//\# sourceMappingURL=.*##' "$work/node_modules/leaflet/dist/leaflet.js" >"$to/leaflet.js"
