/** Cold open: the dashboard of a filled shop against the least that a React page can do, each in a browser started for it, in turn. */
import { median, timeMarks, withBrowser } from './browser.mjs'

const RUNS = 9
const MARKS = {
  known: '[data-metric="gmv_paid"][data-value]:not([data-value=""])',
  live: '[data-live="true"] [data-metric="gmv_paid"][data-value]:not([data-value=""])',
}

/** @param {string} profile @param {string} url the server's @returns {Promise<import('./run.mjs').Row[]>} */
export async function coldOpen(profile, url) {
  const bare = []
  const known = []
  const live = []
  for (let run = 0; run <= RUNS; run++) {
    const measure = await withBrowser(profile, (page) => timeMarks(page, `${url}/bench/bare/index.html`, { bare: '[data-bare]' }))
    const app = await withBrowser(profile, (page) => timeMarks(page, `${url}/dashboard`, MARKS))
    // The first pair fills the caches of both.
    if (run === 0) continue
    bare.push(measure.bare)
    known.push(app.known)
    live.push(app.live)
  }
  const base = median(bare)
  const row = (name, values, bar) => ({ area: 'cold open', name, value: median(values) / base, unit: '× bare React', bar })
  return [
    { area: 'cold open', name: 'bare React page', value: base, unit: 'ms' },
    row('last-known figures on the screen', known, 1.5),
    row('live figures over a million lines', live, 3.5),
  ]
}
