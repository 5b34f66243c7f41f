/**
 * Keeps the application on the device, so that it opens without a network. Built as /sw.js with the list of its files (vite.config.ts); imports nothing.
 * It never takes over by itself: a new version waits until every tab is closed, or until the page says `activate`.
 */
interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void
}

/** Static routing: what the browser answers without waking this worker. Not every browser has it. */
interface Installing extends Lasting {
  addRoutes?: (rules: { condition: object; source: string | { cacheName: string } }[]) => Promise<void>
}

interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface Scope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(name: 'install', listener: (event: Installing) => void): void
  addEventListener(name: 'activate', listener: (event: Lasting) => void): void
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(name: 'message', listener: (event: MessageEvent<Said>) => void): void
}

/** What the page says: whether this is the version that it runs itself, and that the reader wants the new one. */
type Said = { has: string } | { activate: true }

interface Precached {
  version: string
  /** `/` is the page of every address; files of /assets/ have their content's hash in their name. */
  urls: string[]
  /** Stands in the page of this version and of no other. */
  mark: string
}

declare const self: Scope
declare const ZHANGGUI_PRECACHED: Precached

const { version, urls, mark } = ZHANGGUI_PRECACHED
const PREFIX = 'zhanggui-app-'
const CACHE = PREFIX + version

const isLasting = (url: string) => url.startsWith('/assets/')

/** An answer without what only mattered on its way here: a `Vary` would keep it from being found for other kinds of request. */
function plain(answer: Response): Response {
  return new Response(answer.body, { headers: { 'Content-Type': answer.headers.get('Content-Type') ?? '' } })
}

async function keep(cache: Cache, url: string): Promise<void> {
  // A file of the version before that has not changed need not be fetched again.
  const known = isLasting(url) ? await caches.match(url) : undefined
  const answer = known ?? (await fetch(url, isLasting(url) ? {} : { cache: 'reload' }))
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  if (url === '/' && !(await answer.clone().text()).includes(mark)) throw new Error('the page is of another version than this worker')
  await cache.put(url, plain(answer))
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  try {
    await Promise.all(urls.map((url) => keep(cache, url)))
  } catch (error) {
    await caches.delete(CACHE)
    throw error
  }
}

/** The version before stays: a tab that still runs it may yet need a part of it. */
async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/** Navigations are asked of the network and of this worker at once; what lies in the cache never wakes it; nothing else is its business. */
const ROUTES = [
  { condition: { requestMode: 'navigate' }, source: 'race-network-and-fetch-handler' },
  { condition: { urlPattern: { pathname: '/assets/*' } }, source: 'cache' },
  ...urls
    .filter((url) => url !== '/' && !isLasting(url))
    .map((url) => ({ condition: { urlPattern: { pathname: url.split('?')[0] } }, source: { cacheName: CACHE } })),
  { condition: { urlPattern: { pathname: '/*' } }, source: 'network' },
]

self.addEventListener('install', (event) => {
  event.waitUntil(install())
  // A browser that knows some of the routing only takes none of it, and asks the handler below.
  if (event.addRoutes) event.waitUntil(event.addRoutes(ROUTES).catch(() => undefined))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([tidy(), self.clients.claim()]))
})

self.addEventListener('message', ({ data, ports }) => {
  if ('activate' in data) void self.skipWaiting()
  else ports[0]?.postMessage(urls.includes(data.has))
})

/** A file by its name, as against an address of a screen. */
const isFile = (pathname: string) => /\.(?:js|css|json|svg|png|jpe?g|ico|txt|webmanifest)$/.test(pathname)

async function fromCache(request: Request | string, cache: Cache): Promise<Response> {
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  const isScreen = request.mode === 'navigate' && !isFile(pathname)
  if (!isScreen && !isLasting(pathname) && !urls.includes(pathname + search)) return
  event.respondWith(caches.open(CACHE).then((cache) => fromCache(isScreen ? '/' : request, cache)))
})
