@echo off
rem Starts sessiondb: finds the JAR and a Java; see docs/launcher.md.
rem   SESSIONDB_JAVA       the java.exe to use; else that of JAVA_HOME, else the first on the PATH
rem   SESSIONDB_JAVA_OPTS  options of the JVM, separated by blanks
setlocal DisableDelayedExpansion

set "jar=%~dp0sessiondb.jar"
if not exist "%jar%" set "jar=%~dp0..\share\sessiondb\sessiondb.jar"
if not exist "%jar%" set "jar=%~dp0..\lib\sessiondb\sessiondb.jar"
if not exist "%jar%" goto nojar

if defined SESSIONDB_JAVA goto given
if defined JAVA_HOME goto home
set "java=java.exe"
where /q java.exe || goto nojava
goto start
:given
set "java=%SESSIONDB_JAVA%"
if not exist "%java%" goto nojava
goto start
:home
set "java=%JAVA_HOME%\bin\java.exe"
if not exist "%java%" goto nojava

:start
"%java%" "-Dsessiondb.command=sessiondb" %SESSIONDB_JAVA_OPTS% -jar "%jar%" %*
set "status=%ERRORLEVEL%"
if not "%status%"=="1" exit /b %status%

rem A Java that is too old ends with 1, and so does a bug: ask which.
set "version="
for /f "tokens=3" %%v in ('call "%java%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined version set "version=%%~v"
for /f "delims=.-+" %%v in ("%version%") do set "version=%%v"
set /a "major=version" 2>nul
if not defined major exit /b %status%
if %major% geq 17 exit /b %status%
>&2 echo error: `%java%` is Java %version%, and sessiondb needs 17 or later
>&2 echo   state: nothing was touched
>&2 echo(
>&2 echo hint: set SESSIONDB_JAVA to the java.exe of a later one
exit /b 3

:nojava
>&2 echo error: there is no Java: neither SESSIONDB_JAVA nor JAVA_HOME nor the PATH leads to a java.exe
>&2 echo   state: nothing was touched
>&2 echo(
>&2 echo hint: install a Java 17 or later, or set SESSIONDB_JAVA to its java.exe
exit /b 3

:nojar
>&2 echo error: there is no `sessiondb.jar` beside `%~f0`
>&2 echo   state: nothing was touched
>&2 echo(
>&2 echo hint: put it into `%~dp0`, or into `..\share\sessiondb` or `..\lib\sessiondb` from there
exit /b 3
