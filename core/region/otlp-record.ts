import type { Incident } from '../journal/entry.ts';
import { type DayCounts, sentDimensions } from './day-counts.ts';
import { type OtlpAttribute, otlpAttributes, otlpDay } from './otlp-value.ts';
import type { OutboxItem } from './outbox-item.ts';

/** SeverityNumber of INFO (https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber). */
const severityInfo = 9;

/**
 * A `LogRecord` in OTLP/JSON. `eventName` needs opentelemetry-proto 1.5 or later
 * (https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/logs/v1/logs.proto).
 */
export interface OtlpRecord {
  timeUnixNano: string;
  severityNumber: number;
  eventName: string;
  attributes: OtlpAttribute[];
}

/**
 * Convert an item to a log record. The time is midnight UTC of its day; there is no observed time. Fields are listed one
 * by one: a field that is not listed here is never sent.
 */
export function otlpRecord({ uid, day, content }: OutboxItem): OtlpRecord {
  return {
    timeUnixNano: otlpDay(day),
    severityNumber: severityInfo,
    eventName: `dezhurny.${content.kind}`,
    attributes: otlpAttributes({ 'log.record.uid': uid, ...fieldsOf(content) }),
  };
}

type RecordFields = Record<`dezhurny.${string}`, string | number | null>;

function fieldsOf(content: OutboxItem['content']): RecordFields {
  switch (content.kind) {
    case 'incident':
      return incidentFields(content);
    case 'outcome':
      return { 'dezhurny.incident': content.incident, 'dezhurny.outcome': content.outcome };
    case 'mistake':
      return { 'dezhurny.incident': content.incident, 'dezhurny.reason': content.reason };
    case 'arrival':
      return { 'dezhurny.incident': content.incident, 'dezhurny.arrived': content.arrived };
    case 'exemption':
      return {
        'dezhurny.lesson': content.lesson,
        'dezhurny.hour': content.hour,
        'dezhurny.scope': content.scope,
        'dezhurny.reason': content.reason,
      };
    case 'gap':
      return { 'dezhurny.cause': content.cause, 'dezhurny.missing': content.missing };
    case 'note':
      // A note of version 1 has no count: it was one.
      return { 'dezhurny.cause': content.cause, 'dezhurny.count': content.v === 1 ? 1 : content.count };
    case 'absence':
      return {
        'dezhurny.lesson': content.lesson,
        'dezhurny.untilDay': content.untilDay,
        'dezhurny.untilLesson': content.untilLesson,
        'dezhurny.lessons': content.lessons,
        // Days are sent as a count: engines of the version before store that attribute of every kind.
        'dezhurny.count': content.v === 1 ? null : content.days,
      };
    case 'seal':
      return { 'dezhurny.count': content.count, 'dezhurny.lessons': content.lessons };
    case 'sum':
      return sumFields(content);
  }
}

/** Zeros are left out but for the incidents: a day without incidents says so. */
function sumFields({ lessons, incidents, exemptions, missing, by }: DayCounts): RecordFields {
  const counts = sentDimensions.flatMap((dimension) =>
    Object.entries(by[dimension]).map(([value, count]) => [`dezhurny.by.${dimension}.${value}`, count] as const),
  );
  return {
    'dezhurny.incidents': incidents,
    'dezhurny.lessons': lessons || null,
    'dezhurny.exemptions': exemptions || null,
    'dezhurny.missing': missing || null,
    ...Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function incidentFields(incident: Incident): RecordFields {
  return {
    'dezhurny.lesson': incident.lesson,
    'dezhurny.hour': incident.hour,
    'dezhurny.system': incident.system,
    'dezhurny.item': incident.item,
    'dezhurny.surface': incident.surface,
    'dezhurny.mode': incident.mode,
    'dezhurny.reason': incident.reason,
    'dezhurny.noticed': incident.noticed,
    'dezhurny.pack': incident.pack,
  };
}
