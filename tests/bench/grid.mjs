/** The grid with 100,000 rows, wheel-scrolled from end to end: how long frames last, and what the page's heap holds. */
import { withBrowser } from './browser.mjs'

const STEP_PX = 8000
/** Between two turns of the wheel, ms: about a frame. */
const TURN = 12

/** Scrolls the grid to its end by the wheel. @param {import('@playwright/test').Page} page @param {import('@playwright/test').CDPSession} session */
async function turnWheel(page, session) {
  const atEnd = () =>
    page.evaluate(() => {
      const grid = document.querySelector('[role=grid]')
      return !grid || grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1
    })
  for (let turns = 0; turns % 25 !== 0 || !(await atEnd()) || turns === 0; turns++) {
    await session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 640, y: 400, deltaX: 0, deltaY: STEP_PX })
    await page.waitForTimeout(TURN)
  }
}

/** MB on the page's heap after a collection. @param {import('@playwright/test').CDPSession} session */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** @param {string} profile @param {string} url the server's @returns {Promise<import('./run.mjs').Row[]>} */
export function scrollGrid(profile, url) {
  return withBrowser(profile, async (page) => {
    await page.goto(`${url}/bench/grid/index.html`)
    await page.getByRole('gridcell', { name: '500000', exact: true }).waitFor()
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.enable')
    const before = await heapOf(session)
    await page.evaluate(() => {
      const bench = /** @type {any} */ (window)
      bench.frames = []
      let last = performance.now()
      const next = () => {
        const now = performance.now()
        bench.frames.push(now - last)
        last = now
        bench.running = requestAnimationFrame(next)
      }
      requestAnimationFrame(next)
    })
    await turnWheel(page, session)
    const frames = await page.evaluate(() =>
      /** @type {any} */ (window).frames.toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b),
    )
    await page.evaluate(() => cancelAnimationFrame(/** @type {any} */ (window).running))
    await page.getByRole('gridcell', { name: '599999', exact: true }).waitFor()
    const area = 'grid of 100,000 rows, end to end'
    const at = (/** @type {number} */ share) => frames[Math.floor((frames.length - 1) * share)]
    return [
      { area, name: 'frames, p50', value: at(0.5), unit: 'ms' },
      { area, name: 'frames, p99', value: at(0.99), unit: 'ms', bar: 50 },
      { area, name: 'heap of the page at the start', value: before, unit: 'MB' },
      { area, name: 'heap of the page at the end', value: await heapOf(session), unit: 'MB', bar: 12 },
    ]
  })
}
