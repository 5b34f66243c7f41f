import { expect, test } from './fixtures'
import { fileOf, HEADER, lines, type Row } from './made'
import { importFile, tiles } from './shop'

/** Orders of nobody known, without costs: two goods from the first of March, a third from the twentieth. */
const ORDERS: readonly Row[] = Array.from({ length: 30 }, (_, i): Row => {
  const day = String(1 + i).padStart(2, '0')
  const [sku, title] = i >= 19 && i % 3 === 0 ? ['LAMP', 'Reading lamp'] : i % 2 === 0 ? ['MUG', 'Blue mug'] : ['PLATE', 'Plate, large']
  return [`A-${i}`, `2026-03-${day} 10:00:00`, sku, title, 1 + (i % 3), 4.5 + i, '']
})
const LAMPS = ORDERS.filter(([, , sku]) => sku === 'LAMP')

test.describe('a shop of which only orders are known', () => {
  test('says on each board what is missing and how to bring it in; what can be told is told', async ({ page }) => {
    await importFile(page, fileOf('orders.csv', lines([HEADER, ...ORDERS])))
    const main = page.getByRole('main')

    await page.goto('/dashboard/customers')
    await expect(main.getByText('These orders do not say who bought')).toBeVisible()
    await expect(main.getByRole('link', { name: 'Import the orders again' })).toHaveAttribute('href', '/import')
    await main.getByRole('button', { name: 'Take each order for a buyer' }).click()
    await expect(main.getByRole('region', { name: 'New and returning buyers' })).toBeVisible()
    await expect.poll(async () => (await tiles(page)).buyers).toBe(ORDERS.length)

    await page.goto('/dashboard/products')
    for (const missing of ['Import orders with costs', 'Import traffic data'])
      await expect(main.getByRole('link', { name: missing })).toHaveAttribute('href', '/import')
    await expect(main.getByText(/^The period begins with the first sale of all/)).toBeVisible()

    await page.goto('/dashboard/traffic')
    await expect(main.getByRole('link', { name: 'Import traffic data' })).toHaveAttribute('href', '/import')
    await page.goto('/dashboard/stock')
    await expect(main.getByText('No stock movements yet')).toBeVisible()
  })

  test('orders by value are the orders of the tile; a product is new in the period of its first sale', async ({ page }) => {
    await importFile(page, fileOf('orders.csv', lines([HEADER, ...ORDERS])))

    await page.goto('/dashboard/sales')
    const { orders, gmv_paid: gmv } = await tiles(page)
    const values = page.getByRole('region', { name: 'Orders by value' })
    await values.getByRole('button', { name: 'Show as table' }).click()
    const rows = await values.getByRole('table').getByRole('row').allInnerTexts()
    const cells = rows.slice(1).map((row) => row.split('\t').map((cell) => Number(cell.replace(/[^\d.-]/g, ''))))
    expect(cells.reduce((sum, row) => sum + row[1], 0)).toBe(orders)
    expect(cells.reduce((sum, row) => sum + row[4], 0)).toBeCloseTo(gmv, 2)

    await page.goto('/dashboard/products?from=2026-03-15&to=2026-04-01')
    const fresh = page.getByRole('region', { name: 'New and earlier products' })
    await expect(fresh.locator('[data-part="fresh"]')).toHaveAttribute('data-products', '1')
    await expect(fresh.locator('[data-part="known"]')).toHaveAttribute('data-products', '2')
    const worth = LAMPS.reduce((sum, [, , , , quantity, price]) => sum + Number(quantity) * Number(price), 0)
    await expect(fresh.locator('[data-product="LAMP"]')).toHaveAttribute('data-value', String(worth))
    await fresh.getByRole('button', { name: 'Reading lamp' }).click()
    await expect.poll(async () => (await tiles(page)).gmv_paid).toBe(worth)
  })
})
