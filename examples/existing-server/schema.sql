-- Tables, full-text index and triggers as the existing glossary server leaves them: the index is faulty.
CREATE TABLE glossary_entries (
  id INTEGER NOT NULL PRIMARY KEY, term VARCHAR(255) NOT NULL, definitions JSON NOT NULL, language VARCHAR(2) NOT NULL,
  source VARCHAR(50) NOT NULL, source_document VARCHAR(500), creation_date DATETIME NOT NULL, updated_at DATETIME NOT NULL,
  domain_tags JSON, validation_status VARCHAR(20) NOT NULL, sync_status VARCHAR(20) NOT NULL,
  CONSTRAINT uq_term_lang_source UNIQUE (term, language, source),
  CONSTRAINT ck_language CHECK (language IN ('de','en')),
  CONSTRAINT ck_validation_status CHECK (validation_status IN ('pending','validated','rejected')),
  CONSTRAINT ck_source CHECK (source IN ('internal','NAMUR','DIN','ASME','IEC','IATE')),
  CONSTRAINT ck_sync_status CHECK (sync_status IN ('pending_sync','synced','sync_failed')));
CREATE INDEX idx_glossary_entry_term_lang ON glossary_entries (term, language);
CREATE INDEX idx_glossary_entry_source ON glossary_entries (source);
CREATE INDEX idx_glossary_entry_validation ON glossary_entries (validation_status);
CREATE TABLE term_relationships (
  id INTEGER NOT NULL PRIMARY KEY, source_term_id INTEGER NOT NULL REFERENCES glossary_entries(id) ON DELETE CASCADE,
  target_term_id INTEGER NOT NULL REFERENCES glossary_entries(id) ON DELETE CASCADE, relation_type VARCHAR(50) NOT NULL,
  confidence FLOAT NOT NULL, evidence TEXT, context TEXT, extraction_method VARCHAR(50), validated VARCHAR(20) NOT NULL,
  created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL);
CREATE TABLE document_types (id INTEGER NOT NULL PRIMARY KEY, code VARCHAR(50) NOT NULL UNIQUE, label_en VARCHAR(100) NOT NULL,
  label_de VARCHAR(100) NOT NULL, description TEXT, created_at DATETIME NOT NULL);
CREATE TABLE uploaded_documents (id INTEGER NOT NULL PRIMARY KEY, filename VARCHAR(500) NOT NULL, file_path VARCHAR(1000) NOT NULL UNIQUE,
  file_size INTEGER NOT NULL, file_type VARCHAR(100) NOT NULL, document_number VARCHAR(100) UNIQUE, document_type_id INTEGER REFERENCES document_types(id),
  document_link VARCHAR(1000), upload_status VARCHAR(20) NOT NULL, uploaded_at DATETIME NOT NULL, processed_at DATETIME,
  processing_metadata JSON, uploaded_by VARCHAR(255));

-- The index names a column that its content table lacks.
CREATE VIRTUAL TABLE glossary_fts USING fts5(term, definition_text, language UNINDEXED, domain_tags UNINDEXED, source UNINDEXED,
  content='glossary_entries', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO glossary_fts(rowid,term,definition_text,language,domain_tags,source) SELECT ge.id,ge.term,(SELECT GROUP_CONCAT(json_extract(value,'$.text'),' | ') FROM json_each(ge.definitions) WHERE json_extract(value,'$.text') IS NOT NULL),ge.language,COALESCE((SELECT GROUP_CONCAT(value,',') FROM json_each(ge.domain_tags)),''),ge.source FROM glossary_entries ge;
CREATE TRIGGER glossary_fts_insert AFTER INSERT ON glossary_entries BEGIN INSERT INTO glossary_fts(rowid,term,definition_text,language,domain_tags,source) VALUES (new.id,new.term,(SELECT GROUP_CONCAT(json_extract(value,'$.text'),' | ') FROM json_each(new.definitions) WHERE json_extract(value,'$.text') IS NOT NULL),new.language,COALESCE((SELECT GROUP_CONCAT(value,',') FROM json_each(new.domain_tags)),''),new.source); END;
CREATE TRIGGER glossary_fts_update AFTER UPDATE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid=old.id;
  INSERT INTO glossary_fts(rowid,term,definition_text,language,domain_tags,source) VALUES (new.id,new.term,(SELECT GROUP_CONCAT(json_extract(value,'$.text'),' | ') FROM json_each(new.definitions) WHERE json_extract(value,'$.text') IS NOT NULL),new.language,COALESCE((SELECT GROUP_CONCAT(value,',') FROM json_each(new.domain_tags)),''),new.source); END;
CREATE TRIGGER glossary_fts_delete AFTER DELETE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid=old.id; END;
