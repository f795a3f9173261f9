/**
 * The part of a system that an address belongs to: `client` the web client with sign-in and chats, `invite` an
 * invitation link to a chat, `download` installers and their pages, `third-party` unofficial web clients, mirrors and
 * translation proxies, `site` the vendor's home page.
 */
export const surfaces = ['client', 'invite', 'download', 'third-party', 'site'] as const;
export type Surface = (typeof surfaces)[number];

/** The surfaces a rule may have. `none` leaves addresses alone that a wider rule matches, and matches nothing itself. */
export const ruleSurfaces = [...surfaces, 'none'] as const;
export type RuleSurface = (typeof ruleSurfaces)[number];
