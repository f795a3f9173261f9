import type { Pack, Permitted, System } from '../core/rule.ts';
import discord from './discord.json' with { type: 'json' };
import permitted from './permitted.json' with { type: 'json' };
import skypeBusiness from './skype-business.json' with { type: 'json' };
import snapchat from './snapchat.json' with { type: 'json' };
import teams from './teams.json' with { type: 'json' };
import telegram from './telegram.json' with { type: 'json' };
import threema from './threema.json' with { type: 'json' };
import viber from './viber.json' with { type: 'json' };
import wechat from './wechat.json' with { type: 'json' };
import whatsapp from './whatsapp.json' with { type: 'json' };

/** What the rule pack's incidents carry. */
export const packId = 'rpl-2025-09-01';

/** The nine systems in the order of Appendix 2; apart from the pack, so that a page's script carries nothing else. */
export const systems = [
  discord,
  teams,
  skypeBusiness,
  snapchat,
  telegram,
  threema,
  viber,
  whatsapp,
  wechat,
] as System[];

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
