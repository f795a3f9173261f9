import type { System } from '../core/rules/rule-schema.ts';
import discord from './systems/discord.json' with { type: 'json' };
import skypeBusiness from './systems/skype-business.json' with { type: 'json' };
import snapchat from './systems/snapchat.json' with { type: 'json' };
import teams from './systems/teams.json' with { type: 'json' };
import telegram from './systems/telegram.json' with { type: 'json' };
import threema from './systems/threema.json' with { type: 'json' };
import viber from './systems/viber.json' with { type: 'json' };
import wechat from './systems/wechat.json' with { type: 'json' };
import whatsapp from './systems/whatsapp.json' with { type: 'json' };

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
