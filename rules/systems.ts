import type { System } from '../core/rules/rule-schema.ts';
import discord from './discord.json' with { type: 'json' };
import skypeBusiness from './skype-business.json' with { type: 'json' };
import snapchat from './snapchat.json' with { type: 'json' };
import teams from './teams.json' with { type: 'json' };
import telegram from './telegram.json' with { type: 'json' };
import threema from './threema.json' with { type: 'json' };
import viber from './viber.json' with { type: 'json' };
import wechat from './wechat.json' with { type: 'json' };
import whatsapp from './whatsapp.json' with { type: 'json' };

/** Id of the rule pack, stored in its incidents. */
export const packId = 'rpl-2025-09-01';

/**
 * The nine systems in the order of Appendix 2. A build with a school's own rules replaces this file
 * (kit/added-rules.ts).
 */
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
