import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { shopBehind } from './askWorker'
import { ONLINE_RETAIL, ONLINE_RETAIL_REFERENCE, realFile } from '../tools/data.mjs'
import { openWizard } from '../tools/wizard.mjs'
import { expect, openScreen, standing, test, type Page } from './fixtures'
import { RETAIL_BLOCKS } from '../retailBlocks'
import { retailReference } from '../retailReference'
import { dashboard, dryRun, expectEmptyShop, imported, journalEntry, pressImportAnd, tiles } from './shop'

const file = realFile(ONLINE_RETAIL)
const reference = realFile(ONLINE_RETAIL_REFERENCE)

interface Member {
  sku: string
  gmv: number
  units: number
  orders: number
}

interface Reference {
  kpis: {
    raw: { value: { rows: number; invoices: number } }
    total_sale: { value: { gmv: number; orders: number; units: number; buyers: number; aov: number } }
    cancellation: { value: { amount: number } }
    monthly: { value: { month: string; gmv: number; orders: number; units: number; cancel_amount: number }[] }
    top20_sku: { value: Member[] }
    top20_sku_products: { value: Member[] }
    cust_repurchase_rate_days: { value: { rate: number } }
  }
}

/** Best sellers as the screen lists them. */
const bestSellers = (page: Page): Promise<Member[]> =>
  page.locator('tr[data-sku]').evaluateAll((rows: Element[]) =>
    rows.map((row) => {
      const [units, orders] = [...row.querySelectorAll('td[data-value]')].map((cell) => Number(cell.getAttribute('data-value')))
      return { sku: row.getAttribute('data-sku') ?? '', gmv: Number(row.getAttribute('data-value')), units, orders }
    }),
  )

const expectMembers = (shown: Member[], wanted: Member[]) => {
  expect(shown.map(({ sku, units, orders }) => ({ sku, units, orders }))).toEqual(
    wanted.map(({ sku, units, orders }) => ({ sku, units, orders })),
  )
  shown.forEach(({ gmv }, i) => expect(gmv).toBeCloseTo(wanted[i].gmv, 4))
}

