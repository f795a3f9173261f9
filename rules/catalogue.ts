import type { CatalogueSystem } from '../core/rules/rule-schema.ts';
import discord from './systems/discord.json' with { type: 'json' };
import skypeBusiness from './systems/skype-business.json' with { type: 'json' };
import snapchat from './systems/snapchat.json' with { type: 'json' };
import teams from './systems/teams.json' with { type: 'json' };
import telegram from './systems/telegram.json' with { type: 'json' };
import threema from './systems/threema.json' with { type: 'json' };
import viber from './systems/viber.json' with { type: 'json' };
import wechat from './systems/wechat.json' with { type: 'json' };
import whatsapp from './systems/whatsapp.json' with { type: 'json' };

/** Every system the program knows. A regulation chooses from them; a school's build may add to them. */
export const catalogue = [
  discord,
  skypeBusiness,
  snapchat,
  teams,
  telegram,
  threema,
  viber,
  wechat,
  whatsapp,
] as CatalogueSystem[];
