-- Satu baris per kelompok, tempat dalam rancangan sampel, dan susunan jawaban.
-- Simpan hasilnya sebagai CSV dengan judul kolom, lalu: skm index --aggregate BERKAS
SELECT
  COUNT(*) AS "skm:respondents",
  COALESCE(CAST(t."u1" AS text), '') AS "u1",
  COALESCE(CAST(t."u2" AS text), '') AS "u2",
  COALESCE(CAST(t."u3" AS text), '') AS "u3",
  COALESCE(CAST(t."u4" AS text), '') AS "u4",
  COALESCE(CAST(t."u5" AS text), '') AS "u5",
  COALESCE(CAST(t."u6" AS text), '') AS "u6",
  COALESCE(CAST(t."u7" AS text), '') AS "u7",
  COALESCE(CAST(t."u8" AS text), '') AS "u8",
  COALESCE(CAST(t."u9" AS text), '') AS "u9"
FROM "jawaban" AS t
GROUP BY
  t."u1",
  t."u2",
  t."u3",
  t."u4",
  t."u5",
  t."u6",
  t."u7",
  t."u8",
  t."u9";
