-- Tables of a region on one server. An administrator runs this file; it may be run again.
-- The variant for a cluster, cluster.sql, is generated from this file:
-- npm run fleet -- cluster

CREATE DATABASE IF NOT EXISTS dezhurny;

-- One row per entry. The sorting key is the same in every retry: day, random id of the PC's day, random id of the entry.
-- A resent entry is therefore one row with FINAL, even if the policy changed site or place in between:
-- https://clickhouse.com/docs/en/engines/table-engines/mergetree-family/replacingmergetree
-- There is no arrival time: it would link the days of a PC that sends a whole week at once.
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
    item LowCardinality(String) CODEC(ZSTD(1)),
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
-- An entry is on disk before it is acknowledged, as the PC does not send it again.
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- One row per PC and day, from PCs that send sums: counts in place of entries. A resent row replaces the first.
-- The token of a school is readable on its PCs, so a row may be forged. No honest PC has more incidents than minutes (45 a
-- covered lesson, 600 where lessons are not counted), more than 30 lessons a day, or parts that do not add up: the views
-- leave such a row out, and report_sites counts it.
CREATE TABLE IF NOT EXISTS dezhurny.day_sums
(
    day Date CODEC(ZSTD(1)),
    day_id UUID CODEC(NONE),
    site LowCardinality(String) CODEC(ZSTD(1)),
    version LowCardinality(String) CODEC(ZSTD(1)),
    self_check LowCardinality(String) CODEC(ZSTD(1)),
    incidents UInt32 CODEC(ZSTD(1)),
    lessons UInt16 CODEC(ZSTD(1)),
    exemptions UInt32 CODEC(ZSTD(1)),
    missing UInt32 CODEC(ZSTD(1)),
    counts Map(LowCardinality(String), UInt32) CODEC(ZSTD(1)),
    plausible Bool ALIAS lessons <= 30
        AND incidents <= if(lessons = 0, 600, 45 * lessons)
        AND arraySum(mapValues(mapFilter((k, v) -> startsWith(k, 'system.'), counts))) = incidents
        AND arraySum(mapValues(mapFilter((k, v) -> startsWith(k, 'surface.'), counts))) = incidents
        AND arraySum(mapValues(mapFilter((k, v) -> startsWith(k, 'when.'), counts))) = incidents
        AND arraySum(mapValues(mapFilter((k, v) -> startsWith(k, 'outcome.'), counts))) <= incidents
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, day_id)
TTL day + INTERVAL 365 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Minimum number of PCs behind a shown number: the largest value in this table, at least 16. Raise it for all readers with
-- INSERT INTO dezhurny.thresholds VALUES (20). Readers cannot choose it: combining the results of two thresholds would
-- reveal more than either.
CREATE TABLE IF NOT EXISTS dezhurny.thresholds
(
    fewest UInt16
)
ENGINE = ReplacingMergeTree
ORDER BY fewest;

-- Columns of the ClickHouse exporter of the OpenTelemetry Collector (create_schema: false). ENGINE = Null stores nothing.
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

-- Copies known fields only. Invalid records are dropped here: a refused insert would be retried by the Collector and block
-- the records behind it.
CREATE MATERIALIZED VIEW IF NOT EXISTS dezhurny.take_entries TO dezhurny.entries
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH
    LogAttributes AS log,
    -- A Collector that starts while the engine is away does not learn of the column EventName and leaves it out until its
    -- next start (detectSchemaFeatures of the exporter), so an empty name is told by the attributes of each kind.
    multiIf(EventName != '', EventName,
            mapContains(log, 'dezhurny.incidents'), '',
            mapContains(log, 'dezhurny.surface'), 'dezhurny.incident',
            mapContains(log, 'dezhurny.outcome'), 'dezhurny.outcome',
            mapContains(log, 'dezhurny.arrived'), 'dezhurny.arrival',
            mapContains(log, 'dezhurny.incident'), 'dezhurny.mistake',
            mapContains(log, 'dezhurny.scope'), 'dezhurny.exemption',
            mapContains(log, 'dezhurny.untilDay'), 'dezhurny.absence',
            mapContains(log, 'dezhurny.missing'), 'dezhurny.gap',
            mapContains(log, 'dezhurny.cause'), 'dezhurny.note',
            mapContains(log, 'dezhurny.lessons'), 'dezhurny.seal', '') AS event
