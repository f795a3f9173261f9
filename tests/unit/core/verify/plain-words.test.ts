import { describe, expect, it, test } from 'vitest';
import {
  type IntegrityFinding,
  integrityFaults,
  type VerifiedFile,
} from '../../../../core/verify/integrity-finding.ts';
import { languageOf, verifierWords } from '../../../../core/verify/plain-words.ts';

test.each([
  [{}, 'ru'],
  [{ LANG: 'ru_RU.UTF-8' }, 'ru'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'C' }, 'en'],
  [{ LANG: 'ru_RU.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'en_US.UTF-8', LC_ALL: 'ru_RU.UTF-8' }, 'ru'],
  [{ LANG: 'ru_RU.UTF-8', LC_ALL: '' }, 'ru'],
])('the language under %j is %s', (env, language) => {
  expect(languageOf(env)).toBe(language);
});

const finding: IntegrityFinding = {
  fault: 'removed',
  day: '2026-11-23',
  kind: 'incident',
  id: 'an-id',
  path: 'entries.3',
};
const file = {
  ...{ days: 3, sealed: 2, entries: 6, sums: [], before: 0, lost: 0 },
  fingerprint: 'KEY',
} as unknown as VerifiedFile;

describe.each(['ru', 'en'] as const)('in %s', (language) => {
  const words = verifierWords[language];

  it('every fault has different words, and the place', () => {
    const said = integrityFaults.map((fault) => words.found({ ...finding, fault }));
    expect(new Set(said).size).toBe(integrityFaults.length);
    for (const [i, fault] of integrityFaults.entries()) {
      if (fault === 'newer' || fault === 'unreadable') continue;
      expect(said[i]).toContain('2026-11-23 · an-id · entries.3');
    }
  });

  it('an unknown time zone is told as such, without an accusation', () => {
    const said = words.found({ fault: 'newer', day: null, kind: 'file', id: null, path: 'zone' });
    expect(said).toMatch(language === 'ru' ? /^часовой пояс .* неизвестен/ : /does not know the time zone/);
  });

  it('a missing entry is told by its neighbour, a missing day by itself', () => {
    const neighbour = language === 'ru' ? /перед этой:/ : /before this one:/;
    expect(words.found(finding)).toMatch(neighbour);
    expect(words.found({ ...finding, kind: 'day' })).not.toMatch(neighbour);
  });

  it('an intact file states only what it has', () => {
    expect(words.intact(file)).toMatch(/3.*2.*6.*KEY/);
    expect(words.intact(file).split('; ')).toHaveLength(2);
    const whole = words.intact({ ...file, before: 4, lost: 5 });
    expect(whole.split('; ')).toHaveLength(4);
    expect(whole).toMatch(/4.*5.*KEY/);
  });

  it('says nothing of two files that agree, and names both files of the others', () => {
    expect(words.compared('a.json', 'b.json', { kind: 'agree' } as never)).toBeNull();
    for (const kind of ['contradict', 'copied-profile', 'order-unclear'] as const) {
      const said = words.compared('a.json', 'b.json', { kind, finding } as never);
      expect(said).toContain('a.json');
      expect(said).toContain('b.json');
      expect(said).toContain('2026-11-23 · an-id');
    }
  });

  it('prints what a file says as one short line without control characters', () => {
    const forged = 'entries.0.\n\u001b[2Jother.json: intact\u202e\u0000'.padEnd(20_000_000, 'k');
    const lines = [
      words.found({ ...finding, day: forged, id: forged, path: forged }),
      words.compared('a.json', 'b.json', { kind: 'contradict', finding: { ...finding, path: forged } }) ?? '',
    ];
    for (const line of lines) {
      expect(line).toContain('entries.0. [2Jother.json: intact');
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(line.length).toBeLessThan(250);
    }
  });

  it('leaves no space after an error without a code', () => {
    expect(words.unreadable('')).toBe(words.unreadable('').trim());
    expect(words.unreadable('ENOENT')).toMatch(/ ENOENT$/);
  });
});
