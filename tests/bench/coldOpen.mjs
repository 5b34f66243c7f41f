/** Cold open: the dashboard of a filled shop against the least that a React page can do, each in a browser started for it, in turn. */
import { cpSync } from 'node:fs'
import { median, timeMarks, withBrowser } from './browser.mjs'

const RUNS = 15
const MARKS = {
  known: '[data-metric="gmv_paid"][data-value]:not([data-value=""])',
  live: '[data-live="true"] [data-metric="gmv_paid"][data-value]:not([data-value=""])',
}

const installed = () => navigator.serviceWorker.ready.then(() => undefined)

/** The service worker stands between the page and the network, as it does for everybody from the second visit on; beside it the same without. @param {string} profile @param {string} url the server's @returns {Promise<import('./run.mjs').Row[]>} */
export async function coldOpen(profile, url) {
  const installedProfile = `${profile}-installed`
  cpSync(profile, installedProfile, { recursive: true })
  /** @type {number[]} */
  const bare = []
  const app = { with: /** @type {Record<string, number>[]} */ ([]), without: /** @type {Record<string, number>[]} */ ([]) }
  for (let run = 0; run <= RUNS; run++) {
    const measure = await withBrowser(profile, (page) => timeMarks(page, `${url}/bench/bare/index.html`, { bare: '[data-bare]' }))
    const without = await withBrowser(profile, (page) => timeMarks(page, `${url}/dashboard`, MARKS))
    const open = async (/** @type {import('@playwright/test').Page} */ page) => {
      const times = await timeMarks(page, `${url}/dashboard`, MARKS)
      if (run === 0) await page.evaluate(installed)
      else if (!(await page.evaluate(() => navigator.serviceWorker.controller))) throw new Error('the service worker was not at work')
      return times
    }
    const withWorker = await withBrowser(installedProfile, open, { serviceWorkers: 'allow' })
    // The first round fills the caches of all.
    if (run === 0) continue
    bare.push(measure.bare)
    app.without.push(without)
    app.with.push(withWorker)
  }
  const base = median(bare)
  const row = (
    /** @type {string} */ name,
    /** @type {'with' | 'without'} */ how,
    /** @type {'known' | 'live'} */ mark,
    /** @type {number} */ bar,
  ) => ({
    area: 'cold open',
    name: how === 'with' ? name : `${name}, no service worker`,
    value: median(app[how].map((times) => times[mark])) / base,
    unit: '× bare React',
    ...(how === 'with' ? { bar } : {}),
  })
  const [known, live] = ['last-known figures on the screen', 'live figures over a million lines']
  return [
    { area: 'cold open', name: 'bare React page', value: base, unit: 'ms' },
    row(known, 'with', 'known', 1.5),
    row(live, 'with', 'live', 3),
    row(known, 'without', 'known', 1.5),
    row(live, 'without', 'live', 3),
  ]
}
