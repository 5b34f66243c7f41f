/** A catalogue of 100,000 products and 300,000 SKUs: lists, search and bulk prices against other ways, in one page, and the list's own screen. */
import { cpSync } from 'node:fs'
import { median, timeMarks, withBrowser } from './browser.mjs'

/** @typedef {import('./run.mjs').Row} Row */

/** Rounds of the cold open: fewer where the machine is slow. */
const RUNS = { least: 3, most: 7, within: 60_000 }
const AREA = '100,000 products, 300,000 SKUs'
/** The list's first row, with its link. */
const USABLE = '[role="grid"] [role="row"][data-index="0"] a'
/** As the browser's tools have it, bytes a second and ms. */
const FAST_4G = { offline: false, downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 }

/** @param {import('@playwright/test').Page} page @param {string} name @returns {Promise<any>} */
const ask = (page, name) => page.evaluate((method) => /** @type {any} */ (window).catalogBench[method](), name)

/** Says how far it is, and after how many seconds. @param {number} began @param {string} step */
const say = (began, step) => console.error(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${step}`)

/** @param {any} lists @returns {Row[]} */
function listRows({ broad, exact, first }) {
  return [
    { area: AREA, name: 'first list of the worker', value: first, unit: 'ms' },
    { area: AREA, name: 'filter, sort, count, page: p50', value: broad.ours.p50, unit: 'ms' },
    { area: AREA, name: 'filter, sort, count, page: p95', value: broad.ours.p95, unit: 'ms', bar: 8 },
    {
      area: AREA,
      name: `the same (Dexie ${broad.dexie.p95.toFixed(0)} ms)`,
      value: (100 * broad.ours.p95) / broad.dexie.p95,
      unit: '% of Dexie',
      bar: 2,
    },
    { area: AREA, name: 'one state by change: p95', value: exact.ours.p95, unit: 'ms', bar: 8 },
    {
      area: AREA,
      name: `the same (Dexie with the exact index ${exact.dexie.p95.toFixed(1)} ms)`,
      value: (100 * exact.ours.p95) / exact.dexie.p95,
      unit: '% of Dexie',
      bar: 20,
    },
  ]
}

/** @param {any} search @returns {Row[]} */
function searchRows({ characters, ours, way, absent, mini, edit, slowest }) {
  console.error(`Slowest searches: ${slowest.map((/** @type {any} */ { part, ms }) => `${part} ${ms.toFixed(1)} ms`).join(', ')}`)
  return [
    { area: AREA, name: 'text that is searched', value: characters / 1e6, unit: 'million characters' },
    { area: AREA, name: 'of each question: its way to the worker and back, p50', value: way.p50, unit: 'ms' },
    { area: AREA, name: 'the same, p95', value: way.p95, unit: 'ms' },
    { area: AREA, name: 'search a keystroke: p50', value: ours.p50, unit: 'ms' },
    {
      area: AREA,
      name: `the same (one indexOf of what is not there: ${absent.toFixed(2)} ms)`,
      value: ours.p50 / absent,
      unit: '× indexOf',
      bar: 6,
    },
    { area: AREA, name: 'search a keystroke: p95', value: ours.p95, unit: 'ms', bar: 8 },
    {
      area: AREA,
      name: `the same (MiniSearch ${mini.p95.toFixed(0)} ms)`,
      value: (100 * ours.p95) / mini.p95,
      unit: '% of MiniSearch',
      bar: 10,
    },
    { area: AREA, name: 'a saved edit is found', value: edit, unit: 'ms' },
  ]
}

/** @param {any} prices @returns {Row[]} */
function priceRows({ skus, put, set, back }) {
  return [
    { area: AREA, name: `plain bulkPut of the products of ${skus} SKUs`, value: put, unit: 'ms' },
    { area: AREA, name: 'change of their prices, journalled', value: set / put, unit: '× bulkPut', bar: 3 },
    { area: AREA, name: 'its undo', value: back / put, unit: '× bulkPut', bar: 3 },
  ]
}

/** MB on the heap of the page after the list was looked through. @param {import('@playwright/test').Page} page @param {string} url */
async function heapOfList(page, url) {
  await page.goto(`${url}/listings`)
  await page.locator(USABLE).waitFor({ timeout: 120_000 })
  await page.getByRole('grid').focus()
  for (const key of ['End', 'Home']) {
    await page.keyboard.press(`Control+${key}`)
    await page.waitForTimeout(1000)
  }
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** ms until something stands in a browser started for it, on a phone's processor and network. @param {string} profile @param {string} address @param {string} mark */
function slowly(profile, address, mark) {
  return withBrowser(
    profile,
    async (page) => {
      const session = await page.context().newCDPSession(page)
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', FAST_4G)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      return (await timeMarks(page, address, { mark })).mark
    },
    { serviceWorkers: 'allow' },
  )
}

/** @param {string} profile @param {string} url @returns {Promise<Row[]>} */
async function coldRows(profile, url) {
  const installed = `${profile}-installed`
  cpSync(profile, installed, { recursive: true })
  // The service worker stands between the page and the network from the second visit on.
  await withBrowser(
    installed,
    async (page) => {
      await page.goto(`${url}/listings`)
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    },
    { serviceWorkers: 'allow' },
  )
  /** @type {number[]} */
  const bare = []
  /** @type {number[]} */
  const list = []
  const began = Date.now()
  for (let run = 0; run <= RUNS.most && (run <= RUNS.least || Date.now() - began < RUNS.within); run++) {
    const [shell, usable] = [
      await slowly(profile, `${url}/bench/bare/index.html`, '[data-bare]'),
      await slowly(installed, `${url}/listings`, USABLE),
    ]
    // The first round fills the caches of both.
    if (run > 0) bare.push(shell)
    if (run > 0) list.push(usable)
  }
  return [
    { area: AREA, name: 'bare React page, 4 × slower processor, Fast 4G', value: median(bare), unit: 'ms' },
    { area: AREA, name: 'cold open to the usable list', value: median(list) / median(bare), unit: '× bare React', bar: 3 },
  ]
}

/** What the worker of the page has written down of the list; '' nothing yet. @returns {Promise<string>} */
const keptOf = () =>
  new Promise((tell) => {
    const opening = indexedDB.open('zhanggui:main')
    opening.onsuccess = () => {
      const found = opening.result.transaction('derived').objectStore('derived').get('listings')
      found.onsuccess = () => {
        opening.result.close()
        tell(found.result?.of ?? '')
      }
    }
  })

/** Until the next opening has nothing to make anew. @param {import('@playwright/test').Page} page */
async function untilKept(page) {
  for (let tries = 0; tries < 180; tries++) {
    if ((await page.evaluate(keptOf)).includes('"joined"')) return
    await page.waitForTimeout(500)
  }
  throw new Error('the list was not written down')
}

/** @param {string} profile @param {string} url the server's @returns {Promise<Row[]>} */
export async function catalog(profile, url) {
  const began = Date.now()
  say(began, 'making a shop of 100,000 products')
  await withBrowser(profile, async (page) => {
    await page.goto(`${url}/bench/catalog/index.html`)
    await ask(page, 'make')
  })
  // The first opening reads every row, and writes down what later ones read.
  const heap = await withBrowser(profile, async (page) => {
    say(began, 'opening it for the first time')
    await page.goto(`${url}/listings`)
    await page.locator(USABLE).waitFor({ timeout: 120_000 })
    await untilKept(page)
    say(began, 'looking through the list')
    return heapOfList(page, url)
  })
  say(began, 'opening it cold')
  const cold = await coldRows(profile, url)
  const rows = await withBrowser(profile, async (page) => {
    await page.goto(`${url}/bench/catalog/index.html`)
    await ask(page, 'open')
    const found = []
    say(began, 'lists')
    found.push(...listRows(await ask(page, 'lists')))
    say(began, 'search')
    found.push(...searchRows(await ask(page, 'search')))
    say(began, 'prices')
    found.push(...priceRows(await ask(page, 'prices')))
    return found
  })
  say(began, 'done')
  return [...rows, { area: AREA, name: 'heap of the page on the list', value: heap, unit: 'MB', bar: 12 }, ...cold]
}
