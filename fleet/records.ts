import * as z from 'zod';

/** Maximum number of entries in a request. */
const maxRecords = 500;

const intValue = z.union([z.string().regex(/^-?\d{1,15}$/), z.int()]);
const value = z.object({ stringValue: z.string().max(128).optional(), intValue: intValue.optional() });
const attributes = z.array(z.object({ key: z.string().max(64), value })).max(96);
const uuid = z.uuid();
const site = z.string().regex(/^[a-z0-9-]{2,32}$/);

const requestSchema = z.object({
  resourceLogs: z
    .array(
      z.object({
        resource: z.object({ attributes }),
        scopeLogs: z.array(
          z.object({
            scope: z.optional(z.object({ version: z.optional(z.string().max(32)) })),
            logRecords: z.array(
              z.object({
                timeUnixNano: z.string().regex(/^\d{18,19}$/),
                severityNumber: z.optional(z.int()),
                eventName: z.string().regex(/^dezhurny\.[a-z]{3,16}$/),
                attributes,
              }),
            ),
          }),
        ),
      }),
    )
    .max(1),
});

type Attributes = z.infer<typeof attributes>;

/** A request is not a valid log of entries. The message quotes nothing of its contents. */
export class BadRecords extends Error {}

/**
 * Convert a request to rows of the table `dezhurny.otel_logs`, as the ClickHouse exporter of the Collector inserts them
 * (https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/clickhouseexporter).
 * @param body parsed JSON of an OTLP ExportLogsServiceRequest
 * @returns rows in JSONEachRow
 * @throws BadRecords
 */
export function rowsOf(body: unknown): string[] {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) throw new BadRecords(`not a log of entries: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  const rows = parsed.data.resourceLogs.flatMap(({ resource, scopeLogs }) => {
    const source = mapOf(resource.attributes);
    if (!site.safeParse(source['dezhurny.site']).success) throw new BadRecords('no site code');
    if (!uuid.safeParse(source['dezhurny.day.id']).success) throw new BadRecords('no day id');
    return scopeLogs.flatMap(({ scope, logRecords }) =>
      logRecords.map((record) => rowOf(source, record, scope?.version ?? '')),
    );
  });
  if (rows.length > maxRecords) throw new BadRecords(`more than ${maxRecords} entries`);
  return rows;
}

interface LogRecord {
  timeUnixNano: string;
  severityNumber?: number | undefined;
  eventName: string;
  attributes: Attributes;
}

function rowOf(source: { [key: string]: string }, record: LogRecord, version: string): string {
  const log = mapOf(record.attributes);
  if (!uuid.safeParse(log['log.record.uid']).success) throw new BadRecords('an entry without its id');
  return JSON.stringify({
    Timestamp: dayOf(record.timeUnixNano),
    SeverityNumber: record.severityNumber ?? 0,
    ServiceName: source['service.name'] ?? '',
    ResourceAttributes: source,
    ScopeVersion: version,
    LogAttributes: log,
    EventName: record.eventName,
  });
}

/** Return the day at midnight. The extension sends midnight; a finer time is dropped. */
const dayOf = (nanoseconds: string): string =>
  `${new Date(Number(nanoseconds.slice(0, -6))).toISOString().slice(0, 10)} 00:00:00`;

function mapOf(list: Attributes): { [key: string]: string } {
  return Object.fromEntries(list.map(({ key, value }) => [key, textOf(value)]));
}

function textOf({ stringValue, intValue }: Attributes[number]['value']): string {
  const given = stringValue ?? intValue;
  if (given === undefined) throw new BadRecords('a value that is neither text nor number');
  return `${given}`;
}
