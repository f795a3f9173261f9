-- Tables and views of a cluster in which every replica holds all data. Generated from entries.sql and report.sql by
-- npm run fleet -- cluster. The comments are in those files.

CREATE DATABASE IF NOT EXISTS dezhurny ON CLUSTER '{cluster}';

CREATE TABLE IF NOT EXISTS dezhurny.entries ON CLUSTER '{cluster}'
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
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}')
PARTITION BY toYYYYMM(day)
ORDER BY (day, day_id, uid)
TTL day + INTERVAL 365 DAY

SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS dezhurny.day_sums ON CLUSTER '{cluster}'
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
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}')
PARTITION BY toYYYYMM(day)
ORDER BY (day, day_id)
TTL day + INTERVAL 365 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS dezhurny.thresholds ON CLUSTER '{cluster}'
(
    fewest UInt16
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}')
ORDER BY fewest;

CREATE TABLE IF NOT EXISTS dezhurny.otel_logs ON CLUSTER '{cluster}'
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

CREATE MATERIALIZED VIEW IF NOT EXISTS dezhurny.take_entries ON CLUSTER '{cluster}' TO dezhurny.entries
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH
    LogAttributes AS log,


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


  AND Timestamp BETWEEN now() - INTERVAL 366 DAY AND now() + INTERVAL 14 HOUR;

CREATE MATERIALIZED VIEW IF NOT EXISTS dezhurny.take_sums ON CLUSTER '{cluster}' TO dezhurny.day_sums
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

  AND EventName IN ('dezhurny.sum', '')
  AND mapContains(log, 'dezhurny.incidents')
  AND match(ResourceAttributes['dezhurny.site'], '^[a-z0-9-]{2,32}$')
  AND toUUIDOrNull(ResourceAttributes['dezhurny.day.id']) IS NOT NULL
  AND Timestamp BETWEEN now() - INTERVAL 366 DAY AND now() + INTERVAL 14 HOUR;

CREATE VIEW IF NOT EXISTS dezhurny.implausible_days ON CLUSTER '{cluster}'
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS SELECT day, day_id
FROM dezhurny.entries FINAL
WHERE kind IN ('incident', 'seal')
GROUP BY day, day_id
HAVING countIf(kind = 'incident') > if(max(lessons) = 0, 600, 45 * max(lessons))
    OR max(lessons) > 30
    OR countIf(kind = 'incident' AND (lesson = 0 OR lesson > 30 OR hour > 23)) > 0
    OR countIf(kind = 'seal') > 1;

