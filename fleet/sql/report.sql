-- Views that may leave the region's database: totals by month. Run after entries.sql.
-- A number based on too few PCs is suppressed (NULL). Further numbers are suppressed (secondary suppression) until a
-- suppressed number cannot be computed from the total.

-- The days of PCs whose single entries may be forged (a school's token is readable on its PCs): more incidents than minutes, as
-- for sums; more than 30 lessons, a lesson or an hour that no timetable has, or two seals. The reports leave these days out.
CREATE VIEW IF NOT EXISTS dezhurny.implausible_days
DEFINER = dezhurny_views SQL SECURITY DEFINER
AS SELECT day, day_id
FROM dezhurny.entries FINAL
WHERE kind IN ('incident', 'seal')
GROUP BY day, day_id
HAVING countIf(kind = 'incident') > if(max(lessons) = 0, 600, 45 * max(lessons))
    OR max(lessons) > 30
    OR countIf(kind = 'incident' AND (lesson = 0 OR lesson > 30 OR hour > 23)) > 0
    OR countIf(kind = 'seal') > 1;

-- Only months that ended at least two weeks ago, when late entries are in: the difference between two views of a growing
-- month would reveal a single day. Days of one PC cannot be linked, so the PCs of a month are the PCs of its busiest
-- day: a lower bound.
CREATE VIEW IF NOT EXISTS dezhurny.report_lines
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
        -- Sums of days: their counts, and the site of their incidents.
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
        -- GROUPING SETS: each value of a line, and the whole line.
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

-- Whole months: incidents, a lower bound of the PCs with an incident, covered lessons. A sum counts as its entries and its
-- seal.
CREATE VIEW IF NOT EXISTS dezhurny.report_months
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

-- Which schools have fallen silent: the PCs heard on the last school day against the median of the ten school days before on
-- which the school was heard. It counts PCs, never incidents. A PC has another id on each day, so none can be followed.
-- `implausible` counts the PC-days of 60 days that the other views leave out.
-- A school day is a day on which a third of the schools were heard. A PC tells of a day when it is next switched on, so the
-- last school day is always before today.
CREATE VIEW IF NOT EXISTS dezhurny.report_sites
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
    -- The newest version of at least 16 PCs: a forged one would make all others old.
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

-- Incidents and covered lessons of each school by month, so that a school can compare itself. Incidents are those of the line
-- `site`, suppressed as there; lessons of fewer PCs than the threshold are suppressed too.
CREATE VIEW IF NOT EXISTS dezhurny.report_schools
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
