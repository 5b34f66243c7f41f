import { expect, LANGUAGES, standing, test, turns, type Language, type Page } from './demo'
import { importFile } from './shop'

const WORDS = {
  en: {
    open: 'Book what was shipped',
    notice: /2 shipped lines are not booked as sold/,
    oneLeft: /1 shipped line is not booked as sold/,
    book: 'Book 1 line',
    heldBack: 'SKUs held back',
    place: 'Taken from',
    byRule: /^By rule/,
    counted: /^Stock was counted as of/,
    undo: 'Undo',
    undone: 'Undone',
  },
  'zh-CN': {
    open: '查看并记账',
    notice: /有 2 行订单已发货/,
    oneLeft: /有 1 行订单已发货/,
    book: '记 1 行',
    heldBack: '不够扣的 SKU',
    place: '从哪个仓位扣',
    byRule: /^按规则/,
    counted: /^库存盘点日/,
    undo: '撤销',
    undone: '已撤销',
  },
} as const satisfies Record<Language, object>

const dialog = (page: Page) => page.getByRole('dialog')
const toasts = (page: Page) => page.locator('.zg-toasts')
const notice = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text })

/** Two SKUs of which there is plenty, and how many of the first. */
async function someSkus(page: Page): Promise<{ sku: string; other: string; available: number }> {
  await page.goto('/stock?sort=available&descending=1&state=fine')
  await standing(page)
  const skuAt = async (row: number) =>
    (await page.locator(`[role="row"][data-index="${row}"]`).getByRole('link').first().textContent()) ?? ''
  const [sku, other] = [await skuAt(0), await skuAt(1)]
  return { sku, other, available: await availableOf(page, sku) }
}

async function availableOf(page: Page, sku: string): Promise<number> {
  await page.goto(`/stock/sku/${encodeURIComponent(sku)}`)
  const cell = dialog(page).getByRole('table').getByRole('row').nth(1).getByRole('cell').last()
  return Number((await cell.textContent())?.replaceAll(/[^\d-]/g, ''))
}

/** A file of orders of another platform: one line that is there, one of more than there ever was. */
function ordersOf(sku: string, other: string) {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const row = (number: string, code: string, units: number) =>
    [number, code, units, '10.00', `${day} 08:00`, `${day} 08:00`, `${day} 12:00`].join(',')
  const text = ['Order number,SKU,Quantity,Price,Order date,Paid at,Shipped at', row('X-1', sku, 2), row('X-2', other, 99_999)].join('\n')
  return { name: 'elsewhere.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(language, () => {
    test.use({ language })
    const { inChinese } = turns(language)

    inChinese(
      'what imported orders have sent is said, previewed, booked once, and undone; what would go below zero is held back',
      async ({ page }) => {
        const { sku, other, available } = await someSkus(page)
        await importFile(page, ordersOf(sku, other))
        await page.goto('/stock')
        await expect(notice(page, words.notice)).toBeVisible()
        await page.getByRole('button', { name: words.open }).click()
        await expect(dialog(page).locator('[data-shipped]')).toHaveAttribute('data-shipped', '1 2 1')
        await expect(dialog(page).getByRole('group', { name: words.heldBack })).toContainText(other)
        await dialog(page)
          .getByLabel(words.place)
          .selectOption({ label: await byRule(page, words.byRule) })
        await expect(dialog(page).getByRole('button', { name: words.counted })).toHaveCount(0)
        await expect(dialog(page).locator('[data-shipped]')).toHaveAttribute('data-shipped', '1 2 1')
        await dialog(page).getByRole('button', { name: words.book }).click()
        await expect(dialog(page)).toHaveCount(0)
        await expect(notice(page, words.oneLeft)).toBeVisible()
        await toasts(page).getByRole('button', { name: words.undo }).click()
        await expect(toasts(page)).toContainText(words.undone)
        await expect(notice(page, words.notice)).toBeVisible()
        await page.getByRole('button', { name: words.open }).click()
        await dialog(page).getByRole('button', { name: words.book }).click()
        await expect(dialog(page)).toHaveCount(0)
        expect(await availableOf(page, sku)).toBe(available - 2)
      },
    )

    test('what was shipped before the stock was counted is not booked; the day is in the language of the reader', async ({ page }) => {
      const { sku, other } = await someSkus(page)
      await importFile(page, ordersOf(sku, other))
      await page.goto('/stock?do=shipped')
      await dialog(page).getByRole('button', { name: words.counted }).click()
      const field = dialog(page).getByRole('textbox', { name: words.counted })
      await field.fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
      await field.press('Enter')
      await expect(dialog(page).locator('[data-shipped]')).toHaveAttribute('data-shipped', '0 0 0')
      await page.keyboard.press('Escape')
      await expect(notice(page, words.notice)).toHaveCount(0)
    })
  })
}

const byRule = async (page: Page, text: RegExp) => (await dialog(page).getByRole('option').filter({ hasText: text }).textContent()) ?? ''
