import type { PlatformId } from '../rules/ids.ts';
import type { Pack } from './pack.ts';
import type { BannerWords, RegulationWords } from './regulation-words.ts';

/** What the banner and the notice page take from the regulation. */
export type PageWords = BannerWords & Pick<RegulationWords, 'schoolOf'>;

/**
 * What the worker gives pages of the regulation in force, within the guard snapshot. The field names are stored; do not
 * rename them.
 */
export interface RegulationSnapshot {
  id: string;
  /** Item and name of each listed system, by its id. A system that is not listed is left alone. */
  items: Record<string, { item: string; name: Record<'ru' | 'en', string> }>;
  words: Record<'ru' | 'en', Omit<PageWords, 'first'>>;
}

/** Return what pages need of a regulation. */
export function regulationSnapshot({ id, systems, words }: Pack): RegulationSnapshot {
  const spoken = (language: 'ru' | 'en') => {
    const { list, atSchool, platform, max, sferum, schoolOf } = words[language];
    return { list, atSchool, platform, max, sferum, schoolOf };
  };
  return {
    id,
    items: Object.fromEntries(systems.map(({ id: system, item, name }) => [system, { item, name }])),
    words: { ru: spoken('ru'), en: spoken('en') },
  };
}

/** Return the words of a language. Snapshots of earlier versions lack the names of the platforms. */
export function wordsOf({ words }: RegulationSnapshot, language: 'ru' | 'en'): PageWords {
  const named = { ...{ max: 'MAX', sferum: 'Сферум' }, ...words[language] };
  return { ...named, first: named[firstPlatform(named)] };
}

/** Return the permitted platform to which the main button and the countdown lead. */
export function firstPlatform({ max }: Pick<BannerWords, 'max'>): PlatformId {
  return max ? 'max' : 'sferum';
}
