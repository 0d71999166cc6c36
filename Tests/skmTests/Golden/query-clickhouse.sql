-- One row for each group, place in the sampling design, and row of answers.
-- Save the result as CSV with its header, then: skm index --aggregate FILE
-- skm:unusableWeights must be 0: weights blank, negative or too large are refused.
SELECT
  COALESCE(toString(t.`tahun`), '') AS `tahun`,
  COALESCE(toString(t.`Unit Layanan`), '') AS `Unit Layanan`,
  COALESCE(toString(t.`kec`), '') AS `skm:stratum:kec`,
  COALESCE(toString(t.`desa`), '') AS `skm:psu:desa`,
  COALESCE(toString(toFloat64(t.`N`)), '') AS `skm:population:N`,
  COUNT(*) AS `skm:respondents`,
  COUNT(CASE WHEN toFloat64(t.`w`) > 0 THEN 1 END) AS `skm:positiveWeights`,
  COALESCE(SUM(toFloat64(t.`w`)), 0) AS `skm:sumOfWeights:w`,
  COALESCE(SUM(toFloat64(t.`w`) * toFloat64(t.`w`)), 0) AS `skm:sumOfSquaredWeights`,
  COUNT(CASE
    WHEN (toFloat64(t.`w`) = 0 OR toFloat64(t.`w`) BETWEEN 1e-9 AND 1e12)
    THEN NULL ELSE 1 END) AS `skm:unusableWeights`,
  COALESCE(toString(t.`u1`), '') AS `u1`,
  COALESCE(toString(t.`u2`), '') AS `u2`,
  COALESCE(toString(t.`u3`), '') AS `u3`,
  COALESCE(toString(t.`Mutu "akhir"`), '') AS `Mutu "akhir"`
FROM `survei`.`jawaban` AS t
GROUP BY
  t.`tahun`,
  t.`Unit Layanan`,
  t.`kec`,
  t.`desa`,
  t.`N`,
  t.`u1`,
  t.`u2`,
  t.`u3`,
  t.`Mutu "akhir"`;
