import type { DemoFault } from '~/commerce/demoFault'
import { problem } from './shop'
import { isMap, type WireRecord } from './wireRecord'

/** What a platform, a proxy or a network does wrong, as data: a test and the demo API run the same ones. */
export interface WireFault {
  name: DemoFault
  /** Whether a request is hit. */
  hits: (request: Request) => boolean
  /** What comes in place of the right answer; undefined: nothing, for ever. */
  spoil: (right: () => Promise<Response>, request: Request, signal: AbortSignal) => Promise<Response>
}

const isPage = ({ url }: Request) => /\/(?:changes|history)(?:\?|$)/.test(url)
const isCommand = ({ method }: Request) => method === 'PUT'
const any = () => true

const withJson = (change: (page: WireRecord) => void) => async (right: () => Promise<Response>) => {
  const response = await right()
  const page: unknown = await response.json()
  if (isMap(page)) change(page)
  return Response.json(page, { headers: { Date: response.headers.get('date') ?? new Date().toUTCString() } })
}

const recordsOf = ({ records }: WireRecord): WireRecord[] => (Array.isArray(records) ? records.filter(isMap) : [])

/** The answer's bytes up to its middle, and then nothing more. */
async function broken(right: () => Promise<Response>): Promise<Response> {
  const bytes = new Uint8Array(await (await right()).arrayBuffer())
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, bytes.length >> 1))
      controller.error(new TypeError('the connection was cut'))
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'application/json' } })
}

const silent: WireFault['spoil'] = (_right, _request, signal) =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true }),
  )

export const FAULTS: readonly WireFault[] = [
  {
    name: 'html',
    hits: any,
    spoil: async () => new Response('<!doctype html><title>Welcome</title>', { headers: { 'Content-Type': 'text/html' } }),
  },
  { name: 'notJson', hits: any, spoil: async () => new Response('OK, all is well', { headers: { 'Content-Type': 'text/plain' } }) },
  { name: 'tooMany', hits: any, spoil: async () => new Response('', { status: 429, headers: { 'Retry-After': '2' } }) },
  { name: 'tooManyForLong', hits: any, spoil: async () => new Response('', { status: 429, headers: { 'Retry-After': '900' } }) },
  { name: 'server', hits: any, spoil: async () => new Response('oops', { status: 500 }) },
  { name: 'silent', hits: any, spoil: silent },
  { name: 'cut', hits: isPage, spoil: broken },
  {
    name: 'lostAnswer',
    hits: isCommand,
    spoil: async (right) => {
      await right()
      throw new TypeError('the connection was lost')
    },
  },
  { name: 'noNetwork', hits: any, spoil: async () => Promise.reject(new TypeError('no network')) },
  {
    name: 'missingField',
    hits: isPage,
    spoil: withJson((page) => {
      // Where nothing has changed there is one all the same, so that the fault is seen.
      const first = recordsOf(page)[0] ?? { key: 'half', version: '0', record: {} }
      page.records = [first, ...recordsOf(page).slice(1)]
      const { record } = first
      if (isMap(record)) for (const field of ['title', 'name', 'sku', 'number']) delete record[field]
    }),
  },
  {
    name: 'wrongType',
    hits: isPage,
    spoil: withJson((page) => {
      page.more = 'yes'
    }),
  },
  {
    name: 'repeats',
    hits: isPage,
    spoil: async (right, { url }) => {
      const since = new URL(url).searchParams.get('since') ?? ''
      return withJson((page) => Object.assign(page, { next: since, more: true }))(right)
    },
  },
  {
    name: 'skips',
    hits: isPage,
    spoil: withJson((page) => {
      const records = recordsOf(page)
      page.records = records.slice(1)
      // A page without any has left out one that is new there.
      if (records.length === 0 && typeof page.total === 'number') page.total++
    }),
  },
  {
    name: 'clock',
    hits: any,
    spoil: async (right) => {
      const response = await right()
      const headers = new Headers(response.headers)
      headers.set('Date', new Date(Date.now() - 3_600_000).toUTCString())
      return new Response(response.body, { status: response.status, headers })
    },
  },
  { name: 'signedOut', hits: any, spoil: async () => Response.json(problem(401, 'The token has expired'), { status: 401 }) },
  { name: 'forbidden', hits: any, spoil: async () => Response.json(problem(403, 'Ask the owner'), { status: 403 }) },
]

export function faultOf(name: string): WireFault {
  const found = FAULTS.find((fault) => fault.name === name)
  if (!found) throw new Error(`no fault is called ${name}`)
  return found
}

/** The answer that a fault spoils. `signal`: the asker's own; the one of a Request may be collected while nobody but the answer that never comes holds it. */
export const spoilt = (fault: WireFault, request: Request, right: typeof fetch, signal = request.signal): Promise<Response> =>
  fault.spoil(() => right(request.clone()), request, signal)

/** Hands out what goes wrong: `times` requests that the fault hits are spoilt, then all goes well again. */
export class Trouble {
  #fault: WireFault | undefined
  #left = 0

  begin(name: string, times = Number.POSITIVE_INFINITY): void {
    this.#fault = faultOf(name)
    this.#left = times
  }

  end(): void {
    this.#fault = undefined
  }

  over(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      const request = new Request(input, init)
      const fault = this.#fault
      if (!fault?.hits(request) || this.#left <= 0) return fetch(request)
      this.#left--
      return spoilt(fault, request, fetch, init?.signal ?? undefined)
    }
  }
}
