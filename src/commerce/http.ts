import { CommerceError, type ErrorKind, type Fault } from './errors'

/** What an adapter is given of the world; tests give their own. */
export interface Outside {
  fetch: typeof fetch
  /** Waits, or rejects with AbortError. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** In [0, 1). */
  random: () => number
  /** How long an answer may take; absent: 30 s. */
  timeoutMs?: number
}

export interface Asked {
  method: 'GET' | 'PUT' | 'POST'
  url: string
  headers: Record<string, string>
  body?: unknown
  /** It may be sent again where nobody knows whether it arrived. */
  again: boolean
}

export interface Answer {
  status: number
  headers: Headers
  json: unknown
}

/** Times that a request is sent at most. */
const TRIES = 4
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
const TIMEOUT_MS = 30_000

/**
 * Sends a request and reads its answer as JSON. Failures that may pass (no answer, a cut, 429, 5xx) are tried again after a growing, jittered wait,
 * or after the time that the platform asks for; then they are thrown, each as one CommerceError. Answers of 4xx that tell of the request itself are handed back.
 */
export async function ask(asked: Asked, outside: Outside, signal: AbortSignal): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    const result = await askOnce(asked, outside, signal).catch((error: unknown) => {
      if (error instanceof CommerceError) return error
      throw error
    })
    if (!(result instanceof CommerceError)) return result
    const wait = asked.again && tried < TRIES ? waitFor(result, tried, outside.random()) : undefined
    if (wait === undefined) throw result
    await outside.wait(wait, signal)
  }
}

/** How long to wait before another try; undefined: another try would not help. */
function waitFor({ kind, fault }: CommerceError, tried: number, random: number): number | undefined {
  if (kind !== 'offline' && kind !== 'unavailable' && kind !== 'rateLimited') return undefined
  if (fault?.of === 'html' || fault?.of === 'notJson') return undefined
  const told = fault?.of === 'tooMany' && fault.seconds !== undefined ? fault.seconds * 1000 : undefined
  if (told !== undefined && told > LONGEST_WAIT_MS) return undefined
  const grown = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tried - 1))
  return told !== undefined ? told + random * FIRST_WAIT_MS : grown * (0.5 + random / 2)
}

async function askOnce(
  { method, url, headers, body }: Asked,
  { fetch, timeoutMs = TIMEOUT_MS }: Outside,
  signal: AbortSignal,
): Promise<Answer> {
  if (signal.aborted) throw aborted()
  // A controller of our own: what AbortSignal.any joins may be collected, and then never fires.
  const ending = new AbortController()
  let late = false
  const end = () => ending.abort()
  const timer = setTimeout(() => {
    late = true
    end()
  }, timeoutMs)
  signal.addEventListener('abort', end)
  const init: RequestInit = { method, headers, signal: ending.signal }
  if (body !== undefined) init.body = JSON.stringify(body)
  let response: Response | undefined
  try {
    response = await fetch(url, init)
    const text = await response.text()
    const { status } = response
    if (status === 429 || status === 503) throw tooMany(response)
    if (status >= 500) throw failed('unavailable', `${status} from ${url}`, { of: 'server', status })
    return { status, headers: response.headers, json: read(text, response, url) }
  } catch (error) {
    if (error instanceof CommerceError) throw error
    if (signal.aborted) throw aborted()
    if (late) throw failed('unavailable', `no answer in ${timeoutMs / 1000} s: ${url}`, { of: 'timeout', seconds: timeoutMs / 1000 }, error)
    if (response) throw failed('unavailable', `the answer broke off: ${url}`, { of: 'cut' }, error)
    throw new CommerceError('offline', `${method} ${url}: ${String(error)}`, { cause: error })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

const aborted = () => new DOMException('aborted', 'AbortError')

function failed(kind: ErrorKind, detail: string, fault: Fault, cause?: unknown): CommerceError {
  return new CommerceError(kind, detail, { fault, cause })
}

function tooMany({ status, headers, url }: Response): CommerceError {
  const told = headers.get('retry-after')
  const at = told === null ? Number.NaN : /^\d+$/.test(told) ? Number(told) : (Date.parse(told) - serverTime(headers)) / 1000
  const seconds = Number.isFinite(at) ? Math.max(0, at) : undefined
  const fault: Fault =
    status === 503 && seconds === undefined ? { of: 'server', status } : { of: 'tooMany', ...(seconds !== undefined && { seconds }) }
  return failed(fault.of === 'server' ? 'unavailable' : 'rateLimited', `${status} from ${url}`, fault)
}

/** A moment in an answer is told by the clock of who answers. */
const serverTime = (headers: Headers) => Date.parse(headers.get('date') ?? '') || Date.now()

function read(text: string, { status, headers }: Response, url: string): unknown {
  if (text === '' && (status === 204 || status === 304)) return undefined
  const type = headers.get('content-type') ?? ''
  if (/\bhtml\b/i.test(type) || /^\s*<(?:!doctype|html)\b/i.test(text))
    throw failed('unavailable', `a web page from ${url}`, { of: 'html' })
  try {
    return JSON.parse(text)
  } catch (error) {
    // What was announced and what has come differ where a proxy closes early.
    const length = Number(headers.get('content-length') ?? Number.NaN)
    const cut = /\bjson\b/i.test(type) && (new TextEncoder().encode(text).length < length || !/[\]}"\d]\s*$/.test(text))
    throw failed('unavailable', `no JSON from ${url}: ${text.slice(0, 100)}`, { of: cut ? 'cut' : 'notJson' }, error)
  }
}
