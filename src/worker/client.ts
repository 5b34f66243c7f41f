import { CommerceError, type ErrorKind } from '~/commerce/errors'
import { Caller, type CallOptions, type Reply } from '~/lib/rpc'
import { type PackedResult, unpackRows } from './packedRows'
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

/** What shop.open was last asked: a second worker opens the same. */
let opened: Args<'shop.open'> | undefined
const lines: { main?: Line; second?: Line } = {}

/** Long work: a figure never waits behind it. */
const IN_SECOND = /^(import|demo|backup)\.|^tickets\.pack$/

/** Opens a shop, or says anew who acts in it, in every worker there is. */
export async function openInWorkers(args: Args<'shop.open'>): Promise<Answer<'shop.open'>> {
  lineToMain()
  opened = args
  lines.second?.caller.call('shop.open', args).catch(() => undefined)
  return call('shop.open', args)
}

/** Ends the workers, with all that they have open; what was asked of them is rejected. The next call starts them anew. */
export function endWorkers(): void {
  for (const role of ['main', 'second'] as const) {
    lines[role]?.caller.fail(new DOMException('another shop is opened', 'AbortError'))
    lines[role]?.worker.terminate()
    delete lines[role]
  }
  opened = undefined
  delete window.zhangguiWorker
}

/**
 * Asks the worker. Imports, backups, the packing of tickets and the making of a demo shop go to a second worker of the same entry.
 * Rejects with a CommerceError, or with an AbortError where the signal was aborted.
 */
export async function call<N extends CallName>(name: N, args: Args<N>, options: CallOptions<Progress<N>> = {}): Promise<Answer<N>> {
  const line = IN_SECOND.test(name) ? lineToSecond() : lineToMain()
  const onProgress = options.onProgress && ((value: unknown) => options.onProgress?.(value as Progress<N>))
  const answer = await line.caller.call(name, args, { signal: options.signal, onProgress })
  return (name === 'kpi' ? unpackRows(answer as PackedResult) : answer) as Answer<N>
}

const lineToMain = () => lineTo('main', window.zhangguiWorker)
const lineToSecond = () => lineTo('second')

/** A worker that takes the place of one that has stopped goes on in the same shop. */
function lineTo(role: 'main' | 'second', started?: Worker): Line {
  const known = lines[role]
  if (known) return known
  const line = connect(role, started)
  lines[role] = line
  if (opened) line.caller.call('shop.open', opened).catch(() => undefined)
  return line
}

function connect(role: 'main' | 'second', started?: Worker): Line {
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

/** Hears every commit in a shop, of this tab and of others. Returns what stops it. */
export function onChanged(shop: string, listener: (changed: Changed) => void): () => void {
  const channel = new BroadcastChannel(`zhanggui:${shop}`)
  channel.onmessage = ({ data }: MessageEvent<Changed>) => {
    // The worker hears of it by itself, but maybe later than the questions that the listener is about to ask.
    call('shop.refresh', { version: data.version }).catch(() => undefined)
    listener(data)
  }
  return () => channel.close()
}
