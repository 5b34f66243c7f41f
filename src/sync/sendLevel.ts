import type { Adapter, Pushing, Remote } from '~/commerce/adapter'
import type { OutboxRow } from '~/store/syncRows'
import { goneOf } from './lookAt'
import { nextPart, type Part, withoutPart } from './parts'
import { refuse } from './refuse'
import type { SyncStep, SyncStore } from './syncStore'
import { clashed, take, unitsOf } from './take'

/** In the place of a field of a level: nobody knows whether units that were moved here are in what the platform has. */
export const ON_HAND = 'onHand'

interface Written {
  key: string
  from: number
  to: number
}

/**
 * Moves units on a platform that takes whole figures only, or that may count a movement twice: read → compare → write → read back.
 * Where the figure is neither what it was nor what it was to be, somebody was in between, and whether the movement is in it nobody knows:
 * it is never sent again but told, for somebody to decide (`mine`: with the movement on top of what is there now).
 */
export async function sendLevel(
  store: SyncStore,
  adapter: Adapter,
  row: OutboxRow,
  signal: AbortSignal,
): Promise<'done' | 'again' | 'refused'> {
  const part = nextPart(row, adapter.can)
  const key = part.level ?? ''
  const level = await readLevel(adapter, key, signal)
  const ready = await store.step((step) => prepare(step, adapter, row.seq, part, level))
  if (!ready) return 'done'
  const { pushing, written } = ready
  const pushed = await adapter.push(pushing, signal)
  if (!pushed.ok && pushed.why === 'refused') return refuse(store, adapter.can, row.seq, pushed.problems)
  if (!pushed.ok) {
    await store.step(async (step) => {
      const now = await waiting(step, row.seq)
      if (now) await step.putOutbox(now)
      await take(step, adapter.can, pushed.records, true)
    })
    return 'again'
  }
  const after =
    adapter.can.stock === 'absolute' ? await readLevel(adapter, key, signal) : pushed.records.find((record) => record.key === key)
  await store.step((step) => finish(step, adapter, row.seq, part, written, after))
  return 'done'
}

const readLevel = async (adapter: Adapter, key: string, signal: AbortSignal): Promise<Remote> =>
  (await adapter.read('stock', key, signal)) ?? goneOf('stock', key)

const sumOf = ({ moves }: Part): number => moves.reduce((sum, { quantity }) => sum + quantity, 0)

const rowOf = async (step: SyncStep, seq: number) => (await step.outbox()).find((row) => row.seq === seq)

async function waiting(step: SyncStep, seq: number): Promise<OutboxRow | undefined> {
  const row = await rowOf(step, seq)
  if (!row) return undefined
  const { writing: _writing, ...rest } = row
  return { ...rest, state: 'waiting' }
}

/** What is to be written, noted down before it is sent; undefined: there is nothing to send any more. */
async function prepare(
  step: SyncStep,
  adapter: Adapter,
  seq: number,
  part: Part,
  level: Remote,
): Promise<{ pushing: Pushing; written: Written } | undefined> {
  const row = await rowOf(step, seq)
  if (!row) return undefined
  const [units, quantity, first] = [unitsOf(level), sumOf(part), part.moves[0]]
  const before = row.state === 'sent' && row.writing?.key === level.key ? row.writing : undefined
  if (before && units !== before.from) {
    await finish(step, adapter, seq, part, before, level)
    return undefined
  }
  const written = { key: level.key, from: units, to: units + quantity }
  if (!first || quantity === 0) {
    await finish(step, adapter, seq, part, { ...written, to: units }, level)
    return undefined
  }
  if (quantity < 0 && written.to < 0 && !(await allowsNegative(step, first.location))) {
    await finish(step, adapter, seq, part, written, level)
    return undefined
  }
  await take(step, adapter.can, [level], true)
  await step.putOutbox({ ...row, state: 'sent', writing: written })
  const { kind, at } = row
  return { written, pushing: { id: part.id, kind, at, edits: [], moves: [{ ...first, quantity, before: units }] } }
}

const allowsNegative = async (step: SyncStep, location: string) =>
  (await step.page('locations', [location])).row(location)?.allowsNegative === true

/** The movement leaves the outbox; where what is there now does not tell that it was counted, it is somebody's to decide. */
async function finish(
  step: SyncStep,
  { can }: Adapter,
  seq: number,
  part: Part,
  { from, to }: Written,
  level: Remote | undefined,
): Promise<void> {
  const row = await rowOf(step, seq)
  if (!row) return
  const left = withoutPart(row, part)
  if (left) await step.putOutbox(left)
  else await step.dropOutbox(seq)
  if (!level) return
  await take(step, can, [level], true)
  if (unitsOf(level) !== to) await tell(step, level.key, row.id, from, unitsOf(level), to - from)
}

/** Units of several movements that nobody knows to be counted add up. */
async function tell(step: SyncStep, level: string, command: string, before: number, theirs: number, quantity: number): Promise<void> {
  const open = (await step.conflicts()).find(({ area, record, settled }) => area === 'stock' && record === level && !settled)
  const undecided = open ? Number(open.mine) - Number(open.theirs) : 0
  await clashed(step, 'stock', level, { field: ON_HAND, before, mine: theirs + undecided + quantity, theirs }, command)
}
