import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../rules/index.ts';

const script = join(import.meta.dirname, '../../../scripts/match.ts');

interface Outcome {
  out: string;
  err: string;
  code: number | null;
}

/** Run the command with these arguments and this standard input. */
function run(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args]);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject).on('close', (code) => resolve({ out, err, code }));
    child.stdin.end(input);
  });
}

describe('the match command', () => {
  it('prints a line for each argument, in order', async () => {
    const { out, err, code } = await run(['https://web.telegram.org/k/', 'https://example.com/', 'no address', '']);
    expect(out).toBe(
      'https://web.telegram.org/k/\ttelegram\tclient\nhttps://example.com/\t-\t-\nno address\t!\t-\n\t!\t-\n',
    );
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it('says that a rule leaves an address alone', async () => {
    expect((await run(['https://t.me/s/durov'])).out).toBe('https://t.me/s/durov\ttelegram\tnone\n');
  });

  it('names the file, the place and the source of the rule with --why', async () => {
    const { out } = await run(['--why', 'https://web.telegram.org/', 'https://t.me/s/durov', 'https://ya.ru/', 'x']);
    const [client, preview, ...others] = out.split('\n').map((line) => line.split('\t'));
    const rules = pack.systems.find(({ id }) => id === 'telegram')?.rules ?? [];
    const file = 'rules/systems/telegram.json';
    expect(client).toEqual([
      ...['https://web.telegram.org/', 'telegram', 'client'],
      ...[`${file}: rules.0`, rules[0]?.source],
    ]);
    const last = rules.length - 1;
    expect(preview?.slice(1)).toEqual(['telegram', 'none', `${file}: rules.${last}`, rules[last]?.source]);
    expect(others).toEqual([['https://ya.ru/', '-', '-', '-', '-'], ['x', '!', '-', '-', '-'], ['']]);
  });

  it('answers every line of a file with --why', async () => {
    const { out } = await run(['--why'], 'https://discord-com.translate.goog/app\n\n');
    const [line, empty] = out.split('\n').map((one) => one.split('\t'));
    expect(line?.slice(1, 4)).toEqual(['discord', 'third-party', 'rules/systems/discord.json: rules.0']);
    expect(empty).toEqual(['', '!', '-', '-', '-']);
  });

  it.each([
    ['a line end', 'https://t.me/x\nhttps://ya.ru/\n'],
    ['no line end', 'https://t.me/x\nhttps://ya.ru/'],
    ['Windows line ends', 'https://t.me/x\r\nhttps://ya.ru/\r\n'],
    ['a byte order mark', '\uFEFFhttps://t.me/x\r\nhttps://ya.ru/'],
  ])('reads standard input with %s', async (_what, input) => {
    expect((await run([], input)).out).toBe('https://t.me/x\ttelegram\tinvite\nhttps://ya.ru/\t-\t-\n');
  });

  it('prints a line for every input line, including empty ones', async () => {
    expect((await run([], 'https://t.me/x\n\nhttps://ya.ru/\n')).out.split('\n')).toEqual([
      'https://t.me/x\ttelegram\tinvite',
      '\t!\t-',
      'https://ya.ru/\t-\t-',
      '',
    ]);
  });

  it('prints nothing for an empty input', async () => {
    expect(await run([])).toEqual({ out: '', err: '', code: 0 });
  });

  it('keeps three columns when the address holds tabs', async () => {
    expect((await run([], 'https://t.me/\tx\n')).out).toBe('https://t.me/x\ttelegram\tinvite\n');
  });

  it('decodes characters that are split between chunks of the input', async () => {
    const input = `https://пример.рф/${'я'.repeat(200_000)}\n`;
    expect((await run([], input)).out).toBe(input.replace('\n', '\t-\t-\n'));
  });

  it('prints 10 000 lines in order', async () => {
    const input = Array.from({ length: 10_000 }, (_, i) => `https://web.telegram.org/k/${i}\n`).join('');
    const { out } = await run([], input);
    expect(out).toBe(input.replaceAll('\n', '\ttelegram\tclient\n'));
  });

  it('exits without an error when the reader closes the pipe', async () => {
    const child = spawn(process.execPath, [script]);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.on('error', () => {}); // it stops reading, too
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end('https://t.me/x\n'.repeat(300_000));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it.each(['--help', '-h'])('prints its usage with %s', async (option) => {
    const { out, code } = await run([option]);
    expect(out).toContain('npm run -s match');
    expect(code).toBe(0);
  });
});
