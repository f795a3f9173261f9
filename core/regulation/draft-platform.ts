import { type PlatformId, platformIds } from '../rules/ids.ts';
import type { DraftPlatform, RegulationDraft } from './regulation-draft.ts';
import { usualPlatform } from './usual-platform.ts';

/**
 * Change a platform of a draft. What sentences call the platform follows the change as long as it is the usual name.
 * @returns the parts of the draft that changed
 */
export function withPlatform(
  draft: RegulationDraft,
  id: PlatformId,
  parts: Partial<DraftPlatform>,
): Pick<RegulationDraft, 'platforms' | 'texts'> {
  const platforms = { ...draft.platforms, [id]: { ...draft.platforms[id], ...parts } };
  const [before, after] = [usualName(draft.platforms), usualName(platforms)];
  const { 'platform.ru': ru, 'platform.en': en } = draft.texts;
  if (!after.ru || ru !== before.ru) return { platforms, texts: draft.texts };
  const follows = { 'platform.ru': after.ru, ...(en === before.en && { 'platform.en': after.en }) };
  return { platforms, texts: { ...draft.texts, ...follows } };
}

function usualName(platforms: RegulationDraft['platforms']): { ru: string; en: string } {
  const permitted = platformIds.filter((id) => platforms[id].isPermitted);
  const { ru, en = ru } = usualPlatform(
    permitted.map((id) => {
      const [name, nameEn] = [platforms[id].name.trim(), platforms[id].nameEn.trim()];
      return { id, ...(name && { name: { ru: name, ...(nameEn && { en: nameEn }) } }) };
    }),
  );
  return { ru, en };
}
