import { otlpRecord } from './otlp-record.ts';
import { otlpAttributes } from './otlp-value.ts';
import type { Outgoing } from './outbox-item.ts';

/** What an engine is told of where entries come from. */
export interface Sender {
  /** Code of the school, core/policy/region-policy.ts. */
  site: string;
  /** Label of the room; `null` where the school keeps it to itself. */
  place: string | null;
  /** Version of the extension. */
  version: string;
}

/** A request's body in three parts, so that its size is known while it is filled. */
export interface OtlpFrame {
  start: string;
  end: string;
}

/** What stands around the records of one day: one resource with one scope (`ExportLogsServiceRequest`). */
export function otlpFrame({ site, place, version }: Sender, dayId: string): OtlpFrame {
  const attributes = otlpAttributes({
    'service.name': 'dezhurny',
    'dezhurny.site': site,
    'dezhurny.place': place || null,
    'dezhurny.day.id': dayId,
  });
  const scope = { name: 'dezhurny', version };
  const whole = JSON.stringify({
    resourceLogs: [{ resource: { attributes }, scopeLogs: [{ scope, logRecords: [] }] }],
  });
  return { start: whole.slice(0, -END.length), end: END };
}

/** The records in it end what is an array in an object in an array, twice. */
const END = ']}]}]}';

/** A record as text. */
export function otlpRecordText(outgoing: Outgoing): string {
  return JSON.stringify(otlpRecord(outgoing));
}
