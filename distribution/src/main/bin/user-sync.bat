@echo off
rem Starts User Sync.
rem
rem JAVA_HOME            the Java to use; without it, the java on the PATH
rem USER_SYNC_JAVA_OPTS  further options of Java, separated by blanks
rem USER_SYNC_BASE       the site's own folder with conf\ and bundles\; without it, the program's
rem USER_SYNC_STATE      the folder for caches and locks
setlocal EnableExtensions DisableDelayedExpansion

set "LEAST=17"
for %%I in ("%~dp0..") do set "SYNC_HOME=%%~fI"

if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA="
  for %%I in (java.exe) do set "JAVA=%%~$PATH:I"
)
if not defined JAVA (
  echo user-sync: needs Java %LEAST% or newer, but there is no java on the PATH and JAVA_HOME is not set 1>&2
  exit /b 1
)
if not exist "%JAVA%" (
  echo user-sync: needs Java %LEAST% or newer, but JAVA_HOME names "%JAVA_HOME%", where there is no bin\java.exe 1>&2
  exit /b 1
)

set "VERSION="
for /f "tokens=3" %%V in ('""%JAVA%" -version 2^>^&1" ^| findstr /c:" version "') do set "VERSION=%%~V"
set "MAJOR=0"
for /f "tokens=1,2 delims=.-+_" %%A in ("%VERSION%") do (
  if "%%A"=="1" (set "MAJOR=%%B") else (set "MAJOR=%%A")
)
if %MAJOR% LSS %LEAST% (
  echo user-sync: needs Java %LEAST% or newer, but "%JAVA%" is Java %VERSION% 1>&2
  exit /b 1
)

set "CLASS_PATH="
for %%J in ("%SYNC_HOME%\lib\*.jar") do call :add "%%~fJ"

set "NEWER="
if %MAJOR% GEQ 24 set "NEWER=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
set "COLLECTOR=-XX:+UseSerialGC"
if defined USER_SYNC_JAVA_OPTS call :own_collector

"%JAVA%" -Xshare:auto %USER_SYNC_JAVA_OPTS% %COLLECTOR% %NEWER% -cp "%CLASS_PATH%" "-Duser-sync.home=%SYNC_HOME%" org.usersync.launcher.Main %*
exit /b %ERRORLEVEL%

:own_collector
if not "%USER_SYNC_JAVA_OPTS%"=="%USER_SYNC_JAVA_OPTS:-XX:+Use=%" set "COLLECTOR="
exit /b 0

:add
if defined CLASS_PATH (set "CLASS_PATH=%CLASS_PATH%;%~1") else (set "CLASS_PATH=%~1")
exit /b 0
