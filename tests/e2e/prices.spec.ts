import { expect, LANGUAGES, test, type Page } from './demo'

const WORDS = {
  en: {
    title: 'Change prices',
    by: 'By',
    formula: 'a formula',
    formulaField: 'Formula',
    rounded: 'Rounded',
    nine: 'to end in 9 (129)',
    change: /^Change [\d,]+ prices$/,
    stay: /stay$/,
    only: /^Change only th/,
    undo: 'Undo',
    undone: 'Undone',
    wrong: /there is no "prise"/,
    history: 'Price history',
    seller: 'Whose',
    price: /^Price \(/,
    note: 'Note it',
    below: /above ours|below ours|the same as ours/,
  },
  'zh-CN': {
    title: '批量改价',
    by: '方式',
    formula: '按公式',
    formulaField: '公式',
    rounded: '尾数',
    nine: '以 9 结尾（129）',
    change: /^改 [\d,]+ 个价格$/,
    stay: /^不改/,
    only: /^只改选中的/,
    undo: '撤销',
    undone: '已撤销',
    wrong: /没有“prise”这个名称/,
    history: '价格记录',
    seller: '谁家',
    price: /^价格（/,
    note: /^记\s*下$/,
    below: /比本店|和本店一样/,
  },
} as const

const cells = (page: Page, column: number) => page.locator(`[role="grid"] [role="row"][data-index="0"] [role="gridcell"]`).nth(column)

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`Prices of many, in ${language}`, () => {
    test.use({ language })

    test('a formula changes exactly what the preview names, and undo brings all of it back', async ({ page }) => {
      await page.goto('/listings/prices')
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
      await page.getByLabel(words.by, { exact: true }).selectOption({ label: words.formula })
      const formula = page.getByLabel(words.formulaField, { exact: true })
      await formula.fill('max(cost / 0.5, prise * 1.1)')
      await expect(page.getByRole('alert')).toContainText(words.wrong)
      await formula.fill('max(cost / 0.5, price * 1.1)')
      await page.getByLabel(words.rounded, { exact: true }).selectOption({ label: words.nine })
      const button = page.getByRole('button', { name: words.change })
      // The rounding is in the preview, and its count is no longer that of the rule before.
      await expect(cells(page, 4)).toHaveText(/9\.00$/)
      await expect(button).toBeEnabled()
      const count = Number(((await button.textContent()) ?? '').replace(/\D/g, ''))
      expect(count).toBeGreaterThan(500)
      const [was, is] = [await cells(page, 3).textContent(), await cells(page, 4).textContent()]
      expect(was).not.toBe(is)
      await button.click()
      // What is done is done: the same rule has less to do, for prices that it made are their own.
      await expect(page.locator('.zg-toast').filter({ hasText: count.toLocaleString('en') })).toBeVisible()
      await page.locator('.zg-toast').getByRole('button', { name: words.undo, exact: true }).click()
      await expect(page.locator('.zg-toast').filter({ hasText: words.undone })).toBeVisible()
      await expect(button).toContainText(count.toLocaleString('en'))
      await expect(cells(page, 3)).toHaveText(was ?? '')
    })

    test('selected SKUs alone are changed; the SKU tells how its price came to be, beside a competitor’s', async ({ page }) => {
      await page.goto('/listings/prices?value=%2B20')
      const grid = page.getByRole('grid')
      await grid.getByRole('row').nth(1).getByRole('checkbox').check()
      const sku = (await page.locator('[role="row"][data-index="0"]').getByRole('link').textContent()) ?? ''
      await page.getByRole('button', { name: words.only }).click()
      await expect(page.locator('.zg-toast')).toBeVisible()
      await page.goto(`/products/${encodeURIComponent(sku)}`)
      const drawer = page.getByRole('dialog')
      await expect(drawer.getByRole('heading', { name: words.history })).toBeVisible()
      await drawer.getByLabel(words.seller, { exact: true }).fill('隔壁店 Next door')
      await drawer.getByLabel(words.price).fill('1.5')
      await drawer.getByRole('button', { name: words.note, exact: true }).click()
      await expect(drawer.getByText(words.below)).toBeVisible()
      await expect(drawer.getByText('隔壁店 Next door').first()).toBeVisible()
    })
  })
}
