import { writeFileSync } from 'node:fs'
import { chooseFile, openWizard, pressCheck, pressImport } from '../tools/wizard.mjs'
import { expect, openScreen, standing, test, type Page } from './fixtures'
import { fileOf, lines, manyOrders } from './made'
import { dryRun, expectEmptyShop, importFile, journalEntry, pressImportAnd, tiles } from './shop'

/** Online Retail in small: two invoices, a credit note and postage. */
const RETAIL = lines([
  ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
  ['536365', '85123A', 'WHITE HANGING HEART T-LIGHT HOLDER', 6, '2010-12-01 08:26:00', 2.55, '17850.0', 'United Kingdom'],
  ['536365', '71053', 'WHITE METAL LANTERN', 6, '2010-12-01 08:26:00', 3.39, '17850.0', 'United Kingdom'],
  ['536370', 'POST', 'POSTAGE', 3, '2010-12-01 08:45:00', 18, '12583.0', 'France'],
  ['536370', '22728', 'ALARM CLOCK BAKELIKE PINK', 24, '2010-12-01 08:45:00', 3.75, '12583.0', 'France'],
  ['C536379', 'D', 'Discount', -1, '2010-12-01 09:41:00', 27.5, '14527.0', 'United Kingdom'],
])

/** A shop with the five lines in it. */
async function smallShop(page: Page) {
  await openScreen(page, '/import')
  await importFile(page, fileOf('retail.csv', RETAIL))
}

const dialog = (page: Page) => page.getByRole('dialog')
const toast = (page: Page) => page.locator('.zg-toasts')
const go = (page: Page, path: string) => page.getByRole('navigation').first().locator(`[href="${path}"]`).click()

test('an order has an address of its own, and the language changes where the user is', async ({ page }) => {
  await smallShop(page)
  await page.goto('/orders/C536379')
  await expect(dialog(page).getByRole('heading', { level: 2 })).toHaveText('Credit note C536379')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/orders$/)
  await page.goto('/orders/536365?q=lantern')
  await expect(dialog(page)).toContainText('WHITE METAL LANTERN')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '切换到中文' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('订单')
  await expect(page).toHaveURL(/\/orders\?q=lantern$/)
  await expect(page.getByRole('searchbox')).toHaveValue('lantern')
  await expect(page.getByRole('gridcell', { name: '536365', exact: true })).toBeVisible()
  await page.goto('/orders/nowhere')
  await expect(dialog(page)).toContainText('没有订单 nowhere')
})

test('filters stand in the address: reload, Back and a copied link keep them', async ({ page, context }) => {
  await smallShop(page)
  await go(page, '/orders')
  await standing(page)
  await page.getByRole('button', { name: 'Region', exact: true }).click()
  await page
    .getByRole('dialog', { name: 'Region' })
    .getByRole('checkbox', { name: /France/ })
    .click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/region=France/)
  const rows = page.locator('[role="grid"][aria-busy="false"]')
  await expect(rows).toHaveAttribute('aria-rowcount', '2')
  await page.getByRole('searchbox').fill('clock')
  await expect(page).toHaveURL(/q=clock/)
  await page.reload()
  await standing(page)
  await expect(rows).toHaveAttribute('aria-rowcount', '2')
  await expect(page.getByRole('searchbox')).toHaveValue('clock')
  await expect(page.getByRole('button', { name: 'Region: France' })).toBeVisible()

  await go(page, '/dashboard')
  await tiles(page)
  await page.goBack()
  await expect(page).toHaveURL(/region=France/)
  await expect(rows).toHaveAttribute('aria-rowcount', '2')
  await expect(page.getByRole('searchbox')).toHaveValue('clock')

  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.locator('[role="grid"][aria-busy="false"]')).toHaveAttribute('aria-rowcount', '2')
  await other.close()

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/orders\?q=clock$/)
  await page.getByRole('searchbox').fill('')
  await expect(rows).toHaveAttribute('aria-rowcount', '4')
  await expect(page).toHaveURL(/\/orders$/)
})

for (const [language, words] of [
  ['en', { note: 'Note', save: 'Save', saved: 'Note saved', undo: 'Undo', undone: 'Undone', wrote: 'Changed the note of order 536365' }],
  [
    'zh-CN',
    { note: '店内备注', save: /^保\s*存$/, saved: '备注已保存', undo: '撤销', undone: '已撤销', wrote: '修改了订单 536365 的备注' },
  ],
] as const) {
  test(`a note of an order is saved, and taken back from the toast, in ${language}`, async ({ page }) => {
    await openScreen(page, '/import', language)
    await importFile(page, fileOf('retail.csv', RETAIL))
    await page.goto('/orders/536365')
    const note = dialog(page).getByRole('textbox', { name: words.note, exact: true })
    await note.fill('Rings at the back door 敲后门')
    await dialog(page).getByRole('button', { name: words.save }).click()
    await expect(toast(page)).toContainText(words.saved)
    await page.reload()
    await expect(note).toHaveValue('Rings at the back door 敲后门')
    await note.fill('Another')
    await dialog(page).getByRole('button', { name: words.save }).click()
    await toast(page).getByRole('button', { name: words.undo, exact: true }).click()
    await expect(toast(page)).toContainText(words.undone)
    await expect(note).toHaveValue('Rings at the back door 敲后门')
    await page.goto('/history')
    await expect(journalEntry(page, words.wrote)).toHaveCount(2)
    await expect(journalEntry(page, words.wrote).first().getByText(words.undone, { exact: true })).toBeVisible()
  })
}

