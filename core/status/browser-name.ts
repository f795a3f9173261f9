/** A brand as `navigator.userAgentData` tells it. */
export interface Brand {
  brand: string;
  version: string;
}

/** What browsers call themselves in their user agent; the first that is there counts. */
const names: readonly [name: string, mark: string][] = [
  ['Yandex Browser', 'YaBrowser'],
  ['Microsoft Edge', 'Edg'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
];

/**
 * The browser's name and main version, `Chromium 140`.
 * @param brands missing in Firefox
 * @returns `null` when it calls itself nothing known
 */
export function browserName(userAgent: string, brands: readonly Brand[] | undefined): string | null {
  const [name, mark] = names.find(([, mark]) => userAgent.includes(`${mark}/`)) ?? [];
  if (!name || !mark) return null;
  const version = userAgent.slice(userAgent.indexOf(`${mark}/`) + mark.length + 1).match(/^\d+/)?.[0] ?? '';
  const isBare = mark === 'Chrome' && brands && !brands.some(({ brand }) => brand === 'Google Chrome');
  return `${isBare ? 'Chromium' : name} ${version}`.trim();
}
