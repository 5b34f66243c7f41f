/** Orders of the past under ten rules: the worker's replay against the tests' plain reference, over the same 400,000 orders. */
import { withBrowser } from './browser.mjs'

const AREA = 'promotions, 400,000 orders under ten rules'

/** @param {string} folder for the profile @param {string} url of the bench's pages @returns {Promise<import('./run.mjs').Row[]>} */
export function replay(folder, url) {
  return withBrowser(folder, async (page) => {
    await page.goto(`${url}/bench/replay/index.html`)
    await page.waitForFunction(() => 'runReplay' in window)
    const { orders, lines, ms, heard, longest, plain } = await page.evaluate(() => /** @type {any} */ (window).runReplay())
    console.error(
      `Orders in which each rule fired: ${Object.entries(plain.fired)
        .map((each) => each.join(' '))
        .join(', ')}.`,
    )
    return [
      { area: AREA, name: `replay of ${lines} lines in ${orders} orders, read and added up`, value: ms, unit: 'ms' },
      { area: AREA, name: 'the same by the plain reference, prices alone', value: plain.ms, unit: 'ms' },
      { area: AREA, name: 'the same', value: (100 * ms) / plain.ms, unit: '% of the plain reference', bar: 25 },
      { area: AREA, name: 'orders that come to another total', value: plain.different, unit: '', bar: 0 },
      { area: AREA, name: 'units between the sums', value: plain.off, unit: '', bar: 0 },
      { area: AREA, name: 'an abort is heard, at the slowest', value: heard, unit: 'ms', bar: 100 },
      { area: AREA, name: 'longest task of the page meanwhile, above 50 ms', value: longest, unit: 'ms', bar: 50 },
    ]
  })
}
