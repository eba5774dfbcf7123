@echo off
rem Backs the glossary up once, and prunes by the BACKUP_KEEP rules; for the Task Scheduler where no sidecar runs that does it by BACKUP_SCHEDULE:
rem   schtasks /create /tn "Glossary Backup" /tr "C:\path\to\scripts\backup_database.bat" /sc daily /st 02:00
rem The task's last result is the command's exit code; 75 is "another backup runs".
rem
rem   GLOSSARY_HOME          where .env, data\ and backups\ are   (default: the folder above this script's)
rem   GLOSSARY_SIDECAR_JAR   the jar                              (default: glossary-sidecar.jar there)
rem   JAVA_HOME              a Java 17 or later                   (default: java of the PATH)
setlocal
if not defined GLOSSARY_HOME set "GLOSSARY_HOME=%~dp0.."
if not defined GLOSSARY_SIDECAR_JAR set "GLOSSARY_SIDECAR_JAR=%GLOSSARY_HOME%\glossary-sidecar.jar"
set "GLOSSARY_JAVA=java"
if defined JAVA_HOME set "GLOSSARY_JAVA=%JAVA_HOME%\bin\java"
if not exist "%GLOSSARY_SIDECAR_JAR%" (
  echo There is no %GLOSSARY_SIDECAR_JAR%; set GLOSSARY_SIDECAR_JAR. 1>&2
  exit /b 78
)
cd /d "%GLOSSARY_HOME%" || exit /b 78
if not "%~1"=="" (
  "%GLOSSARY_JAVA%" -jar "%GLOSSARY_SIDECAR_JAR%" %*
  exit /b
)
"%GLOSSARY_JAVA%" -jar "%GLOSSARY_SIDECAR_JAR%" -q backup >nul || exit /b
"%GLOSSARY_JAVA%" -jar "%GLOSSARY_SIDECAR_JAR%" -q backups --prune >nul
