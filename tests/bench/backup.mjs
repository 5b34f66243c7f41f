/** Backup and restore of the million-line shop, each against reading the same bytes once and hashing them once, in the same page. */
import { median, withBrowser } from './browser.mjs'

const RUNS = 5
const BAR = 5

/** Runs in the page: the calls of the app's own worker, without its screens. @param {{ workerUrl: string, runs: number }} how */
async function measure({ workerUrl, runs }) {
  const worker = new Worker(workerUrl, { type: 'module' })
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map()
  worker.onmessage = ({ data }) => {
    if ('value' in data) waiting.get(data.id)?.resolve(data.value)
    else if ('error' in data) waiting.get(data.id)?.reject(new Error(data.error.message))
  }
  let last = 0
  const call = (/** @type {string} */ name, /** @type {unknown} */ args) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      worker.postMessage({ id: last, name, args })
    })
  const timed = async (/** @type {() => Promise<any>} */ run) => {
    const began = performance.now()
    const value = await run()
    return { ms: performance.now() - began, value }
  }
  const { orders } = await call('shop.open', { shop: 'main' })
  const rounds = []
  for (let round = 0; round <= runs; round++) {
    const made = await timed(() => call('backup.make', {}))
    const { blob, summary } = made.value
    const base = await timed(async () => crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
    // As it comes from a disk: a file of its own, not the shop's.
    const file = new File([await blob.arrayBuffer()], 'bench.zgbackup')
    const shop = `bench-${round}`
    const restored = await timed(() => call('backup.restore', { file, fileName: file.name, shop, commandId: crypto.randomUUID() }))
    if (!restored.value.ok || summary.orders !== orders || orders === 0) throw new Error('the backup is not the shop')
    await call('shop.delete', { shop, who: 'owner' })
    // The first round loads the code.
    if (round > 0) rounds.push({ base: base.ms, make: made.ms, restore: restored.ms, bytes: blob.size })
  }
  worker.terminate()
  return rounds
}

/** @param {string} profile of a filled shop @param {string} url @returns {Promise<import('./run.mjs').Row[]>} */
export async function backup(profile, url) {
  const rounds = await withBrowser(profile, async (page) => {
    await page.goto(`${url}/dashboard`)
    const workerUrl = await page.locator('script[data-worker]').getAttribute('data-worker')
    await page.goto(`${url}/icon.svg`)
    return page.evaluate(measure, { workerUrl: workerUrl ?? '', runs: RUNS })
  })
  const area = 'backup of a million lines'
  const base = median(rounds.map((round) => round.base))
  const over = (/** @type {'make' | 'restore'} */ what) => median(rounds.map((round) => round[what] / round.base))
  return [
    { area, name: 'its file', value: rounds[0].bytes / 2 ** 20, unit: 'MiB' },
    { area, name: 'arrayBuffer() and one SHA-256 of it', value: base, unit: 'ms' },
    { area, name: 'backup', value: over('make'), unit: '× that', bar: BAR },
    { area, name: 'restore, verified', value: over('restore'), unit: '× that', bar: BAR },
  ]
}
