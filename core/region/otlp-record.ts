import { type OtlpAttribute, otlpAttributes, otlpDay } from './otlp-value.ts';
import type { Outgoing } from './outbox-item.ts';

/** SeverityNumber INFO: an incident is told, it is no failure. */
const INFO = 9;

/** A log record of OTLP/JSON (opentelemetry-proto 1.5 and later, `LogRecord`). */
export interface OtlpRecord {
  timeUnixNano: string;
  severityNumber: number;
  eventName: string;
  attributes: OtlpAttribute[];
}

/**
 * An entry as a log record. Its time is its day's midnight and all that is said of the day, and when it was observed is
 * not said; its fields are named one by one: what is not named here cannot leave.
 */
export function otlpRecord({ uid, day, what }: Outgoing): OtlpRecord {
  return {
    timeUnixNano: otlpDay(day),
    severityNumber: INFO,
    eventName: `dezhurny.${what.kind}`,
    attributes: otlpAttributes({ 'log.record.uid': uid, ...fieldsOf(what) }),
  };
}

type Fields = Record<`dezhurny.${string}`, string | number | null>;

function fieldsOf(what: Outgoing['what']): Fields {
  switch (what.kind) {
    case 'incident':
      return {
        'dezhurny.lesson': what.lesson,
        'dezhurny.hour': what.hour,
        'dezhurny.system': what.system,
        'dezhurny.item': what.item,
        'dezhurny.surface': what.surface,
        'dezhurny.mode': what.mode,
        'dezhurny.reason': what.reason,
        'dezhurny.noticed': what.noticed,
        'dezhurny.pack': what.pack,
      };
    case 'outcome':
      return { 'dezhurny.incident': what.incident, 'dezhurny.outcome': what.outcome };
    case 'exemption':
      return {
        'dezhurny.lesson': what.lesson,
        'dezhurny.hour': what.hour,
        'dezhurny.scope': what.scope,
        'dezhurny.reason': what.reason,
      };
    case 'gap':
      return { 'dezhurny.cause': what.cause, 'dezhurny.missing': what.missing };
    case 'note':
      return { 'dezhurny.cause': what.cause };
    case 'absence':
      return {
        'dezhurny.lesson': what.lesson,
        'dezhurny.untilDay': what.untilDay,
        'dezhurny.untilLesson': what.untilLesson,
        'dezhurny.lessons': what.lessons,
      };
    case 'seal':
      return { 'dezhurny.count': what.count, 'dezhurny.lessons': what.lessons };
  }
}
