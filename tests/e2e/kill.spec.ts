import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { chromium, type BrowserContext } from '@playwright/test'
import { findChromium, launchArgs } from '../tools/chromium.mjs'
import { ONLINE_RETAIL, ONLINE_RETAIL_REFERENCE, realFile } from '../tools/data.mjs'
import { chooseFile, pressCheck, pressImport, openWizard } from '../tools/wizard.mjs'
import { expect, openScreen, test, watch, type Page } from './fixtures'
import { dashboard, dryRun, importFile, journalEntry, packFiles, tiles } from './shop'

const file = realFile(ONLINE_RETAIL)
const reference = realFile(ONLINE_RETAIL_REFERENCE)
const IMPORTED = `Imported ${basename(ONLINE_RETAIL)}`
const SEEDED_INVOICES = 60

/** The same numbers in [0, 1) for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Point {
  pressed: 'Check' | 'Import'
  /** After the press. */
  ms: number
}

/** Points in the check's first seconds, in the import, which takes about half a second, and after it. */
function pointsOf(seed: number): Point[] {
  const random = randomOf(seed)
  const spread = (pressed: Point['pressed'], count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, i) => ({ pressed, ms: Math.round(from + ((i + random()) / count) * (to - from)) }))
  return [...spread('Check', 3, 0, 3000), ...spread('Import', 5, 0, 600), ...spread('Import', 2, 600, 1500)]
}

/** A few of the file's invoices under other numbers: the orders that the shop has before. */
function firstInvoices(): string {
  const [header, ...rows] = gunzipSync(readFileSync(file ?? ''))
    .toString('utf8')
    .split('\n')
  const invoices = [...new Set(rows.slice(0, 20_000).map((row) => row.split(',')[0]))].slice(0, SEEDED_INVOICES)
  const kept = rows.filter((row) => /^\d/.test(row) && invoices.includes(row.split(',')[0])).map((row) => `8${row}`)
  return `${[header, ...kept].join('\n')}\n`
}

/** Kills the browser with all its processes, as a crash of the machine would, without a word to its pages. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('the browser names no process of its own')
  const closed = context.waitForEvent('close')
  // Playwright starts a browser as the head of a group, except on Windows.
  process.kill(process.platform === 'win32' ? browser.id : -browser.id, 'SIGKILL')
  await closed
}

/** Orders listed, and how many imports of the file the journal tells of. */
async function listed(page: Page): Promise<{ orders: string | null; imports: number }> {
  await page.goto('/orders')
  const orders = await page.locator('[role="grid"][aria-busy="false"]').getAttribute('aria-rowcount')
  await page.goto('/history')
  await page.getByRole('listitem').first().waitFor()
  return { orders, imports: await journalEntry(page, IMPORTED).count() }
}

test.describe('a browser killed in the middle of an import', () => {
  if (!file || !reference) console.log(`SKIPPED: killing the browser in the middle of an import, for ${ONLINE_RETAIL} is absent`)
  test.skip(!file || !reference, `${ONLINE_RETAIL} is absent`)
  test.setTimeout(600_000)

  test('loses and adds nothing, at ten random points', async ({ baseURL }) => {
    const { kpis } = JSON.parse(readFileSync(reference ?? '', 'utf8'))
    const { gmv, orders } = kpis.total_sale.value
    const { invoices } = kpis.raw.value
    const seed = Number(process.env.ZHANGGUI_SEED ?? Math.floor(Math.random() * 1e9))
    console.log(`points of the kills are those of ZHANGGUI_SEED=${seed}`)
    const trouble: string[] = []
    const launch = async () => {
      const context = await chromium.launchPersistentContext(test.info().outputPath('profile'), {
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
    const earlier = test.info().outputPath('earlier.csv')
    writeFileSync(earlier, firstInvoices())
    await openScreen(page, '/import')
    await importFile(page, earlier)
    const before = { figures: await dashboard(page), ...(await listed(page)) }
    const isWhole = { ...before.figures, gmv_paid: before.figures.gmv_paid + gmv, orders: before.figures.orders + orders }
    let undone = 0

    const outcomes: string[] = []
    for (const { pressed, ms } of pointsOf(seed)) {
      await page.goto('/import')
      if (pressed === 'Import') {
        await openWizard(page, file ?? '')
        expect(await dryRun(page)).toEqual({ added: invoices, changed: 0, unchanged: 0, refused: 0 })
        await pressImport(page)
      } else {
        await chooseFile(page, file ?? '')
        await pressCheck(page)
      }
      await page.waitForTimeout(ms)
      await kill(context)
      ;({ context, page } = await launch())

      const figures = await dashboard(page)
      const { imports, orders: rows } = await listed(page)
      const whole = imports > undone
      const where = `killed ${ms} ms after ${pressed}, whole: ${whole}`
      outcomes.push(where)
      if (whole) {
        expect(imports, where).toBe(undone + 1)
        expect(Number(rows), where).toBe(Number(before.orders) + invoices)
        expect(figures.gmv_paid, where).toBeCloseTo(isWhole.gmv_paid, 4)
        expect(figures.orders, where).toBe(isWhole.orders)
        await page.goto('/import')
        await chooseFile(page, file ?? '')
        await pressCheck(page)
        await expect(page.getByText('Nothing to import')).toBeVisible({ timeout: 60_000 })
        expect(await dryRun(page), where).toEqual({ added: 0, changed: 0, unchanged: invoices, refused: 0 })
        await page.goto('/history')
        const entry = journalEntry(page, IMPORTED).first()
        await entry.getByRole('button').click()
        await expect(entry.getByText('Undone', { exact: true })).toBeVisible()
        undone++
        expect({ figures: await dashboard(page), ...(await listed(page)) }, where).toEqual({ ...before, imports: undone })
      } else expect({ figures, orders: rows, imports }, where).toEqual({ ...before, imports: undone })
    }
    console.log(outcomes.join('\n'))

    await page.goto('/dashboard')
    await tiles(page)
    await expect(async () => {
      const { files, manifest } = await packFiles(page)
      expect(files).toEqual(manifest)
    }, 'the sweep leaves no file that no import names').toPass({ timeout: 30_000 })
    expect(trouble).toEqual([])
    await context.close()
  })
})