test.describe('541,909 real order lines', () => {
  if (!file || !reference) console.log(`SKIPPED: the tests of Online Retail, for ${ONLINE_RETAIL} or its reference is absent`)
  test.skip(!file || !reference, `${ONLINE_RETAIL} is absent`)
  test.setTimeout(300_000)

  test('go in through the wizard, stand on the dashboard as the reference has them, and go out without a trace', async ({
    page,
    context,
  }) => {
    const { kpis }: Reference = JSON.parse(readFileSync(reference ?? '', 'utf8'))
    const total = kpis.total_sale.value
    await openScreen(page, '/import')

    await test.step('the wizard knows the file', async () => {
      await openWizard(page, file ?? '')
      await expect(page.getByLabel('The file comes from')).toHaveValue('onlineRetail')
      expect(await dryRun(page)).toEqual({ added: kpis.raw.value.invoices, changed: 0, unchanged: 0, refused: 0 })
    })

    const other = await context.newPage()
    await openScreen(other, '/dashboard')
    await test.step('the import goes on while the user is elsewhere, and another tab follows it', async () => {
      await page.bringToFront()
      await pressImportAnd(page, 'nav [href="/orders"]')
      await expect(page.locator('.zg-job')).toContainText(/is in/, { timeout: 120_000 })
      expect((await tiles(other)).gmv_paid).toBeCloseTo(total.gmv, 4)
      await other.close()
      await page.locator('.zg-job').click()
      await imported(page)
    })

    await test.step('totals', async () => {
      await page.locator('[data-import-state] a[href^="/dashboard"]').click()
      const shown = await tiles(page)
      expect(shown.gmv_paid).toBeCloseTo(total.gmv, 4)
      expect(shown.orders).toBe(total.orders)
      expect(shown.units).toBe(total.units)
      expect(shown.buyers).toBe(total.buyers)
      expect(shown.aov).toBeCloseTo(total.aov, 5)
      expect(shown.refunds).toBeCloseTo(kpis.cancellation.value.amount, 4)
      expect(shown.repeat_buyer_rate).toBeCloseTo(kpis.cust_repurchase_rate_days.value.rate, 6)
    })

    await test.step('every month', async () => {
      for (const { month, gmv, orders, units, cancel_amount } of kpis.monthly.value) {
        const cell = async (id: string) =>
          Number(await page.locator(`tr[data-month="${month}"] td[data-column="${id}"]`).getAttribute('data-value'))
        expect(await cell('gmv_paid'), month).toBeCloseTo(gmv, 4)
        expect(await cell('orders'), month).toBe(orders)
        expect(await cell('units'), month).toBe(units)
        expect(await cell('refunds'), month).toBeCloseTo(cancel_amount, 4)
      }
    })

    await test.step('both top-20 lists', async () => {
      expectMembers(await bestSellers(page), kpis.top20_sku.value)
      await page.getByRole('switch').first().click()
      await expect(page).toHaveURL(/postage=out/)
      await tiles(page)
      await expect(page.locator('tr[data-sku]').first()).toHaveAttribute('data-sku', kpis.top20_sku_products.value[0].sku)
      expectMembers(await bestSellers(page), kpis.top20_sku_products.value)
    })

    const blocks = retailReference()
    if (!blocks) throw new Error('the reference is absent')
    for (const [block, compare] of Object.entries(RETAIL_BLOCKS)) {
      await test.step(`the worker answers as the reference has it: ${block}`, async () => {
        const { ours, wanted } = await compare(shopBehind(page), blocks)
        expect(ours).toEqual(wanted)
      })
    }

    await test.step('the same file again changes nothing', async () => {
      await page.goto('/import')
      await page.getByLabel('Order file').setInputFiles(file ?? '')
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await expect(page.getByText('Nothing to import')).toBeVisible({ timeout: 120_000 })
      expect(await dryRun(page)).toEqual({ added: 0, changed: 0, unchanged: kpis.raw.value.invoices, refused: 0 })
    })

    await test.step('what is exported and imported again changes nothing', async () => {
      await page.goto('/orders')
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Export/ }).click()])
      const path = test.info().outputPath('export.csv')
      await download.saveAs(path)
      await page.goto('/import')
      await page.getByLabel('Order file').setInputFiles(path)
      await expect(page.getByLabel('The file comes from')).toHaveValue('zhanggui')
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await expect(page.getByText('Nothing to import')).toBeVisible({ timeout: 120_000 })
      expect(await dryRun(page)).toEqual({ added: 0, changed: 0, unchanged: kpis.raw.value.invoices, refused: 0 })
    })

    await test.step('a cold start shows the same figures', async () => {
      const shown = await dashboard(page)
      expect(shown.gmv_paid).toBeCloseTo(total.gmv, 4)
    })

    await test.step('undo takes the import back, in another tab too, and leaves two lines of the journal', async () => {
      const second = await context.newPage()
      expect((await dashboard(second)).gmv_paid).toBeCloseTo(total.gmv, 4)
      await page.bringToFront()
      await page.goto('/history')
      const entry = journalEntry(page, `Imported ${basename(file ?? '')}`)
      await entry.getByRole('button').click()
      await expect(entry.getByText('Undone', { exact: true })).toBeVisible({ timeout: 60_000 })
      await expect(second.locator('[data-metric]')).toHaveCount(0)
      await expect(journalEntry(page, `Undid: Imported ${basename(file ?? '')}`)).toBeVisible()
      await second.close()
      await expectEmptyShop(page)
      for (const list of ['/orders', '/products']) {
        await page.goto(list)
        await standing(page)
        await expect(page.getByRole('gridcell')).toHaveCount(0)
        await expect(page.getByRole('main').getByRole('link', { name: 'Import an order file' })).toBeVisible()
      }
    })
  })
})
