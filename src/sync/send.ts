import type { Adapter, Pushing, Remote, SyncArea } from '~/commerce/adapter'
import type { OutboxRow } from '~/store/syncRows'
import { goneOf, lookAt, verify } from './lookAt'
import { onlyKnown } from './onlyKnown'
import { levelOf, nextPart, type Part, withoutPart } from './parts'
import { refuse } from './refuse'
import { sendLevel } from './sendLevel'
import type { SyncPage, SyncStep, SyncStore } from './syncStore'
import { nameOf, take } from './take'

/** How a push ended: done with, decided anew by what came from the platform, or against its rules. */
export type Sent = 'done' | 'again' | 'refused' | 'nothing'

/**
 * Sends the oldest command that waits, or the next part of it where the platform cannot take it whole. Whatever the platform answers is taken into the store in the same transaction
 * that takes the part out of the outbox, so that a cut at any point leaves it either waiting or done with; a platform that honours ids counts it once however often it is sent,
 * and of any other it is looked up first what came of it.
 */
export async function sendNext(store: SyncStore, adapter: Adapter, signal: AbortSignal): Promise<Sent> {
  const row = await store.step(async (step) => (await step.outbox()).find(({ state }) => state !== 'refused'))
  if (!row) return 'nothing'
  const { can } = adapter
  const { level, edits, messages, acts } = nextPart(row, can)
  if (level !== undefined && (!can.ids || can.stock === 'absolute')) return sendLevel(store, adapter, row, signal)
  const unsure = row.state === 'sent' && !can.ids
  // Nobody can tell whether it has gone out: a customer is not written to twice, and not paid twice.
  if (unsure && messages.length + acts.length > 0) return refuse(store, can, row.seq, [])
  // Of orders no version is kept.
  const toLookAt = edits.filter(({ area }) => unsure || !can.versions || area === 'orders')
  const versions = await lookAt(store, adapter, toLookAt, signal)
  const ready = await store.step((step) => prepare(step, adapter, row, versions))
  if (ready === 'done' || ready === 'again') return ready
  const pushed = await adapter.push(ready.pushing, signal)
  if (pushed.ok) return done(store, adapter, row, ready.part, pushed.records, signal)
  if (pushed.why === 'refused') return refuse(store, can, row.seq, pushed.problems)
  await store.step(async (step) => {
    const now = await rowOf(step, row.seq)
    if (now) await step.putOutbox({ ...now, state: 'waiting' })
    await take(step, can, pushed.records, true)
  })
  return 'again'
}

const rowOf = async (step: SyncStep, seq: number) => (await step.outbox()).find((row) => row.seq === seq)

/** What is to be sent, noted down as sent. What was looked at may have left another part to be the next one: that is looked at first. */
async function prepare(
  step: SyncStep,
  { can }: Adapter,
  { seq, ...before }: OutboxRow,
  versions: ReadonlyMap<string, string>,
): Promise<'done' | 'again' | { part: Part; pushing: Pushing }> {
  const row = await rowOf(step, seq)
  if (!row) return 'done'
  const part = nextPart(row, can)
  if (part.id !== nextPart({ seq, ...before }, can).id) {
    await step.putOutbox({ ...row, state: 'waiting' })
    return 'again'
  }
  await step.putOutbox({ ...row, state: 'sent' })
  return { part, pushing: await pushingOf(step, can, row, part, versions) }
}

async function pushingOf(
  step: SyncStep,
  can: Adapter['can'],
  { kind, at }: OutboxRow,
  { id, edits, moves, messages, acts }: Part,
  versions: ReadonlyMap<string, string>,
): Promise<Pushing> {
  const pages = new Map<SyncArea, SyncPage>()
  for (const area of new Set(edits.map((edit) => edit.area)))
    pages.set(
      area,
      await step.page(
        area,
        edits.flatMap((edit) => (edit.area === area ? [edit.key] : [])),
      ),
    )
  const versioned = edits.map((edit) => {
    const version = pages.get(edit.area)?.remote(edit.key)?.version ?? versions.get(nameOf(edit.area, edit.key))
    return { ...onlyKnown(edit, can), ...(version !== undefined && { version }) }
  })
  const told = { ...(messages.length > 0 && { messages }), ...(acts.length > 0 && { acts }) }
  if (moves.length === 0) return { id, kind, at, edits: versioned, moves: [], ...told }
  const levels = await step.page('stock', moves.map(levelOf))
  return {
    id,
    kind,
    at,
    edits: versioned,
    moves: moves.map((move) => ({ ...move, before: Number(levels.remote(levelOf(move))?.fields.onHand ?? 0) })),
    ...told,
  }
}

async function done(
  store: SyncStore,
  adapter: Adapter,
  row: OutboxRow,
  part: Part,
  told: readonly Remote[],
  signal: AbortSignal,
): Promise<Sent> {
  const { can } = adapter
  const set = part.edits.filter(({ gone }) => !gone)
  if (!can.versions) await verify(store, adapter, row, set, signal)
  const names = new Set(told.map(({ area, key }) => nameOf(area, key)))
  const gone = part.edits.flatMap(({ area, key, gone: away }) => (away && !names.has(nameOf(area, key)) ? [goneOf(area, key)] : []))
  await store.step(async (step) => {
    const now = await rowOf(step, row.seq)
    if (now) {
      const left = withoutPart(now, part)
      if (left) await step.putOutbox(left)
      else await step.dropOutbox(row.seq)
    }
    if (part.messages.length > 0)
      await step.markSent(
        part.messages.map(({ key }) => key),
        'platform',
      )
    // What was read back is newer than what the write was answered.
    await take(step, can, [...told.filter(({ area }) => can.versions || area === 'stock'), ...gone], true)
  })
  return 'done'
}
