import { isAcceptableSecret, normalizeSecret, type SecretName } from '../../core/exemption/secret-hash.ts';

/** A secret and what it was taken for, or what is wrong with it, in Russian. */
export type ReadSecret = { name: SecretName; secret: string } | { problem: string };

/** Control and invisible characters, lone surrogates, private use and unassigned: no keyboard types them. */
const untypable = /[\p{C}\uFFFD]/u;

/**
 * Read a PIN or a passphrase from the bytes of a file: UTF-8, or UTF-16 with a byte order mark, as the `>` of Windows
 * PowerShell writes (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding).
 * One line break at the end is left out.
 */
export function readSecret(bytes: Uint8Array): ReadSecret {
  const text = decoded(bytes);
  if (text === undefined) return { problem: 'кодировка не UTF-8: сохраните файл в UTF-8 и повторите' };
  const line = text.replace(/\r?\n$/, '');
  if (/[\r\n]/.test(line)) return { problem: 'в файле больше одной строки: оставьте одну, с PIN или паролем' };
  if (untypable.test(line)) return { problem: 'есть знак, которого нет на клавиатуре: наберите PIN или пароль заново' };
  return judgeSecret(line);
}

/** Return what a typed text is taken for. */
export function judgeSecret(text: string): ReadSecret {
  const secret = normalizeSecret(text);
  if (secret === '') return { problem: 'пусто: нужен PIN из 4–8 цифр или пароль от 8 знаков' };
  if (isAcceptableSecret('pin', secret)) return { name: 'pin', secret };
  if (/^[\d\s]+$/.test(secret)) {
    return { problem: 'одни цифры: PIN — это 4–8 цифр подряд, а в пароле нужны и буквы' };
  }
  if (isAcceptableSecret('passphrase', secret)) return { name: 'passphrase', secret };
  const { length } = secret;
  return { problem: `пароль ${length < 8 ? 'короче 8' : 'длиннее 100'} знаков (${length}); PIN — это 4–8 цифр` };
}

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return textIn('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return textIn('utf-16be', bytes);
  return textIn('utf-8', bytes);
}

/** The decoder leaves a byte order mark out. */
function textIn(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
