import { expect, LANGUAGES, test, turns } from './demo'

const WORDS = {
  en: {
    only: /^Change only th/,
    history: 'Price history',
    seller: 'Whose',
    price: /^Price \(/,
    note: 'Note it',
    below: /above ours|below ours|the same as ours/,
  },
  'zh-CN': {
    only: /^只改选中的/,
    history: '价格记录',
    seller: '谁家',
    price: /^价格（/,
    note: /^记\s*下$/,
    below: /比本店|和本店一样/,
  },
} as const

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`Prices of many, in ${language}`, () => {
    test.use({ language })
    const { inEnglish } = turns(language)

    inEnglish('selected SKUs alone are changed; the SKU tells how its price came to be, beside a competitor’s', async ({ page }) => {
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
