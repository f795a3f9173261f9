import { isObject } from '../encoding/is-object.ts';
/** What a response of the engine means for the entries of the request. */
export type EngineResponse =
  | { kind: 'acknowledged' }
  /** 200, but `rejected` entries were not stored and must not be sent again. */
  | { kind: 'partial'; rejected: number }
  /** Try again. `retryAfter` is the pause the engine asks for, ms; `null` when it asks for none. */
  | { kind: 'retry'; retryAfter: number | null }
  /** 413. */
  | { kind: 'too-large' }
  /** 400: at least one entry is invalid. */
  | { kind: 'refused' }
  /** 401 or 403: the token is not valid for this address. */
  | { kind: 'denied' }
  /** 200 with a body that is not OTLP, such as the page of a captive portal. */
  | { kind: 'foreign' };

/** Longest `Retry-After` that is honoured, ms: one day. A faulty header must not stop a PC for longer. */
export const maxRetryAfterMs = 24 * 60 * 60 * 1000;

/**
 * Read a response by the rules of OTLP/HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp-response). Treat unknown
 * statuses as retryable: a faulty proxy must not lose entries.
 * @param retryAfter the header `Retry-After` as received
 * @param text the body, possibly truncated
 */
export function readResponse(status: number, retryAfter: string | null, text: string, now: Date): EngineResponse {
  if (status === 200) return readSuccess(text);
  // Loki's OTLP endpoint (https://grafana.com/docs/loki/latest/reference/loki-http-api/).
  if (status === 204) return { kind: 'acknowledged' };
  if (status === 400) return { kind: 'refused' };
  if (status === 401 || status === 403) return { kind: 'denied' };
  if (status === 413) return { kind: 'too-large' };
  return { kind: 'retry', retryAfter: readRetryAfter(retryAfter, now) };
}

/**
 * Read the header `Retry-After`, seconds or an HTTP date, as ms from now
 * (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3).
 * @returns `null` when it is missing or malformed
 */
export function readRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  const wait = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : readHttpDate(text) - now.getTime();
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), maxRetryAfterMs);
}

/** Accept only IMF-fixdate: `Date.parse` alone would accept almost any text. */
function readHttpDate(text: string): number {
  return /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}

/**
 * Read an ExportLogsServiceResponse: an object that is empty or has `partialSuccess`
 * (https://opentelemetry.io/docs/specs/otlp/#partial-success-1).
 */
function readSuccess(text: string): EngineResponse {
  const answer = parse(text);
  if (!isObject(answer)) return { kind: 'foreign' };
  const { partialSuccess } = answer;
  if (partialSuccess === undefined || partialSuccess === null) {
    return { kind: Object.keys(answer).some((key) => key !== 'partialSuccess') ? 'foreign' : 'acknowledged' };
  }
  if (!isObject(partialSuccess)) return { kind: 'foreign' };
  const rejected = Number(partialSuccess.rejectedLogRecords ?? 0);
  return rejected > 0 ? { kind: 'partial', rejected } : { kind: 'acknowledged' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
