import type { Fault } from '../harness/fake-web.ts';

/** Why a host of the fake web cannot be reached; an address without a value answers. */
export type Trouble = 'unknown' | 'refused' | Fault;

/** An address of the demonstration. */
export interface Place {
  url: string;
  /** Name for people. */
  name: string;
  trouble?: Trouble;
}

/** The nine of Appendix 2 in its order, each at its usual address; a third of them blocked on the network. */
export const nine: readonly Place[] = [
  { url: 'https://discord.com/app', name: 'Discord', trouble: 'unknown' },
  { url: 'https://teams.microsoft.com/v2/', name: 'Microsoft Teams' },
  { url: 'https://meet.lync.com/lyceum/teacher/7QK3VX', name: 'Skype for Business' },
  { url: 'https://web.snapchat.com/', name: 'Snapchat' },
  { url: 'https://web.telegram.org/k/', name: 'Telegram' },
  { url: 'https://web.threema.ch/', name: 'Threema' },
  { url: 'https://www.viber.com/ru/download/', name: 'Viber', trouble: 'reset' },
  { url: 'https://web.whatsapp.com/', name: 'WhatsApp', trouble: 'refused' },
  { url: 'https://wx.qq.com/', name: 'WeChat' },
];

/** Addresses that must stay untouched: an encyclopedia article on a messenger, and documentation for lessons on bots. */
export const innocent: readonly Place[] = [
  { url: 'https://ru.wikipedia.org/wiki/Telegram', name: 'Википедия: статья о Telegram' },
  { url: 'https://core.telegram.org/bots', name: 'Документация для урока о ботах' },
];
