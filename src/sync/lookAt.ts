import type { Adapter, Remote } from '~/commerce/adapter'
import { isEmptyOut } from '~/store/outboxRows'
import type { OutboxRow } from '~/store/syncRows'
import type { SyncStep, SyncStore } from './syncStore'
import { clashed, nameOf, take } from './take'

/**
 * Reads the records that edits are about, as they are now, and takes them: what is already as it was to be needs no sending, and what was changed there meanwhile is a conflict.
 * Returns their versions by name, for areas of which none are kept.
 */
export async function lookAt(
  store: SyncStore,
  adapter: Adapter,
  edits: OutboxRow['edits'],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const versions = new Map<string, string>()
  for (const { area, key } of edits) {
    const record = await adapter.read(area, key, signal)
    if (record) versions.set(nameOf(area, key), record.version)
    await store.step(async (step) => {
      if (record) await take(step, adapter.can, [record], true)
      else if (area === 'orders' || (await step.page(area, [key])).remote(key)) await take(step, adapter.can, [goneOf(area, key)], true)
    })
  }
  return versions
}

export const goneOf = (area: Remote['area'], key: string): Remote => ({ area, key, version: '', gone: true })

/**
 * After a write that no version guarded: the records are read back. What somebody set to something else in between is a conflict;
 * so is what the platform took and did not keep, since sending it again would never end.
 */
export async function verify(
  store: SyncStore,
  adapter: Adapter,
  { seq, id }: OutboxRow,
  edits: OutboxRow['edits'],
  signal: AbortSignal,
): Promise<void> {
  for (const { area, key } of edits) {
    const record = (await adapter.read(area, key, signal)) ?? goneOf(area, key)
    await store.step(async (step) => {
      await take(step, adapter.can, [record], true)
      const left = await notKept(step, seq, area, key)
      if (left.length === 0) return
      for (const { field, before, mine } of left) await clashed(step, area, key, { field, before, mine, theirs: before }, id)
      await take(step, adapter.can, [record], true)
    })
  }
}

/** Takes out of a command what is still to be set of a record, and tells it. */
async function notKept(step: SyncStep, seq: number, area: Remote['area'], key: string) {
  const row = (await step.outbox()).find((other) => other.seq === seq)
  const own = row?.edits.filter((edit) => edit.area === area && edit.key === key && !edit.gone) ?? []
  if (!row || own.length === 0) return []
  const edits = row.edits.filter((edit) => !own.includes(edit))
  const next = { ...row, edits }
  if (isEmptyOut(next)) await step.dropOutbox(seq)
  else await step.putOutbox(next)
  return own.flatMap(({ set, before }) => Object.entries(set).map(([field, mine]) => ({ field, mine, before: before[field] })))
}
