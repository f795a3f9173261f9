import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../core/journal/entry.ts';
import { otlpRecord } from '../../../../core/region/otlp-record.ts';
import type { OutboxItem } from '../../../../core/region/outbox-item.ts';
import { absence, absentDays, gap, incident, incidentV1 } from '../../../fixtures/journal-rows.ts';
import { day, dayId, oneOfEach } from '../../../fixtures/outbox-rows.ts';

const uid = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const itemOf = (content: Entry | OutboxItem['content']): OutboxItem =>
  ({ at: 1, uid, day, dayId, content }) as OutboxItem;

/** The attributes of a record without the prefix of their names. Integers are numbers. */
function fieldsOf(content: Entry | OutboxItem['content']): Record<string, string | number> {
  const { attributes } = otlpRecord(itemOf(content));
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key.replace('dezhurny.', ''),
      'intValue' in value ? Number(value.intValue) : value.stringValue,
    ]),
  );
}

describe('a log record', () => {
  it('is dated at midnight UTC of the day it is sent under, which may not be that of its entry', () => {
    const record = otlpRecord({ ...itemOf(incident({ day: '2026-11-24' })), day: '2026-11-23' });
    expect(record).toMatchObject({ timeUnixNano: '1795392000000000000', eventName: 'dezhurny.incident' });
    expect(JSON.stringify(record)).not.toContain('2026-11-24');
  });

  it('of an incident carries its number as the paper writes it, also from version 1', () => {
    expect(fieldsOf(incident({ item: '4.2а' }))).toMatchObject({ 'log.record.uid': uid, item: '4.2а', lesson: 3 });
    expect(fieldsOf(incidentV1())).toMatchObject({ item: 5 });
  });

  it.each<[string, Entry, Record<string, string | number>]>([
    ['an hour where there is no lesson', incident({ lesson: null, hour: 0 }), { hour: 0 }],
    ['a gap', gap(2), { cause: 'store-lost', missing: 2 }],
    ['a note of version 1, which was one', { v: 1, kind: 'note', id: uid, day, cause: 'clock-back' }, { count: 1 }],
    ['a note of version 2', { v: 2, kind: 'note', id: uid, day, cause: 'clock-back', count: 7 }, { count: 7 }],
    ['uncovered lessons', absence(4, day), { lesson: 1, untilLesson: 4, lessons: 4, untilDay: day }],
    ['days without a start', absentDays(3, day), { count: 3, untilDay: day }],
  ])('of %s has its numbers', (_what, entry, fields) => {
    expect(fieldsOf(entry)).toMatchObject(fields);
  });

  it('leaves out what is unknown', () => {
    expect(Object.keys(fieldsOf(incident({ lesson: null, hour: 0 })))).not.toContain('lesson');
    const old = { v: 1, kind: 'absence', id: uid, day, lesson: 1, untilDay: day, untilLesson: 4, lessons: 4 } as const;
    expect(Object.keys(fieldsOf(old))).not.toContain('count');
  });

  it('never carries a field that an entry should not have', () => {
    for (const { content } of oneOfEach()) {
      const named = Object.assign({}, content, { url: 'https://t.me/ivanov', user: 'ivanov' });
      expect(JSON.stringify(otlpRecord(itemOf(named)))).not.toContain('ivanov');
    }
  });
});
