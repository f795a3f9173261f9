import type { RegistryEntry } from './entries.ts';

/** Input of the three scripts. */
export interface WindowsScripts {
  version: string;
  entries: readonly RegistryEntry[];
  /** Keys that belong to the extension alone. */
  whole: readonly string[];
  /** SHA-256 of policies.json for Firefox in hex; `undefined` for a kit without Firefox. */
  firefoxHash?: string | undefined;
}

/** Return install.ps1. Its exit codes: 0 done, 1 failed, 3 Firefox has other policies, 5 not an administrator. */
export function installScript(scripts: WindowsScripts): Uint8Array {
  return file(
    'Ставит политики «Дежурного». Коды: 0 — готово, 1 — ошибка, 3 — у Firefox уже есть чужие политики, 5 — нужны права администратора.',
    data(scripts),
    administrator,
    `$exit = 0
foreach ($entry in $entries) {
  $key = [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($entry.key)
  $name = $entry.name
  if ($entry.listed) {
    $same = $key.GetValueNames() | Where-Object { $key.GetValue($_) -ceq $entry.value }
    if ($same) { $key.Close(); continue }
    while ($null -ne $key.GetValue($name)) { $name = [string]([int]$name + 1) }
  }
  if ($entry.value -is [string]) { $key.SetValue($name, $entry.value, 'String') }
  else { $key.SetValue($name, [int]$entry.value, 'DWord') }
  $key.Close()
}
foreach ($folder in $firefox) {
  $target = Join-Path $folder 'distribution\\policies.json'
  $own = Join-Path $PSScriptRoot 'firefox\\policies.json'
  $mark = Join-Path $folder 'distribution\\dezhurny.sha256'
  if ((Test-Path -LiteralPath $target) -and -not (Test-Path -LiteralPath $mark)) {
    Write-Warning "$($target): есть чужой файл, он не тронут. Соедините его с $own вручную."
    $exit = 3
    continue
  }
  New-Item -ItemType Directory -Force -Path (Split-Path $target) | Out-Null
  Copy-Item -LiteralPath $own -Destination $target -Force
  Set-Content -LiteralPath $mark -Value (Get-FileHash -LiteralPath $target -Algorithm SHA256).Hash
}
Write-Output "Дежурный $($version): политики записаны. Перезапустите браузеры."
exit $exit`,
  );
}

/** Return detect.ps1: exit code 0 and a line on standard output if all policies are set, else 1. */
export function detectScript(scripts: WindowsScripts): Uint8Array {
  return file(
    'Проверяет политики «Дежурного». Коды: 0 — всё на месте, 1 — чего-то нет.',
    data(scripts),
    `$missing = @()
foreach ($entry in $entries) {
  $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($entry.key)
  if ($null -eq $key) { $missing += $entry.key; continue }
  if ($entry.listed) {
    $same = $key.GetValueNames() | Where-Object { $key.GetValue($_) -ceq $entry.value }
    if (-not $same) { $missing += "$($entry.key): $($entry.value)" }
  }
  elseif ($key.GetValue($entry.name) -cne $entry.value) { $missing += "$($entry.key)\\$($entry.name)" }
  $key.Close()
}
foreach ($folder in $firefox) {
  $target = Join-Path $folder 'distribution\\policies.json'
  if (-not (Test-Path -LiteralPath $target)) { $missing += $target }
  elseif ((Get-FileHash -LiteralPath $target -Algorithm SHA256).Hash -ne $firefoxHash) { $missing += "$target (другой)" }
}
if ($missing.Count -gt 0) {
  [Console]::Error.WriteLine("Дежурный $($version): нет или иначе: " + ($missing -join '; '))
  exit 1
}
Write-Output "Дежурный $($version): политики на месте"
exit 0`,
  );
}

/** Return remove.ps1. Its exit codes: 0 done, 1 failed, 5 not an administrator. Other policies stay. */
export function removeScript(scripts: WindowsScripts): Uint8Array {
  return file(
    'Убирает политики «Дежурного»; браузеры после этого удаляют расширение вместе с журналом. Коды: 0 — готово, 1 — ошибка, 5 — нужны права администратора.',
    data(scripts),
    administrator,
    `foreach ($path in $whole) { [Microsoft.Win32.Registry]::LocalMachine.DeleteSubKeyTree($path, $false) }
foreach ($entry in $entries) {
  $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($entry.key, $true)
  if ($null -eq $key) { continue }
  foreach ($name in $key.GetValueNames()) {
    $ours = $entry.listed -or $name -eq $entry.name
    if ($ours -and $key.GetValue($name) -ceq $entry.value) { $key.DeleteValue($name) }
  }
  $key.Close()
}
foreach ($folder in $firefox) {
  $mark = Join-Path $folder 'distribution\\dezhurny.sha256'
  if (-not (Test-Path -LiteralPath $mark)) { continue }
  Remove-Item -LiteralPath (Join-Path $folder 'distribution\\policies.json') -Force -ErrorAction SilentlyContinue
  Remove-Item -LiteralPath $mark -Force
}
Write-Output "Дежурный $($version): политики убраны. Перезапустите браузеры."
exit 0`,
  );
}

const administrator = `$me = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
  [Console]::Error.WriteLine('Нужны права администратора.')
  exit 5
}`;

function data({ version, entries, whole, firefoxHash }: WindowsScripts): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const folders = firefoxHash
    ? `@($env:ProgramW6432, $env:ProgramFiles, \${env:ProgramFiles(x86)}) | Where-Object { $_ } | Select-Object -Unique |
  ForEach-Object { Join-Path $_ 'Mozilla Firefox' } | Where-Object { Test-Path -LiteralPath (Join-Path $_ 'firefox.exe') }`
    : '@()';
  return `$version = ${literal(version)}
$firefoxHash = ${literal(firefoxHash ?? '')}
$entries = @'
[
${lines}
]
'@ | ConvertFrom-Json
$whole = @(${whole.map(literal).join(', ')})
$firefox = ${folders}`;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Encode a script. Windows PowerShell 5.1 reads UTF-8 only with a byte order mark
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding).
 */
function file(purpose: string, ...parts: string[]): Uint8Array {
  const head = `# ${purpose}\n#Requires -Version 5.1\n$ErrorActionPreference = 'Stop'\ntrap { [Console]::Error.WriteLine($_); exit 1 }`;
  return Buffer.from(`\uFEFF${[head, ...parts].join('\n')}\n`.replaceAll('\n', '\r\n'));
}
