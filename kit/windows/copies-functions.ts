import { markFiles } from '../check/second-copy.ts';

const [first, second] = markFiles;

/**
 * Functions of detect.ps1 that return the ids of copies of the extension beside the wanted one, each with its place. They
 * read `$known`, the ids of the extension in Chromium. See kit/check/second-copy.ts for what tells a copy.
 */
export const copiesFunctions = String.raw`function Get-ForcedIds($root) {
  $below = $hklm.OpenSubKey("$root\ExtensionSettings")
  if ($null -ne $below) {
    foreach ($id in $below.GetSubKeyNames()) {
      $one = $below.OpenSubKey($id)
      if ($one.GetValue('installation_mode') -match '^(force|normal)_installed$') { $id }
      $one.Close()
    }
    $below.Close()
  } else { try { Get-InstalledIn (Get-JoinedText $root | ConvertFrom-Json) } catch { } }
  $list = $hklm.OpenSubKey("$root\ExtensionInstallForcelist")
  if ($null -eq $list) { return }
  foreach ($name in $list.GetValueNames()) { ([string]$list.GetValue($name)).Split(';')[0] }
  $list.Close()
}
function Get-InstalledIn($settings) {
  foreach ($one in $settings.PSObject.Properties) { if ($one.Name -ne '*' -and $one.Value.installation_mode -match '^(force|normal)_installed$') { $one.Name } }
}
function Get-ForcedCopies($root, $own) {
  foreach ($id in @(Get-ForcedIds $root | Select-Object -Unique)) {
    if ($id -eq $own) { continue }
    $settings = $hklm.OpenSubKey("$root\3rdparty\extensions\$id\policy")
    $marked = $null -ne $settings -and $settings.GetValueNames() -contains 'developerTools'
    if ($marked -or $known -contains $id) { "$id (HKLM\$root)" }
  }
}
function Get-ProfilesBelow($folders) {
  foreach ($user in @(Get-ChildItem -LiteralPath (Split-Path $env:PUBLIC) -Force -ErrorAction SilentlyContinue)) {
    foreach ($folder in $folders) {
      $all = Join-Path $user.FullName "AppData\$folder"
      if (Test-Path -LiteralPath $all) { Get-ChildItem -LiteralPath $all -Force -ErrorAction SilentlyContinue | Where-Object { $_.PSIsContainer } | ForEach-Object { $_.FullName } }
    }
  }
}
function Get-ChromiumCopies($folders, $own) {
  foreach ($place in @(Get-ProfilesBelow $folders)) {
    $seen = @()
    foreach ($name in @('Preferences', 'Secure Preferences')) {
      try {
        $text = [IO.File]::ReadAllText((Join-Path $place $name))
        $id = $own
        foreach ($found in [regex]::Matches($text, '"([a-p]{32})":\{|"path":"((?:[^"\\]|\\.)*)"')) {
          if ($found.Groups[1].Success) { $id = $found.Groups[1].Value; continue }
          if ($id -eq $own -or $seen -contains $id) { continue }
          $path = $found.Groups[2].Value.Replace('\\', '\')
          if (-not [IO.Path]::IsPathRooted($path)) { $path = Join-Path $place "Extensions\$path" }
          if (-not (Test-Path -LiteralPath (Join-Path $path '${first}'))) { continue }
          if (-not (Test-Path -LiteralPath (Join-Path $path '${second}'))) { continue }
          $seen += $id
          "$id ($place)"
        }
      } catch { continue }
    }
  }
}
function Get-FirefoxCopies($folders, $own) {
  foreach ($place in @(Get-ProfilesBelow $folders)) {
    foreach ($file in @(Get-ChildItem -LiteralPath (Join-Path $place 'extensions') -Filter '*.xpi' -Force -ErrorAction SilentlyContinue)) {
      if ($file.BaseName -eq $own) { continue }
      try { $text = [Text.Encoding]::GetEncoding(28591).GetString([IO.File]::ReadAllBytes($file.FullName)) } catch { continue }
      if ($text.Contains('${first}') -and $text.Contains('${second}')) { "$($file.BaseName) ($place)" }
    }
  }
}`;
