import { API } from '~/store/outbox'
import { whenFree } from './busy'
import type { OpenShop } from './shop'
import type { SyncRunner } from './syncRunner'
import type { LiveSync } from './syncStatus'
import { isKept } from './syncTalk'
import type { SyncWorld } from './syncWorld'

/** How long a connected shop waits before its first round, so that the first screen never waits behind it. */
const START_AFTER_MS = 2000
/** And how long at most for the calls of that screen. */
const CALM_MS = 10_000

/** The runner of an open shop, made when it is first needed. */
export class SyncStart {
  readonly #open: OpenShop
  readonly #world: SyncWorld
  #making: Promise<SyncRunner> | undefined
  #made: SyncRunner | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What the page keeps. */
  #token: string | undefined

  constructor(open: OpenShop, world: SyncWorld) {
    this.#open = open
    this.#world = world
    open.closing.addEventListener('abort', () => clearTimeout(this.#timer))
  }

  /** Has the runner begin when the first screen is there. */
  async later(token: string | undefined): Promise<void> {
    this.#token ??= token
    if (this.#made) {
      if (token !== undefined) this.#made.know(token)
      return
    }
    if (this.#timer !== undefined || this.#making || !(await this.#open.db.connection.get(API))) return
    this.#timer ??= setTimeout(() => {
      void whenFree(CALM_MS).then(() => (this.#open.closing.aborted ? undefined : this.runner()))
    }, START_AFTER_MS)
  }

  /** The runner, at work. */
  runner(): Promise<SyncRunner> {
    clearTimeout(this.#timer)
    this.#making ??= this.#make()
    return this.#making
  }

  /** Stops it for good; another takes its place when it is needed again. */
  async end(): Promise<void> {
    clearTimeout(this.#timer)
    const runner = await this.#making
    this.#making = this.#made = this.#token = this.#timer = undefined
    await runner?.end()
  }

  async live(): Promise<LiveSync> {
    const known = this.#made?.live ?? { running: false, holds: false, token: this.#token !== undefined }
    return { ...known, elsewhere: !known.holds && (await isKept(this.#world, this.#open.id)) }
  }

  async #make(): Promise<SyncRunner> {
    const { SyncRunner: Runner } = await import('./syncRunner')
    const row = await this.#open.db.connection.get(API)
    const runner = new Runner(this.#open, this.#world)
    // The demo API takes any token.
    const token = row?.platform === 'demo' ? 'demo' : this.#token
    if (token !== undefined) runner.know(token)
    else runner.begin()
    this.#made = runner
    return runner
  }
}
