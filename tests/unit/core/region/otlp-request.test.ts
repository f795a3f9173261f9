import { JsonLogsSerializer } from '@opentelemetry/otlp-transformer';
import { expect, it, test } from 'vitest';
import { takeBatch } from '../../../../core/region/batch.ts';
import { otlpFrame, otlpRecordText } from '../../../../core/region/otlp-request.ts';
import type { OtlpAttribute, OtlpValue } from '../../../../core/region/otlp-value.ts';
import type { OutboxItem } from '../../../../core/region/outbox-item.ts';
import { dayId, oneOfEach, sender } from '../../../fixtures/outbox-rows.ts';

/** A log record of the OpenTelemetry SDK. */
type SdkLogRecord = Parameters<typeof JsonLogsSerializer.serializeRequest>[0][number];
type JsonLogRecord = { timeUnixNano: string; severityNumber: number; eventName: string; attributes: OtlpAttribute[] };
interface Body {
  resourceLogs: {
    resource: { attributes: OtlpAttribute[] };
    scopeLogs: { scope: { name: string; version: string }; logRecords: JsonLogRecord[] }[];
  }[];
}

const bodyOf = (items: OutboxItem[], place = sender.place): Body =>
  JSON.parse(takeBatch(items as [OutboxItem, ...OutboxItem[]], { ...sender, place }).body);

it('equals the output of the OpenTelemetry serializer', () => {
  const body = bodyOf(oneOfEach());
  expect(body).toEqual(serialized(body));
});

test('every kind of entry has its fields and no others', () => {
  const [one] = bodyOf(oneOfEach()).resourceLogs;
  const records = one?.scopeLogs[0]?.logRecords ?? [];
  const keys = (name: string): string[] =>
    records
      .filter(({ eventName }) => eventName === `dezhurny.${name}`)
      .map(({ attributes }) => attributes.map(({ key }) => key.replace('dezhurny.', '')).join(' '));
  const common = 'log.record.uid';
  const what = 'system item surface mode reason noticed pack';
  expect(keys('incident').sort()).toEqual([`${common} hour ${what}`, `${common} lesson ${what}`]);
  expect(keys('outcome')).toEqual([`${common} incident outcome`]);
  expect(keys('mistake')).toEqual([`${common} incident reason`]);
  expect(keys('arrival')).toEqual([`${common} incident arrived`]);
  expect(keys('exemption')).toEqual([`${common} lesson scope reason`]);
  expect(keys('gap')).toEqual([`${common} cause missing`]);
  expect(keys('note')).toEqual([`${common} cause count`]);
  expect(keys('absence').sort()).toEqual([`${common} lesson untilDay untilLesson lessons`, `${common} untilDay count`]);
  expect(keys('seal')).toEqual([`${common} count lessons`]);
});

it('has site, day and, if allowed, place as resource attributes', () => {
  const resourceOf = (place: string | null): Record<string, unknown> =>
    plain(bodyOf(oneOfEach(), place).resourceLogs[0]?.resource.attributes ?? []);
  const always = { 'service.name': 'dezhurny', 'dezhurny.site': 'lyceum-27', 'dezhurny.day.id': dayId };
  expect(resourceOf('Каб. 12')).toEqual({ ...always, 'dezhurny.place': 'Каб. 12' });
  expect(resourceOf(null)).toEqual(always);
  expect(resourceOf('')).toEqual(always);
});

it('has no time finer than a day and no observed time', () => {
  const records = bodyOf(oneOfEach()).resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
  expect(new Set(records.map(({ timeUnixNano }) => timeUnixNano))).toEqual(new Set(['1795392000000000000']));
  expect(JSON.stringify(records)).not.toContain('observed');
});

test.each([0, 1, 3])('the frame around %i records is a whole request', (number) => {
  const items = oneOfEach().slice(0, number);
  const { start, end } = otlpFrame({ ...sender, place: 'Каб. "12" \\ ]}' }, dayId);
  const body: Body = JSON.parse(start + items.map(otlpRecordText).join() + end);
  expect(body.resourceLogs[0]?.scopeLogs[0]?.logRecords).toHaveLength(number);
  expect(plain(body.resourceLogs[0]?.resource.attributes ?? [])).toMatchObject({ 'dezhurny.place': 'Каб. "12" \\ ]}' });
  expect(body.resourceLogs[0]?.scopeLogs[0]?.scope).toEqual({ name: 'dezhurny', version: '0.1.0' });
});

/** The same records through the serializer of the SDK, without the fields it adds for missing values. */
function serialized({ resourceLogs }: Body): Body {
  const [{ resource, scopeLogs } = { resource: { attributes: [] }, scopeLogs: [] }] = resourceLogs;
  const [{ scope, logRecords } = { scope: { name: '' }, logRecords: [] }] = scopeLogs;
  const from = { attributes: plain(resource.attributes) } as unknown as SdkLogRecord['resource'];
  const text = new TextDecoder().decode(
    JsonLogsSerializer.serializeRequest(
      logRecords.map(({ timeUnixNano, severityNumber, eventName, attributes }) => ({
        severityNumber,
        eventName,
        attributes: plain(attributes),
        resource: from,
        instrumentationScope: scope,
        hrTime: hrTime(timeUnixNano),
        hrTimeObserved: [0, 0] as SdkLogRecord['hrTime'],
        droppedAttributesCount: 0,
      })),
    ),
  );
  return JSON.parse(text, (key, value) => {
    if (['body', 'droppedAttributesCount', 'observedTimeUnixNano'].includes(key)) return undefined;
    return key === 'intValue' ? String(value) : value;
  });
}

const hrTime = (nanoseconds: string): SdkLogRecord['hrTime'] => [
  Number(nanoseconds.slice(0, -9)),
  Number(nanoseconds.slice(-9)),
];

function plain(attributes: OtlpAttribute[]): Record<string, string | number> {
  const value = (value: OtlpValue): string | number =>
    'intValue' in value ? Number(value.intValue) : value.stringValue;
  return Object.fromEntries(attributes.map((one) => [one.key, value(one.value)]));
}
