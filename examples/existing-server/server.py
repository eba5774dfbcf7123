"""A glossary server like those that the sidecar stands beside, as small as it can be: FastAPI and one SQLite file.

It keeps its file in rollback-journal mode, has the faulty full-text declaration, writes and reads with the client's default
time-out of 5 s, and knows nothing of the sidecar. Run it in a folder with data/glossary.db:

    python3 -m uvicorn --app-dir examples/existing-server server:app --port 9123
"""
import json
import os
import sqlite3
from datetime import datetime
from typing import List, Optional

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

DATABASE = os.environ.get("DATABASE_URL", "sqlite:///data/glossary.db").replace("sqlite:///", "", 1)
app = FastAPI(title=os.environ.get("APP_NAME", "Glossary"))


class Definition(BaseModel):
    text: str
    is_primary: bool = True


class Entry(BaseModel):
    term: str
    definitions: List[Definition]
    language: str
    source: str = "internal"


def run(sql: str, *values):
    connection = sqlite3.connect(DATABASE)
    try:
        with connection:
            connection.row_factory = sqlite3.Row
            cursor = connection.execute(sql, values)
            return [dict(row) for row in cursor.fetchall()], cursor.lastrowid
    finally:
        connection.close()


@app.get("/health")
def health():
    return {"status": "healthy", "timestamp": datetime.utcnow().isoformat()}


@app.get("/api/glossary/count")
def count():
    return {"total": run("SELECT count(*) AS n FROM glossary_entries")[0][0]["n"]}


@app.get("/api/glossary/{id}")
def show(id: int):
    rows, _ = run("SELECT * FROM glossary_entries WHERE id = ?", id)
    if not rows:
        raise HTTPException(404, "Entry not found")
    return {**rows[0], "definitions": json.loads(rows[0]["definitions"])}


@app.get("/api/search/fulltext")
def fulltext(q: str, limit: int = 50, language: Optional[str] = None):
    try:
        rows, _ = run(
            "SELECT e.id, e.term, e.language, bm25(glossary_fts) AS relevance_score FROM glossary_fts"
            " JOIN glossary_entries e ON e.id = glossary_fts.rowid"
            " WHERE glossary_fts MATCH ? AND (? IS NULL OR e.language = ?) ORDER BY bm25(glossary_fts) LIMIT ?",
            q, language, language, limit)
    except sqlite3.OperationalError as fault:
        raise HTTPException(400, str(fault))
    return {"query": q, "total_results": len(rows), "results": rows}


@app.post("/api/glossary", status_code=201)
def create(entry: Entry):
    now = datetime.utcnow().isoformat(" ", "seconds")
    try:
        _, id = run(
            "INSERT INTO glossary_entries (term, definitions, language, source, creation_date, updated_at, validation_status, sync_status)"
            " VALUES (?, ?, ?, ?, ?, ?, 'pending', 'pending_sync')",
            entry.term, json.dumps([d.dict() for d in entry.definitions]), entry.language, entry.source, now, now)
    except sqlite3.IntegrityError:
        raise HTTPException(409, "Entry exists")
    return show(id)


@app.put("/api/glossary/{id}")
def update(id: int, entry: Entry):
    run("UPDATE glossary_entries SET term = ?, definitions = ?, updated_at = ? WHERE id = ?",
        entry.term, json.dumps([d.dict() for d in entry.definitions]), datetime.utcnow().isoformat(" ", "seconds"), id)
    return show(id)
