-- Documents by the digest of their bytes, each once.
CREATE TABLE document (
  digest TEXT PRIMARY KEY,
  content ${bytes} NOT NULL
) ${options};

-- States of all documents, each told as changes to its parent. Never changed, never deleted.
CREATE TABLE revision (
  number ${integer} PRIMARY KEY,
  parent ${integer} REFERENCES revision (number),
  -- How many revisions it is away from the first one of its path.
  depth ${integer} NOT NULL,
  digest TEXT NOT NULL,
  author TEXT NOT NULL,
  message TEXT NOT NULL,
  time TEXT NOT NULL,
  CHECK (number > 0 AND parent < number)
) ${options};

-- What a revision does to a document; without a digest the document is removed.
CREATE TABLE document_change (
  revision ${integer} NOT NULL REFERENCES revision (number),
  path TEXT NOT NULL,
  digest TEXT REFERENCES document (digest),
  PRIMARY KEY (revision, path)
) ${options};

-- Now and then the list of all documents of a revision, so that a long path need not be walked to its root.
CREATE TABLE checkpoint (
  revision ${integer} PRIMARY KEY REFERENCES revision (number),
  tree TEXT NOT NULL REFERENCES document (digest)
) ${options};

-- Which revision an environment runs from some moment on. Never changed, never deleted.
CREATE TABLE environment_release (
  environment TEXT NOT NULL,
  number ${integer} NOT NULL,
  revision ${integer} NOT NULL REFERENCES revision (number),
  kind TEXT NOT NULL,
  slot TEXT NOT NULL,
  origin ${integer},
  origin_environment TEXT,
  author TEXT NOT NULL,
  message TEXT NOT NULL,
  time TEXT NOT NULL,
  PRIMARY KEY (environment, number)
) ${options};

CREATE INDEX environment_release_by_slot ON environment_release (environment, slot, number);

-- Which of its two slots an environment runs.
CREATE TABLE active_slot (
  environment TEXT PRIMARY KEY,
  slot TEXT NOT NULL
) ${options};

-- What was answered to requests that may be repeated; the oldest are deleted.
CREATE TABLE idempotent_answer (
  idempotency_key TEXT PRIMARY KEY,
  sequence ${integer} NOT NULL UNIQUE,
  request_digest TEXT NOT NULL,
  body TEXT NOT NULL,
  time_ms ${integer} NOT NULL
) ${options};

-- The workspace whose releases these are.
CREATE TABLE workspace (
  name TEXT PRIMARY KEY
) ${options};