CREATE VIEW IF NOT EXISTS dezhurny.report_lines ON CLUSTER '{cluster}'
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH
    greatest(16, (SELECT max(thresholds.fewest) FROM dezhurny.thresholds)) AS fewest,
    facts AS
    (
        SELECT toStartOfMonth(day) AS month, day, day_id, fact.1 AS line, fact.2 AS value, 1 AS number
        FROM dezhurny.entries FINAL
        ARRAY JOIN multiIf(
            kind = 'incident',
            [
                ('system', toString(system)), ('site', toString(site)), ('surface', toString(surface)),
                ('mode', toString(mode)), ('reason', toString(reason)), ('noticed', toString(noticed)),
                ('when', coalesce(toString(lesson), concat(toString(hour), ':00'), ''))
            ],
            kind = 'outcome',
            [('outcome', toString(outcome))],
            []
        ) AS fact
        WHERE day < toStartOfMonth(today() - 14)
          AND (day, day_id) NOT IN (SELECT day, day_id FROM dezhurny.implausible_days)
        UNION ALL

        SELECT
            toStartOfMonth(day) AS month, day, day_id,
            splitByChar('.', count.1)[1] AS line, splitByChar('.', count.1)[2] AS value, count.2 AS number
        FROM dezhurny.day_sums FINAL
        ARRAY JOIN arrayConcat(
            CAST(counts, 'Array(Tuple(String, UInt32))'), [(concat('site.', site), incidents)]
        ) AS count
        WHERE day < toStartOfMonth(today() - 14) AND number > 0 AND plausible
    ),
    days AS
    (

        SELECT month, day, line, value, grouping(value) = 1 AS whole, sum(number) AS incidents, uniqExact(day_id) AS pcs
        FROM facts
        GROUP BY GROUPING SETS ((month, day, line, value), (month, day, line))
    ),
    months AS
    (
        SELECT month, line, value, whole, sum(days.incidents) AS incidents, max(days.pcs) AS pcs
        FROM days
        GROUP BY month, line, value, whole
    ),
    cells AS
    (
        SELECT
            month, line, value, whole, incidents, pcs < fewest AS small,
            maxIf(incidents, whole) OVER line_of AS total,
            maxIf(pcs, whole) OVER line_of AS total_pcs,
            countIf(small AND NOT whole) OVER line_of AS smalls,
            sumIf(incidents, small AND NOT whole) OVER line_of AS small_sum,
            countIf(NOT small AND NOT whole) OVER lesser AS spares,
            sumIf(incidents, NOT small AND NOT whole) OVER lesser AS spare_sum
        FROM months
        WINDOW
            line_of AS (PARTITION BY month, line),
            lesser AS (PARTITION BY month, line ORDER BY incidents, value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    )
SELECT
    month,
    line,
    value,
    if(
        small OR total_pcs < fewest OR (smalls > 0 AND (smalls + spares < 2 OR small_sum + spare_sum < fewest)),
        NULL,
        incidents
    ) AS incidents,
    if(total_pcs < fewest, NULL, total) AS total
FROM cells
WHERE NOT whole;

CREATE VIEW IF NOT EXISTS dezhurny.report_months ON CLUSTER '{cluster}'
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH
    greatest(16, (SELECT max(thresholds.fewest) FROM dezhurny.thresholds)) AS fewest,
    facts AS
    (
        SELECT day, day_id, toUInt32(kind = 'incident') AS incidents, kind = 'seal' AS closed, lessons
        FROM dezhurny.entries FINAL
        WHERE kind IN ('incident', 'seal')
          AND (day, day_id) NOT IN (SELECT day, day_id FROM dezhurny.implausible_days)
        UNION ALL
        SELECT day, day_id, incidents, 1 AS closed, lessons
        FROM dezhurny.day_sums FINAL
        WHERE plausible
    ),
    days AS
    (
        SELECT
            toStartOfMonth(day) AS month,
            sum(facts.incidents) AS incidents,
            uniqExactIf(day_id, facts.incidents > 0) AS pcs,
            sumIf(lessons, closed) AS watched,
            uniqExactIf(day_id, closed) AS watching
        FROM facts
        WHERE day < toStartOfMonth(today() - 14)
        GROUP BY day
    )
SELECT
    month,
    if(max(pcs) BETWEEN 1 AND fewest - 1, NULL, sum(days.incidents)) AS incidents,
    if(max(pcs) BETWEEN 1 AND fewest - 1, NULL, max(pcs)) AS pcs_at_least,
    if(max(watching) BETWEEN 1 AND fewest - 1, NULL, sum(watched)) AS watched_lessons,
    if(max(watching) BETWEEN 1 AND fewest - 1, NULL, max(watching)) AS watching_at_least
FROM days
GROUP BY month;

CREATE VIEW IF NOT EXISTS dezhurny.report_sites ON CLUSTER '{cluster}'
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH
    told AS
    (
        SELECT day, site, day_id, version, self_check, plausible
        FROM dezhurny.day_sums FINAL
        WHERE day >= today() - 60 AND day < today()
        UNION ALL
        SELECT DISTINCT
            day, site, day_id, '' AS version, '' AS self_check,
            (day, day_id) NOT IN (SELECT day, day_id FROM dezhurny.implausible_days) AS plausible
        FROM dezhurny.entries
        WHERE day >= today() - 60 AND day < today()
    ),

    (
        SELECT max(numbers) FROM
        (
            SELECT arrayMap(part -> toUInt32OrZero(part), splitByChar('.', version)) AS numbers
            FROM told WHERE version != '' GROUP BY version HAVING uniqExact(day_id) >= 16
        )
    ) AS newest,
    heard AS
    (
        SELECT
            day, site, uniqExact(day_id) AS pcs,
            uniqExactIf(day_id, version != '') AS versions,
            uniqExactIf(day_id, version != ''
                AND arrayMap(part -> toUInt32OrZero(part), splitByChar('.', version)) < newest) AS old,
            uniqExactIf(day_id, self_check != '') AS checks,
            uniqExactIf(day_id, self_check = 'failed') AS failed,
            uniqExactIf(day_id, NOT plausible) AS strange
        FROM told
        GROUP BY day, site
    ),
    (
        SELECT groupArray(day) FROM
        (SELECT day FROM heard GROUP BY day HAVING 3 * count() >= (SELECT uniqExact(site) FROM heard))
    ) AS school_days,
    arrayMax(school_days) AS last_day
SELECT
    site,
    max(heard.day) AS last_heard,
    arrayCount(day -> day > last_heard, school_days) AS silent_days,
    last_day AS day,
    sumIf(heard.pcs, heard.day = last_day) AS pcs,
    arrayReduce('medianExactLow', arrayMap(one -> one.2, arraySlice(arrayReverseSort(
        groupArrayIf((heard.day, heard.pcs), heard.day < last_day AND has(school_days, heard.day))), 1, 10))) AS usual_pcs,
    if(sumIf(versions, heard.day = last_heard_day) = 0, NULL,
        round(100 * sumIf(old, heard.day = last_heard_day) / sumIf(versions, heard.day = last_heard_day))) AS old_percent,
    if(sumIf(checks, heard.day = last_heard_day) = 0, NULL,
        round(100 * sumIf(failed, heard.day = last_heard_day) / sumIf(checks, heard.day = last_heard_day))) AS failed_percent,
    sum(strange) AS implausible
FROM (SELECT *, max(day) OVER (PARTITION BY site) AS last_heard_day FROM heard) AS heard
GROUP BY site;

CREATE VIEW IF NOT EXISTS dezhurny.report_schools ON CLUSTER '{cluster}'
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS WITH
    greatest(16, (SELECT max(thresholds.fewest) FROM dezhurny.thresholds)) AS fewest,
    closed AS
    (
        SELECT day, day_id, site, lessons
        FROM dezhurny.entries FINAL
        WHERE kind = 'seal' AND (day, day_id) NOT IN (SELECT day, day_id FROM dezhurny.implausible_days)
        UNION ALL
        SELECT day, day_id, site, lessons FROM dezhurny.day_sums FINAL WHERE plausible
    ),
    days AS
    (
        SELECT toStartOfMonth(day) AS month, site, sum(closed.lessons) AS lessons, uniqExact(day_id) AS pcs
        FROM closed
        WHERE day < toStartOfMonth(today() - 14)
        GROUP BY day, site
    ),
    watched AS
    (
        SELECT month, site, if(max(pcs) < fewest, NULL, sum(days.lessons)) AS watched_lessons
        FROM days
        GROUP BY month, site
    ),
    cells AS (SELECT month, value AS site, incidents, 1 AS known FROM dezhurny.report_lines WHERE line = 'site')
SELECT
    watched.month AS month,
    watched.site AS site,
    if(watched_lessons IS NULL, NULL, if(cells.known = 1, cells.incidents, 0)) AS incidents,
    watched_lessons
FROM watched
LEFT JOIN cells ON watched.month = cells.month AND watched.site = cells.site;
