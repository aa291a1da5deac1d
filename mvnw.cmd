@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties pins, or a mvn on the PATH when that one can't be had.
setlocal EnableExtensions
set "HERE=%~dp0"
for /f "usebackq tokens=1,* delims==" %%a in ("%HERE%.mvn\wrapper\maven-wrapper.properties") do set "%%a=%%b"
for %%f in ("%distributionUrl%") do set "ARCHIVE=%%~nxf"
set "NAME=%ARCHIVE:-bin.tar.gz=%"
set "PARENT=%USERPROFILE%\.m2\wrapper\dists\sessiondb"
set "MAVEN=%PARENT%\%NAME%\bin\mvn.cmd"
if exist "%MAVEN%" goto run
if not exist "%PARENT%" mkdir "%PARENT%"
curl -fsSL --connect-timeout 5 --max-time 300 -o "%PARENT%\%ARCHIVE%" "%distributionUrl%" >nul 2>&1
if errorlevel 1 goto path
certutil -hashfile "%PARENT%\%ARCHIVE%" SHA512 | findstr /i "%distributionSha512%" >nul
if errorlevel 1 (
  echo mvnw: %ARCHIVE% does not have the pinned checksum; it is not used 1>&2
  del "%PARENT%\%ARCHIVE%"
  goto path
)
tar -xzf "%PARENT%\%ARCHIVE%" -C "%PARENT%"
del "%PARENT%\%ARCHIVE%"
:run
if not exist "%MAVEN%" goto path
cd /d "%HERE%"
call "%MAVEN%" %*
exit /b %errorlevel%
:path
where mvn >nul 2>&1
if errorlevel 1 (
  echo mvnw: Maven could not be fetched from %distributionUrl%, and there is no mvn on the PATH 1>&2
  exit /b 1
)
cd /d "%HERE%"
call mvn %*
exit /b %errorlevel%
