import { writeFileSync } from 'node:fs'
import { openWizard, pressImport } from '../tools/wizard.mjs'
import { BOARDS, expect, openScreen, SCREENS, standing, test, type Page } from './fixtures'
import { lines } from './made'
import { openPalette } from './keyboard'
import { dashboard, dryRun, imported, linkAt } from './shop'

const NAME = 'Zebedee Quillfeather'
const PHONE = '13955501234'
const MAIL = 'zebedee@example.org'
const KEY = 'zq-1947'
const TRACES = [NAME, 'Zebedee', PHONE, MAIL, KEY, 'Rings at the quilted door']

const HEADER = ['Order number', 'Order date', 'SKU', 'Title', 'Quantity', 'Unit price', 'Buyer ID', 'Buyer name', 'Phone', 'Email']
const ROWS = [
  ['E-1', '2026-03-01 10:00:00', 'MUG', 'Blue mug', 2, 4.5, KEY, NAME, PHONE, MAIL],
  ['E-2', '2026-03-04 10:00:00', 'PLATE', 'Plate', 1, 12, KEY, NAME, PHONE, MAIL],
  ['E-3', '2026-03-05 10:00:00', 'MUG', 'Blue mug', 1, 4.5, 'ann', 'Ann Other', '13911112222', 'ann@example.org'],
] as const

const dialog = (page: Page) => page.getByRole('dialog')

/** All that is written, offered as a tooltip or typed in on the screen. */
const written = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(({ value }) => value)
    return `${document.documentElement.outerHTML} ${fields.join(' ')} ${JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])}`
  })

async function tracesIn(page: Page): Promise<string[]> {
  const text = await written(page)
  return TRACES.filter((trace) => text.includes(trace))
}

test('a customer who is erased stands on no screen, and every figure is as it was', async ({ page, context }) => {
  const file = test.info().outputPath('erase.csv')
  writeFileSync(file, lines([HEADER, ...ROWS]))
  await openScreen(page, '/import')
  await openWizard(page, file)
  expect(await dryRun(page)).toMatchObject({ added: 3, refused: 0 })
  await pressImport(page)
  await imported(page)
  const figures = await dashboard(page)

  await page.goto('/orders/E-1')
  await dialog(page).getByRole('textbox', { name: 'Note', exact: true }).fill('Rings at the quilted door')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await dialog(page).getByRole('textbox', { name: 'Write a comment' }).fill(`${NAME} was friendly`)
  await dialog(page).getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(dialog(page).getByText(`${NAME} was friendly`).first()).toBeVisible()
  await page.goto('/customers')
  await page.getByRole('gridcell').getByRole('link', { name: NAME }).click()
  await expect(dialog(page)).toContainText(NAME)
  const at = new URL(page.url()).pathname
  const other = await context.newPage()
  await other.goto('/customers')
  await expect(other.getByRole('gridcell').filter({ hasText: NAME })).toBeVisible()

  await page.bringToFront()
  await dialog(page).getByRole('button', { name: 'Erase customer…' }).click()
  await dialog(page).getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByRole('status').filter({ hasText: "The customer's data is erased" })).toBeVisible()
  await expect(other.getByRole('gridcell').filter({ hasText: 'Ann Other' })).toBeVisible()
  await expect(other.getByRole('gridcell').filter({ hasText: NAME })).toHaveCount(0)
  await other.close()

  for (const path of [...SCREENS, ...BOARDS, '/orders/E-1', '/orders/E-2', at]) {
    await page.goto(path)
    await standing(page)
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    expect(await tracesIn(page), path).toEqual([])
  }
  for (const trace of [NAME, PHONE, KEY]) {
    await page.goto(`/orders?q=${encodeURIComponent(trace)}`)
    await expect(page.getByText('Nothing matches')).toBeVisible()
    await page.goto('/')
    await openPalette(page)
    await page.keyboard.type(trace)
    await expect(page.getByText(`Nothing matches “${trace}”`)).toBeVisible()
  }
  expect(await dashboard(page)).toEqual(figures)
  await page.goto('/customers')
  await standing(page)
  await expect(linkAt(page, 1)).toBeVisible()

  await page.goto('/import')
  await page.getByLabel('Order file').setInputFiles(file)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('Nothing to import')).toBeVisible()
})
