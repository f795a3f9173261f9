import { batchFile, consolePart, endPart, rightsPart, switchesPart } from './cmd-parts.ts';

/** A Chromium browser that setup.cmd looks for. */
export interface SetUpBrowser {
  id: string;
  name: string;
  /** Registry key of the policies below HKEY_LOCAL_MACHINE. */
  registry: string;
  /** Keys of the extension's settings, with the kit's id and with that of the store. */
  settings: string;
  storeSettings: string;
  /** Executables below a folder of programs. */
  executables: readonly string[];
}

/** A room that setup.cmd tells by the name of the PC. */
export interface SetUpRoom {
  /** `undefined` if a batch file cannot hold it. */
  label: string | undefined;
  /** For each name pattern, the lines of cmd that test it. */
  patterns: readonly (readonly string[])[];
}

/** Input of setup.cmd. */
export interface SetUp {
  version: string;
  browsers: readonly SetUpBrowser[];
  firefox: undefined | { minVersion: number; hash: string; note: string; canInstall: boolean };
  /** Which browser a PC outside a domain may use today. */
  works: string;
  /** Folder of the packages on each PC, of a kit without a server. */
  packagesFolder: string | undefined;
  rooms: readonly SetUpRoom[];
}

/**
 * Return setup.cmd, which sets the policies of every browser that it finds. It uses cmd, reg.exe and icacls alone, so that it
 * runs on Windows 7 too; PowerShell 2.0 asks for the rights. Its exit codes: 0 done, 1 failed, 2 no browser, 3 policies of
 * the school contradict, 4 nothing written because no browser here can be forced, 5 not an administrator, 6 an unknown word.
 */
export function setUpScript(setUp: SetUp): Uint8Array {
  const parts = [
    head(setUp),
    ...setUp.browsers.map(chromiumCall),
    ...(setUp.firefox ? [firefoxCalls] : []),
    tail,
    find,
    chromium(setUp),
    ...(setUp.firefox ? [firefox(setUp.firefox)] : []),
    setUp.packagesFolder ? packages : ':packages\nexit /b 0',
    endPart,
  ];
  return batchFile(parts);
}

const head = ({ version, packagesFolder, rooms }: SetUp): string => `@echo off
rem Ставит политики "Дежурного" ${version} всем найденным браузерам.
rem setup.cmd [/managed] [/quiet]: /managed - ПК под облачным управлением, /quiet - без вопросов.
rem Коды: 0 - готово, 1 - ошибка, 2 - браузеров нет, 3 - противоречие с политиками школы, 4 - ставить некуда, 5 - нет прав, 6 - неизвестное слово.
${consolePart}
set "MANAGED="
${switchesPart([
  { word: '/managed', variable: 'MANAGED', passed: true },
  { word: '/quiet', variable: 'QUIET', passed: false },
])}
set "FOUND="
set "DONE="
set "COPIED="
set "PF=%ProgramW6432%"
if not defined PF set "PF=%ProgramFiles%"
set "PF86=%ProgramFiles(x86)%"
set "MEMORY=%PF%\\Dezhurny"
${rightsPart('setup.cmd')}
set "INTO=${packagesFolder ?? ''}"
set "HOST=%DEZHURNY_HOST%"
if not defined HOST set "HOST=%COMPUTERNAME%"
set "ROOM="
set "LABEL="
${rooms.flatMap(roomLines).join('\n')}
if defined MANAGED goto browsers
for /f "tokens=1,3" %%a in ('dsregcmd /status 2^>nul') do for %%j in (AzureAdJoined DomainJoined EnterpriseJoined) do if /i "%%a"=="%%j" if /i "%%b"=="YES" set "MANAGED=yes"
if defined MANAGED goto browsers
for /f "tokens=1" %%a in ('wmic computersystem get PartOfDomain 2^>nul') do if /i "%%a"=="TRUE" set "MANAGED=yes"
:browsers
echo Дежурный ${version}`;

/** The last room that fits decides, as in install.ps1. */
function roomLines({ label, patterns }: SetUpRoom, i: number): string[] {
  return patterns.flatMap((lines) => [
    'set "FIT=yes"',
    ...lines,
    `if defined FIT set "ROOM=${i + 1}"`,
    `if defined FIT set "LABEL=${label ?? ''}"`,
  ]);
}

function chromiumCall({ id, name, registry, settings, storeSettings, executables }: SetUpBrowser): string {
  return `call :chromium ${[id, name, registry, settings, storeSettings, ...executables].map((word) => `"${word}"`).join(' ')}`;
}

