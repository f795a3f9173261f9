import type { CatalogueSystem } from '../core/rules/rule-schema.ts';
import discord from './systems/discord.json' with { type: 'json' };
import facebookMessenger from './systems/facebook-messenger.json' with { type: 'json' };
import facetime from './systems/facetime.json' with { type: 'json' };
import googleMeet from './systems/google-meet.json' with { type: 'json' };
import imo from './systems/imo.json' with { type: 'json' };
import instagramDirect from './systems/instagram-direct.json' with { type: 'json' };
import kakaotalk from './systems/kakaotalk.json' with { type: 'json' };
import line from './systems/line.json' with { type: 'json' };
import matrix from './systems/matrix.json' with { type: 'json' };
import odnoklassniki from './systems/odnoklassniki.json' with { type: 'json' };
import roblox from './systems/roblox.json' with { type: 'json' };
import signal from './systems/signal.json' with { type: 'json' };
import skype from './systems/skype.json' with { type: 'json' };
import skypeBusiness from './systems/skype-business.json' with { type: 'json' };
import slack from './systems/slack.json' with { type: 'json' };
import snapchat from './systems/snapchat.json' with { type: 'json' };
import steamChat from './systems/steam-chat.json' with { type: 'json' };
import teams from './systems/teams.json' with { type: 'json' };
import telegram from './systems/telegram.json' with { type: 'json' };
import telegramForks from './systems/telegram-forks.json' with { type: 'json' };
import threema from './systems/threema.json' with { type: 'json' };
import viber from './systems/viber.json' with { type: 'json' };
import vkMessages from './systems/vk-messages.json' with { type: 'json' };
import wechat from './systems/wechat.json' with { type: 'json' };
import whatsapp from './systems/whatsapp.json' with { type: 'json' };
import zoom from './systems/zoom.json' with { type: 'json' };

/** Every system the program knows. A regulation chooses from them; a school's build may add to them. */
export const catalogue = [
  discord,
  facebookMessenger,
  facetime,
  googleMeet,
  imo,
  instagramDirect,
  kakaotalk,
  line,
  matrix,
  odnoklassniki,
  roblox,
  signal,
  skypeBusiness,
  skype,
  slack,
  snapchat,
  steamChat,
  teams,
  telegramForks,
  telegram,
  threema,
  viber,
  vkMessages,
  wechat,
  whatsapp,
  zoom,
] as CatalogueSystem[];
