import { CommerceError, type ErrorKind } from '~/commerce/errors'
import { Caller, type CallOptions, type Reply } from '~/lib/rpc'
import type { CallContext, Changed, Handlers } from './protocol'

export type CallName = keyof Handlers
export type Args<N extends CallName> = Parameters<Handlers[N]>[0]
export type Answer<N extends CallName> = Awaited<ReturnType<Handlers[N]>>
export type Progress<N extends CallName> = Parameters<Handlers[N]>[1] extends CallContext<infer P> ? P : never

/** boot.js starts the first worker before React is there and leaves it here. */
declare global {
  interface Window {
    zhangguiWorker?: Worker
  }
}

interface Line {
  caller: Caller
  worker: Worker
}

let openedShop = 'main'
const lines: { main?: Line; importer?: Line } = {}

/**
 * Asks the worker. Imports go to a second worker of the same entry, so that a figure never waits behind a file.
 * Rejects with a CommerceError, or with an AbortError where the signal was aborted.
 */
export async function call<N extends CallName>(name: N, args: Args<N>, options: CallOptions<Progress<N>> = {}): Promise<Answer<N>> {
  if (name === 'shop.open' && 'shop' in args) openedShop = args.shop
  const line = name.startsWith('import.') ? lineToImporter() : lineToMain()
  const onProgress = options.onProgress && ((value: unknown) => options.onProgress?.(value as Progress<N>))
  return (await line.caller.call(name, args, { signal: options.signal, onProgress })) as Answer<N>
}

function lineToMain(): Line {
  lines.main ??= connect('main', window.zhangguiWorker)
  return lines.main
}

function lineToImporter(): Line {
  if (!lines.importer) {
    lines.importer = connect('importer')
    lines.importer.caller.call('shop.open', { shop: openedShop }).catch(() => undefined)
  }
  return lines.importer
}

function connect(role: 'main' | 'importer', started?: Worker): Line {
  const worker = started ?? new Worker(new URL('./main.ts', import.meta.url), { type: 'module', name: `zhanggui ${role}` })
  const caller = new Caller(worker, toError)
  worker.onmessage = ({ data }: MessageEvent<Reply>) => caller.receive(data)
  worker.onerror = (event) => {
    // The next call starts a new one.
    delete lines[role]
    worker.terminate()
    if (role === 'main') delete window.zhangguiWorker
    caller.fail(new CommerceError('unavailable', `the worker stopped: ${event.message}`))
  }
  return { caller, worker }
}

const KINDS: ReadonlySet<string> = new Set<ErrorKind>([
  'invalid',
  'notFound',
  'conflict',
  'unauthorized',
  'forbidden',
  'unsupported',
  'rateLimited',
  'offline',
  'unavailable',
  'full',
])

function isKind(kind: string | undefined): kind is ErrorKind {
  return kind !== undefined && KINDS.has(kind)
}

function toError({ name, kind, message, stack }: { name: string; kind?: string; message: string; stack?: string }): Error {
  if (name === 'AbortError') return new DOMException(message, 'AbortError')
  const detail = stack?.includes(message) ? stack : `${name}: ${message}\n${stack ?? ''}`
  if (isKind(kind)) return new CommerceError(kind, detail)
  return new CommerceError(name === 'QuotaExceededError' ? 'full' : 'unavailable', detail)
}

/** Hears every commit, of this tab and of others. Returns what stops it. */
export function onChanged(listener: (changed: Changed) => void): () => void {
  const channel = new BroadcastChannel(channelOf(openedShop))
  channel.onmessage = ({ data }: MessageEvent<Changed>) => {
    // The worker hears of it by itself, but maybe later than the questions that the listener is about to ask.
    call('shop.refresh', { version: data.version }).catch(() => undefined)
    listener(data)
  }
  return () => channel.close()
}

function channelOf(shop: string): string {
  return `zhanggui:${shop}`
}
