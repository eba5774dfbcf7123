#!/bin/sh
# Makes what the image needs beside the jars: a runtime of the modules that they use, their native libraries (so that no folder that is
# written to needs to run code), and an archive of the classes that a start and a search need.
set -eu
app=/opt/glossary
java=$app/java/bin/java

# What jdeps names but for java.desktop, which nothing here comes to, and TLS, zip files and jcmd beside it.
modules=java.base,java.instrument,java.logging,java.management.rmi,java.naming,java.net.http,java.security.sasl,java.sql,java.xml
modules=$modules,jdk.attach,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.management,jdk.management.agent,jdk.unsupported,jdk.zipfs
jlink --add-modules $modules --strip-java-debug-attributes --no-header-files --no-man-pages --compress=2 --output $app/java
$java -Xshare:dump >/dev/null

case $(uname -m) in
  x86_64) sqlite=Linux/x86_64 zstd=linux/amd64 jna=linux-x86-64 ;;
  aarch64) sqlite=Linux/aarch64 zstd=linux/aarch64 jna=linux-aarch64 ;;
  *) echo "No libraries for $(uname -m)." >&2; exit 1 ;;
esac
mkdir /tmp/unpacked $app/lib
cd /tmp/unpacked
jar xf $app/glossary-sidecar.jar "org/sqlite/native/$sqlite" "$zstd" "com/sun/jna/$jna"
mv "org/sqlite/native/$sqlite/libsqlitejdbc.so" "$zstd"/libzstd-jni-*.so "com/sun/jna/$jna/libjnidispatch.so" $app/lib/
cd /
rm -r /tmp/unpacked

{ cat $app/jvm.options
  echo "-Dorg.sqlite.lib.path=$app/lib"
  echo "-DZstdNativePath=$(ls $app/lib/libzstd-jni-*.so)"
  echo "-Djna.boot.library.path=$app/lib"
} >/tmp/options

mkdir /data /tmp/train
cd /tmp/train
$java @/tmp/options -XX:ArchiveClassesAtExit=$app/classes.jsa -Xlog:cds=off -Xlog:cds+dynamic=off -jar $app/glossary-sidecar.jar --set SIDECAR_PORT=0 >log 2>&1 &
sidecar=$!
tries=0
until $java -jar $app/glossary-sidecar.jar health -q 2>/dev/null; do
  tries=$((tries + 1))
  [ $tries -lt 60 ] || { cat log; exit 1; }
done
kill $sidecar
wait $sidecar
test -s $app/classes.jsa
cd /
rm -r /tmp/train
{ cat /tmp/options; echo "-XX:SharedArchiveFile=$app/classes.jsa"; echo "-Xlog:cds=off"; echo "-jar"; echo "$app/glossary-sidecar.jar"; } >$app/container.options
