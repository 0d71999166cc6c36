-- One row for each group, place in the sampling design, and row of answers.
-- Save the result as CSV with its header, then: skm index --aggregate FILE
-- skm:unusableWeights must be 0: weights blank, negative or too large are refused.
SELECT
  COALESCE(CAST(t."tahun" AS VARCHAR), '') AS "tahun",
  COALESCE(CAST(t."Unit Layanan" AS VARCHAR), '') AS "Unit Layanan",
  COALESCE(CAST(t."kec" AS VARCHAR), '') AS "skm:stratum:kec",
  COALESCE(CAST(t."desa" AS VARCHAR), '') AS "skm:psu:desa",
  COALESCE(CAST(CAST(t."N" AS DOUBLE) AS VARCHAR), '') AS "skm:population:N",
  COUNT(*) AS "skm:respondents",
  COUNT(CASE WHEN CAST(t."w" AS DOUBLE) > 0 THEN 1 END) AS "skm:positiveWeights",
  COALESCE(SUM(CAST(t."w" AS DOUBLE)), 0) AS "skm:sumOfWeights:w",
  COALESCE(SUM(CAST(t."w" AS DOUBLE) * CAST(t."w" AS DOUBLE)), 0) AS "skm:sumOfSquaredWeights",
  COUNT(CASE
    WHEN (CAST(t."w" AS DOUBLE) = 0 OR CAST(t."w" AS DOUBLE) BETWEEN 1e-9 AND 1e12)
    THEN NULL ELSE 1 END) AS "skm:unusableWeights",
  COALESCE(CAST(t."u1" AS VARCHAR), '') AS "u1",
  COALESCE(CAST(t."u2" AS VARCHAR), '') AS "u2",
  COALESCE(CAST(t."u3" AS VARCHAR), '') AS "u3",
  COALESCE(CAST(t."Mutu ""akhir""" AS VARCHAR), '') AS "Mutu ""akhir"""
FROM "survei"."jawaban" AS t
GROUP BY
  t."tahun",
  t."Unit Layanan",
  t."kec",
  t."desa",
  t."N",
  t."u1",
  t."u2",
  t."u3",
  t."Mutu ""akhir""";
