import type { ImageIds } from '../image-ids.ts';
import type { Policies } from '../policy/chromium.ts';
import { copiesFunctions } from './copies-functions.ts';
import type { RegistryEntry } from './entries.ts';
import { packagesFunctions } from './packages-part.ts';
import { firefoxFolders, registryFunctions } from './powershell-functions.ts';

/** Input of the three scripts. */
export interface WindowsScripts {
  version: string;
  entries: readonly RegistryEntry[];
  /** Keys that belong to the extension alone. */
  whole: readonly string[];
  /** The policy ExtensionSettings by the registry key of each browser's policies. */
  extensions: Record<string, Policies>;
  /** The registry values that install from a store. */
  fromStores: readonly RegistryEntry[];
  /** Host name patterns by room. */
  rooms: Readonly<Record<string, readonly string[]>>;
  /** Folder of the packages on each PC, of a kit without a server. */
  packagesFolder: string | undefined;
  /** Keys of the extension's settings. */
  settings: readonly string[];
  /** Ids of the extension; the first for Chromium is that of the kit. */
  ids: ImageIds;
  /** Folders of profiles below the data of a user, and the id in the store, by the registry key of each browser's policies. */
  profiles: Record<string, { folders: readonly string[]; storeId: string | undefined }>;
  /** Folders of Firefox's profiles below the data of a user. */
  firefoxProfiles: readonly string[];
  /** SHA-256 of policies.json for Firefox in hex; `undefined` for a kit without Firefox. */
  firefoxHash?: string | undefined;
}

/** Return install.ps1. Its exit codes: 0 done, 1 failed, 3 policies of the school contradict, 5 not an administrator. */
export function installScript(scripts: WindowsScripts): Uint8Array {
  return file(
    'Ставит политики «Дежурного». Коды: 0 — готово, 1 — ошибка, 3 — есть противоречие с политиками школы, 5 — нужны права администратора.',
    '',
    data(scripts),
    registryFunctions,
    packagesFunctions,
    administrator,
    `$exit = 0
Copy-Packages
foreach ($root in $extensions.PSObject.Properties) {
  $clash = Join-ExtensionSettings $root.Name $root.Value
  if ($clash) { Write-Warning $clash; $exit = 3 }
}
foreach ($entry in $entries) { if (-not (Test-Joined $entry)) { Set-Entry $entry } }
foreach ($old in Get-Memory) { if (-not (Test-Kept $old)) { Remove-Entry $old } }
Remove-Former
Set-Memory
foreach ($folder in $firefox) {
  $target = Join-Path $folder 'distribution\\policies.json'
  $own = Join-Path $PSScriptRoot 'firefox\\policies.json'
  $mark = Join-Path $folder 'distribution\\dezhurny.sha256'
  if ((Test-Path -LiteralPath $target) -and -not (Test-Own $target $mark)) {
    Write-Warning "$($target): есть политики школы, файл не тронут. Соедините его с $own вручную."
    $exit = 3
    continue
  }
  New-Item -ItemType Directory -Force -Path (Split-Path $target) | Out-Null
  $text = [IO.File]::ReadAllText($own)
  if ($room) { $text = $text.Replace('"developerTools": ', '"place": "' + $room + '", "developerTools": ') }
  [IO.File]::WriteAllText("$target.new", $text, (New-Object Text.UTF8Encoding $false))
  Move-Item -LiteralPath "$target.new" -Destination $target -Force
  Set-Content -LiteralPath $mark -Value (Get-FileHash -LiteralPath $target -Algorithm SHA256).Hash
}
if ($exit -eq 0) { Remove-OldPackages }
Write-Output "Дежурный $($version): политики записаны. Перезапустите браузеры."
exit $exit`,
  );
}

/**
 * Return detect.ps1: exit code 0 and a line on standard output if all policies are set, else 1; 4 without the kit's files.
 * A browser may have the policies of the kit or those with the id of a store.
 */
