import type { PlatformId } from '../rules/ids.ts';
import type { Regulation } from './regulation-schema.ts';

/** Names of the platforms where neither the regulation names them nor a sentence declines them. */
const usualNames: Record<PlatformId, Record<'ru' | 'en', string>> = {
  max: { ru: '«MAX»', en: '“MAX”' },
  sferum: { ru: '«Сферум»', en: '“Sferum”' },
};

/**
 * Return what sentences call the platform of a regulation that gives no name: «Сферум в MAX» where both are permitted
 * under their usual names, and else the names of those that are permitted.
 */
export function usualPlatform(platforms: Regulation['platforms']): Regulation['platform'] {
  const own = platforms.some(({ name }) => name);
  if (!own && platforms.length > 1) return { ru: '«Сферум в\u00a0MAX»', en: '“Sferum in\u00a0MAX”' };
  const names = platforms.map(({ id, name }) => name ?? usualNames[id]);
  return {
    ru: names.map(({ ru }) => ru).join(' и\u00a0'),
    en: names.map(({ ru, en = ru }) => en).join(' and\u00a0'),
  };
}
