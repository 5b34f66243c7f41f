import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { realFile, TMALL } from '../tools/data.mjs'
import { openWizard, pressImport } from '../tools/wizard.mjs'
import { expect, openScreen, test } from './fixtures'
import { dryRun, imported, tiles } from './shop'

const file = realFile(TMALL)

/** The file's own sums, by the header's names. */
function sums(path: string) {
  const text = new TextDecoder().decode(readFileSync(path)).replace(/^\uFEFF/, '')
  const [header, ...rows] = Papa.parse<string[]>(text.trim(), { header: false }).data
  const at = (name: string) => header.findIndex((title) => title.trim() === name)
  const [whole, paidAt, refund] = [at('总金额'), at('订单付款时间'), at('退款金额')]
  const paid = rows.filter((row) => row[paidAt].trim() !== '')
  const sum = (of: string[][], column: number) => of.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0) / 100
  return {
    rows: rows.length,
    gmv: sum(paid, whole),
    orders: paid.filter((row) => Number(row[whole]) > 0).length,
    refunds: sum(paid, refund),
  }
}

test.describe('a real Tmall order report', () => {
  if (!file) console.log(`SKIPPED: the test of the Tmall report, for ${TMALL} is absent`)
  test.skip(!file, `${TMALL} is absent`)

  test('goes in through the wizard, which says that "paid" is net of refunds', async ({ page }) => {
    const wanted = sums(file ?? '')
    await openScreen(page, '/import', 'zh-CN')
    await openWizard(page, file ?? '')
    await expect(page.getByLabel('文件来自')).toHaveValue('tmallReport')
    await expect(page.locator('[data-notice="paidIsNet"]').first()).toBeVisible()
    expect(await dryRun(page)).toEqual({ added: wanted.rows, changed: 0, unchanged: 0, refused: 0 })
    await pressImport(page)
    await imported(page)
    await page.locator('[data-import-state] a[href^="/dashboard"]').click()
    const shown = await tiles(page)
    expect(shown.gmv_paid).toBeCloseTo(wanted.gmv, 4)
    expect(shown.orders).toBe(wanted.orders)
    expect(shown.refunds).toBeCloseTo(wanted.refunds, 4)
    await expect(page.getByText('Asia/Shanghai').or(page.getByText('CN¥')).or(page.getByText('¥')).first()).toBeVisible()
  })
})
