#!/bin/sh
# Backs the glossary up once, and prunes by the BACKUP_KEEP rules; for cron where no sidecar runs that does it by BACKUP_SCHEDULE:
#   0 2 * * * /path/to/scripts/backup_database.sh
# Says nothing if all went well, so that cron mails only what went wrong. Exit code: the command's own; 75 is "another backup runs".
# With arguments it is the command itself, in the right folder: backup_database.sh backups, backup_database.sh restore ID.
#
#   GLOSSARY_HOME          where .env, data/ and backups/ are   (default: the folder above this script's)
#   GLOSSARY_SIDECAR_JAR   the jar                              (default: glossary-sidecar.jar there)
#   JAVA_HOME              a Java 17 or later                   (default: java of the PATH)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${GLOSSARY_HOME:-$(dirname "$here")}
jar=${GLOSSARY_SIDECAR_JAR:-$home/glossary-sidecar.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ ! -f "$jar" ]; then
  echo "There is no $jar; set GLOSSARY_SIDECAR_JAR." >&2
  exit 78
fi
cd "$home"
if [ $# -gt 0 ]; then
  exec "$java" -jar "$jar" "$@"
fi
"$java" -jar "$jar" -q backup >/dev/null
exec "$java" -jar "$jar" -q backups --prune >/dev/null
