/**
 * The file of a backup: 8 bytes of magic whose last two are the version, then the parts one after the other (the rows of every table, the files of the
 * shop as they lie), a manifest as JSON that names every part with its length and SHA-256, and a footer of fixed length that vouches for the manifest.
 * Nothing in it is left unchecked: a byte more, less or other is noticed.
 */
export const BACKUP_MAGIC = 'ZGBACK'
export const BACKUP_VERSION = 1
export const BACKUP_END = 'ZGBACKED'
export const MAGIC_BYTES = 8
/** u64 length of the whole file, u64 length of the manifest, SHA-256 of the manifest, BACKUP_END. */
export const FOOTER_BYTES = 8 + 8 + 32 + 8

/** The ending of its name. */
export const BACKUP_SUFFIX = '.zgbackup'

/** Rows of a table as JSON lines (rowCodec.ts), or a file of the shop. `cuts`: see FileBytes. */
export interface BackupPart {
  kind: 'rows' | 'file'
  /** Name of the table or of the file. */
  name: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
  cuts?: number[]
}

export interface BackupManifest {
  summary: BackupSummary
  /** Version of the database and its tables with their indexes, as Dexie writes them: rows of an older one are brought up to date after they were restored. */
  database: { version: number; tables: Record<string, string> }
  /** In the order in which they lie. */
  parts: BackupPart[]
}

/** What the page is told of a backup file before it is restored. */
export interface BackupSummary {
  /** Name of the shop; '' has none. */
  shop: string
  takenAt: number
  orders: number
  lines: number
  /** Of the whole file. */
  bytes: number
  /** The shop's version that it holds. */
  version: number
  /** Of a demo shop. */
  demo: boolean
  /** Files that the shop itself had lost when the backup was taken. */
  lost: number
}

export type BackupRefusal =
  | { why: 'foreign' }
  | { why: 'newer'; version: number }
  | { why: 'cutShort' }
  | { why: 'damaged'; part: string }
  | { why: 'noRoom'; need: number; free: number }

export type BackupFacts = { ok: true; summary: BackupSummary } | { ok: false; refusal: BackupRefusal }

export interface BackupDone {
  /** Made of the shop's own files: it is to be saved before they are taken away. */
  blob: Blob
  summary: BackupSummary
}

export interface BackupProgress {
  phase: 'reading' | 'writing' | 'verifying'
  bytes: number
  total: number
}

export type RestoreOutcome = { ok: true; summary: BackupSummary } | { ok: false; refusal: BackupRefusal }
