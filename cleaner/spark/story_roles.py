"""Which articles belong to which story, in which role: `reprints.clusters.cluster` in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

JOINED, EXCERPT, CARRIER, VERDICT = 0, 1, 2, 3
"""What a row tells of a story, in the order in which its rows come to the builder."""

_ROLES = f"""
WITH excerpts AS (
    SELECT
        CASE WHEN v.shorter = 'left' THEN v.one ELSE v.two END AS node,
        CASE WHEN v.shorter = 'left' THEN v.two ELSE v.one END AS host
    FROM {{verdicts}} v
    WHERE v.relation = 'excerpt'
),
rooted AS (
    SELECT
        e.node,
        e.host,
        coalesce(n.root, e.node) AS root,
        coalesce(h.root, e.host) AS home
    FROM excerpts e
    LEFT JOIN {{roots}} n ON n.node = e.node
    LEFT JOIN {{roots}} h ON h.node = e.host
),
abroad AS (
    SELECT node, host, root, home FROM rooted WHERE root <> home
),
hosts AS (
    SELECT host, count(DISTINCT root) AS carried FROM abroad GROUP BY host
),
listed AS (
    SELECT a.node, min(a.home) AS root
    FROM abroad a
    JOIN hosts h ON h.host = a.host
    WHERE h.carried = 1
    GROUP BY a.node
    HAVING count(DISTINCT a.home) = 1
)
SELECT node, root, {EXCERPT} AS role FROM listed
UNION ALL
SELECT DISTINCT a.host AS node, a.root, {CARRIER} AS role
FROM abroad a
JOIN hosts h ON h.host = a.host
WHERE h.carried > 1
"""  # noqa: S608 - whole numbers of ours


def find_roles(verdicts: DataFrame, roots: DataFrame) -> DataFrame:
    """Return the texts that a component lists though they do not belong to it: node, root, role.

    Args:
        verdicts: one, two, relation, shorter.
        roots: node, root; a text that is not in it is alone.
    """
    return verdicts.sparkSession.sql(_ROLES, verdicts=verdicts, roots=roots)


def gather(entries: DataFrame, roots: DataFrame, roles: DataFrame) -> DataFrame:
    """Return the articles of each component that may be a cluster, with `root`, `role`, `listed`.

    Components of one article that list nothing else are left away.
    """
    spark = entries.sparkSession
    own = spark.sql(
        f"""
        SELECT coalesce(r.root, e.node) AS root, {JOINED} AS role, e.*
        FROM {{entries}} e
        LEFT JOIN {{roots}} r ON r.node = e.node
        """,  # noqa: S608 - whole numbers of ours
        entries=entries,
        roots=roots,
    )
    return spark.sql(
        f"""
        WITH several AS (
            SELECT root FROM {{own}} GROUP BY root HAVING count(*) > 1
            UNION
            SELECT root FROM {{roles}}
        ),
        listed AS (
            SELECT node FROM {{roles}} WHERE role = {EXCERPT}
        )
        SELECT o.*, l.node IS NOT NULL AS listed
        FROM {{own}} o
        JOIN several s ON s.root = o.root
        LEFT JOIN listed l ON l.node = o.node
        UNION ALL
        SELECT r.root, r.role, e.*, false AS listed
        FROM {{roles}} r
        JOIN {{entries}} e ON e.node = r.node
        """,  # noqa: S608 - whole numbers of ours
        own=own,
        roles=roles,
        entries=entries,
    )
