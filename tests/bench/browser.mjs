/** The Chromium of the bench: one profile on disk, so that a later start finds the shop that an earlier one filled. */
import { readFileSync } from 'node:fs'
import { ensureChromium, launchArgs } from '../tools/chromium.mjs'

const NOT_PAINTED = 120_000
/** Chromium opens pages of its own in its first second, which take a processor for a third of one. */
const SETTLE = 2000

/**
 * Runs in the page before anything else: writes down when something to wait for was first on the screen, in ms since the navigation began.
 * "On the screen" is the first task after the frame that shows it.
 * @param {Record<string, string>} marks name → selector
 */
function watch(marks) {
  /** @type {Record<string, number>} */
  const seen = {}
  const pending = new Set(Object.keys(marks))
  Object.assign(window, { bench: seen })
  const painted = (/** @type {string} */ name) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        seen[name] = performance.now()
      }
      channel.port2.postMessage(undefined)
    })
  const look = () => {
    for (const name of pending) {
      if (!document.querySelector(marks[name])) continue
      pending.delete(name)
      painted(name)
    }
    if (pending.size === 0) observer.disconnect()
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, attributes: true })
}

/** Opens the profile in `folder`; `run` gets a page, and the browser is closed after it. @template T @param {string} folder @param {(page: import('@playwright/test').Page) => Promise<T>} run @param {{ serviceWorkers?: 'allow' | 'block' }} [how] @returns {Promise<T>} */
export async function withBrowser(folder, run, { serviceWorkers = 'block' } = {}) {
  const { chromium } = await import('@playwright/test')
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: ensureChromium(),
    args: [...launchArgs, '--enable-precise-memory-info'],
    headless: true,
    serviceWorkers,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  try {
    return await run(context.pages()[0] ?? (await context.newPage()))
  } finally {
    await context.close()
  }
}

/** Opens `url` and answers when each mark was first on the screen, in ms since the navigation began. @param {import('@playwright/test').Page} page @param {string} url @param {Record<string, string>} marks @returns {Promise<Record<string, number>>} */
export async function timeMarks(page, url, marks) {
  await page.addInitScript(watch, marks)
  // A browser that has just started is busy with itself: the page would wait for that, and not for its own work.
  await page.waitForTimeout(SETTLE)
  await page.goto(url, { waitUntil: 'commit' })
  const all = Object.keys(marks)
  await page.waitForFunction((names) => names.every((name) => name in /** @type {any} */ (window).bench), all, { timeout: NOT_PAINTED })
  return page.evaluate(() => /** @type {any} */ (window).bench)
}

/** MiB that the browser's renderers hold, page and workers; undefined where /proc does not tell. @param {import('@playwright/test').Page} page */
export async function memoryOf(page) {
  try {
    const session = await page.context().browser()?.newBrowserCDPSession()
    const found = await session?.send('SystemInfo.getProcessInfo')
    const renderers = (found?.processInfo ?? []).filter(({ type }) => type === 'renderer')
    const pages = renderers.map(({ id }) => Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]))
    return (pages.reduce((sum, count) => sum + count, 0) * 4096) / 2 ** 20
  } catch {
    return undefined
  }
}

/** @param {number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
