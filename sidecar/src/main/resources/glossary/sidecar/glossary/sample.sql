INSERT INTO document_types (code, label_en, label_de, description, created_at)
SELECT
  value ->> 'code', value ->> 'en', value ->> 'de', value ->> 'about', '2025-01-15 09:00:00.000000'
FROM json_each(?1, '$.document_types');

INSERT INTO glossary_entries (term, definitions, language, source, source_document, creation_date,
  updated_at, domain_tags, validation_status, sync_status)
SELECT
  entry.value ->> '$[0]',
  (SELECT json_group_array(json_object('text', value, 'source_doc_id', NULL,
            'is_primary', json(iif(key = 1, 'true', 'false'))))
     FROM json_each(entry.value) WHERE key > 0),
  entry.key,
  coalesce(concept.value ->> 'source', 'internal'),
  concept.value ->> 'document',
  '2025-01-15 09:00:00.000000',
  '2025-01-15 09:00:00.000000',
  concept.value -> 'tags',
  coalesce(concept.value ->> 'status', 'validated'),
  'synced'
FROM json_each(?1, '$.concepts') AS concept, json_each(concept.value) AS entry
WHERE entry.key IN ('en', 'de')
ORDER BY concept.key, entry.key DESC;

INSERT INTO term_relationships (source_term_id, target_term_id, relation_type, confidence,
  extraction_method, validated, created_at, updated_at)
SELECT s.id, t.id, 'translation', 1.0, 'manual', 'validated', '2025-01-15 09:00:00.000000',
  '2025-01-15 09:00:00.000000'
FROM json_each(?1, '$.concepts') AS concept
JOIN glossary_entries AS s ON s.language = 'en' AND s.term = concept.value ->> '$.en[0]'
JOIN glossary_entries AS t ON t.language = 'de' AND t.term = concept.value ->> '$.de[0]';

INSERT INTO term_relationships (source_term_id, target_term_id, relation_type, confidence,
  extraction_method, validated, created_at, updated_at)
SELECT s.id, t.id, r.value ->> '$[1]', r.value ->> '$[3]', 'manual',
  iif(r.value ->> '$[3]' >= 0.8, 'validated', 'pending'), '2025-01-15 09:00:00.000000',
  '2025-01-15 09:00:00.000000'
FROM json_each(?1, '$.relationships') AS r
JOIN glossary_entries AS s ON s.term = r.value ->> '$[0]'
JOIN glossary_entries AS t ON t.term = r.value ->> '$[2]' AND t.language = s.language;
