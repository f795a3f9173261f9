import type { Pack, Permitted } from '../core/rules/rule-schema.ts';
import permitted from './permitted.json' with { type: 'json' };
import { packId, systems } from './systems.ts';

// Exported apart from the pack, so that the content script does not bundle the rest.
export { packId, systems };

/**
 * The rule pack in force: Appendix 2 of the regulation, in its order. tests/unit/rules checks the files against the
 * schema, so that the content script needs no validator.
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
