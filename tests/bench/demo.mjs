/** The demo shop: from the press of its door to figures on the screen, in a browser that has never been here. */
import { join } from 'node:path'
import { median, withBrowser } from './browser.mjs'

const RUNS = 3
const BAR_MS = 3000

/** @param {string} folder for the profiles @param {string} url @returns {Promise<import('./run.mjs').Row[]>} */
export async function demoShop(folder, url) {
  const times = []
  for (let run = 0; run < RUNS; run++) {
    const ms = await withBrowser(join(folder, `demo${run}`), async (page) => {
      await page.goto(url)
      const door = page.locator('.zg-door .ant-btn-primary')
      await door.waitFor({ timeout: 60_000 })
      // The clock starts and stops in the page, so that no round trip of ours is counted.
      await page.evaluate(() => {
        const bench = /** @type {any} */ (window)
        addEventListener('click', () => (bench.pressed ??= performance.now()), { capture: true })
        const look = () => {
          const tile = document.querySelector('[data-live="true"] [data-metric="gmv_paid"]')
          if (bench.done || !(Number(tile?.getAttribute('data-value') ?? Number.NaN) > 0)) return
          requestAnimationFrame(() => (bench.done ??= performance.now()))
        }
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
      })
      await door.click()
      await page.waitForFunction(() => /** @type {any} */ (window).done, undefined, { timeout: 120_000 })
      return page.evaluate(() => /** @type {any} */ (window).done - /** @type {any} */ (window).pressed)
    })
    times.push(ms)
  }
  return [{ area: 'demo shop', name: 'door pressed → figures on the screen', value: median(times), unit: 'ms', bar: BAR_MS }]
}
