import { otlpRecord } from './otlp-record.ts';
import { otlpAttributes } from './otlp-value.ts';
import type { OutboxItem } from './outbox-item.ts';

/** Origin of the entries, sent as resource attributes. */
export interface Sender {
  /** Code of the school, `regionSite` of the policy. */
  site: string;
  /** Label of the room; `null` when the policy does not allow sending it. */
  place: string | null;
  /** Version of the extension. */
  version: string;
  /** Result of the last self-check, sent with sums only; absent before the first. */
  check?: 'passed' | 'failed' | null;
}

/** Text before and after the records of a request, so that the size of the body is known while it is filled. */
export interface OtlpFrame {
  start: string;
  end: string;
}

/**
 * Return the text around the records of one day: an ExportLogsServiceRequest with one resource and one scope
 * (https://opentelemetry.io/docs/specs/otlp/#otlphttp-request).
 * @param dayId random id of the day log, UUIDv4
 */
export function otlpFrame({ site, place, version, check }: Sender, dayId: string): OtlpFrame {
  const attributes = otlpAttributes({
    'service.name': 'dezhurny',
    'dezhurny.site': site,
    'dezhurny.place': place || null,
    'dezhurny.day.id': dayId,
    'dezhurny.check': check,
  });
  const scope = { name: 'dezhurny', version };
  const whole = JSON.stringify({
    resourceLogs: [{ resource: { attributes }, scopeLogs: [{ scope, logRecords: [] }] }],
  });
  return { start: whole.slice(0, -recordsEnd.length), end: recordsEnd };
}

/** Closing brackets after the last record. */
const recordsEnd = ']}]}]}';

/** Return the log record of an item as JSON text. */
export function otlpRecordText(item: OutboxItem): string {
  return JSON.stringify(otlpRecord(item));
}
