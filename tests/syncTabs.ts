import { openRest } from '~/adapters/rest/open'
import type { ConnectionDetails, Settling } from '~/commerce/connection'
import type { CallContext } from '~/worker/protocol'
import { OpenShop } from '~/worker/shop'
import { syncHandlers } from '~/worker/syncHandlers'
import type { RestMock } from '../mocks/rest/handlers'
import type { SyncWorld } from '~/worker/syncWorld'
import { ADDRESS, aRestShop } from './restShop'

/** Time that goes on when a test says so. */
class FakeClock {
  at = Date.now()
  readonly #waiting = new Set<{ until: number; go: () => void }>()

  readonly now = () => this.at

  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const entry = { until: this.at + ms, go: resolve }
      this.#waiting.add(entry)
      signal.addEventListener('abort', () => {
        this.#waiting.delete(entry)
        reject(new DOMException('aborted', 'AbortError'))
      })
    })

  pass(ms: number): void {
    this.at += ms
    for (const entry of this.#waiting) {
      if (entry.until > this.at) continue
      this.#waiting.delete(entry)
      entry.go()
    }
  }
}

/** Locks of one browser, for its tabs. */
class FakeLocks {
  readonly #held = new Map<string, Promise<unknown>>()

  readonly request = async (name: string, { signal }: { signal?: AbortSignal }, work: () => Promise<unknown>): Promise<unknown> => {
    while (this.#held.has(name)) await Promise.race([this.#held.get(name)?.catch(() => undefined), aborted(signal)])
    signal?.throwIfAborted()
    const run = work()
    this.#held.set(name, run)
    return run.finally(() => this.#held.delete(name))
  }

  readonly query = async () => ({ held: [...this.#held.keys()].map((name) => ({ name })) })
}

const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))))

export type Browser = ReturnType<typeof aBrowser>

/** A browser with an API that it can reach; pages of the API are short. */
export function aBrowser(pageSize = 3, about: Partial<RestMock['about']> = {}) {
  const rest = aRestShop({ messages: ['chat'], ...about })
  const clock = new FakeClock()
  const locks = new FakeLocks()
  const online = new Set<() => void>()
  const net = { down: false, asked: [] as string[], before: async (_path: string): Promise<void> => undefined }
  const reached: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const path = url.pathname.replace(/^\/api/, '') + url.search
    net.asked.push(`${request.method} ${path}`)
    await net.before(path)
    if (net.down) throw new TypeError('no network')
    if (url.searchParams.has('limit')) url.searchParams.set('limit', String(Math.min(pageSize, Number(url.searchParams.get('limit')))))
    return rest.outside.fetch(request.method === 'GET' ? url : request, request.method === 'GET' ? { headers: request.headers } : undefined)
  }
  const world: SyncWorld = {
    now: clock.now,
    wait: clock.wait,
    random: () => 0.5,
    // Only these two are asked for.
    locks: locks as unknown as SyncWorld['locks'],
    onOnline: (listener) => {
      online.add(listener)
      return () => online.delete(listener)
    },
    openAdapter: (_shop, { address, token }, signal) => openRest({ address, token }, { ...rest.outside, fetch: reached }, signal),
  }
  return { ...rest, clock, net, world, comesOnline: () => online.forEach((listener) => listener()) }
}

const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }

const DETAILS: ConnectionDetails = { platform: 'rest', address: ADDRESS, token: 'secret' }

/** A tab of that browser with a shop open in it. */
export async function aTab({ world }: Browser, shop: string) {
  const open = await OpenShop.open(shop)
  const calls = syncHandlers(async () => open, world)
  return {
    open,
    connect: (details = DETAILS, keep: Parameters<(typeof calls)['sync.connect']>[0]['keep'] = { kept: 'session' }) =>
      calls['sync.connect']({ details, keep }, context),
    check: (details = DETAILS) => calls['sync.check']({ details }, context),
    status: (token?: string) => calls['sync.status'](token === undefined ? {} : { token }, context),
    now: () => calls['sync.now']({}, context),
    pause: (paused: boolean) => calls['sync.pause']({ paused }, context),
    signIn: (token: string, keep: Parameters<(typeof calls)['sync.signIn']>[0]['keep'] = { kept: 'session' }) =>
      calls['sync.signIn']({ token, keep }, context),
    unlock: (passphrase: string) => calls['sync.unlock']({ passphrase }, context),
    disconnect: () => calls['sync.disconnect']({}, context),
    waiting: () => calls['sync.waiting']({}, context),
    conflicts: (settled = false) => calls['sync.conflicts']({ settled }, context),
    refused: (seq: number, act: 'again' | 'giveUp') => calls['sync.refused']({ seq, act }, context),
    settle: (key: string, settling: Settling) => calls['sync.settle']({ key, settling }, context),
    close: () => open.close(),
  }
}

export type Tab = Awaited<ReturnType<typeof aTab>>
