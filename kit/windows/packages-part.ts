/**
 * Functions in Windows PowerShell for a kit without a server: its packages lie in a folder of each PC that every user reads
 * and only administrators write. They read `$packages`, which is empty for a kit with a server.
 *
 * Every user may create folders in ProgramData, so that one of this name may be there, with other rights
 * (https://learn.microsoft.com/windows-server/administration/windows-commands/icacls).
 */
export const packagesFunctions = `function Copy-Packages {
  if (-not $packages) { return }
  New-Item -ItemType Directory -Force -Path $packages | Out-Null
  if ((Get-Item -LiteralPath $packages -Force).Attributes -band [IO.FileAttributes]::ReparsePoint) { throw "$($packages): это ссылка, а нужна обычная папка." }
  foreach ($words in @(
      @('/setowner', '*S-1-5-32-544', '/T', '/C', '/Q'),
      @('/reset', '/T', '/C', '/Q'),
      @('/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-32-545:(OI)(CI)RX', '/Q'))) {
    & icacls $packages $words | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "$($packages): права на папку не заданы." }
  }
  # updates.xml называет пакет, поэтому он последний.
  foreach ($file in @(Get-ChildItem (Join-Path $PSScriptRoot 'packages') | Sort-Object Name)) {
    $new = Join-Path $packages 'new.tmp'
    Copy-Item -LiteralPath $file.FullName -Destination $new -Force
    Move-Item -LiteralPath $new -Destination (Join-Path $packages $file.Name) -Force
  }
}
function Remove-OldPackages {
  if (-not $packages) { return }
  foreach ($file in @(Get-ChildItem $packages -Filter 'dezhurny-*')) {
    if (-not (Test-Path -LiteralPath (Join-Path $PSScriptRoot "packages\\$($file.Name)"))) { Remove-Item -LiteralPath $file.FullName -Force }
  }
}
function Get-WrongPackages {
  if (-not $packages) { return }
  $own = Join-Path $PSScriptRoot 'packages'
  if (-not (Test-Path -LiteralPath $own)) { [Console]::Error.WriteLine("$($own): нет пакетов комплекта"); exit 4 }
  foreach ($file in @(Get-ChildItem $own)) {
    $copy = Join-Path $packages $file.Name
    if (-not (Test-Path -LiteralPath $copy)) { $copy }
    elseif ((Get-FileHash -LiteralPath $copy).Hash -ne (Get-FileHash -LiteralPath $file.FullName).Hash) { "$copy (другой)" }
  }
}
function Remove-Packages {
  if (-not $packages -or -not (Test-Path -LiteralPath $packages)) { return }
  foreach ($name in @('dezhurny-*.crx', 'dezhurny-*.xpi', 'updates.xml')) { Remove-Item -Path (Join-Path $packages $name) -Force -ErrorAction SilentlyContinue }
  if (@(Get-ChildItem $packages -Force).Count -eq 0) { Remove-Item -LiteralPath $packages -Force }
}`;
