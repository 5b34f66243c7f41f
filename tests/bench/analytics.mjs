/** The engine against DuckDB-WASM: one page, the same orders, in turn, and no figure may differ. */
import { withBrowser } from './browser.mjs'
import { engineSize } from './engineSize.mjs'

/** @typedef {import('./run.mjs').Row} Row */
/** @typedef {{ name: string, engine: number, duck: number }} Pair */

/**
 * Bytes that the engine's worker holds after a collection: its heap, and the buffers of its columns.
 * @param {import('@playwright/test').Page} page
 */
async function engineBytes(page) {
  const session = await page.context().newCDPSession(page)
  const found = new Promise((resolve) =>
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url.includes('engine.worker')) resolve(sessionId)
    }),
  )
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const sessionId = await found
  let id = 0
  /** @param {string} method @returns {Promise<any>} */
  const ask = (method) =>
    new Promise((resolve) => {
      const mine = ++id
      session.on('Target.receivedMessageFromTarget', ({ message, sessionId: from }) => {
        const answer = JSON.parse(message)
        if (from === sessionId && answer.id === mine) resolve(answer.result)
      })
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: mine, method }) })
    })
  await ask('HeapProfiler.enable')
  await ask('HeapProfiler.collectGarbage')
  await ask('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize } = await ask('Runtime.getHeapUsage')
  await session.detach()
  return usedSize + embedderHeapUsedSize + backingStorageSize
}

/** @param {string} area @param {Pair[]} choices @param {number} sum @returns {Row[]} */
function refreshRows(area, [everything, ...choices], sum) {
  return [
    { area, name: 'refresh of everything', value: everything.engine, unit: 'ms' },
    { area, name: 'the same by DuckDB', value: everything.duck, unit: 'ms' },
    { area, name: 'the same', value: (100 * everything.engine) / everything.duck, unit: '% of DuckDB', bar: 2 },
    { area, name: 'plain sum of a million-row column', value: sum, unit: 'ms' },
    // A tenth of DuckDB's time, or four sums, whichever is more.
    ...choices.map(({ name, engine, duck }) => ({
      area,
      name: `refresh: ${name} (${engine.toFixed(1)} ms, DuckDB ${duck.toFixed(0)})`,
      value: engine / Math.max(duck / 10, 4 * sum),
      unit: '× the most allowed',
      bar: 1,
    })),
  ]
}

/** @param {string} area @param {{ engine: number, index: number, duck: number }} buyers @param {number} share @returns {Row[]} */
const buyersRows = (area, { engine, index, duck }, share) => [
  { area, name: 'index of buyers, made once at load', value: index, unit: 'ms' },
  { area, name: 'new and returning, repurchase, cohorts, RFM, from that index', value: engine, unit: 'ms' },
  { area, name: 'the same by DuckDB', value: duck, unit: 'ms' },
  { area, name: 'the same', value: (100 * engine) / duck, unit: '% of DuckDB', bar: 100 / share },
]

/** @param {string} area @param {string[]} differences @returns {Row} */
function differenceRow(area, differences) {
  for (const difference of differences.slice(0, 20)) console.error(difference)
  return { area, name: 'answers that differ from DuckDB’s', value: differences.length, unit: '', bar: 0 }
}

/**
 * What one data set shows; `more` measures what only the seeded one does.
 * @param {import('@playwright/test').Page} page @param {string} area @param {number} share @param {{ file?: string, more?: boolean }} how @returns {Promise<Row[]>}
 */
async function measure(page, area, share, { file, more = false }) {
  if (file) await page.setInputFiles('input', file)
  const filled = await page.evaluate(async () => {
    const whole = /** @type {any} */ (window)
    whole.bench = await whole.openBench()
    const chosen = document.querySelector('input')?.files?.[0]
    return whole.bench.fill(chosen ? { kind: 'retail', file: chosen } : { kind: 'seeded' })
  })
  /** @param {string} call @returns {Promise<any>} */
  const ask = (call) => page.evaluate((name) => /** @type {any} */ (window).bench[name](), call)
  const { sum, choices } = await ask('refreshes')
  const buyers = await ask('buyers')
  const rows = [...refreshRows(area, choices, sum), ...buyersRows(area, buyers, share)]
  if (more) rows.push(...(await weight(page, area, ask)), ...(await storage(area, ask, filled)))
  rows.push(differenceRow(area, await page.evaluate(() => /** @type {any} */ (window).bench.differences)))
  await ask('close')
  return rows
}

/** @param {import('@playwright/test').Page} page @param {string} area @param {(call: string) => Promise<any>} ask @returns {Promise<Row[]>} */
async function weight(page, area, ask) {
  const { columns, duck } = await ask('bytes')
  const engine = await engineBytes(page)
  await ask('release')
  const rested = await engineBytes(page)
  const mb = (/** @type {number} */ bytes) => bytes / 1e6
  const code = await engineSize()
  return [
    { area, name: 'columns as they are read', value: mb(columns), unit: 'MB' },
    { area, name: 'memory of the engine’s worker after a collection', value: mb(engine), unit: 'MB' },
    { area, name: 'the same', value: engine / columns, unit: '× the columns', bar: 2.5 },
    { area, name: 'the same after a rest, when past answers’ memory is given back', value: mb(rested), unit: 'MB' },
    { area, name: 'memory of DuckDB', value: mb(duck), unit: 'MB' },
    { area, name: 'the engine’s', value: (100 * engine) / duck, unit: '% of DuckDB', bar: 100 / 3 },
    { area, name: 'code of the engine for the first figures, without words', value: code.first, unit: 'KiB gzip' },
    { area, name: 'the same with splits and filters', value: code.withSplits, unit: 'KiB gzip', bar: 20 },
  ]
}

/** @param {string} area @param {(call: string) => Promise<any>} ask @param {number} filled @returns {Promise<Row[]>} */
async function storage(area, ask, filled) {
  const { written, copied } = await ask('persist')
  const appended = await ask('append')
  return [
    { area, name: 'a million lines laid down in OPFS, flushed', value: written, unit: 'ms' },
    { area, name: 'the same', value: written / copied, unit: '× copying the bytes', bar: 3 },
    { area, name: 'read and all indexes, the one of buyers too', value: filled, unit: 'ms' },
    { area, name: 'one more day of orders, indexed', value: appended, unit: 'ms' },
    { area, name: 'the same', value: (100 * appended) / filled, unit: '% of reading all', bar: 10 },
  ]
}

/** @param {string} folder @param {string} url the server's @param {string} retail a million lines of Online Retail @returns {Promise<Row[]>} */
export function analytics(folder, url, retail) {
  return withBrowser(folder, async (page) => {
    const open = () => page.goto(`${url}/bench/analytics/index.html`)
    await open()
    const seeded = await measure(page, 'analytics, a seeded million lines', 20, { more: true })
    await open()
    return [...seeded, ...(await measure(page, 'analytics, Online Retail doubled', 8, { file: retail }))]
  })
}
