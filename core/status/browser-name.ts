/** A brand of `navigator.userAgentData` (https://developer.mozilla.org/en-US/docs/Web/API/NavigatorUAData/brands). */
export interface Brand {
  brand: string;
  version: string;
}

/** Product tokens in user agents; the first match counts. */
const names: readonly [name: string, mark: string][] = [
  ['Yandex Browser', 'YaBrowser'],
  ['Microsoft Edge', 'Edg'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
];

/**
 * Return the name and major version of the browser, such as `Chromium 140`.
 * @param brands `undefined` in Firefox
 * @returns `null` for an unknown browser
 */
export function browserName(userAgent: string, brands: readonly Brand[] | undefined): string | null {
  const [name, mark] = names.find(([, mark]) => userAgent.includes(`${mark}/`)) ?? [];
  if (!name || !mark) return null;
  const version = userAgent.slice(userAgent.indexOf(`${mark}/`) + mark.length + 1).match(/^\d+/)?.[0] ?? '';
  const isBare = mark === 'Chrome' && brands && !brands.some(({ brand }) => brand === 'Google Chrome');
  return `${isBare ? 'Chromium' : name} ${version}`.trim();
}
