import { createHash } from 'node:crypto';

/** A package and its fields in an update manifest. */
export interface PublishedPackage {
  id: string;
  version: string;
  /** URL of the package. */
  url: string;
  bytes: Uint8Array;
}

/** Return the update manifest for Chromium (https://developer.chrome.com/docs/apps/autoupdate). */
export function updatesXml({ id, version, url, bytes }: PublishedPackage): string {
  const check = `codebase="${escaped(url)}" version="${version}" hash_sha256="${sha256(bytes)}" size="${bytes.length}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck ${check}/>
  </app>
</gupdate>
`;
}

/** Return the URL of the package in an update manifest for Chromium. */
export function codebaseIn(xml: string): string | undefined {
  return /codebase="([^"]*)"/.exec(xml)?.[1]?.replaceAll('&amp;', '&');
}

/** Return the update manifest for Firefox (https://extensionworkshop.com/documentation/manage/updating-your-extension/). */
export function updatesJson({ id, version, url, bytes }: PublishedPackage): string {
  const updates = [{ version, update_link: url, update_hash: `sha256:${sha256(bytes)}` }];
  return `${JSON.stringify({ addons: { [id]: { updates } } }, null, 2)}\n`;
}

/** Return the SHA-256 of a file in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
