import type { Files } from './archive.ts';

interface Manifest {
  version: string;
  update_url?: string;
  browser_specific_settings?: { gecko: Record<string, unknown> };
}

/** The version of a kit: the extension's own, with the school's number behind it. */
export function kitVersion(built: Files, revision: number): string {
  const { version } = readManifest(built);
  return revision > 0 ? `${version}.${revision}` : version;
}

/** A build for Chromium under a version; `updateUrl` where the school serves updates itself. */
export function forChromium(built: Files, version: string, updateUrl?: string): Files {
  return withManifest(built, { ...readManifest(built), version, ...(updateUrl && { update_url: updateUrl }) });
}

/** A build for Firefox under a version and an id. Firefox takes updates over https only. */
export function forFirefox(built: Files, version: string, id: string, updateUrl?: string): Files {
  const manifest = readManifest(built);
  const gecko = {
    ...manifest.browser_specific_settings?.gecko,
    id,
    ...(updateUrl?.startsWith('https:') && { update_url: updateUrl }),
  };
  return withManifest(built, { ...manifest, version, browser_specific_settings: { gecko } });
}

function readManifest(files: Files): Manifest {
  return JSON.parse(new TextDecoder().decode(files['manifest.json'])) as Manifest;
}

function withManifest(files: Files, manifest: Manifest): Files {
  return { ...files, 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)) };
}
