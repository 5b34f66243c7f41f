import { expect, standing, test } from './demo'

test('Esc closes what a figure means, and then takes away one filter', async ({ page }) => {
  await page.goto('/dashboard?range=30d&weekday=1&weekday=2')
  await standing(page)
  const meaning = page.getByRole('button', { name: 'What GMV paid means' })
  await meaning.press('Enter')
  const said = page.getByRole('dialog', { name: 'What GMV paid means' })
  await expect(said).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(said.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(said).toHaveCount(0)
  await expect(meaning).toBeFocused()
  await expect(page).toHaveURL(/weekday=1&weekday=2/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/weekday=1$/)
})

test('a bar of orders by value leads, by the keys alone, to as many orders as it counts', async ({ page }) => {
  await page.goto('/dashboard/sales?range=lastMonth&channel=Etsy')
  const values = page.getByRole('region', { name: 'Orders by value' })
  const ends = [
    { keys: ['Home'], bounds: /paidLeast=0&paidUnder=\d+$/ },
    { keys: ['Home', 'ArrowRight', 'ArrowRight'], bounds: /paidLeast=[1-9]\d*&paidUnder=\d+$/ },
    { keys: ['End'], bounds: /paidLeast=[1-9]\d*$/ },
  ]
  for (const { keys, bounds } of ends) {
    const drawing = values.getByRole('application')
    await expect(drawing.locator('canvas')).toBeVisible()
    await drawing.focus()
    for (const key of keys) await page.keyboard.press(key)
    const said = await drawing.locator('[aria-live]').textContent()
    const orders = Number(/Orders ([\d,]+)/.exec(said ?? '')?.[1].replaceAll(',', ''))
    expect(orders).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(bounds)
    await expect(page).toHaveURL(/\/orders\?channel=Etsy&from=.*&days=paid&/)
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(orders + 1))
    await page.goBack()
  }
})

test('orders are narrowed to what was paid for them, and nonsense is told', async ({ page }) => {
  await page.goto('/orders')
  await standing(page)
  await page.getByRole('button', { name: 'Amount paid' }).press('Enter')
  const form = page.getByRole('dialog', { name: 'Amount paid' })
  await expect(form.getByLabel('At least (USD)')).toBeFocused()
  await page.keyboard.type('a lot')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toHaveText('Type a number, such as 500 or 99.9')
  await form.getByLabel('At least (USD)').fill('500')
  await form.getByLabel('Less than (USD)').fill('99.9')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toHaveText('“Less than” has to be above “At least”')
  await form.getByLabel('Less than (USD)').fill('1,000')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?paidLeast=500&paidUnder=1000$/)
  const chosen = page.getByRole('button', { name: 'Paid $500–$1,000' })
  await expect(chosen).toBeFocused()
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: 'Clear' }).press('Enter')
  await expect(page).toHaveURL(/\/orders$/)
})
