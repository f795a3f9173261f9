import type { Files } from './archive.ts';

interface Manifest {
  version: string;
  update_url?: string;
  key?: string;
  browser_specific_settings?: { gecko: Record<string, unknown> };
}

/** Return the version of the kit: the version of the extension, then `revision` of kit.json if it is not 0. */
export function kitVersion(built: Files, revision: number): string {
  const { version } = readManifest(built);
  return revision > 0 ? `${version}.${revision}` : version;
}

/** Set version and update URL in a Chromium build. @param updateUrl only for a self-hosted extension */
export function forChromium(built: Files, version: string, updateUrl?: string): Files {
  return withManifest(built, { ...readManifest(built), version, ...(updateUrl && { update_url: updateUrl }) });
}

/**
 * Set version, id and update URL in a Firefox build. Firefox updates over https only
 * (https://extensionworkshop.com/documentation/manage/updating-your-extension/), so an http URL is left out.
 */
export function forFirefox(built: Files, version: string, id: string, updateUrl?: string): Files {
  const manifest = readManifest(built);
  const gecko = {
    ...manifest.browser_specific_settings?.gecko,
    id,
    ...(updateUrl?.startsWith('https:') && { update_url: updateUrl }),
  };
  return withManifest(built, { ...manifest, version, browser_specific_settings: { gecko } });
}

/**
 * Set the public key in a Chromium build: loaded unpacked, it then has the id that the kit's CRX has
 * (https://developer.chrome.com/docs/extensions/reference/manifest/key).
 * @param publicKey DER in Base64
 */
export function forTrial(built: Files, version: string, publicKey: string): Files {
  return withManifest(built, { ...readManifest(built), version, key: publicKey });
}

function readManifest(files: Files): Manifest {
  return JSON.parse(new TextDecoder().decode(files['manifest.json'])) as Manifest;
}

function withManifest(files: Files, manifest: Manifest): Files {
  return { ...files, 'manifest.json': new TextEncoder().encode(JSON.stringify(manifest)) };
}
