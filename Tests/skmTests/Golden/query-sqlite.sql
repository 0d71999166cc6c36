-- One row for each group, place in the sampling design, and row of answers.
-- Save the result as CSV with its header, then: skm index --aggregate FILE
-- skm:unusableWeights must be 0: weights blank, negative or too large are refused.
SELECT
  COALESCE(CAST(t."tahun" AS TEXT), '') AS "tahun",
  COALESCE(CAST(t."Unit Layanan" AS TEXT), '') AS "Unit Layanan",
  COALESCE(CAST(t."kec" AS TEXT), '') AS "skm:stratum:kec",
  COALESCE(CAST(t."desa" AS TEXT), '') AS "skm:psu:desa",
  COALESCE(CAST(CAST(t."N" AS REAL) AS TEXT), '') AS "skm:population:N",
  COUNT(*) AS "skm:respondents",
  COUNT(CASE WHEN CAST(t."w" AS REAL) > 0 THEN 1 END) AS "skm:positiveWeights",
  printf('%!.17g', TOTAL(CAST(t."w" AS REAL))) AS "skm:sumOfWeights:w",
  printf('%!.17g', TOTAL(CAST(t."w" AS REAL) * CAST(t."w" AS REAL))) AS "skm:sumOfSquaredWeights",
  COUNT(CASE
    WHEN (CAST(t."w" AS REAL) = 0 OR CAST(t."w" AS REAL) BETWEEN 1e-9 AND 1e12)
      AND (typeof(t."w") <> 'text' OR t."w" GLOB '*[0-9]*' AND t."w" NOT GLOB '*[^-+.0-9eE]*')
    THEN NULL ELSE 1 END) AS "skm:unusableWeights",
  COALESCE(CAST(t."u1" AS TEXT), '') AS "u1",
  COALESCE(CAST(t."u2" AS TEXT), '') AS "u2",
  COALESCE(CAST(t."u3" AS TEXT), '') AS "u3",
  COALESCE(CAST(t."Mutu ""akhir""" AS TEXT), '') AS "Mutu ""akhir"""
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
