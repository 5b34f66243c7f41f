import { type Remote, SYNC_AREAS } from '~/commerce/adapter'
import { CommerceError } from '~/commerce/errors'
import type { PulledOrders } from '~/store/pulledOrders'
import { pullOrders } from '~/sync/pullOrders'
import { sendNext } from '~/sync/send'
import { sweep } from '~/sync/sweep'
import type { SyncStore } from '~/sync/syncStore'
import { take } from '~/sync/take'
import type { PlainArea, SyncProgress } from './syncProgress'
import type { OpenAdapter } from './syncWorld'

export interface Round {
  store: SyncStore
  orders: PulledOrders
  adapter: OpenAdapter
  progress: SyncProgress
  signal: AbortSignal
  /** A command waits to be sent: a pull ends at its page, and goes on from there when it was sent. */
  pressing: () => boolean
  /** Resolves when the worker has answered what it was asked. */
  calm: () => Promise<void>
  /** Has an area pulled from its beginning, the next time. */
  startOver: (area: PlainArea) => Promise<void>
  /** When an area was last pulled as a whole, so that what has gone there was found. One for as long as the shop is open. */
  swept: Map<PlainArea, number>
}

/** Records that are taken in one transaction: a command of the user's waits for no more than that. */
const AT_ONCE = 100
/** Times in a row that the platform may have moved on before a command arrived. */
const AGAIN = 50
/** ms of the past of orders, between looks at all the rest. */
const TURN_MS = 5000
/** ms between full pulls that find what was taken away, where the platform does not tell. */
const SWEEP_MS = 3_600_000

/**
 * Everything that waits is sent, then all that has changed there is taken: what an operator works with first, then customers, and orders. It comes to rest where nothing is left to do.
 * Sending and taking never overlap, so that what a page brings is always newer than what a command was answered. What fails is thrown; what was done before it stays done.
 */
export async function syncRound(round: Round): Promise<void> {
  const { adapter, orders, store, progress, signal } = round
  await send(round)
  for (;;) {
    const skipped: CommerceError[] = []
    for (const area of SYNC_AREAS) {
      if (area === 'orders' || adapter.can.areas[area].pull !== true) continue
      const failure = await takeArea(round, area)
      if (failure) skipped.push(failure)
    }
    const kept = ({ changed }: { changed: number }) => void progress.took('orders', changed, {}).catch(() => undefined)
    const offered = adapter.can.areas.orders.pull === true
    const whole = !offered || (await pullOrders({ adapter, orders, store, signal, turn: TURN_MS, kept }))
    if (skipped[0]) throw skipped[0]
    if (whole) return
    await round.calm()
    await send(round)
  }
}

async function send({ store, adapter, signal }: Round): Promise<void> {
  for (let again = 0; again < AGAIN;) {
    signal.throwIfAborted()
    const sent = await sendNext(store, adapter, signal)
    if (sent === 'nothing') return
    again = sent === 'again' ? again + 1 : 0
  }
}

/** A platform that counts more records than it has brought has left some out: nothing else waits for them, and the area is pulled anew. */
async function takeArea(round: Round, area: PlainArea): Promise<CommerceError | undefined> {
  const { store, adapter, progress, signal, startOver, swept } = round
  const isFirst = (await store.step((step) => step.cursor(area))) === undefined
  let pulled = await pullArea(round, area)
  while (!pulled.ended) {
    await send(round)
    pulled = await pullArea(round, area)
  }
  const missing = pulled.total === undefined ? 0 : pulled.total - (await progress.count(area))
  if (missing > 0) {
    await startOver(area)
    return new CommerceError('unavailable', `${missing} of ${pulled.total} ${area} did not come`, { fault: { of: 'skipped', missing } })
  }
  const last = isFirst ? performance.now() : swept.get(area)
  const isDue = !adapter.can.tells.gone && (last === undefined || performance.now() - last > SWEEP_MS)
  if (isDue) await sweep(store, adapter, area, signal)
  swept.set(area, isDue || last === undefined ? performance.now() : last)
  await store.step((step) => step.complete(area))
  await progress.whole(area)
  return undefined
}

/** Not ended: it was left where it is, for a command. */
async function pullArea(
  { store, adapter, progress, signal, pressing, calm }: Round,
  area: PlainArea,
): Promise<{ ended: boolean; total?: number }> {
  const since = await store.step((step) => step.cursor(area))
  let told: { total?: number } = {}
  for await (const { records, next, total, serverTime } of adapter.pull(area, since, signal)) {
    told = total === undefined ? {} : { total }
    for (let from = 0; from === 0 || from < records.length; from += AT_ONCE) {
      const some: Remote[] = records.slice(from, from + AT_ONCE)
      signal.throwIfAborted()
      await store.step(async (step) => {
        await take(step, adapter.can, some)
        if (from + AT_ONCE >= records.length) await step.putCursor(area, { cursor: next, records: records.length, ...told })
      })
      await calm()
    }
    await progress.took(area, records.length, { ...told, ...(serverTime !== undefined && { serverTime }) })
    if (pressing()) return { ended: false }
  }
  return { ended: true, ...told }
}
