@echo off
rem Starts User Sync.
rem
rem JAVA_HOME            the Java to use; without it, the java on the PATH
rem USER_SYNC_JAVA_OPTS  further options of Java, separated by blanks
rem USER_SYNC_BASE       the site's own folder with conf\ and bundles\; without it, the program's
rem USER_SYNC_STATE      the folder for caches and locks
rem USER_SYNC_CLASS_ARCHIVE  "no" makes and uses no archive of classes there
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

rem What is in no archive of classes is looked for in one jar after the other: the program's resources, and the classes of
rem picocli, which are in a form too old for it. So their jars come first, small ones before the large one of the bundles.
set "CLASS_PATH="
for %%J in ("%SYNC_HOME%\lib\org.usersync.*.jar" "%SYNC_HOME%\lib\picocli-*.jar") do call :add_first "%%~fJ"
for %%J in ("%SYNC_HOME%\lib\org.usersync.bundles-*.jar") do call :add "%%~fJ"
for %%J in ("%SYNC_HOME%\lib\*.jar") do call :add_other "%%~fJ"

set "NEWER="
if %MAJOR% GEQ 24 set "NEWER=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
rem A small nursery of a fixed size, and old space only as what lives in it needs it, in few steps: the memory that is used
rem does not depend on what may be used.
set "COLLECTOR=-XX:+UseSerialGC"
set "HEAP=-Xms160m -Xmn80m -XX:MinHeapFreeRatio=70 -XX:MaxHeapFreeRatio=80"
rem Java itself reads two more variables. What is set in any of them is the user's wish: Java does not start with two
rem collectors, or with a heap that begins larger than it may become.
set "OWN=%JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS% %USER_SYNC_JAVA_OPTS%"
call :own_collector

set "FIRST=%~1"
if not defined FIRST set "FIRST=sync"
if "%FIRST%"=="-h" set "FIRST=words"
if "%FIRST%"=="--help" set "FIRST=words"
if "%FIRST%"=="-v" set "FIRST=words"
if "%FIRST%"=="--version" set "FIRST=words"
if "%FIRST:~0,1%"=="-" set "FIRST=sync"

rem A sync notes in the folder for caches whether it took long, for the next one.
set "STATE=%USER_SYNC_STATE%"
if not defined STATE if defined LOCALAPPDATA set "STATE=%LOCALAPPDATA%\user-sync"
if "%USER_SYNC_CLASS_ARCHIVE%"=="no" set "STATE="
set "LONG="
set "LENGTH="
if defined STATE if "%FIRST%"=="sync" set LENGTH="-Duser-sync.long-runs=%STATE%\long-runs"
if defined LENGTH if exist "%STATE%\long-runs" for %%F in ("%STATE%\long-runs") do if %%~zF GTR 0 set "LONG=yes"

rem Code that runs for seconds is not worth the work of the second compiler, nor much of the first one's: one thread that
rem copies only short methods into others leaves a processor to the program. A sync of hundreds of thousands of users is worth
rem the second compiler for what runs again and again, and at once for deciphering, which has instructions of its own in the
rem processor. A service's code is worth all of it.
set "COMPILER=-XX:TieredStopAtLevel=1 -XX:CICompilerCount=1 -XX:C1MaxInlineSize=20"
if defined LONG call :long
call :own_compiler
if "%FIRST%"=="serve" set "COMPILER="

rem Where Java keeps the classes of this program in a form that it need not read and check again at each start. Java
rem believes such an archive only where it fits this Java and these jars; this script only if a run came to its end.
set "CLASSES="
rem Help needs so few classes that to map all of them takes longer than to read these.
if defined STATE if not "%FIRST%"=="words" call :classes

"%JAVA%" -XX:MaxRAMPercentage=60 -Xshare:auto -Xlog:disable %COMPILER% %COLLECTOR% %HEAP% %USER_SYNC_JAVA_OPTS% %NEWER% %CLASSES% %LENGTH% -cp "%CLASS_PATH%" "-Duser-sync.home=%SYNC_HOME%" org.usersync.launcher.Main %*
exit /b %ERRORLEVEL%

:classes
set "FOLDER=%STATE%\classes\%SYNC_HOME:~3%"
set "ARCHIVE=%FOLDER%\java-%VERSION%.jsa"
if exist "%ARCHIVE%.complete" (
  set CLASSES="-XX:SharedArchiveFile=%ARCHIVE%" "-Duser-sync.classes=%ARCHIVE%"
  exit /b 0
)
if not "%FIRST%"=="sync" exit /b 0
rem Java makes no archive beside an agent of the user's or other modules, and does not start if it is told to.
if not "%OWN%"=="%OWN:-javaagent=%" exit /b 0
if not "%OWN%"=="%OWN:--patch-module=%" exit /b 0
if not "%OWN%"=="%OWN:--upgrade-module-path=%" exit /b 0
if not "%OWN%"=="%OWN:--limit-modules=%" exit /b 0
if not exist "%FOLDER%" mkdir "%FOLDER%" 2>nul
rem With so much room for classes none is thrown away before it is written.
if exist "%FOLDER%" set CLASSES=-XX:MetaspaceSize=128m "-XX:ArchiveClassesAtExit=%ARCHIVE%" "-Duser-sync.classes.new=%ARCHIVE%"
exit /b 0

:long
set "COMPILER=-XX:C1MaxInlineSize=20 -XX:FreqInlineSize=40 -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=10000"
set "COMPILER=%COMPILER% -XX:Tier4CompileThreshold=200000 -XX:Tier4BackEdgeThreshold=500000 -XX:CompileCommand=quiet"
set "COMPILER=%COMPILER% -XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.GHASH::*,0.01"
set "COMPILER=%COMPILER% -XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.CounterMode::*,0.01"
set "COMPILER=%COMPILER% -XX:CompileCommand=CompileThresholdScaling,org.usersync.connector.okta.internal.*::*,0.1"
set "COMPILER=%COMPILER% -XX:CompileCommand=CompileThresholdScaling,org.usersync.engine.internal.directory.*::*,0.1"
set "COMPILER=%COMPILER% -XX:CompileCommand=CompileThresholdScaling,org.usersync.engine.internal.plan.*::*,0.1"
rem Where much memory will be used, a larger nursery is emptied less often, what is large goes by it, and old space begins with
rem what it will need, so that it is not searched for what can be thrown away.
if defined HEAP set "HEAP=%HEAP% -Xms520m -Xmn120m -XX:PretenureSizeThreshold=32k"
exit /b 0

:own_compiler
if not "%OWN%"=="%OWN:CICompilerCount=%" set "COMPILER=-XX:TieredStopAtLevel=1"
if not "%OWN%"=="%OWN:Tiered=%" set "COMPILER="
exit /b 0

:own_collector
if not "%OWN%"=="%OWN:-Xmx=%" set "HEAP="
if not "%OWN%"=="%OWN:MaxHeapSize=%" set "HEAP="
if not "%OWN%"=="%OWN:MaxRAM=%" set "HEAP="
if not "%OWN%"=="%OWN:-XX:+Use=%" set "COLLECTOR=" & set "HEAP="
exit /b 0

:add_first
set "JAR=%~nx1"
if "%JAR:~0,21%"=="org.usersync.bundles-" exit /b 0
goto add

:add_other
set "JAR=%~nx1"
if "%JAR:~0,13%"=="org.usersync." exit /b 0
if "%JAR:~0,8%"=="picocli-" exit /b 0
:add
if defined CLASS_PATH (set "CLASS_PATH=%CLASS_PATH%;%~1") else (set "CLASS_PATH=%~1")
exit /b 0
