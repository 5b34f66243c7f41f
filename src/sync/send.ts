import type { Adapter, Pushed, Pushing, Remote, SyncArea } from '~/commerce/adapter'
import type { OutboxRow } from '~/store/syncRows'
import type { SyncStep, SyncStore } from './syncStore'
import { take } from './take'

/** How a push of one command ended: gone from the outbox, or another was put in its place by what came from the platform. */
export type Sent = 'done' | 'again' | 'refused' | 'nothing'

/**
 * Sends the oldest command that waits. Whatever the platform answers is taken into the store in the same transaction that takes the command out of the outbox,
 * so that a cut at any point leaves it either waiting or done with; a platform that honours ids counts it once however often it is sent.
 */
export async function sendNext(store: SyncStore, adapter: Adapter, signal: AbortSignal): Promise<Sent> {
  const row = await store.step(async (step) => {
    const first = (await step.outbox()).find(({ state }) => state !== 'refused')
    if (!first) return undefined
    const sure = first.state === 'waiting' || adapter.can.ids
    if (first.state === 'waiting') await step.putOutbox({ ...first, state: 'sent' })
    return { first, sure }
  })
  if (!row) return 'nothing'
  const { first, sure } = row
  // Nobody knows whether it arrived: what the platform has now tells, for edits; a movement that may have been counted is for somebody to decide.
  if (!sure || !adapter.can.versions) await readBack(store, adapter, first, signal)
  const current = await store.step(async (step) => (await step.outbox()).find(({ seq }) => seq === first.seq))
  if (!current) return 'done'
  const pushed = await push(store, adapter, current, signal)
  return settle(store, adapter, current, pushed)
}

async function push(store: SyncStore, adapter: Adapter, row: OutboxRow, signal: AbortSignal): Promise<Pushed> {
  const pushing = await store.step((step) => pushingOf(step, row))
  return adapter.push(pushing, signal)
}

async function pushingOf(step: SyncStep, { id, kind, at, edits, moves }: OutboxRow): Promise<Pushing> {
  const versioned = await Promise.all(
    edits.map(async (edit) => {
      const remote = await step.remote(edit.area, edit.key)
      return { ...edit, ...(remote && { version: remote.version }) }
    }),
  )
  const counted = await Promise.all(
    moves.map(async (move) => {
      const { fields } = (await step.remote('stock', `${move.location}\n${move.sku}`)) ?? { fields: {} }
      return { ...move, before: 'onHand' in fields ? Number(fields.onHand) : 0 }
    }),
  )
  return { id, kind, at, edits: versioned, moves: counted }
}

async function settle(store: SyncStore, { can }: Adapter, row: OutboxRow, pushed: Pushed): Promise<Sent> {
  return store.step(async (step) => {
    if (pushed.ok) {
      await step.dropOutbox(row.seq)
      await take(step, can, pushed.records)
      return 'done'
    }
    if (pushed.why === 'conflict') {
      await step.putOutbox({ ...row, state: 'waiting' })
      await take(step, can, pushed.records)
      return 'again'
    }
    await step.putOutbox({ ...row, state: 'refused', says: pushed.problems.map(({ says }) => says) })
    await showTheirs(step, can, row)
    return 'refused'
  })
}

/** What was refused is taken off what is seen; the command stays in the outbox, with the reason. */
async function showTheirs(step: SyncStep, can: Adapter['can'], row: OutboxRow): Promise<void> {
  const touched: [SyncArea, string][] = [
    ...row.edits.map(({ area, key }): [SyncArea, string] => [area, key]),
    ...row.moves.map(({ location, sku }): [SyncArea, string] => ['stock', `${location}\n${sku}`]),
  ]
  for (const [area, key] of touched) {
    const remote = await step.remote(area, key)
    await step.putRemote(area, key, undefined)
    const record: Remote = remote ? { area, key, version: remote.version, fields: remote.fields } : { area, key, version: '', gone: true }
    await take(step, can, [record])
  }
}

async function readBack(store: SyncStore, adapter: Adapter, row: OutboxRow, signal: AbortSignal): Promise<void> {
  const names = new Map<string, { area: SyncArea; key: string }>()
  for (const { area, key } of row.edits) names.set(`${area}/${key}`, { area, key })
  for (const { location, sku } of row.moves) names.set(`stock/${location}\n${sku}`, { area: 'stock', key: `${location}\n${sku}` })
  for (const { area, key } of names.values()) {
    const record = await adapter.read(area, key, signal)
    await store.step((step) => take(step, adapter.can, record ? [record] : []))
  }
}