SELECT
    toDate(Timestamp, 'UTC') AS day,
    toUUIDOrZero(ResourceAttributes['dezhurny.day.id']) AS day_id,
    toUUIDOrZero(log['log.record.uid']) AS uid,
    ResourceAttributes['dezhurny.site'] AS site,
    left(ResourceAttributes['dezhurny.place'], 64) AS place,
    substring(event, 10) AS kind,
    toUInt8OrNull(log['dezhurny.lesson']) AS lesson,
    toUInt8OrNull(log['dezhurny.hour']) AS hour,
    log['dezhurny.system'] AS system,
    if(match(log['dezhurny.item'], '^[0-9]{1,2}([.][0-9]{1,2}){0,2}[а-я]?$'), log['dezhurny.item'], '') AS item,
    log['dezhurny.surface'] AS surface,
    log['dezhurny.mode'] AS mode,
    log['dezhurny.reason'] AS reason,
    log['dezhurny.noticed'] AS noticed,
    -- Whether the platform opened is stored as the outcome of its entry, so that a table made before needs no column.
    if(event = 'dezhurny.arrival', log['dezhurny.arrived'], log['dezhurny.outcome']) AS outcome,
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
  AND event IN ('dezhurny.incident', 'dezhurny.outcome', 'dezhurny.mistake', 'dezhurny.arrival', 'dezhurny.exemption',
                'dezhurny.gap', 'dezhurny.note', 'dezhurny.absence', 'dezhurny.seal')
  AND match(ResourceAttributes['dezhurny.site'], '^[a-z0-9-]{2,32}$')
  AND toUUIDOrNull(ResourceAttributes['dezhurny.day.id']) IS NOT NULL
  AND toUUIDOrNull(log['log.record.uid']) IS NOT NULL
  -- One partition per month: forged dates would create thousands. A day has begun somewhere (UTC+14) or is in the future;
  -- as nothing says when an entry came, a later look could not tell.
  AND Timestamp BETWEEN now() - INTERVAL 366 DAY AND now() + INTERVAL 14 HOUR;

-- Copies the sums of days. Keys of `counts` are `system.telegram`, `surface.client`, `outcome.closed`, `noticed.page` and
-- `when.3-4`: any other attribute is left out.
CREATE MATERIALIZED VIEW IF NOT EXISTS dezhurny.take_sums TO dezhurny.day_sums
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH
    LogAttributes AS log,
    mapFilter((k, v) -> match(k, '^dezhurny[.]by[.](system|surface|outcome|noticed|when)[.][a-z0-9-]{1,32}$'), log) AS by
SELECT
    toDate(Timestamp, 'UTC') AS day,
    toUUIDOrZero(ResourceAttributes['dezhurny.day.id']) AS day_id,
    ResourceAttributes['dezhurny.site'] AS site,
    if(match(ScopeVersion, '^[0-9.]{1,23}$'), ScopeVersion, '') AS version,
    if(ResourceAttributes['dezhurny.check'] IN ('passed', 'failed'), ResourceAttributes['dezhurny.check'], '') AS self_check,
    toUInt32OrZero(log['dezhurny.incidents']) AS incidents,
    toUInt16OrZero(log['dezhurny.lessons']) AS lessons,
    toUInt32OrZero(log['dezhurny.exemptions']) AS exemptions,
    toUInt32OrZero(log['dezhurny.missing']) AS missing,
    mapApply((k, v) -> (substring(k, 13), toUInt32OrZero(v)), by) AS counts
FROM dezhurny.otel_logs
WHERE ServiceName = 'dezhurny'
  -- The exporter may leave EventName out, see take_entries. Only sums have this attribute.
  AND EventName IN ('dezhurny.sum', '')
  AND mapContains(log, 'dezhurny.incidents')
  AND match(ResourceAttributes['dezhurny.site'], '^[a-z0-9-]{2,32}$')
  AND toUUIDOrNull(ResourceAttributes['dezhurny.day.id']) IS NOT NULL
  AND Timestamp BETWEEN now() - INTERVAL 366 DAY AND now() + INTERVAL 14 HOUR;
