/** What the page is told of a backup file before it is restored. */
export interface BackupSummary {
  shop: string
  takenAt: number
  orders: number
  lines: number
  bytes: number
}

export type BackupRefusal =
  | { why: 'foreign' }
  | { why: 'newer'; version: number }
  | { why: 'cutShort' }
  | { why: 'damaged'; part: string }
  | { why: 'noRoom'; need: number; free: number }

export type BackupFacts = { ok: true; summary: BackupSummary } | { ok: false; refusal: BackupRefusal }

export interface BackupDone {
  blob: Blob
  summary: BackupSummary
}

export interface BackupProgress {
  phase: 'reading' | 'writing' | 'verifying'
  bytes: number
  total: number
}

export type RestoreOutcome = { ok: true; summary: BackupSummary } | { ok: false; refusal: BackupRefusal }
