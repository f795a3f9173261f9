import { describe, expect, it, test } from 'vitest';
import { type RegionAnswer, readAnswer, readRetryAfter } from '../../../../core/region/response.ts';

const now = new Date('2026-11-23T08:00:00Z');
const read = (status: number, text = '', retryAfter: string | null = null): RegionAnswer =>
  readAnswer(status, retryAfter, text, now);

describe('an answer with success', () => {
  test.each([
    '{}',
    '{"partialSuccess":{}}',
    '{"partialSuccess":null}',
    ' {"partialSuccess":{"errorMessage":"slow"}}\n',
  ])('%s acknowledges', (text) => expect(read(200, text)).toEqual({ kind: 'acknowledged' }));

  test.each([3, '3'])('names %o rejected entries', (rejectedLogRecords) =>
    expect(read(200, JSON.stringify({ partialSuccess: { rejectedLogRecords } }))).toEqual({
      kind: 'partial',
      rejected: 3,
    }),
  );

  test.each(['', '<html>Log in</html>', '[]', '"ok"', 'true', '{"status":"ok"}', '{"partialSuccess":"yes"}', '{"part'])(
    '%o is no engine’s',
    (text) => expect(read(200, text)).toEqual({ kind: 'foreign' }),
  );

  it('may be without a content', () => expect(read(204)).toEqual({ kind: 'acknowledged' }));
});

test.each([
  [400, 'refused'],
  [401, 'denied'],
  [403, 'denied'],
  [413, 'halve'],
  [404, 'later'],
  [408, 'later'],
  [429, 'later'],
  [500, 'later'],
  [502, 'later'],
  [503, 'later'],
  [504, 'later'],
  [302, 'later'],
])('%i means %s', (status, kind) => expect(read(status, '{}').kind).toBe(kind));

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 08:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 07:59:00 GMT', 0],
    ['99999999', 86_400_000],
    ['Sun, 23 Nov 2036 08:00:30 GMT', 86_400_000],
    [null, null],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['2026', 2_026_000],
    ['2026-11-23', null],
  ])('%o asks for %o ms', (header, wait) => {
    expect(readRetryAfter(header, now)).toBe(wait);
    expect(read(503, '', header)).toEqual({ kind: 'later', after: wait });
  });
});
