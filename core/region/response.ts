/** What an engine's answer means for the entries of a request. */
export type RegionAnswer =
  | { kind: 'acknowledged' }
  /** Taken but for so many, which are not to be sent again (OTLP 1.5, “Partial Success”). */
  | { kind: 'partial'; rejected: number }
  /** Later. `after` is what the engine asks for, ms; `null` when it asks for nothing. */
  | { kind: 'later'; after: number | null }
  /** 413: too much at once. */
  | { kind: 'halve' }
  /** 400: one of the entries is bad. */
  | { kind: 'refused' }
  /** The token is not, or no longer, good for this address. */
  | { kind: 'denied' }
  /** A success that no engine gave: a captive portal's page. */
  | { kind: 'foreign' };

/** The longest pause an engine may ask for, ms: a day. A faulty header must not silence a PC for good. */
export const longestAsked = 24 * 60 * 60 * 1000;

/**
 * Reads an answer. Statuses that OTLP does not name are taken for passing: nothing is given up for a fault of a proxy.
 * @param retryAfter the header as it came @param text the body, cut at what the reader reads at the most
 */
export function readAnswer(status: number, retryAfter: string | null, text: string, now: Date): RegionAnswer {
  if (status === 200) return readSuccess(text);
  // Loki says nothing more than that.
  if (status === 204) return { kind: 'acknowledged' };
  if (status === 400) return { kind: 'refused' };
  if (status === 401 || status === 403) return { kind: 'denied' };
  if (status === 413) return { kind: 'halve' };
  return { kind: 'later', after: readRetryAfter(retryAfter, now) };
}

/**
 * The header `Retry-After` in ms from now: seconds or an HTTP date (RFC 9110, 10.2.3).
 * @returns `null` when there is none or it is neither
 */
export function readRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  const wait = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : readHttpDate(text) - now.getTime();
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), longestAsked);
}

/** Only the form with a weekday and GMT: `Date.parse` would make a date of almost anything. */
function readHttpDate(text: string): number {
  return /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}

/** An ExportLogsServiceResponse: an object that is empty or has `partialSuccess`. */
function readSuccess(text: string): RegionAnswer {
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
