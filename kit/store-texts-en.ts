import type { Pack } from '../core/regulation/pack.ts';

const shortEn =
  'Reminds, in a lesson, that this messenger is not for lessons, and leads to the platform of the school. No server, no names.';

const longTextEn = ({ words, systems }: Pack): string =>
  `“Dezhurny” (the pupil on duty) is an extension for classroom PCs. When someone opens the web version of a system that may
not be used in lessons (${words.en.list}: ${systems.map(({ name }) => name.en).join(', ')}), a calm reminder appears over the page:
what the system is, which item of the list applies, and where to go: ${words.en.platformsOr}.

• Works by the timetable of bells, all day, or when the teacher starts a lesson.
• By PIN the teacher allows a system until the bell, if the lesson needs it.
• The journal stays on the PC. It holds the day, the lesson, the system and how it ended; no names, addresses or exact times.
• Report of the administrator: CSV, XLSX, JSON with an integrity check.
• On other sites there is nothing of the extension: no scripts, no access.`;

/** Why the extension asks for each permission of its manifest, except the hosts. */
const permissionReasonsEn: Record<string, string> = {
  alarms: 'the bounds of lessons',
  declarativeNetRequestWithHostAccess: 'the mode “no access”',
  downloads: 'the monthly export into the downloads folder, if the administrator enabled it',
  offscreen: 'makes the file of that export: the service worker of Chromium has no blob: addresses',
  scripting:
    'the reminder in pages that were open before the installation; in Firefox, notices that an address is open in the viewer of PDF or JSON',
  storage: 'settings and the journal on this PC',
  unlimitedStorage: 'the browser does not evict the journal of a school year when the disk is nearly full',
  webNavigation: 'notices that a listed address does not open; events are filtered by the same addresses',
};

/** Return the reasons for the hosts and for each permission. @param isFirefox its manifest lacks `offscreen` */
function permissionsTextEn({ systems }: Pack, isFirefox: boolean): string {
  const names = Object.keys(permissionReasonsEn).filter((name) => !(isFirefox && name === 'offscreen'));
  return `| permission | why |
| --- | --- |
| access to hosts of the listed systems (${systems.length}) | to show the reminder on their pages; there is no access to other sites |
${names.map((name) => `| ${name} | ${permissionReasonsEn[name]} |`).join('\n')}

No remote code. No data are sent anywhere unless the school sets its own receiver of entries by a policy of the browser.`;
}

export const privacyTextEn = ({ words }: Pack): string => `# Privacy statement of the extension “Dezhurny”

1. The extension sends nothing to its developers or to third parties. It has no counters, no advertising and no remote code.
   If the school has set the address of its receiver by a policy of the browser, the entries of the journal (item 2), the
   code of the school and, if the school decides so, the label of the room go there; otherwise nothing is sent.
2. The PC keeps settings and a journal. An entry of the journal holds values of closed lists: the day, the lesson number (or
   the hour), the system of ${words.en.listOf} and its part, the mode, the reason, how it ended, the set of rules. If
   the school has switched that on, also one number a day: in how many lessons the platform of the school was opened.
3. Neither kept nor read: names, accounts, contents of pages and messages, addresses and titles of pages, exact times, IP
   addresses, the name of the PC, which other sites are visited.
4. Entries are kept for 1 to 400 days (usually 90) and then deleted; sums of each day, without single visits, may be kept for
   up to 800 days more. The administrator can erase all of it at once.
5. Exports are made by the administrator of the school, and the school answers for them. An export holds the label of the room.
6. The extension works only on sites of the listed systems and has no access to others.
`;

/** Return the English texts for the form of a store; the steps of publishing are in the Russian ones. */
export function listingTextEn(
  pack: Pack,
  { store, file, isFirefox }: { store: string; file: string; isFirefox: boolean },
): string {
  return `# ${store}: English texts

File: \`${file}\`. Category: education (tools). Screenshots: \`docs/images/*.en.png\`, except popup.

## Name

Dezhurny

## Summary

${shortEn}

## Description

${longTextEn(pack)}

## Reasons for the permissions

${permissionsTextEn(pack, isFirefox)}

Privacy statement: \`stores/privacy.en.md\`.
`;
}
