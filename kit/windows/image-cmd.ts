import { browsers, chromiumIds } from '../browsers.ts';
import type { ImageIds } from '../image-ids.ts';
import { batchFile, consolePart, endPart, rightsPart, switchesPart } from './cmd-parts.ts';

/** Input of prepare-image.cmd. */
export interface PrepareImage {
  version: string;
  ids: ImageIds;
  /** Registry keys where the set-up writes the room of a PC; empty for a kit without rooms. */
  labelKeys: readonly string[];
}

/** Folders of Chromium browsers below the local data of a user. */
const chromiumFolders = chromiumIds.flatMap((id) => browsers[id].profiles.windows);
/** Folder of Firefox's profiles below that of a user. */
const firefoxFolder = browsers.firefox.profiles.windows.map((one) => `AppData\\Roaming\\${one}`).join();

/**
 * Return prepare-image.cmd, which deletes what the extension stored in the profiles of all users before a disk is copied. It
 * uses cmd and reg.exe alone, as setup.cmd. It visits every profile twice: to list, and to delete. Its exit codes: 0 done, 1
 * failed, 5 not an administrator, 6 not agreed or an unknown word, 7 a browser is open.
 */
export function prepareImageScript({ version, ids, labelKeys }: PrepareImage): Uint8Array {
  return batchFile([
    head(version),
    consolePart,
    'set "SHOW="',
    switchesPart([
      { word: '/list', variable: 'SHOW', passed: true },
      { word: '/yes', variable: 'QUIET', passed: false },
    ]),
    rightsPart('prepare-image.cmd'),
    `set "IDS=${ids.chromium.join(' ')}"`,
    `set "ADDON=${ids.firefox}"`,
    main(labelKeys),
    visiting(`\\${ids.firefox}\\:\\`),
    endPart,
  ]);
}

const head = (version: string): string => `@echo off
rem Перед снятием образа диска удаляет следы "Дежурного" ${version} из профилей браузеров у всех пользователей.
rem prepare-image.cmd [/list] [/yes]: /list - только показать, /yes - не спрашивать. Чужие данные не трогает.
rem Коды: 0 - готово, 1 - ошибка, 5 - нет прав, 6 - нет согласия или неизвестное слово, 7 - открыт браузер.`;

const main = (labelKeys: readonly string[]): string => `set "FOUND="
set "OPEN="
set "DELETE="
echo Данные "Дежурного": журнал, ключ подписи выгрузок, настройки. Остальное в профилях остается.
call :all
${labelKeys.map((key) => `call :label "${key}"`).join('\n')}
if not defined FOUND echo Удалять нечего.
if not defined FOUND goto end
if defined SHOW goto end
if defined OPEN echo Сначала закройте браузеры.
if defined OPEN set "CODE=7"
if defined OPEN goto end
if defined QUIET goto agreed
set "ANSWER="
set /p "ANSWER=Удалить? (да/нет) "
if /i "%ANSWER%"=="да" goto agreed
echo Ничего не удалено.
set "CODE=6"
goto end
:agreed
set "DELETE=yes"
call :all
${labelKeys.map((key) => `call :label "${key}"`).join('\n')}
if "%CODE%"=="0" echo Готово. Не запускайте браузер до снятия образа.
goto end
:label
reg query "HKLM\\%~1" /v place >nul 2>nul
if errorlevel 1 exit /b 0
set "FOUND=yes"
if not defined DELETE echo   подпись кабинета: HKLM\\%~1
if defined DELETE reg delete "HKLM\\%~1" /v place /f >nul 2>nul
if defined DELETE if errorlevel 1 set "CODE=1"
exit /b 0`;

/**
 * Names of users and profiles go by variables: `call` would double a caret and expand a percent sign in its words, and a name
 * with `&` on a line of `echo` would be run, with the rights of an administrator. `for` expands its own variables last, so that
 * a name stays a name.
 *
 * `for /d` of Wine knows no folder but the current one, its `for` repeats only the first of the commands that `&` joins, and
 * its findstr finds everything. A lock file that cannot be deleted is held by a browser: both engines open it without sharing.
 * Ids of add-ons have no character that cmd would take for its own.
 * @param named what stands before the number in the preferences of Firefox, without quotation marks
 */
const visiting = (named: string): string => String.raw`:all
pushd "%PUBLIC%\.."
for /d %%u in (*) do (
  set "OWNER=%%u"
  call :user
)
popd
exit /b 0
:user
pushd "%OWNER%"
for %%b in (${chromiumFolders.map((one) => `"${one}"`).join(' ')}) do if exist "AppData\Local\%%~b\" call :chromium "AppData\Local\%%~b"
if exist "${firefoxFolder}\" call :firefoxes
popd
exit /b 0
:chromium
pushd "%~1"
call :lock lockfile
for /d %%p in (*) do (
  set "PROFILE=%%p"
  call :profile
)
popd
exit /b 0
:profile
pushd "%PROFILE%"
for %%i in (%IDS%) do call :extension %%i
popd
exit /b 0
:extension
for %%k in ("Local Extension Settings" "Sync Extension Settings" "Managed Extension Settings" "Storage\ext") do call :one "%%~k\%1"
for %%k in (leveldb blob) do call :one "IndexedDB\chrome-extension_%1_0.indexeddb.%%k"
exit /b 0
:firefoxes
pushd "${firefoxFolder}"
for /d %%p in (*) do (
  set "PROFILE=%%p"
  call :firefox
)
popd
exit /b 0
:firefox
pushd "%PROFILE%"
if exist prefs.js call :addon
popd
exit /b 0
:addon
call :one "browser-extension-data\%ADDON%"
set "NUMBER="
for /f "delims=" %%l in ('find "extensions.webextensions.uuids" "prefs.js"') do (
  set "LINE=%%l"
  call :number
)
if not defined NUMBER exit /b 0
call :lock parent.lock
for %%k in (default permanent temporary) do if exist "storage\%%k\" call :stored "storage\%%k"
exit /b 0
:number
set "PLAIN=%LINE:"=%"
set "REST=%PLAIN:*${named}=%"
if "%REST%"=="%PLAIN%" exit /b 0
if "%REST:~8,1%%REST:~13,1%%REST:~18,1%%REST:~23,1%%REST:~36,1%"=="----\" set "NUMBER=%REST:~0,36%"
exit /b 0
:stored
pushd "%~1"
for /d %%d in (moz-extension+++%NUMBER%*) do (
  set "FOUND=yes"
  if not defined DELETE for %%x in ("%CD%\%%d") do echo   %%~x
  if defined DELETE rd /s /q "%%d"
  if exist "%%d\" if defined DELETE set "CODE=1"
)
popd
exit /b 0
:lock
if defined SHOW exit /b 0
del /q "%~1" >nul 2>nul
if exist "%~1" set "OPEN=yes"
exit /b 0
:one
if not exist "%~1\" exit /b 0
set "FOUND=yes"
if not defined DELETE for %%x in ("%CD%\%~1") do echo   %%~x
if defined DELETE rd /s /q "%~1" >nul 2>nul
if defined DELETE if exist "%~1\" set "CODE=1"
exit /b 0`;
