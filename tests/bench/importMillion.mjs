/** A million order lines through the wizard, against papaparse parsing the same bytes in the same browser. */
import { openWizard, pressImport } from '../tools/wizard.mjs'
import { memoryOf, median, withBrowser } from './browser.mjs'
import { expected } from './millionLines.mjs'

const RUNS = 3

/** ms that papaparse takes, in a worker of its own. @param {import('@playwright/test').Page} page @param {string} url @param {string} file */
async function papaparse(page, url, file) {
  await page.goto(`${url}/bench/papaparse/index.html`)
  await page.setInputFiles('input', file)
  const output = page.locator('output')
  await output.filter({ hasText: 'ms' }).waitFor({ timeout: 120_000 })
  const { ms, rows } = JSON.parse((await output.textContent()) ?? '')
  if (rows < expected.lines) throw new Error(`papaparse read ${rows} rows`)
  return ms
}

/** Seconds of the dry run, and ms from the press of Import until the dashboard shows the right GMV. @param {import('@playwright/test').Page} page @param {string} url @param {string} file */
async function throughWizard(page, url, file) {
  await page.goto(`${url}/import`)
  const began = performance.now()
  await openWizard(page, file)
  const dryRun = (performance.now() - began) / 1000
  // The clock starts in the page, with the press, and stops there, with the figure: Playwright's own round trips stand outside.
  await page.evaluate((gmv) => {
    const bench = /** @type {any} */ (window)
    addEventListener('click', () => (bench.pressed ??= performance.now()), { capture: true })
    const right = () => {
      const tile = document.querySelector('[data-live="true"] [data-metric="gmv_paid"]')
      const isRight = Math.abs(Number(tile?.getAttribute('data-value') ?? NaN) - gmv) < 0.005
      if (bench.done || !isRight) return
      requestAnimationFrame(() => (bench.done = performance.now()))
    }
    new MutationObserver(right).observe(document, { subtree: true, childList: true, attributes: true })
    const dashboard = () => {
      const link = document.querySelector('[data-import-done] a[href^="/dashboard"]')
      if (link instanceof HTMLElement) link.click()
      else requestAnimationFrame(dashboard)
    }
    requestAnimationFrame(dashboard)
  }, expected.gmv)
  await pressImport(page)
  await page.waitForFunction(() => /** @type {any} */ (window).done, undefined, { timeout: 300_000 })
  const ms = await page.evaluate(() => /** @type {any} */ (window).done - /** @type {any} */ (window).pressed)
  return { dryRun, ms }
}

/** p50 of what a change of range takes, from the change of the address to the figure. @param {import('@playwright/test').Page} page */
async function refresh(page) {
  return page.evaluate(async () => {
    const value = () => document.querySelector('[data-live="true"] [data-metric="gmv_paid"]')?.getAttribute('data-value')
    const times = []
    for (let month = 1; month <= 12; month++) {
      const before = value()
      const began = performance.now()
      history.pushState({}, '', `/dashboard?from=2010-12-01&to=2011-${String(month).padStart(2, '0')}-15`)
      dispatchEvent(new PopStateEvent('popstate', { state: {} }))
      while (!value() || value() === before) {
        if (performance.now() - began > 10_000) return undefined
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
      times.push(performance.now() - began)
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
  })
}

/** Leaves `profile(RUNS - 1)` filled. @param {(run: number) => string} profile @param {string} url @param {string} file @returns {Promise<{ rows: import('./run.mjs').Row[], profile: string }>} */
export async function importMillion(profile, url, file) {
  const parse = []
  const wizard = []
  let after = /** @type {{ refresh?: number, memory?: number }} */ ({})
  for (let run = 0; run < RUNS; run++) {
    await withBrowser(profile(run), async (page) => {
      parse.push(await papaparse(page, url, file))
      wizard.push(await throughWizard(page, url, file))
      if (run < RUNS - 1) return
      after = { memory: await memoryOf(page), refresh: await refresh(page) }
      await page.goto(`${url}/dashboard`)
      await page.locator('[data-live="true"]').first().waitFor()
      await page.waitForFunction(() => localStorage.getItem('zhanggui:snapshot'))
    })
  }
  const imported = median(wizard.map(({ ms }) => ms))
  const area = 'import of a million lines'
  return {
    profile: profile(RUNS - 1),
    rows: [
      { area, name: 'papaparse to string arrays', value: median(parse) / 1000, unit: 's' },
      { area, name: 'dry run, from choosing the file', value: median(wizard.map(({ dryRun }) => dryRun)), unit: 's' },
      { area, name: 'Import pressed → durable, tiles right', value: imported / 1000, unit: 's' },
      { area, name: 'the same', value: imported / median(parse), unit: '× papaparse', bar: 3 },
      ...(after.refresh === undefined ? [] : [{ area: 'dashboard', name: 'change of range, p50', value: after.refresh, unit: 'ms' }]),
      ...(after.memory === undefined
        ? []
        : [{ area: 'dashboard', name: 'memory of page and workers after the import', value: after.memory, unit: 'MiB' }]),
    ],
  }
}
