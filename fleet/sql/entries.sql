-- Entries of a region on one machine. Run once, by an administrator; the same file may be run again.
-- The cluster's variant, cluster.sql, is made of this file:
-- npm run fleet -- cluster

CREATE DATABASE IF NOT EXISTS dezhurny;

-- One row an entry. The key is what an entry keeps through every retry: its day, the PC's random id of that day, its own
-- random id. So a resent entry is one row, even when the site or the place was changed by policy in between.
-- There is no column of arrival: whoever sends a week at once would link that week's days.
CREATE TABLE IF NOT EXISTS dezhurny.entries
(
    day Date CODEC(ZSTD(1)),
    day_id UUID CODEC(ZSTD(1)),
    uid UUID CODEC(NONE),
    site LowCardinality(String) CODEC(ZSTD(1)),
    place LowCardinality(String) CODEC(ZSTD(1)),
    kind LowCardinality(String) CODEC(ZSTD(1)),
    lesson Nullable(UInt8) CODEC(ZSTD(1)),
    hour Nullable(UInt8) CODEC(ZSTD(1)),
    system LowCardinality(String) CODEC(ZSTD(1)),
    item UInt8 CODEC(ZSTD(1)),
    surface LowCardinality(String) CODEC(ZSTD(1)),
    mode LowCardinality(String) CODEC(ZSTD(1)),
    reason LowCardinality(String) CODEC(ZSTD(1)),
    noticed LowCardinality(String) CODEC(ZSTD(1)),
    outcome LowCardinality(String) CODEC(ZSTD(1)),
    incident UUID CODEC(ZSTD(1)),
    pack LowCardinality(String) CODEC(ZSTD(1)),
    scope LowCardinality(String) CODEC(ZSTD(1)),
    cause LowCardinality(String) CODEC(ZSTD(1)),
    missing UInt32 CODEC(ZSTD(1)),
    until_day Nullable(Date) CODEC(ZSTD(1)),
    until_lesson Nullable(UInt8) CODEC(ZSTD(1)),
    lessons UInt16 CODEC(ZSTD(1)),
    count UInt32 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, day_id, uid)
TTL day + INTERVAL 365 DAY
-- An acknowledged entry has left its PC, so it is on the disk before the acknowledgement.
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Below how many PCs no number is shown: the largest in here, and never below 16. The region raises it for all readers by
-- INSERT INTO dezhurny.thresholds VALUES (20). It is no argument of a reader: what two thresholds show, put together, is
-- more than either.
CREATE TABLE IF NOT EXISTS dezhurny.thresholds
(
    fewest UInt16
)
ENGINE = ReplacingMergeTree
ORDER BY fewest;

-- What the OpenTelemetry Collector's ClickHouse exporter inserts (its columns, create_schema: false). It stores nothing.
CREATE TABLE IF NOT EXISTS dezhurny.otel_logs
(
    Timestamp DateTime64(9, 'UTC'),
    TraceId String,
    SpanId String,
    TraceFlags UInt8,
    SeverityText LowCardinality(String),
    SeverityNumber UInt8,
    ServiceName LowCardinality(String),
    Body String,
    ResourceSchemaUrl LowCardinality(String),
    ResourceAttributes Map(LowCardinality(String), String),
    ScopeSchemaUrl LowCardinality(String),
    ScopeName String,
    ScopeVersion LowCardinality(String),
    ScopeAttributes Map(LowCardinality(String), String),
    LogAttributes Map(LowCardinality(String), String),
    EventName String
)
ENGINE = Null;

-- Takes from a record the fields that are known, and nothing else. A record that is no entry is left out here: were it
-- refused, the Collector would offer it again and again and hold up the ones behind it.
CREATE MATERIALIZED VIEW IF NOT EXISTS dezhurny.take_entries TO dezhurny.entries
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH LogAttributes AS log
SELECT
    toDate(Timestamp, 'UTC') AS day,
    toUUIDOrZero(ResourceAttributes['dezhurny.day.id']) AS day_id,
    toUUIDOrZero(log['log.record.uid']) AS uid,
    ResourceAttributes['dezhurny.site'] AS site,
    left(ResourceAttributes['dezhurny.place'], 64) AS place,
    substring(EventName, 10) AS kind,
    toUInt8OrNull(log['dezhurny.lesson']) AS lesson,
    toUInt8OrNull(log['dezhurny.hour']) AS hour,
    log['dezhurny.system'] AS system,
    toUInt8OrZero(log['dezhurny.item']) AS item,
    log['dezhurny.surface'] AS surface,
    log['dezhurny.mode'] AS mode,
    log['dezhurny.reason'] AS reason,
    log['dezhurny.noticed'] AS noticed,
    log['dezhurny.outcome'] AS outcome,
    toUUIDOrZero(log['dezhurny.incident']) AS incident,
    log['dezhurny.pack'] AS pack,
    log['dezhurny.scope'] AS scope,
    log['dezhurny.cause'] AS cause,
    toUInt32OrZero(log['dezhurny.missing']) AS missing,
    toDateOrNull(log['dezhurny.untilDay']) AS until_day,
    toUInt8OrNull(log['dezhurny.untilLesson']) AS until_lesson,
    toUInt16OrZero(log['dezhurny.lessons']) AS lessons,
    toUInt32OrZero(log['dezhurny.count']) AS count
FROM dezhurny.otel_logs
WHERE ServiceName = 'dezhurny'
  AND EventName IN ('dezhurny.incident', 'dezhurny.outcome', 'dezhurny.exemption', 'dezhurny.gap', 'dezhurny.note',
                    'dezhurny.absence', 'dezhurny.seal')
  AND match(ResourceAttributes['dezhurny.site'], '^[a-z0-9-]{2,32}$')
  AND toUUIDOrNull(ResourceAttributes['dezhurny.day.id']) IS NOT NULL
  AND toUUIDOrNull(log['log.record.uid']) IS NOT NULL
  -- A partition is a month: dates made up by a stranger would make thousands.
  AND Timestamp BETWEEN now() - INTERVAL 366 DAY AND now() + INTERVAL 2 DAY;
