#!/bin/sh
# Makes the archive of the classes that a start needs: starts the sidecar on its sample, waits until it is ready, and ends it.
set -eu
java=/opt/java/bin/java
jar=/opt/glossary/glossary-sidecar.jar
$java -Xshare:dump >/dev/null
mkdir /tmp/train
cd /tmp/train
$java @/opt/glossary/jvm.options -XX:ArchiveClassesAtExit=/opt/glossary/classes.jsa -Xlog:cds=off -jar $jar --set SIDECAR_PORT=0 >log 2>&1 &
sidecar=$!
tries=0
until $java -jar $jar health -q 2>/dev/null; do
  tries=$((tries + 1))
  [ $tries -lt 60 ] || { cat log; exit 1; }
done
kill $sidecar
wait $sidecar
rm -r /tmp/train
test -s /opt/glossary/classes.jsa
