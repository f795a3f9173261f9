import { toCp866 } from './cp866.ts';

/** Encode the parts of a batch file as cmd of Windows 7 reads them. */
export const batchFile = (parts: readonly string[]): Uint8Array =>
  toCp866(`${parts.join('\n')}\n`.replaceAll('\n', '\r\n'));

/** Lines that set up the console; `HERE` is the folder of the script, `PAGE` the code page to give back. */
export const consolePart = `setlocal EnableExtensions DisableDelayedExpansion
for /f "tokens=2 delims=:." %%a in ('chcp') do set "PAGE=%%a"
chcp 866 >nul
set "HERE=%~dp0"
set "SELF=%~f0"
set "PASSED=/elevated"
set "QUIET="
set "ELEVATED="
set "CODE=0"`;

/** A switch of a script: the variable that it sets, and whether the start with more rights is given it again. */
export interface Switch {
  word: string;
  variable: string;
  passed: boolean;
}

/** Lines that read the switches, and end with 6 where a word is unknown. */
export function switchesPart(switches: readonly Switch[]): string {
  const known = [...switches, { word: '/elevated', variable: 'ELEVATED', passed: false }];
  const lines = known.flatMap(({ word, variable, passed }) => [
    `if /i "%~1"=="${word}" set "KNOWN=yes"`,
    `if /i "%~1"=="${word}" set "${variable}=yes"`,
    ...(passed ? [`if /i "%~1"=="${word}" set "PASSED=%PASSED% ${word}"`] : []),
  ]);
  return `:words
if "%~1"=="" goto rights
set "KNOWN="
${lines.join('\n')}
if not defined KNOWN set "CODE=6"
if not defined KNOWN echo %~1: неизвестное слово. Можно: ${switches.map(({ word }) => word).join(', ')}.
shift /1
goto words
:rights
if "%CODE%"=="6" goto end
cd /d "%SystemRoot%\\System32"`;
}

/** Lines that ask for the rights of an administrator, and end with 5 without them. @param name of the script */
export const rightsPart = (name: string): string => `reg add "HKLM\\SOFTWARE\\Dezhurny\\Kit" /f >nul 2>nul
if not errorlevel 1 goto allowed
if defined ELEVATED goto refused
if defined QUIET goto refused
powershell -NoProfile -Command "try { Start-Process -FilePath $env:SELF -ArgumentList $env:PASSED -Verb RunAs } catch { exit 1 }" 2>nul
if errorlevel 1 goto refused
set "QUIET=yes"
goto end
:refused
echo Нужны права администратора: правая кнопка на ${name}, "Запуск от имени администратора".
set "CODE=5"
goto end
:allowed`;

/** The last lines of a script. */
export const endPart = `:end
if not defined QUIET echo Код ответа: %CODE%
if not defined QUIET pause
if defined PAGE chcp %PAGE% >nul 2>nul
exit /b %CODE%`;
