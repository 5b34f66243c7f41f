import type { SyncFailure } from '~/commerce/connection'
import type { Instant } from '~/lib/zone'
import { API } from '~/store/outbox'
import { PulledOrders } from '~/store/pulledOrders'
import type { ConnectionRow } from '~/store/syncRows'
import { withCustomerIds } from '~/sync/customerIds'
import { whenFree } from './busy'
import type { Changed } from './protocol'
import type { OpenShop } from './shop'
import { shopStore } from './shopStore'
import { type PlainArea, SyncProgress } from './syncProgress'
import { syncRound } from './syncRound'
import { failureOf, type LiveSync } from './syncStatus'
import { isKept, nameOfSync, SyncTalk, type SyncWord } from './syncTalk'
import type { OpenAdapter, SyncWorld } from './syncWorld'

/** Between rounds while nothing happens here. */
const IDLE_MS = 30_000
/** After a command: a person who types has others in store. */
const COMMAND_MS = 800
const FIRST_RETRY_MS = 5000
const LONGEST_RETRY_MS = 5 * 60_000
/** How long a page waits at most for the calls of this worker. */
const CALM_MS = 1000
/** How long another tab's round is waited for. */
const OTHERS_MS = 60_000
/** Longer is more than a timer can take. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

/** How long to wait after the failures in a row; what the platform asks for is kept to. */
export function retryIn({ kind, fault }: SyncFailure, failures: number, random: number): number {
  if (kind === 'unauthorized') return Number.POSITIVE_INFINITY
  if (fault?.of === 'tooMany' && fault.seconds !== undefined) return fault.seconds * 1000 + random * FIRST_RETRY_MS
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)) * (0.5 + random / 2)
}

/**
 * Keeps one shop in step as long as its tab is open. Of all tabs that have a token the first does; when it is closed another goes on. Rounds begin a moment after a command of any tab, when there is a
 * network again, when somebody asks, and now and then.
 */
export class SyncRunner {
  readonly #open: OpenShop
  readonly #world: SyncWorld
  readonly #talk: SyncTalk
  readonly #commits: BroadcastChannel
  readonly #ended = new AbortController()
  readonly #deaf: () => void
  #token: string | undefined
  #adapter: OpenAdapter | undefined
  #orders: PulledOrders | undefined
  #keeping: Promise<void> | undefined
  #holds = false
  #round: AbortController | undefined
  #dueAt = Number.POSITIVE_INFINITY
  #failures = 0
  #retryAt: Instant | undefined
  /** Kind of the last failure. */
  #failed: SyncFailure['kind'] | undefined
  /** Areas that were pulled from their beginning since a round went well. */
  readonly #anew = new Set<PlainArea>()
  readonly #swept = new Map<PlainArea, number>()
  #pressing = false
  #poke: () => void = () => undefined
  /** Who waits for the end of a round that has not begun. */
  #waiting: (() => void)[] = []
  /** Questions to other tabs. */
  readonly #asked = new Map<string, () => void>()