const firefoxCalls = `set "HASFF="
for %%d in ("%PF%" "%PF86%") do for %%n in ("Mozilla Firefox" "Mozilla Firefox ESR") do call :firefox "%%~d\\%%~n"
if not defined HASFF echo   Firefox: здесь не найден.`;

const tail = `if not defined FOUND set "CODE=2"
if not defined FOUND echo Ни одного из браузеров здесь нет.
if defined FOUND if not defined DONE if "%CODE%"=="0" set "CODE=4"
if not defined COPIED goto end
if not "%CODE%"=="0" goto end
pushd "%INTO%"
for %%f in (dezhurny-*) do if not exist "%HERE%packages\\%%f" del /q "%%f"
popd
goto end`;

/** Yandex Browser and Chromium may lie in the profile of a user. */
const find = `:find
if defined EXE exit /b 0
for %%d in ("%PF%" "%PF86%" "%LOCALAPPDATA%") do if not defined EXE if exist "%%~d\\%~1" set "EXE=%%~d\\%~1"
pushd "%PUBLIC%\\.."
for /d %%u in (*) do if exist "%%u\\AppData\\Local\\%~1" set "EXE=%%u\\AppData\\Local\\%~1"
popd
exit /b 0`;

/**
 * A subkey of ours would hide ExtensionSettings that a school has as one value: see registryFunctions. The file in `MEMORY`,
 * which only administrators write, removes the policies that the kit before has set.
 */
const chromium = ({ works }: SetUp): string => `:chromium
set "EXE="
call :find "%~6"
if not "%~7"=="" call :find "%~7"
if defined EXE goto chromium_found
echo   %~2: здесь не найден.
exit /b 0
:chromium_found
set "FOUND=yes"
set "FILE="
set "KEY=%~5"
set "OTHER=%~4"
if defined MANAGED set "KEY=%~4"
if defined MANAGED set "OTHER=%~5"
if exist "%HERE%no-domain\\%~1.reg" set "FILE=%HERE%no-domain\\%~1.reg"
if defined MANAGED set "FILE=%HERE%%~1.reg"
if defined FILE goto chromium_file
echo   %~2: ничего не записано. ПК не в домене, а вне домена он ставит расширение только из магазина; номера магазина в комплекте нет. ${works}
exit /b 0
:chromium_file
reg query "HKLM\\%~3" /v ExtensionSettings >nul 2>nul
if errorlevel 1 goto chromium_write
echo   %~2: не тронут. Школа уже задала ExtensionSettings; соединяет их install.ps1.
if not "%CODE%"=="1" set "CODE=3"
exit /b 0
:chromium_write
if defined MANAGED call :packages
if defined FAILED exit /b 1
if exist "%MEMORY%\\%~1.reg" reg import "%MEMORY%\\%~1.reg" >nul 2>nul
reg import "%FILE%" >nul 2>nul
if errorlevel 1 goto chromium_failed
if not exist "%MEMORY%\\" mkdir "%MEMORY%"
copy /b /y "%HERE%forget\\%~1.reg" "%MEMORY%\\%~1.reg" >nul 2>nul
if defined LABEL reg add "HKLM\\%KEY%" /v place /d "%LABEL%" /f >nul 2>nul
if errorlevel 1 goto chromium_failed
set "DONE=yes"
echo   %~2: готово, перезапустите браузер.
if "%OTHER%"=="%KEY%" exit /b 0
reg query "HKLM\\%OTHER%" >nul 2>nul
if errorlevel 1 exit /b 0
set "EXTRA=%~1-remove.reg"
if defined MANAGED set "EXTRA=no-domain\\%~1-remove.reg"
echo   %~2: задана и вторая копия "Дежурного", с другим номером: напоминаний и журналов будет по два. Выгрузите ее журнал, примените %EXTRA% и запустите setup.cmd еще раз.
if not "%CODE%"=="1" set "CODE=3"
exit /b 0
:chromium_failed
echo   %~2: ошибка, файл %~1.reg не записан в реестр.
set "CODE=1"
exit /b 1`;

/**
 * A file of Firefox is ours if the mark has its size and time, or its hash. Windows 7 writes the hash with blanks
 * (https://learn.microsoft.com/windows-server/administration/windows-commands/certutil).
 */
