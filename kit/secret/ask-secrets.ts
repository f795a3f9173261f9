import type { SecretName } from '../../core/exemption/secret-hash.ts';
import { askUntilValid, readYesNo, type Terminal } from '../terminal.ts';
import { askTwice } from './hidden-question.ts';
import { judgeSecret } from './read-secret.ts';

/** The secrets of a kit as typed; `undefined` where each PC sets one. */
export interface AskedSecrets {
  pin?: string;
  passphrase?: string;
  /** The kit is wanted without a passphrase. */
  withoutPassphrase?: true;
}

const pinQuestion =
  'PIN преподавателя, 4–8 цифр (лучше 8: хеш из политики виден каждому, кто работает за компьютером); пусто — задать на каждом ПК';
const passphraseQuestion =
  'Пароль администратора, от 8 знаков: закрывает журнал и настройки на всех ПК; пусто — без пароля';

/** Ask for PIN and passphrase without an echo, each twice. An empty passphrase has to be confirmed. */
export async function askSecrets(
  terminal: Terminal,
  askHidden: (text: string) => Promise<string>,
): Promise<AskedSecrets> {
  const pin = await askSecret(pinQuestion, 'pin', terminal, askHidden);
  for (;;) {
    const passphrase = await askSecret(passphraseQuestion, 'passphrase', terminal, askHidden);
    if (passphrase !== undefined) return { ...(pin !== undefined && { pin }), passphrase };
    const question = 'Без пароля журнал и настройки на каждом ПК откроет любой. Собрать без пароля? (да/нет)';
    const isWanted = await askUntilValid(terminal, question, 'нет', readYesNo);
    if (isWanted) return { ...(pin !== undefined && { pin }), withoutPassphrase: true };
  }
}

async function askSecret(
  text: string,
  wanted: SecretName,
  { say }: Terminal,
  askHidden: (text: string) => Promise<string>,
): Promise<string | undefined> {
  for (;;) {
    const typed = await askTwice(text, askHidden, say);
    if (typed.trim() === '') return undefined;
    const judged = judgeSecret(typed);
    if ('problem' in judged) say(`Не принято: ${judged.problem}.`);
    else if (judged.name === wanted) return judged.secret;
    else say(wanted === 'pin' ? 'Не принято: PIN — это 4–8 цифр.' : 'Не принято: в пароле нужны и буквы.');
  }
}
