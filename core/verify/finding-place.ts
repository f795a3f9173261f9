import { withoutHiddenSigns } from '../encoding/hidden-signs.ts';
import type { IntegrityFinding } from './integrity-finding.ts';

/** Longest text of a judged file to show, in characters: a UUID has 36. */
const MAX_SHOWN_CHARACTERS = 40;

/** Longest text to clean, in UTF-16 code units. A key of a file can have many megabytes. */
const MAX_CLEANED_LENGTH = 1000;

/**
 * Return the day, the id and the path of a finding without those that are unknown. A file can hold any text there, so
 * each is one line without control characters, which a terminal obeys
 * (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html), and is cut to 40 characters.
 */
export function findingPlaces({ day, id, path }: IntegrityFinding): string[] {
  return [day, id, path].map((text) => shownText(text ?? '')).filter(Boolean);
}

function shownText(text: string): string {
  const shown = [...withoutHiddenSigns(text.slice(0, MAX_CLEANED_LENGTH))];
  const isCut = shown.length > MAX_SHOWN_CHARACTERS || text.length > MAX_CLEANED_LENGTH;
  return isCut ? `${shown.slice(0, MAX_SHOWN_CHARACTERS - 1).join('')}…` : shown.join('');
}
