import { describe, expect, it, test } from 'vitest';
import { type EngineResponse, readResponse, readRetryAfter } from '../../../../core/region/response.ts';

const now = new Date('2026-11-23T08:00:00Z');
const read = (status: number, text = '', retryAfter: string | null = null): EngineResponse =>
  readResponse(status, retryAfter, text, now);

describe('a 200 response', () => {
  test.each([
    '{}',
    '{"partialSuccess":{}}',
    '{"partialSuccess":null}',
    ' {"partialSuccess":{"errorMessage":"slow"}}\n',
  ])('with %s acknowledges', (text) => expect(read(200, text)).toEqual({ kind: 'acknowledged' }));

  test.each([3, '3'])('reports %o rejected entries', (rejectedLogRecords) =>
    expect(read(200, JSON.stringify({ partialSuccess: { rejectedLogRecords } }))).toEqual({
      kind: 'partial',
      rejected: 3,
    }),
  );

  test.each(['', '<html>Log in</html>', '[]', '"ok"', 'true', '{"status":"ok"}', '{"partialSuccess":"yes"}', '{"part'])(
    'with the body %o is not OTLP',
    (text) => expect(read(200, text)).toEqual({ kind: 'foreign' }),
  );

  it('may be a 204 without a body', () => expect(read(204)).toEqual({ kind: 'acknowledged' }));
});

test.each([
  [400, 'refused'],
  [401, 'denied'],
  [403, 'denied'],
  [413, 'too-large'],
  [404, 'retry'],
  [408, 'retry'],
  [429, 'retry'],
  [500, 'retry'],
  [502, 'retry'],
  [503, 'retry'],
  [504, 'retry'],
  [302, 'retry'],
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
    expect(read(503, '', header)).toEqual({ kind: 'retry', retryAfter: wait });
  });
});