test('the title of a product is changed, seen on every screen, and taken back from the history', async ({ page }) => {
  await smallShop(page)
  await page.goto('/products/85123A')
  const title = dialog(page).getByRole('textbox', { name: 'Title' })
  await title.fill('Heart for tea lights')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(toast(page)).toContainText('85123A saved')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('gridcell', { name: 'Heart for tea lights' })).toBeVisible()
  await page.goto('/dashboard')
  await expect(page.locator('tr[data-sku="85123A"]')).toContainText('Heart for tea lights')
  await page.goto('/history')
  const entry = journalEntry(page, 'Changed product 85123A')
  await expect(entry).toContainText('Heart for tea lights')
  await entry.getByRole('button').click()
  await expect(entry.getByText('Undone', { exact: true })).toBeVisible()
  await page.goto('/products/85123A')
  await expect(title).toHaveValue('WHITE HANGING HEART T-LIGHT HOLDER')
})

test('a mapping is saved, and reads the next file of that kind', async ({ page }) => {
  const header = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']
  const file = (name: string, rows: string[][]) => fileOf(name, lines([header, ...rows]))
  await openScreen(page, '/import')
  await chooseFile(page, file('odd-1.csv', [['Z-1', '2026-03-01 10:00:00', 'MUG', 'Blue mug', '2', '4.5']]))
  await expect(page.getByText(/^Still missing: /).first()).toBeVisible()
  await page.getByText(/^More fields/).click()
  const fields = ['Order number', 'Placed at', 'SKU code', 'Product title', 'Quantity', 'Unit price']
  for (const [i, field] of fields.entries()) await page.getByRole('combobox', { name: field, exact: true }).selectOption(header[i])
  await page.getByLabel('Name of the mapping').fill('Odd till')
  await page.getByRole('button', { name: 'Save as mapping' }).click()
  await expect(toast(page)).toContainText('“Odd till” saved')

  await page.reload()
  await chooseFile(page, file('odd-2.csv', [['Z-2', '2026-03-02 10:00:00', 'PLATE', 'Plate', '1', '12']]))
  await page.locator('select').filter({ hasText: 'Odd till' }).selectOption('Odd till')
  for (const [i, field] of fields.entries()) {
    const chosen = page.locator(`select[aria-label="${field}"] option:checked`)
    await expect(chosen).toHaveText(header[i])
  }
  await pressCheck(page)
  await expect(page.locator('[data-import="added"]')).toHaveAttribute('data-value', '1')
  await page.goto('/history')
  await expect(journalEntry(page, 'Saved the import mapping "Odd till"')).toBeVisible()
})

test('a check and an import are cancelled, leave nothing, and go through afterwards', async ({ page }) => {
  const count = 250_000
  const path = test.info().outputPath('many.csv')
  writeFileSync(path, manyOrders(count))
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await openScreen(page, '/import')
  await chooseFile(page, path)

  await test.step('a check', async () => {
    await pressCheck(page)
    await cancel.click()
    await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeVisible()
    await expect(page.locator('[data-import]')).toHaveCount(0)
  })

  await test.step('a check goes on while the user is elsewhere', async () => {
    await pressCheck(page)
    await go(page, '/orders')
    await standing(page)
    await go(page, '/import')
    await expect(page.locator('[data-import="added"]')).toHaveAttribute('data-value', String(count), { timeout: 60_000 })
  })

  await test.step('an import', async () => {
    await pressImportAnd(page, '[data-import-state] .zg-progress button')
    await expect(page.locator('[data-import-state]')).toHaveAttribute('data-import-state', 'cancelled', { timeout: 60_000 })
    await expect(page.getByRole('alert')).toHaveText('Cancelled. The shop is as it was.')
    await expectEmptyShop(page)
    await page.goto('/orders')
    await standing(page)
    await expect(page.getByRole('gridcell')).toHaveCount(0)
  })

  await test.step('the same file goes in', async () => {
    await page.goto('/import')
    await openWizard(page, path)
    expect(await dryRun(page)).toEqual({ added: count, changed: 0, unchanged: 0, refused: 0 })
    await pressImport(page)
    await go(page, '/dashboard')
    expect((await tiles(page)).orders).toBeGreaterThan(0)
  })
})