  constructor(open: OpenShop, world: SyncWorld) {
    this.#open = open
    this.#world = world
    this.#talk = new SyncTalk(open.id, (word) => this.#hear(word))
    this.#commits = new BroadcastChannel(`zhanggui:${open.id}`)
    this.#commits.onmessage = ({ data }: MessageEvent<Changed>) => void this.#hearOf(data)
    this.#deaf = world.onOnline(() => {
      if (this.#failed === 'offline') this.#due(0)
    })
    open.closing.addEventListener('abort', () => void this.end())
  }

  get live(): Omit<LiveSync, 'elsewhere'> {
    return {
      running: this.#round !== undefined,
      holds: this.#holds,
      token: this.#token !== undefined,
      ...(this.#retryAt !== undefined && { retryAt: this.#retryAt }),
    }
  }

  /** What the page keeps, or somebody has typed. `anew`: it takes the place of what any tab knows. */
  know(token: string, anew = false): void {
    if (!anew && this.#token !== undefined) return
    if (anew) this.#talk.say({ is: 'token', token, anew })
    this.#token = token
    this.#adapter = undefined
    this.look()
  }

  /** Begins where there is a token; else other tabs are asked for theirs. */
  begin(): void {
    if (this.#token === undefined) this.#talk.say({ is: 'token?' })
    else this.#keeping ??= this.#keep()
  }

  /** The connection is not as it was: paused, gone on with, signed in, taken away. */
  look(): void {
    this.#failures = 0
    this.#retryAt = undefined
    this.#due(0)
    void this.#obey().catch(() => undefined)
    this.begin()
  }

  /** The same in every tab. */
  lookAll(): void {
    this.#talk.say({ is: 'look' })
    this.look()
  }

  /** A whole round that begins now, in whichever tab; resolves when it is over, however it ended. */
  async now(): Promise<void> {
    const kept = await isKept(this.#world, this.#open.id)
    // It may be this tab's turn by now.
    if (kept && !this.#holds) await this.#askOthers()
    else if (this.#token !== undefined) await this.#roundFrom(0)
  }

  /** Stops for good: nothing of it writes any more when this resolves. */
  async end(): Promise<void> {
    this.#ended.abort()
    this.#round?.abort()
    this.#poke()
    this.#deaf()
    this.#commits.close()
    await this.#keeping
    this.#talk.close()
    for (const over of this.#waiting.splice(0)) over()
  }

  async #keep(): Promise<void> {
    const hold = async () => {
      this.#holds = true
      for (const over of this.#asked.values()) over()
      await this.#loop().finally(() => {
        this.#holds = false
      })
    }
    // Ended while it waited for its turn.
    await this.#world.locks.request(nameOfSync(this.#open.id), { signal: this.#ended.signal }, hold).catch(() => undefined)
  }

  async #loop(): Promise<void> {
    const { now, random } = this.#world
    this.#dueAt = now()
    while (!this.#ended.signal.aborted) {
      if (now() < this.#dueAt) await this.#sleep(this.#dueAt - now())
      else {
        await this.#next().catch((error: unknown) => {
          // The store itself does not answer.
          this.#dueAt = now() + retryIn(failureOf(error), ++this.#failures, random())
        })
      }
    }
  }

  async #sleep(ms: number): Promise<void> {
    const waking = new AbortController()
    this.#poke = () => waking.abort()
    await this.#world.wait(Math.min(ms, LONGEST_WAIT_MS), waking.signal).catch(() => undefined)
  }

  #due(ms: number): void {
    this.#dueAt = Math.min(this.#dueAt, this.#world.now() + ms)
    this.#poke()
  }

  async #next(): Promise<void> {
    this.#dueAt = Number.POSITIVE_INFINITY
    const waiting = this.#waiting.splice(0)
    try {
      const row = await this.#open.db.connection.get(API)
      if (row && !row.paused) await this.#run(row)
    } finally {
      for (const over of waiting) over()
    }
  }

  async #run(row: ConnectionRow): Promise<void> {
    const { now, random } = this.#world
    const { db } = this.#open
    const round = new AbortController()
    this.#round = round
    this.#pressing = false
    const progress = new SyncProgress(db, now, (areas) => this.#tell(areas))
    try {
      await this.#tell(['sync'])
      await this.#syncOnce(row, progress, round.signal)
      this.#failures = 0
      this.#retryAt = this.#failed = undefined
      this.#anew.clear()
      await db.connection.update(API, { syncedAt: now(), failure: undefined })
      this.#due(IDLE_MS)
    } catch (error) {
      if (round.signal.aborted) return
      const failure = failureOf(error)
      this.#failed = failure.kind
      // What was wrong may be what the API says of itself.
      this.#adapter = undefined
      const retryAt = now() + retryIn(failure, ++this.#failures, random())
      this.#retryAt = Number.isFinite(retryAt) ? retryAt : undefined
      // Somebody who asked meanwhile does not wait for it.
      this.#dueAt = this.#waiting.length > 0 ? now() : retryAt
      await db.connection.update(API, { failure })
    } finally {
      this.#round = undefined
      if (!this.#ended.signal.aborted) await progress.tell(true)
    }
  }

  async #syncOnce({ platform, address }: ConnectionRow, progress: SyncProgress, signal: AbortSignal): Promise<void> {
    const { db } = this.#open
    if (!this.#adapter) {
      const { id } = this.#open
      this.#adapter = await this.#world.openAdapter(id, { platform, address, token: this.#token ?? '' }, signal)
      const { shop, can } = this.#adapter
      await db.connection.update(API, { shop: { name: shop.name, currency: shop.currency, zone: shop.zone }, can })
    }
    const adapter = withCustomerIds(this.#adapter, db)
    this.#orders ??= new PulledOrders(this.#open, { currency: adapter.shop.currency, fields: adapter.can.areas.orders.fields })
    const pressing = () => {
      const presses = this.#pressing
      this.#pressing = false
      return presses
    }
    // Once: one that counts wrongly is not pulled whole again and again.
    const startOver = async (area: PlainArea) => {
      if (!this.#anew.has(area)) await db.cursors.delete(area)
      this.#anew.add(area)
    }
    const store = shopStore(this.#open, this.#world.now)
    await syncRound({
      store,
      orders: this.#orders,
      adapter,
      progress,
      signal,
      pressing,
      calm: () => whenFree(CALM_MS),
      startOver,
      swept: this.#swept,
    })
  }

  async #tell(areas: Changed['areas']): Promise<void> {
    this.#open.changed(areas, await this.#open.version())
  }

  /** A round that somebody has stopped ends at once, and where the connection was taken away it was the last. */
  async #obey(): Promise<void> {
    const row = await this.#open.db.connection.get(API)
    if (!row || row.paused) this.#round?.abort()
    if (!row) await this.end()
  }

  /** A command of any tab, if it has left something to be sent. After a failure its time is told already. */
  async #hearOf({ areas }: Changed): Promise<void> {
    if (!this.#holds || areas.every((area) => area === 'sync')) return
    if ((await this.#open.db.outbox.filter(({ state }) => state !== 'refused').count()) === 0) return
    this.#pressing = true
    if (this.#failures === 0) this.#due(COMMAND_MS)
  }

  #hear(word: SyncWord): void {
    if (word.is === 'token?' && this.#token !== undefined) this.#talk.say({ is: 'token', token: this.#token, anew: false })
    if (word.is === 'token' && (word.anew || this.#token === undefined)) {
      this.#token = word.token
      this.#adapter = undefined
      this.look()
    }
    if (word.is === 'look') this.look()
    if (word.is === 'over') this.#asked.get(word.id)?.()
    if (word.is === 'now' && this.#holds) void this.#roundFrom(0).then(() => this.#talk.say({ is: 'over', id: word.id }))
  }

  #roundFrom(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.begin()
      this.#due(ms)
    })
  }

  /** The round of the tab that keeps the shop in step. One that is closed never answers: this one may go on in its place. */
  async #askOthers(): Promise<void> {
    const id = crypto.randomUUID()
    const patience = new AbortController()
    this.#asked.set(id, () => patience.abort())
    this.begin()
    this.#talk.say({ is: 'now', id })
    await this.#world.wait(OTHERS_MS, patience.signal).catch(() => undefined)
    this.#asked.delete(id)
    if (this.#holds) await this.#roundFrom(0)
  }
}
