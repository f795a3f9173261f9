import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anchorOf, codeOf, isCodeOf, type School, STEP_ITERATIONS } from '../../../../core/class-code/chain.ts';
import { encode, seedFrom } from '../../../../core/class-code/code.ts';
import { chainIndexes, chainsOf, codeIndex, lastDayOf } from '../../../../core/class-code/code-index.ts';
import { chainOn, chainToCheck, knownElement } from '../../../../core/class-code/known-element.ts';
import { pbkdf2 } from '../../../../platform/exemption/pbkdf2.ts';

/** One hash instead of PBKDF2, so that a property can walk hundreds of chains, and a count of the steps. */
function fastSchool(salt: string): School & { steps: number } {
  const school = {
    salt,
    steps: 0,
    pbkdf2: async (password: string, text: string, _iterations: number, bytes: number) => {
      school.steps += 1;
      return sha256(new TextEncoder().encode(`${password}/${text}`)).slice(0, bytes);
    },
  };
  return school;
}

const aSeed = fc.uint8Array({ minLength: 24, maxLength: 24 }).map(seedFrom);
const aDay = fc
  .date({ min: new Date('2026-01-01T00:00Z'), max: new Date('2035-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const aSlot = fc.nat({ max: 23 });
const salt = 'c2Nob29sLW51bWJlci0x';

/** The chains of a school: one for each week, as made now, or one for each month, as before. */
const chainOf = {
  week: (day: string) => chainsOf(day)[0] ?? '',
  month: (day: string) => day.slice(0, 7),
};

/** What a PC knows that accepted no code yet. */
async function anchored(seed: string, chain: string, school: School) {
  return { index: chainIndexes(chain).anchor, code: await anchorOf(seed, chain, school) };
}

describe.each([
  ['week', 7],
  ['month', 31],
] as const)('the code of a lesson in the chain of a %s', (kind, days) => {
  const nameOf = chainOf[kind];

  it(`is accepted from the anchor, in at most ${days} × 24 steps`, async () => {
    await fc.assert(
      fc.asyncProperty(aSeed, aDay, aSlot, async (seed, day, slot) => {
        const school = fastSchool(salt);
        const index = codeIndex(day, slot);
        const code = await codeOf(seed, nameOf(day), index, school);
        const known = await anchored(seed, nameOf(day), school);
        school.steps = 0;
        expect(await isCodeOf({ index, code }, known, school)).toBe(true);
        expect(school.steps).toBeLessThanOrEqual(days * 24);
      }),
      { numRuns: 12 },
    );
  });

  it('is refused in every other lesson, also of other days and chains', async () => {
    await fc.assert(
      fc.asyncProperty(aSeed, aDay, aSlot, aDay, aSlot, async (seed, day, slot, otherDay, otherSlot) => {
        const school = fastSchool(salt);
        const [index, other] = [codeIndex(day, slot), codeIndex(otherDay, otherSlot)];
        fc.pre(index !== other);
        const code = await codeOf(seed, nameOf(day), index, school);
        const known = await anchored(seed, nameOf(otherDay), school);
        expect(await isCodeOf({ index: other, code }, known, school)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  it('is refused in the neighbouring lessons', async () => {
    const school = fastSchool(salt);
    const seed = seedFrom(new Uint8Array(24));
    const index = codeIndex('2026-12-15', 3);
    const code = await codeOf(seed, nameOf('2026-12-15'), index, school);
    const known = await anchored(seed, nameOf('2026-12-15'), school);
    for (const near of [-24, -1, 1, 24])
      expect(await isCodeOf({ index: index + near, code }, known, school), String(near)).toBe(false);
  });

  it('is refused in another school, of another salt or another seed', async () => {
    await fc.assert(
      fc.asyncProperty(aSeed, aSeed, aDay, aSlot, async (seed, otherSeed, day, slot) => {
        fc.pre(seed !== otherSeed);
        const [school, other] = [fastSchool(salt), fastSchool('c2Nob29sLW51bWJlci0y')];
        const index = codeIndex(day, slot);
        const chain = nameOf(day);
        const code = await codeOf(seed, chain, index, school);
        expect(await isCodeOf({ index, code }, await anchored(seed, chain, other), other)).toBe(false);
        expect(await isCodeOf({ index, code }, await anchored(otherSeed, chain, school), school)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });
});

it.each([
  ['2026-12', 31],
  ['2026-12-07', 7],
])('gives the earlier codes of its chain %s and no later one', async (chain, every) => {
  const school = fastSchool(salt);
  const seed = seedFrom(new Uint8Array(24).fill(7));
  const { first, last } = chainIndexes(chain);
  const codes = new Map<number, string>();
  for (let index = first; index <= last; index += every) codes.set(index, await codeOf(seed, chain, index, school));
  const [leaked = 0, ...later] = [...codes.keys()].slice(10);
  // Everything that hashing gives from the leaked code, at every index: what an attacker has without the seed.
  const derivable = new Set<string>();
  for (let start = first; start <= last; start++) {
    derivable.add(encode(await school.pbkdf2(codes.get(leaked) ?? '', `dezhurny:class-code:${salt}:${start}`, 1, 12)));
  }
  const known = { index: leaked, code: codes.get(leaked) ?? '' };
  for (const index of later) {
    expect(derivable).not.toContain(codes.get(index));
    expect(await isCodeOf({ index, code: known.code }, known, school)).toBe(false);
    expect(await isCodeOf({ index, code: codes.get(index) ?? '' }, known, school)).toBe(true);
  }
  for (const index of [...codes.keys()].slice(0, 10))
    expect(await isCodeOf(known, { index, code: codes.get(index) ?? '' }, school), 'leads down').toBe(true);
});

it('of a whole week gives no code of the next one', async () => {
  const school = fastSchool(salt);
  const seed = seedFrom(new Uint8Array(24).fill(5));
  const { last } = chainIndexes('2026-12-07');
  const next = chainIndexes('2026-12-14');
  const code = await codeOf(seed, '2026-12-07', last, school);
  const known = await anchored(seed, '2026-12-14', school);
  for (let index = next.first; index <= next.last; index += 5)
    expect(await isCodeOf({ index, code }, known, school), String(index)).toBe(false);
  expect(await codeOf(seed, '2026-12-14', next.first, school)).not.toBe(code);
});

it('has one code for each lesson of a month', async () => {
  const codes = new Set<string>();
  const { pbkdf2: hash } = fastSchool(salt);
  const school: School = {
    salt,
    pbkdf2: async (...step) => {
      const bytes = await hash(...step);
      codes.add(encode(bytes));
      return bytes;
    },
  };
  await anchorOf(seedFrom(new Uint8Array(24).fill(3)), '2027-02', school);
  expect(codes.size).toBe(28 * 24 + 1);
});

describe('what a PC knows of a chain', () => {
  const setting = { salt, anchors: { '2026-12': '000000000000' } };
  const index = codeIndex('2026-12-15', 3);
  const accepted = { salt, index: codeIndex('2026-12-14', 5), code: '777777777777' };
  const anchor = { index: chainIndexes('2026-12').anchor, code: '000000000000' };
  test.each([
    ['the last accepted code', accepted, { index: accepted.index, code: accepted.code }],
    ['the anchor before the first code', null, anchor],
    ['the anchor after a code of the month before', { ...accepted, index: codeIndex('2026-11-30', 23) }, anchor],
    ['the anchor when the clock was set back', { ...accepted, index: index + 1 }, anchor],
    ['the anchor when the salt changed', { ...accepted, salt: 'c2Nob29sLW51bWJlci0y' }, anchor],
  ])('is %s', (_what, last, known) => {
    expect(knownElement(setting, last, '2026-12-15', index)).toEqual(known);
  });

  it('is the anchor of the week where the school has one, and not a code of the week before', () => {
    const weekly = { salt, anchors: { ...setting.anchors, '2026-12-14': '111111111111' } };
    const ofTheWeek = { index: chainIndexes('2026-12-14').anchor, code: '111111111111' };
    const before = { ...accepted, index: codeIndex('2026-12-13', 5) };
    expect(knownElement(weekly, before, '2026-12-15', index)).toEqual(ofTheWeek);
    expect(chainOn(weekly, '2026-12-20')).toEqual({ chain: '2026-12-14', anchor: '111111111111' });
    expect(chainOn(weekly, '2026-12-21')).toEqual({ chain: '2026-12', anchor: '000000000000' });
    expect(chainToCheck(weekly, '2027-03-01'), 'the last one').toEqual({ chain: '2026-12-14', anchor: '111111111111' });
  });

  it('is nothing without an anchor', () => {
    expect(knownElement(setting, accepted, '2027-01-15', codeIndex('2027-01-15', 1))).toBeNull();
    expect(knownElement({ ...setting, salt: '' }, null, '2026-12-15', index)).toBeNull();
    expect(chainToCheck({ ...setting, salt: '' }, '2026-12-15')).toBeNull();
  });
});

it('is derived by PBKDF2-SHA-256 of 1,000 rounds', async () => {
  const school = { salt, pbkdf2 };
  const { last } = chainIndexes('2026-12');
  const seed = seedFrom(new Uint8Array(24).fill(9));
  const code = await codeOf(seed, '2026-12', last, school);
  expect(STEP_ITERATIONS).toBe(1000);
  expect(code).toBe(encode(await pbkdf2(seed, `dezhurny:class-code:${salt}:${last}`, 1000, 12)));
  expect(await codeOf(seed, '2026-12', last - 1, school)).toBe(
    encode(await pbkdf2(code, `dezhurny:class-code:${salt}:${last - 1}`, 1000, 12)),
  );
});

test('an index is days × 24 + lesson, and a chain has 24 for each of its days', () => {
  expect(codeIndex('1970-01-02', 3)).toBe(27);
  for (const [chain, days, lastDay] of [
    ['2026-12', 31, '2026-12-31'],
    ['2027-02', 28, '2027-02-28'],
    ['2028-02', 29, '2028-02-29'],
    ['2026-11', 30, '2026-11-30'],
    ['2026-12-28', 7, '2027-01-03'],
  ] as const) {
    const { anchor, first, last } = chainIndexes(chain);
    expect([first - anchor, last - first + 1, lastDayOf(chain)], chain).toEqual([1, days * 24, lastDay]);
  }
  expect(chainsOf('2027-01-03')).toEqual(['2026-12-28', '2027-01']);
  expect(() => codeIndex('2026-12-15', 24)).toThrow(RangeError);
});
