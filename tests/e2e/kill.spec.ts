import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { chromium, type BrowserContext } from '@playwright/test'
import { findChromium, launchArgs } from '../tools/chromium.mjs'
import { ONLINE_RETAIL, realFile } from '../tools/data.mjs'
import { openWizard, startImport } from '../tools/wizard.mjs'
import { expect, openScreen, test, watch, type Page } from './fixtures'
import { dashboard, importFile, imported } from './shop'

const file = realFile(ONLINE_RETAIL)
const KILLS = 10
const SEEDED_INVOICES = 60

/** What a shop says of itself: equal strings are equal shops. */
async function stateOf(page: Page): Promise<string> {
  const figures = await dashboard(page)
  await page.goto('/orders')
  const orders = await page.getByRole('grid').getAttribute('aria-rowcount')
  return JSON.stringify({ figures, orders })
}

/** A few of the file's invoices under other ids: the orders that the shop has before. */
function firstInvoices(): string {
  const [header, ...rows] = gunzipSync(readFileSync(file ?? ''))
    .toString('utf8')
    .split('\n')
  const invoices = [...new Set(rows.slice(0, 20_000).map((row) => row.split(',')[0]))].slice(0, SEEDED_INVOICES)
  const kept = rows.filter((row) => /^\d/.test(row) && invoices.includes(row.split(',')[0])).map((row) => `8${row}`)
  return `${[header, ...kept].join('\n')}\n`
}

/** Kills the browser as a crash would, without a word to its pages. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const [browser] = processInfo.filter(({ type }) => type === 'browser')
  const closed = context.waitForEvent('close')
  process.kill(browser.id, 'SIGKILL')
  await closed
}

test.describe('a browser killed in the middle of an import', () => {
  if (!file) console.log(`SKIPPED: killing the browser in the middle of an import, for ${ONLINE_RETAIL} is absent`)
  test.skip(!file, `${ONLINE_RETAIL} is absent`)
  test.setTimeout(600_000)

  test(`loses and adds nothing, at ${KILLS} random points`, async ({ baseURL }) => {
    const profile = test.info().outputPath('profile')
    const trouble: string[] = []
    const launch = async () => {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: findChromium(),
        args: launchArgs,
        baseURL,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      })
      const page = context.pages()[0] ?? (await context.newPage())
      await watch(page, trouble)
      return { context, page }
    }

    let { context, page } = await launch()
    const seed = test.info().outputPath('seed.csv')
    writeFileSync(seed, firstInvoices())
    await openScreen(page, '/import')
    await importFile(page, seed)
    const before = await stateOf(page)

    // How long an import takes here, and what it gives; then it is taken back.
    await page.goto('/import')
    await openWizard(page, file ?? '')
    const began = Date.now()
    await startImport(page)
    await imported(page)
    const takes = Date.now() - began
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await expect(page.getByText('Taken back')).toBeVisible({ timeout: 60_000 })
    expect(await stateOf(page)).toBe(before)

    const whole: number[] = []
    const points: number[] = []
    let after = ''
    for (let i = 0; i < KILLS; i++) {
      await page.goto('/import')
      await openWizard(page, file ?? '')
      await startImport(page)
      // One point in each tenth of the import, and a little beyond its end.
      const wait = Math.round(((i + Math.random()) / KILLS) * takes * 1.1)
      await page.waitForTimeout(wait)
      await kill(context)
      ;({ context, page } = await launch())
      let found = await stateOf(page)
      if (found !== before) {
        after ||= found
        whole.push(wait)
        expect(found, `killed after ${wait} ms of ${takes}`).toBe(after)
        await page.goto('/history')
        await page.getByRole('button', { name: /Undo/ }).first().click()
        await expect(page.getByText(/undone|taken back/i).first()).toBeVisible({ timeout: 60_000 })
        found = await stateOf(page)
      }
      expect(found, `killed after ${wait} ms of ${takes}`).toBe(before)
      points.push(wait)
    }
    console.log(`killed ${points.join(', ')} ms into an import of ${takes} ms; whole afterwards: ${whole.join(', ') || 'none'}`)
    expect(trouble).toEqual([])
    await context.close()
  })
})
