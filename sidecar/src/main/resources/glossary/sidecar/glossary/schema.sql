-- The tables of the existing glossary server, and a full-text index that stays in step with them.
PRAGMA user_version = 1;
CREATE TABLE glossary_entries (
  id INTEGER NOT NULL PRIMARY KEY,
  term VARCHAR(255) NOT NULL,
  definitions JSON NOT NULL,
  language VARCHAR(2) NOT NULL,
  source VARCHAR(50) NOT NULL,
  source_document VARCHAR(500),
  creation_date DATETIME NOT NULL,
  updated_at DATETIME NOT NULL,
  domain_tags JSON,
  validation_status VARCHAR(20) NOT NULL,
  sync_status VARCHAR(20) NOT NULL,
  CONSTRAINT uq_term_lang_source UNIQUE (term, language, source),
  CONSTRAINT ck_language CHECK (language IN ('de', 'en')),
  CONSTRAINT ck_validation_status CHECK (validation_status IN ('pending', 'validated', 'rejected')),
  CONSTRAINT ck_source CHECK (source IN ('internal', 'NAMUR', 'DIN', 'ASME', 'IEC', 'IATE')),
  CONSTRAINT ck_sync_status CHECK (sync_status IN ('pending_sync', 'synced', 'sync_failed')));
CREATE INDEX idx_glossary_entry_term_lang ON glossary_entries (term, language);
CREATE INDEX idx_glossary_entry_source ON glossary_entries (source);
CREATE INDEX idx_glossary_entry_validation ON glossary_entries (validation_status);

CREATE TABLE term_relationships (
  id INTEGER NOT NULL PRIMARY KEY,
  source_term_id INTEGER NOT NULL REFERENCES glossary_entries (id) ON DELETE CASCADE,
  target_term_id INTEGER NOT NULL REFERENCES glossary_entries (id) ON DELETE CASCADE,
  relation_type VARCHAR(50) NOT NULL,
  confidence FLOAT NOT NULL,
  evidence TEXT,
  context TEXT,
  extraction_method VARCHAR(50),
  validated VARCHAR(20) NOT NULL,
  created_at DATETIME NOT NULL,
  updated_at DATETIME NOT NULL);
CREATE INDEX idx_relationship_source ON term_relationships (source_term_id);
CREATE INDEX idx_relationship_target ON term_relationships (target_term_id);

CREATE TABLE document_types (
  id INTEGER NOT NULL PRIMARY KEY,
  code VARCHAR(50) NOT NULL UNIQUE,
  label_en VARCHAR(100) NOT NULL,
  label_de VARCHAR(100) NOT NULL,
  description TEXT,
  created_at DATETIME NOT NULL);
CREATE TABLE uploaded_documents (
  id INTEGER NOT NULL PRIMARY KEY,
  filename VARCHAR(500) NOT NULL,
  file_path VARCHAR(1000) NOT NULL UNIQUE,
  file_size INTEGER NOT NULL,
  file_type VARCHAR(100) NOT NULL,
  document_number VARCHAR(100) UNIQUE,
  document_type_id INTEGER REFERENCES document_types (id),
  document_link VARCHAR(1000),
  upload_status VARCHAR(20) NOT NULL,
  uploaded_at DATETIME NOT NULL,
  processed_at DATETIME,
  processing_metadata JSON,
  uploaded_by VARCHAR(255));

-- Keeps its own copy of the text, so that plain deletes are right and any SQLite tool can search it.
CREATE VIRTUAL TABLE glossary_fts USING fts5(
  term, definition_text, language UNINDEXED, domain_tags UNINDEXED, source UNINDEXED,
  tokenize = 'porter unicode61 remove_diacritics 2');

-- What the index holds of an entry. Definitions that are no JSON, and elements that are no objects,
-- count as text.
CREATE VIEW glossary_fts_rows AS
SELECT
  id,
  term,
  (SELECT group_concat(text, ' | ')
     FROM (SELECT CASE type WHEN 'object' THEN json_extract(value, '$.text') ELSE value END AS text
             FROM json_each(CASE WHEN json_valid(CAST(definitions AS TEXT)) THEN CAST(definitions AS TEXT)
                                 ELSE json_array(CAST(definitions AS TEXT)) END))
    WHERE text IS NOT NULL) AS definition_text,
  language,
  coalesce((SELECT group_concat(value, ',')
     FROM json_each(CASE WHEN json_valid(CAST(domain_tags AS TEXT)) THEN CAST(domain_tags AS TEXT)
                         ELSE json_array(CAST(domain_tags AS TEXT)) END)), '') AS domain_tags,
  source
FROM glossary_entries;

-- REPLACE deletes rows without firing delete triggers, and IGNORE fires only the BEFORE trigger. So
-- what may be replaced is noted before, and only what is really gone leaves the index after.
CREATE TABLE glossary_fts_replaced (id INTEGER NOT NULL);

CREATE TRIGGER glossary_fts_before_insert BEFORE INSERT ON glossary_entries BEGIN
  INSERT INTO glossary_fts_replaced
    SELECT id FROM glossary_entries
     WHERE term = new.term AND language = new.language AND source = new.source;
END;
CREATE TRIGGER glossary_fts_insert AFTER INSERT ON glossary_entries BEGIN
  DELETE FROM glossary_fts WHERE rowid IN (
    SELECT r.id FROM glossary_fts_replaced AS r
     WHERE NOT EXISTS (SELECT 1 FROM glossary_entries AS e WHERE e.id = r.id));
  DELETE FROM glossary_fts_replaced;
  DELETE FROM glossary_fts WHERE rowid = new.id;
  INSERT INTO glossary_fts (rowid, term, definition_text, language, domain_tags, source)
    SELECT * FROM glossary_fts_rows WHERE id = new.id;
END;
CREATE TRIGGER glossary_fts_before_update BEFORE UPDATE ON glossary_entries BEGIN
  INSERT INTO glossary_fts_replaced
    SELECT id FROM glossary_entries
     WHERE term = new.term AND language = new.language AND source = new.source;
END;
CREATE TRIGGER glossary_fts_update AFTER UPDATE ON glossary_entries BEGIN
  DELETE FROM glossary_fts WHERE rowid IN (
    SELECT r.id FROM glossary_fts_replaced AS r
     WHERE NOT EXISTS (SELECT 1 FROM glossary_entries AS e WHERE e.id = r.id));
  DELETE FROM glossary_fts_replaced;
  DELETE FROM glossary_fts WHERE rowid IN (old.id, new.id);
  INSERT INTO glossary_fts (rowid, term, definition_text, language, domain_tags, source)
    SELECT * FROM glossary_fts_rows WHERE id = new.id;
END;
CREATE TRIGGER glossary_fts_delete AFTER DELETE ON glossary_entries BEGIN
  DELETE FROM glossary_fts WHERE rowid = old.id;
END;
