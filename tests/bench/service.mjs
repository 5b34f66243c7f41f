/** A service desk of 100,000 tickets and 500,000 messages: queue pages, search over all that was said, and the step to the next ticket. */
import { memoryOf, withBrowser } from './browser.mjs'

/** @typedef {import('./run.mjs').Row} Row */

const AREA = '100,000 tickets, 500,000 messages'

/** @param {import('@playwright/test').Page} page @param {string} name @returns {Promise<any>} */
const ask = (page, name) => page.evaluate((method) => /** @type {any} */ (window).serviceBench[method](), name)

/** Says how far it is, and after how many seconds. @param {number} began @param {string} step */
const say = (began, step) => console.error(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${step}`)

/** @param {any} asked @returns {Row[]} */
function pageRows({ first, pages, counts, way, slowest }) {
  console.error(`Slowest pages: ${slowest.map((/** @type {any} */ { of, ms }) => `${of} ${ms.toFixed(1)} ms`).join(', ')}`)
  return [
    { area: AREA, name: 'first queue of the worker', value: first, unit: 'ms' },
    { area: AREA, name: 'of each question: its way to the worker and back, p50', value: way.p50, unit: 'ms' },
    { area: AREA, name: 'the same, p95', value: way.p95, unit: 'ms' },
    { area: AREA, name: 'queue page with any view: p50', value: pages.p50, unit: 'ms' },
    { area: AREA, name: 'queue page with any view: p95', value: pages.p95, unit: 'ms', bar: 8 },
    { area: AREA, name: 'counts of 13 views', value: counts, unit: 'ms' },
  ]
}

/** @param {any} asked @returns {Row[]} */
function searchRows({ learnt, keystrokes, first, found, slowest }) {
  const told = (/** @type {any[]} */ list) => list.map(({ part, ms }) => `${part} ${ms.toFixed(1)} ms`).join(', ')
  console.error(`Slowest first hits: ${told(slowest.first)}\nSlowest counts: ${told(slowest.found)}`)
  return [
    { area: AREA, name: 'all that was said read, at the first search', value: learnt, unit: 'ms' },
    { area: AREA, name: `first 50 hits of each of ${keystrokes} keystrokes: p50`, value: first.p50, unit: 'ms' },
    { area: AREA, name: 'the same: p95', value: first.p95, unit: 'ms', bar: 30 },
    { area: AREA, name: 'how many there are: p95', value: found.p95, unit: 'ms' },
    { area: AREA, name: 'how many there are: the slowest', value: found.most, unit: 'ms', bar: 300 },
  ]
}

/** @param {any} asked @returns {Row[]} */
function miniRows({ ours, mini }) {
  const area = '50,000 messages'
  return [
    { area, name: 'made ready', value: ours.built, unit: 'ms' },
    { area, name: 'MiniSearch made ready', value: mini.built, unit: 'ms' },
    { area, name: 'first 50 hits of a keystroke: p95', value: ours.p95, unit: 'ms' },
    { area, name: `the same (MiniSearch ${mini.p95.toFixed(1)} ms)`, value: (100 * ours.p95) / mini.p95, unit: '% of MiniSearch', bar: 10 },
  ]
}

const STEPS = 30

/** Runs in the page, before the key that goes to the next ticket: counts frames from the key to the one that paints that ticket, with what was said in it. */
function countFrames() {
  const shown = () => {
    const [subject, said] = [document.querySelector('.zg-talk-subject'), document.querySelector('.zg-thread article')]
    return subject && said ? `${subject.textContent} ${said.textContent}` : ''
  }
  const before = shown()
  const counted = new Promise((tell, fail) => {
    let frames = 0
    const look = () => {
      frames++
      const now = shown()
      if (now !== '' && now !== before) tell(frames)
      else if (frames > 600) fail(new Error('the next ticket was never painted'))
      else requestAnimationFrame(look)
    }
    addEventListener('keydown', () => requestAnimationFrame(look), { capture: true, once: true })
  })
  Object.assign(window, { counted })
}

/** The screen itself, with the queue that stands in it first. @param {string} profile @param {string} url @returns {Promise<Row[]>} */
function stepRows(profile, url) {
  return withBrowser(profile, async (page) => {
    await page.goto(`${url}/service`)
    await page.getByRole('option').first().waitFor({ timeout: 120_000 })
    // The keys are heard a moment after the first rows stand.
    for (const key of ['j', 'o']) {
      await page.waitForTimeout(1_000)
      await page.keyboard.press(key)
    }
    await page.locator('.zg-thread article').first().waitFor({ timeout: 120_000 })
    /** @type {number[]} */
    const frames = []
    for (let step = 0; step < STEPS; step++) {
      // As somebody reads before they go on.
      await page.waitForTimeout(400)
      await page.evaluate(countFrames)
      await page.keyboard.press('j')
      frames.push(await page.evaluate(() => /** @type {any} */ (window).counted))
    }
    const sorted = frames.toSorted((a, b) => a - b)
    return [
      { area: AREA, name: 'next ticket painted after its key: p50', value: sorted[Math.floor(STEPS / 2)], unit: 'frames' },
      { area: AREA, name: 'the same: p95', value: sorted[Math.floor((STEPS - 1) * 0.95)], unit: 'frames', bar: 3 },
    ]
  })
}

/** @param {string} profile @param {string} url the server's @returns {Promise<Row[]>} */
export async function service(profile, url) {
  const began = Date.now()
  say(began, 'making a shop of 100,000 tickets')
  await withBrowser(profile, async (page) => {
    await page.goto(`${url}/bench/service/index.html`)
    await ask(page, 'make')
  })
  const rows = await withBrowser(profile, async (page) => {
    await page.goto(`${url}/bench/service/index.html`)
    await ask(page, 'open')
    say(began, 'queues')
    const found = pageRows(await ask(page, 'pages'))
    const before = await memoryOf(page)
    say(began, 'search')
    found.push(...searchRows(await ask(page, 'search')))
    const after = await memoryOf(page)
    if (before !== undefined && after !== undefined)
      found.push(
        { area: AREA, name: 'memory of the page, its worker with the queues', value: before, unit: 'MiB' },
        { area: AREA, name: 'the same with all that was said', value: after, unit: 'MiB' },
      )
    return found
  })
  say(began, 'going from ticket to ticket')
  rows.push(...(await stepRows(profile, url)))
  say(began, 'MiniSearch')
  rows.push(
    ...(await withBrowser(profile, async (page) => {
      await page.goto(`${url}/bench/service/index.html`)
      return miniRows(await ask(page, 'mini'))
    })),
  )
  say(began, 'done')
  return rows
}
