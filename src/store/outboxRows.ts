import type { ShopDb } from './db'
import type { OutboxRow } from './syncRows'

/** Whether anything of a command is left to be sent. */
export const isEmptyOut = ({ edits, moves, messages = [], acts = [] }: OutboxRow): boolean =>
  edits.length + moves.length + messages.length + acts.length === 0

/** What is left of a command after some of it was taken back. Part of the caller's transaction. */
export async function keepRest(db: ShopDb, row: OutboxRow): Promise<void> {
  if (isEmptyOut(row)) await db.outbox.delete(row.seq)
  else await db.outbox.put(row)
}