function firefox({ minVersion, hash, note, canInstall }: NonNullable<SetUp['firefox']>): string {
  return `:firefox
if not exist "%~1\\firefox.exe" exit /b 0
set "HASFF=yes"
set "FOUND=yes"
set "MAJOR="
if exist "%~1\\application.ini" for /f "usebackq tokens=1,2 delims==." %%a in ("%~1\\application.ini") do if /i "%%a"=="Version" if not defined MAJOR set "MAJOR=%%b"
if not defined MAJOR set "MAJOR=${minVersion}"
if %MAJOR% GEQ ${minVersion} goto firefox_new
echo   Firefox %MAJOR%: ничего не записано, нужен Firefox ${minVersion} и новее.
exit /b 0
:firefox_new
${canInstall ? '' : `echo   Firefox %MAJOR%: ничего не записано. ${note}\nexit /b 0`}
set "TARGET=%~1\\distribution\\policies.json"
set "MARK=%~1\\distribution\\dezhurny.sha256"
set "OWN=%HERE%firefox\\policies.json"
if defined ROOM set "OWN=%HERE%rooms\\%ROOM%.json"
if not exist "%TARGET%" goto firefox_write
set "IS="
set "WAS="
set "HASH="
set "SUM="
if not exist "%MARK%" goto firefox_foreign
for %%f in ("%TARGET%") do set "IS=%%~zf %%~tf"
for /f "usebackq delims=" %%a in ("%MARK%") do (
  if not defined HASH set "HASH=%%a"
  set "WAS=%%a"
)
if "%IS%"=="%WAS%" goto firefox_write
for /f "skip=1 delims=" %%a in ('certutil -hashfile "%TARGET%" SHA256 2^>nul') do if not defined SUM set "SUM=%%a"
if defined SUM set "SUM=%SUM: =%"
if defined SUM if /i "%SUM%"=="%HASH%" goto firefox_write
:firefox_foreign
echo   Firefox %MAJOR%: не тронут. В %TARGET% есть политики школы; соедините их с firefox\\policies.json вручную.
if not "%CODE%"=="1" set "CODE=3"
exit /b 0
:firefox_write
call :packages
if defined FAILED exit /b 1
if not exist "%~1\\distribution" mkdir "%~1\\distribution"
copy /b /y "%OWN%" "%TARGET%.new" >nul 2>nul
if errorlevel 1 goto firefox_failed
move /y "%TARGET%.new" "%TARGET%" >nul 2>nul
if errorlevel 1 goto firefox_failed
set "HASH=${hash}"
if defined ROOM for /f "usebackq delims=" %%a in ("%HERE%rooms\\%ROOM%.sha256") do set "HASH=%%a"
>"%MARK%" echo %HASH%
for %%f in ("%TARGET%") do >>"%MARK%" echo %%~zf %%~tf
set "DONE=yes"
echo   Firefox %MAJOR%: готово, перезапустите браузер.${note && ` ${note}`}
exit /b 0
:firefox_failed
echo   Firefox %MAJOR%: ошибка, файл %TARGET% не записан.
set "CODE=1"
exit /b 1`;
}

/** Every user may create folders in ProgramData, so that one of this name may be there, with other rights. */
const packages = `:packages
if defined COPIED exit /b 0
set "COPIED=yes"
if not exist "%INTO%" mkdir "%INTO%"
fsutil reparsepoint query "%INTO%" >nul 2>nul
if not errorlevel 1 goto packages_failed
icacls "%INTO%" /setowner *S-1-5-32-544 /T /C /Q >nul 2>nul
icacls "%INTO%" /reset /T /C /Q >nul 2>nul
icacls "%INTO%" /inheritance:r /grant:r "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-544:(OI)(CI)F" "*S-1-5-32-545:(OI)(CI)RX" /Q >nul 2>nul
if errorlevel 1 goto packages_failed
pushd "%HERE%packages"
for %%f in (dezhurny-*) do call :package "%%f"
call :package updates.xml
popd
exit /b 0
:package
if defined FAILED exit /b 1
copy /b /y "%~1" "%INTO%\\new.tmp" >nul 2>nul
if errorlevel 1 goto packages_failed
move /y "%INTO%\\new.tmp" "%INTO%\\%~nx1" >nul 2>nul
if errorlevel 1 goto packages_failed
exit /b 0
:packages_failed
echo   %INTO%: ошибка, пакеты расширения не записаны.
set "FAILED=yes"
set "CODE=1"
exit /b 1`;
