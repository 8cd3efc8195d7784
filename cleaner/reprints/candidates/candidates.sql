-- Pairs of texts that share enough fingerprints to be compared.
--
-- Reads   fingerprints(doc, fp)  each row once; both BIGINT, fp a hash; those that only one text
--                                holds may be left out
--         sizes(doc, prints)     how many fingerprints each text has, with those
-- Gives   lo, hi, shared         lo < hi; shared: common fingerprints, those of popular ones that
--                                were looked at
--
-- Written in the subset that the embedded and the distributed engine share. The names in braces
-- are whole numbers, filled in before it runs (steps: those from 1 to neighbours, each a row):
--   holders     holders up to which a fingerprint pairs all of them
--   neighbours  how many central and how many next holders each holder of a popular one is paired with
--   share       a pair is compared that shares one of so many fingerprints of the text with fewer
--   least       but never with fewer shared ones than this
--   enough      and always with this many
WITH held AS (
    SELECT fp, count(*) AS holders
    FROM fingerprints
    GROUP BY fp
    HAVING count(*) > 1
),
rare AS (
    SELECT f.doc, f.fp
    FROM fingerprints f
    JOIN held h ON h.fp = f.fp
    WHERE h.holders <= {holders}
),
popular AS (
    SELECT f.doc, f.fp
    FROM fingerprints f
    JOIN held h ON h.fp = f.fp
    WHERE h.holders > {holders}
),
-- The longest texts that hold it come first: a property of each text alone, so that a further one
-- moves no other past its neighbours.
ranked AS (
    SELECT
        p.doc,
        p.fp,
        row_number() OVER (PARTITION BY p.fp ORDER BY s.prints DESC, p.doc) AS place
    FROM popular p
    JOIN sizes s ON s.doc = p.doc
),
steps AS (
    SELECT step
    FROM (VALUES {steps}) AS listed(step)
),
near AS (
    SELECT fp, doc, place, place + step AS other
    FROM ranked
    CROSS JOIN steps
),
hubs AS (
    SELECT fp, doc, place
    FROM ranked
    WHERE place <= {neighbours}
),
meetings AS (
    SELECT a.doc AS one, b.doc AS two
    FROM rare a
    JOIN rare b ON b.fp = a.fp AND a.doc < b.doc
    UNION ALL
    SELECT a.doc AS one, b.doc AS two
    FROM near a
    JOIN ranked b ON b.fp = a.fp AND b.place = a.other
    UNION ALL
    SELECT a.doc AS one, b.doc AS two
    FROM hubs a
    JOIN ranked b ON b.fp = a.fp AND b.place > a.place + {neighbours}
),
pairs AS (
    SELECT
        CASE WHEN one < two THEN one ELSE two END AS lo,
        CASE WHEN one < two THEN two ELSE one END AS hi,
        count(*) AS shared
    FROM meetings
    GROUP BY
        CASE WHEN one < two THEN one ELSE two END,
        CASE WHEN one < two THEN two ELSE one END
    HAVING count(*) >= {least}
)
SELECT p.lo, p.hi, p.shared
FROM pairs p
JOIN sizes s ON s.doc = p.lo
JOIN sizes t ON t.doc = p.hi
WHERE p.shared >= {enough}
   OR (p.shared * {share} >= s.prints OR p.shared * {share} >= t.prints)