export function detectScript(scripts: WindowsScripts): Uint8Array {
  return file(
    'Проверяет политики «Дежурного». -Line — одной строкой: имя ПК, код, слова. Коды: 0 — всё на месте, 1 — чего-то нет, 4 — рядом нет файлов комплекта.',
    '[switch]$Line',
    data(scripts),
    registryFunctions,
    packagesFunctions,
    whereCopies(scripts),
    copiesFunctions,
    `$missing = @(Get-WrongPackages)
$copies = @()
foreach ($root in $extensions.PSObject.Properties) {
  $id = $known[0]
  $of = $profiles.($root.Name)
  $own = @(Get-Missing $entries $root.Name)
  $store = @($storeEntries | Where-Object { $_ -and $_.key.StartsWith($root.Name) })
  if ($store.Count -gt 0) {
    $ofStore = @(Get-Missing $store $root.Name)
    if ($ofStore.Count -lt $own.Count) { $own = $ofStore; $id = $of.storeId }
  }
  $missing += $own
  $copies += @(Get-ForcedCopies $root.Name $id) + @(Get-ChromiumCopies $of.folders $id)
  $types = $hklm.OpenSubKey("$($root.Name)\\ExtensionAllowedTypes")
  if ($null -ne $types) {
    $named = @($types.GetValueNames() | ForEach-Object { $types.GetValue($_) })
    if ($named.Count -gt 0 -and $named -notcontains 'extension') { $missing += "$($root.Name)\\ExtensionAllowedTypes не допускает расширений" }
    $types.Close()
  }
}
foreach ($folder in $firefox) {
  $target = Join-Path $folder 'distribution\\policies.json'
  $ours = Join-Path $PSScriptRoot 'firefox\\policies.json'
  if (-not (Test-Path -LiteralPath $ours)) { [Console]::Error.WriteLine("$($ours): нет файла комплекта"); exit 4 }
  if (-not (Test-Path -LiteralPath $target)) { $missing += $target; continue }
  try { $is = Get-Content -LiteralPath $target -Raw -Encoding UTF8 | ConvertFrom-Json } catch { $missing += "$target (не JSON)"; continue }
  $wanted = Get-Content -LiteralPath $ours -Raw -Encoding UTF8 | ConvertFrom-Json
  if (-not (Test-Contains $wanted $is)) { $missing += "$target (другой)" }
  foreach ($one in @(Get-InstalledIn $is.policies.ExtensionSettings)) {
    if ($one -ne $addon -and $is.policies.'3rdparty'.Extensions.$one.developerTools) { $copies += "$one ($target)" }
  }
}
if ($firefox) { $copies += @(Get-FirefoxCopies $firefoxProfiles $addon) }
$problems = @()
if ($missing) { $problems += 'нет или иначе: ' + ($missing -join '; ') }
if ($copies) { $problems += 'вторая копия «Дежурного», с другим номером: ' + ($copies -join '; ') + '; напоминаний и журналов будет по два, выгрузите её журнал и уберите её' }
$code = [int]($problems.Count -gt 0)
$words = if ($code) { $problems -join '. ' } else { 'политики на месте' }
if ($Line) { Write-Output "$($env:COMPUTERNAME)\`t$code\`tДежурный $($version): $words" }
elseif ($code) { [Console]::Error.WriteLine("Дежурный $($version): $words") }
else { Write-Output "Дежурный $($version): $words" }
exit $code`,
  );
}

/**
 * Return remove.ps1 in two steps. Its exit codes: 0 done, 1 failed, 3 a file of Firefox was changed, 5 not an
 * administrator, 6 no step named.
 */
