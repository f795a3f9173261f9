import type { Pack, Permitted } from '../core/rules/rule-schema.ts';
import permitted from './permitted.json' with { type: 'json' };
import { packId, systems } from './systems.ts';

// Apart from the pack, so that a page's script carries nothing else.
export { packId, systems };

/**
 * The rule pack in force: Appendix 2 of the regulation, in its order. The files are checked against the schema by
 * tests/rules at build time, not on every page, so that a page's script carries no validator.
 */
export const pack: Pack = {
  id: packId,
  title: {
    ru: 'Порядок применения сервисов взаимодействия преподавателей с обучающимися и родителями, ГБПОУ СО «Ртищевский политехнический лицей», Приложение № 2',
    en: 'Regulation on services for interaction of teachers with pupils and parents, Rtishchevo Polytechnic Lyceum, Appendix 2',
  },
  inForceFrom: '2025-09-01',
  systems,
  permitted: permitted as Permitted,
};
