import type { CommandKind } from '~/domain/command'
import type { Instant } from '~/lib/zone'
import type { JournalRow, ShopDb } from '~/store/db'

/** An import that was carried out, or broke off. */
export interface ImportSeen {
  /** Id of the command; of the pack as well, where it was carried out. */
  id: string
  at: Instant
  fileName: string
  bytes: number
  /** Rows that were left out, and orders that came in. */
  refusedRows: number
  orders: number
  /** Why it broke off. */
  failed?: string
}

/** What Home needs of the journal. */
export interface JournalFacts {
  /** Up to and with which entry. */
  seq: number
  /** Oldest first. */
  imports: ImportSeen[]
  /** When the last backup was taken, also one that the shop was restored from. */
  backupAt?: Instant
  /** Writes that the last backup does not hold. */
  changesSince: number
  demo: boolean
}

const NOTHING: JournalFacts = { seq: 0, imports: [], changesSince: 0, demo: false }

/** What says nothing that a backup would have to keep. */
const NO_CHANGE: ReadonlySet<CommandKind> = new Set(['import.failed', 'personal.reveal', 'home.snooze', 'home.wake'])

/** Reads on from where it was read to before: the journal only grows. */
export async function readJournalFacts(db: Pick<ShopDb, 'journal'>, before: JournalFacts = NOTHING): Promise<JournalFacts> {
  const facts = { ...before, imports: [...before.imports] }
  await db.journal
    .where('seq')
    .above(before.seq)
    .each((row) => addEntry(facts, row))
  return facts
}

function addEntry(facts: JournalFacts, { seq, id, kind, at, args }: JournalRow) {
  facts.seq = seq
  if (kind === 'backup.made' || kind === 'shop.restored') {
    facts.backupAt = 'takenAt' in args ? args.takenAt : at
    facts.changesSince = 0
    return
  }
  if (kind === 'demo.create') facts.demo = true
  if (!NO_CHANGE.has(kind)) facts.changesSince++
  if (!('fileName' in args)) return
  const { fileName, bytes } = args
  if ('why' in args) facts.imports.push({ id, at, fileName, bytes, refusedRows: 0, orders: 0, failed: args.why })
  else if ('refusedRows' in args) {
    facts.imports.push({ id, at, fileName, bytes, refusedRows: args.refusedRows, orders: args.added + args.changed })
  }
}
