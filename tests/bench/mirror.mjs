/** Orders over the REST contract from a server on this machine, into packs: against fetching and parsing the same pages; and what the adapter's code weighs. */
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { root } from '../tools/install.mjs'
import { median, withBrowser } from './browser.mjs'
import { pagesOf } from './mirror/orders.mjs'

const ORDERS = 400_000
const PAGE = 1000
const RUNS = 3
const AREA = 'a shop of 400,000 orders over REST'

const ABOUT = { name: 'Bench', currency: 'GBP', timeZone: 'Europe/London', areas: { orders: { pull: true, push: true, fields: ['note'] } } }
const NOW = 'now'

/** Serves the contract's past of so many orders; every page is made before the first is asked for. @param {number} count */
async function serveOrders(count) {
  const pages = [...pagesOf(count, PAGE, NOW)].map((page) => Buffer.from(page))
  const shop = Buffer.from(JSON.stringify(ABOUT))
  const nothing = Buffer.from(JSON.stringify({ records: [], next: NOW, more: false, total: count }))
  const open = Buffer.from(JSON.stringify({ records: [], changes: NOW, total: count }))
  const allowed = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'Authorization, Accept',
    'Access-Control-Max-Age': '7200',
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const before = Number(searchParams.get('before') ?? 0)
    const body =
      pathname === '/shop' ? shop : pathname === '/orders/changes' ? nothing : searchParams.has('open') ? open : pages[before / PAGE]
    if (request.method === 'OPTIONS') response.writeHead(204, allowed).end()
    else response.writeHead(200, { ...allowed, 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** KiB, gzipped, of the REST adapter with what it alone brings. */
export async function adapterSize() {
  const { build } = await import('vite')
  const built = await build({
    configFile: false,
    root: join(root, 'src/adapters/rest'),
    logLevel: 'error',
    resolve: { alias: { '~': join(root, 'src') } },
    build: { ssr: true, write: false, target: 'es2022', minify: true, rolldownOptions: { input: join(root, 'src/adapters/rest/open.ts') } },
  })
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([built].flat())
  const code = output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
  return gzipSync(code.join(''), { level: 9 }).length / 1024
}

/** @param {string} folder for the profile @param {string} url of the bench's pages @param {number} [count] @returns {Promise<import('./run.mjs').Row[]>} */
export async function mirror(folder, url, count = ORDERS) {
  const size = await adapterSize()
  const orders = await serveOrders(count)
  const { address } = orders
  try {
    const { parse, kept } = await withBrowser(folder, async (page) => {
      await page.goto(`${url}/bench/mirror/index.html`)
      const ask = async (/** @type {import('./mirror/asked').Asked} */ asked) => {
        const told = await page.evaluate((of) => /** @type {any} */ (window).mirrorBench(of), asked)
        if (told.orders !== count) throw new Error(`${told.orders} of ${count} orders: ${asked.kind}`)
        return told.ms
      }
      const times = { parse: /** @type {number[]} */ ([]), kept: /** @type {number[]} */ ([]) }
      for (let run = 0; run < RUNS; run++) {
        times.parse.push(await ask({ kind: 'parse', address }))
        times.kept.push(await ask({ kind: 'mirror', address, shop: `mirror${run}` }))
      }
      console.error(
        `Each run, s: ${times.parse.map((ms, run) => `${(ms / 1000).toFixed(1)} → ${(times.kept[run] / 1000).toFixed(1)}`).join(', ')}`,
      )
      return times
    })
    return [
      { area: AREA, name: 'fetch and JSON.parse of its pages', value: median(parse) / 1000, unit: 's' },
      { area: AREA, name: 'mirrored into packs', value: median(kept) / 1000, unit: 's' },
      { area: AREA, name: 'the same', value: median(kept) / median(parse), unit: '× parse', bar: 3 },
      { area: AREA, name: 'code of the REST adapter', value: size, unit: 'KiB gzip', bar: 15 },
    ]
  } finally {
    orders.close()
  }
}
