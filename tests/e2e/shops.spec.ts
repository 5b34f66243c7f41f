import { expect, standing, test, type Page } from './demo'
import { openPalette } from './keyboard'
import { fileOf, HEADER, lines } from './made'
import { dashboard, importFile, linkAt, tiles } from './shop'

const NAME = 'Corner shop'
const ORDERS = lines([
  HEADER,
  ['CRNR-1', '2026-03-01 10:00:00', 'CRNR-MUG', 'Mug of the corner', 2, 4.5, 'ann'],
  ['CRNR-2', '2026-03-02 11:30:00', 'CRNR-PLATE', 'Plate of the corner', 1, 12, 'bob'],
])
const shopMenu = (page: Page) => page.getByTitle('Switch shop')

async function enter(page: Page, name: RegExp) {
  await shopMenu(page).click()
  await page.getByRole('menuitemradio', { name }).click()
  await expect(shopMenu(page)).toContainText(name)
  await standing(page)
}

async function addShop(page: Page, name: string) {
  await shopMenu(page).click()
  await page.getByRole('menuitem', { name: 'New shop' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill(name)
  await page.keyboard.press('Enter')
  await expect(shopMenu(page)).toContainText(name)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Zhanggui')
}

test('two shops never mix: neither lists, figures, finds, the history nor what is typed and not saved', async ({ page }) => {
  const demo = await dashboard(page)
  await page.goto('/orders')
  const number = (await linkAt(page, 0).textContent()) ?? ''
  await addShop(page, NAME)
  await page.getByRole('navigation').first().locator('[href="/orders"]').click()
  await expect(page.getByText('No orders yet')).toBeVisible()
  await importFile(page, fileOf('corner.csv', ORDERS))
  expect(await dashboard(page)).toMatchObject({ orders: 2, gmv_paid: 21 })
  await page.goto('/history')
  await expect(page.getByRole('main')).not.toContainText('demo shop')
  await page.goto('/orders/CRNR-1')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note', exact: true }).fill('Only for the corner')
  await page.goto('/')
  await openPalette(page)
  await page.keyboard.type(number)
  await expect(page.getByText(`Nothing matches “${number}”`)).toBeVisible()
  await page.keyboard.press('Escape')

  await enter(page, /\(demo shop\)/)
  expect(await dashboard(page)).toEqual(demo)
  await page.goto('/orders?q=CRNR-1')
  await standing(page)
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.goto('/orders/CRNR-1')
  await expect(page.getByRole('dialog')).toContainText('There is no order CRNR-1')
  await page.keyboard.press('Escape')

  await enter(page, new RegExp(NAME))
  expect(await dashboard(page)).toMatchObject({ orders: 2, gmv_paid: 21 })
  await page.goto('/orders/CRNR-1')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('Only for the corner')
})

test('tabs stand in different shops, each over a reload; a shop that is deleted is left by every tab', async ({ page, context }) => {
  await page.goto('/')
  await standing(page)
  await addShop(page, NAME)
  await importFile(page, fileOf('corner.csv', ORDERS))
  const other = await context.newPage()
  await other.goto('/')
  await expect(shopMenu(other)).toContainText(NAME)
  await page.bringToFront()
  await enter(page, /\(demo shop\)/)
  await page.reload()
  await other.reload()
  await expect(shopMenu(page)).toContainText('(demo shop)')
  await expect(shopMenu(other)).toContainText(NAME)
  await other.goto('/dashboard')
  expect(await tiles(other)).toMatchObject({ orders: 2 })

  await page.goto('/settings#shops')
  const row = page.locator('#shops').getByRole('listitem').filter({ hasText: NAME })
  await row.getByRole('button', { name: 'Delete' }).click()
  await row.getByRole('button', { name: `Delete “${NAME}”` }).click()
  await expect(row).toHaveCount(0)
  await expect(other.getByRole('status').filter({ hasText: `“${NAME}” was deleted in another tab` })).toBeVisible()
  await expect(shopMenu(other)).toContainText('My shop')
  await shopMenu(other).click()
  await expect(other.getByRole('menuitemradio')).toHaveCount(2)
  expect((await dashboard(page)).orders).toBeGreaterThan(40_000)
  const left = await page.evaluate(async (name) => {
    const kept = JSON.stringify(Object.entries(localStorage))
    const bases = (await indexedDB.databases()).map((base) => base.name)
    return { named: kept.includes(name), shops: bases.filter((base) => base?.startsWith('zhanggui:shop-')) }
  }, NAME)
  expect(left, 'nothing of it stays in the browser').toEqual({ named: false, shops: [] })
})

test('the demo shop is made anew without what was done in it', async ({ page }) => {
  const before = await dashboard(page)
  await importFile(page, fileOf('corner.csv', ORDERS))
  expect((await dashboard(page)).orders).toBe(before.orders + 2)
  await page.goto('/settings#shops')
  const shops = page.locator('#shops')
  await shops.getByRole('button', { name: 'Reset' }).click()
  await shops.getByRole('button', { name: 'Make it anew' }).click()
  await expect(page).toHaveURL(/\/dashboard$/, { timeout: 60_000 })
  // Its last orders are those of this minute, so the figures may be others.
  expect((await tiles(page)).orders).toBeGreaterThan(40_000)
  await page.goto('/orders')
  await expect(page.getByText('60,000 orders', { exact: true })).toBeVisible()
  await page.goto('/orders/CRNR-1')
  await expect(page.getByRole('dialog')).toContainText('There is no order CRNR-1')
  await page.keyboard.press('Escape')
  await shopMenu(page).click()
  await expect(page.getByRole('menuitemradio')).toHaveCount(2)
})
