/** Folders of Firefox, in Windows PowerShell. */
export const firefoxFolders = `@($env:ProgramW6432, $env:ProgramFiles, \${env:ProgramFiles(x86)}) | Where-Object { $_ } | Select-Object -Unique |
  ForEach-Object { Join-Path $_ 'Mozilla Firefox' } | Where-Object { Test-Path -LiteralPath (Join-Path $_ 'firefox.exe') }`;

/**
 * Functions of the three scripts in Windows PowerShell 5.1. They read `$entries`, `$entriesText`, `$extensions` and `$whole`.
 *
 * A school may have ExtensionSettings as one value with JSON, as the templates of Google write it. Chromium reads a subkey
 * after the values, so that a subkey of ours would hide it
 * (https://chromium.googlesource.com/chromium/src/+/main/components/policy/core/common/registry_dict.cc). Then our
 * extension goes into that value.
 *
 * The memory holds what an earlier kit wrote: what has left kit.json is deleted, unless its value was changed since.
 */
export const registryFunctions = `$hklm = [Microsoft.Win32.Registry]::LocalMachine
$memoryKey = 'SOFTWARE\\Dezhurny\\Kit'
function Get-JoinedText($root) {
  $key = $hklm.OpenSubKey($root)
  if ($null -eq $key) { return $null }
  $text = $key.GetValue('ExtensionSettings')
  $key.Close()
  if ($text -is [string] -and $text.Trim()) { return $text }
  return $null
}
function Set-JoinedText($root, $all) {
  $key = $hklm.OpenSubKey($root, $true)
  $key.SetValue('ExtensionSettings', ($all | ConvertTo-Json -Depth 20 -Compress), 'String')
  $key.Close()
}
function Join-ExtensionSettings($root, $settings) {
  $text = Get-JoinedText $root
  if ($null -eq $text) { return $null }
  try { $all = $text | ConvertFrom-Json } catch { return "HKLM\\$($root)\\ExtensionSettings: значение не читается как JSON, браузер его пропускает. Исправьте его и повторите." }
  $clash = $null
  foreach ($one in $settings.PSObject.Properties) {
    $theirs = $all.PSObject.Properties | Where-Object { $_.Name -eq $one.Name }
    if ($one.Name -eq '*' -and $theirs) {
      $clash = "HKLM\\$($root)\\ExtensionSettings: школа уже задала правило для всех расширений, оно оставлено."
      continue
    }
    $all | Add-Member -MemberType NoteProperty -Name $one.Name -Value $one.Value -Force
  }
  Set-JoinedText $root $all
  $below = $hklm.OpenSubKey("$root\\ExtensionSettings", $true)
  if ($null -eq $below) { return $clash }
  foreach ($one in $settings.PSObject.Properties) { $below.DeleteSubKeyTree($one.Name, $false) }
  $left = $below.SubKeyCount
  $below.Close()
  if ($left -gt 0) { return "HKLM\\$($root)\\ExtensionSettings: есть и значение, и раздел; браузер берёт раздел. Оставьте что-нибудь одно и повторите." }
  $hklm.DeleteSubKeyTree("$root\\ExtensionSettings", $false)
  return $clash
}
function Remove-Joined($root, $settings) {
  $text = Get-JoinedText $root
  if ($null -eq $text) { return }
  try { $all = $text | ConvertFrom-Json } catch { return }
  foreach ($one in $settings.PSObject.Properties) { if ($one.Name -ne '*') { $all.PSObject.Properties.Remove($one.Name) } }
  Set-JoinedText $root $all
}
function Test-Joined($entry) {
  if ($entry.key -notmatch '^(.+)\\\\ExtensionSettings\\\\[^\\\\]+$') { return $false }
  return $null -ne (Get-JoinedText $Matches[1])
}
function Test-InJoined($entry) {
  if ($entry.key -notmatch '^(.+)\\\\ExtensionSettings\\\\([^\\\\]+)$') { return $false }
  $id = $Matches[2]
  $text = Get-JoinedText $Matches[1]
  try { $all = $text | ConvertFrom-Json } catch { return $false }
  $own = $all.PSObject.Properties | Where-Object { $_.Name -eq $id }
  if (-not $own) { return $false }
  $value = $own.Value.($entry.name)
  if ($value -is [bool]) { $value = [int]$value }
  return $value -ceq $entry.value
}
function Set-Entry($entry) {
  $key = $hklm.CreateSubKey($entry.key)
  $name = $entry.name
  if ($entry.listed) {
    $same = $key.GetValueNames() | Where-Object { $key.GetValue($_) -ceq $entry.value }
    if ($same) { $key.Close(); return }
    while ($null -ne $key.GetValue($name)) { $name = [string]([int]$name + 1) }
  }
  if ($entry.value -is [string]) { $key.SetValue($name, $entry.value, 'String') }
  else { $key.SetValue($name, [int]$entry.value, 'DWord') }
  $key.Close()
}
function Test-Entry($entry) {
  if (Test-Joined $entry) { return Test-InJoined $entry }
  $key = $hklm.OpenSubKey($entry.key)
  if ($null -eq $key) { return $false }
  if ($entry.listed) { $found = [bool]($key.GetValueNames() | Where-Object { $key.GetValue($_) -ceq $entry.value }) }
  else { $found = $key.GetValue($entry.name) -ceq $entry.value }
  $key.Close()
  return $found
}
function Get-Missing($all, $root) {
  foreach ($entry in $all) {
    if ($entry.key -ne $root -and -not $entry.key.StartsWith("$root\\")) { continue }
    if (Test-Entry $entry) { continue }
    if ($entry.listed) { "$($entry.key): $($entry.value)" } else { "$($entry.key)\\$($entry.name)" }
  }
}
function Test-Contains($wanted, $is) {
  if ($wanted -is [System.Management.Automation.PSCustomObject]) {
    if ($is -isnot [System.Management.Automation.PSCustomObject]) { return $false }
    foreach ($one in $wanted.PSObject.Properties) {
      $theirs = $is.PSObject.Properties | Where-Object { $_.Name -eq $one.Name }
      if (-not $theirs -or -not (Test-Contains $one.Value $theirs.Value)) { return $false }
    }
    return $true
  }
  if ($wanted -is [array]) {
    foreach ($one in $wanted) { if (-not (@($is) | Where-Object { Test-Contains $one $_ })) { return $false } }
    return $true
  }
  return $wanted -ceq $is
}
function Remove-Entry($entry) {
  $key = $hklm.OpenSubKey($entry.key, $true)
  if ($null -eq $key) { return }
  foreach ($name in $key.GetValueNames()) {
    $ours = $entry.listed -or $name -eq $entry.name
    if ($ours -and $key.GetValue($name) -ceq $entry.value) { $key.DeleteValue($name) }
  }
  $key.Close()
}
function Test-Kept($old) {
  foreach ($entry in $entries) {
    if ($entry.key -ne $old.key) { continue }
    if ($old.listed) { if ($entry.value -ceq $old.value) { return $true } }
    elseif ($entry.name -eq $old.name) { return $true }
  }
  return $false
}
# Настройки расширения, которых в комплекте больше нет: так и у комплектов, которые памяти не оставили.
function Remove-Former {
  foreach ($path in $whole) {
    foreach ($own in @($path, "$path\\policy")) {
      $key = $hklm.OpenSubKey($own, $true)
      if ($null -eq $key) { continue }
      foreach ($name in $key.GetValueNames()) {
        if (-not (Test-Kept ([pscustomobject]@{ key = $own; name = $name }))) { $key.DeleteValue($name) }
      }
      $key.Close()
    }
  }
}
function Get-Memory {
  $key = $hklm.OpenSubKey($memoryKey)
  if ($null -eq $key) { return }
  $text = $key.GetValue('Entries')
  $key.Close()
  if ($text) { $text | ConvertFrom-Json | ForEach-Object { $_ } }
}
function Set-Memory {
  $key = $hklm.CreateSubKey($memoryKey)
  $key.SetValue('Entries', $entriesText, 'String')
  $key.Close()
}
function Test-Own($target, $mark) {
  if (-not (Test-Path -LiteralPath $mark)) { return $false }
  return (Get-FileHash -LiteralPath $target -Algorithm SHA256).Hash -eq (Get-Content -LiteralPath $mark -TotalCount 1)
}`;