export function removeScript(scripts: WindowsScripts): Uint8Array {
  return file(
    'Убирает «Дежурного» в два шага: remove.ps1 -Remove, запустить Firefox, remove.ps1 -Finish. Коды: 0 — готово, 1 — ошибка, 3 — файл Firefox изменён и не тронут, 5 — нужны права администратора, 6 — не назван шаг.',
    '[switch]$Remove, [switch]$Finish',
    data(scripts),
    registryFunctions,
    packagesFunctions,
    `if (-not $Remove -and -not $Finish) {
  [Console]::Error.WriteLine('Сначала выгрузите журнал (страница администратора, раздел «Журнал»): после -Remove его не вернуть.')
  [Console]::Error.WriteLine('-Remove: Chrome, Edge и Яндекс Браузер удаляют расширение вместе с журналом сразу, Firefox — при следующем запуске.')
  [Console]::Error.WriteLine('-Finish: после запуска Firefox убирает и запрет, по которому он удалил дополнение.')
  exit 6
}`,
    administrator,
    `$exit = 0
foreach ($root in $extensions.PSObject.Properties) { Remove-Joined $root.Name $root.Value }
foreach ($path in $whole) { $hklm.DeleteSubKeyTree($path, $false) }
foreach ($entry in $entries) { Remove-Entry $entry }
foreach ($old in Get-Memory) { Remove-Entry $old }
$hklm.DeleteSubKeyTree($memoryKey, $false)
foreach ($folder in $firefox) {
  $target = Join-Path $folder 'distribution\\policies.json'
  $mark = Join-Path $folder 'distribution\\dezhurny.sha256'
  if (-not (Test-Path -LiteralPath $mark)) { continue }
  if ((Test-Path -LiteralPath $target) -and -not (Test-Own $target $mark)) {
    Write-Warning "$($target): файл изменён, он не тронут. Уберите из него «Дежурного» вручную."
    $exit = 3
    continue
  }
  if ($Remove) {
    Copy-Item -LiteralPath (Join-Path $PSScriptRoot 'firefox\\withdraw.json') -Destination $target -Force
    Set-Content -LiteralPath $mark -Value (Get-FileHash -LiteralPath $target -Algorithm SHA256).Hash
    continue
  }
  Remove-Item -LiteralPath $target -Force -ErrorAction SilentlyContinue
  Remove-Item -LiteralPath $mark -Force
}
Remove-Item -LiteralPath (Join-Path $env:ProgramFiles 'Dezhurny') -Recurse -Force -ErrorAction SilentlyContinue
if ($exit -eq 0) { Remove-Packages }
if ($Remove) { Write-Output "Дежурный $($version): запустите Firefox один раз, потом remove.ps1 -Finish." }
else { Write-Output "Дежурный $($version): политики убраны." }
exit $exit`,
  );
}

/** What the search for second copies has to know. */
function whereCopies({ ids, profiles, firefoxProfiles }: WindowsScripts): string {
  return `$known = @(${ids.chromium.map(literal).join(', ')})
$addon = ${literal(ids.firefox)}
$profiles = @'
${JSON.stringify(profiles)}
'@ | ConvertFrom-Json
$firefoxProfiles = @(${firefoxProfiles.map(literal).join(', ')})`;
}

const administrator = `$me = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
  [Console]::Error.WriteLine('Нужны права администратора.')
  exit 5
}`;

function data(scripts: WindowsScripts): string {
  const { version, entries, whole, extensions, fromStores, rooms, packagesFolder, settings, firefoxHash } = scripts;
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  return `$version = ${literal(version)}
$firefoxHash = ${literal(firefoxHash ?? '')}
$packages = ${literal(packagesFolder ?? '')}
$entriesText = @'
[
${lines}
]
'@
$entries = $entriesText | ConvertFrom-Json
$room = $null
$rooms = @'
${JSON.stringify(Object.entries(rooms).map(([room, names]) => ({ room, names })))}
'@ | ConvertFrom-Json
foreach ($one in $rooms) { foreach ($name in $one.names) { if ($env:COMPUTERNAME -like $name) { $room = $one.room } } }
if ($room) {
  foreach ($key in @(${settings.map(literal).join(', ')})) { $entries += [pscustomobject]@{ key = $key; name = 'place'; value = $room } }
  $entriesText = ConvertTo-Json -InputObject @($entries) -Depth 3 -Compress
}
$extensions = @'
${JSON.stringify(extensions)}
'@ | ConvertFrom-Json
$storeEntries = @'
[
${fromStores.map((entry) => JSON.stringify(entry)).join(',\n')}
]
'@ | ConvertFrom-Json
$whole = @(${whole.map(literal).join(', ')})
$firefox = ${firefoxHash ? firefoxFolders : '@()'}`;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Encode a script. Windows PowerShell 5.1 reads UTF-8 only with a byte order mark
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding). `CmdletBinding`
 * makes a word that the script does not know an error; `param` has to be the first statement.
 */
function file(purpose: string, parameters: string, ...parts: string[]): Uint8Array {
  const lines = [
    `# ${purpose}`,
    '#Requires -Version 5.1',
    '[CmdletBinding(PositionalBinding = $false)]',
    `param(${parameters})`,
    "$ErrorActionPreference = 'Stop'",
    'trap { [Console]::Error.WriteLine($_); exit 1 }',
    ...parts,
  ];
  return Buffer.from(`\uFEFF${lines.join('\n')}\n`.replaceAll('\n', '\r\n'));
}
