/** JavaScript that page and workers were sent until a screen is usable, each file gzipped once. */
import { withBrowser } from './browser.mjs'

const SCREENS = [
  { path: '/orders', usable: '[role="row"] [role="gridcell"]', bar: 346 },
  { path: '/products', usable: '[role="row"] [role="gridcell"]', bar: 346 },
  { path: '/dashboard', usable: '[data-live="true"] [data-metric="gmv_paid"]', bar: 540 },
]

/** @param {string} profile @param {Awaited<ReturnType<typeof import('./server.mjs').serve>>} server @returns {Promise<import('./run.mjs').Row[]>} */
export async function bytesUntilUsable(profile, server) {
  const rows = []
  for (const { path, usable, bar } of SCREENS) {
    server.forget()
    const kib = await withBrowser(profile, async (page) => {
      await page.goto(server.url + path, { waitUntil: 'commit' })
      await page.locator(usable).first().waitFor({ timeout: 120_000 })
      if (path === '/dashboard') await page.locator('canvas').first().waitFor({ timeout: 60_000 })
      return server.scripts().kib
    })
    rows.push({ area: 'JavaScript until usable', name: path, value: kib, unit: 'KiB gzip', bar })
  }
  return rows
}
