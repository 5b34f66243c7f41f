import { expect, LANGUAGES, standing, test, type Page } from './demo'
import { openPalette } from './keyboard'
import { keyInRow, linkAt, rowAt } from './shop'

const WORDS = {
  en: {
    orders: 'Orders',
    products: 'Products',
    customers: 'Customers',
    recent: 'Recent',
    toScreen: 'histo',
    screen: 'History',
    dark: 'dark app',
    none: 'Nothing matches “zzqqx”',
  },
  'zh-CN': {
    orders: '订单',
    products: '商品',
    customers: '客户',
    recent: '最近打开',
    toScreen: 'czjl',
    screen: '操作记录',
    dark: '深色',
    none: '没有找到“zzqqx”',
  },
} as const

/** Types into a palette that is opened for it, and chooses the first find of a group. */
async function choose(page: Page, text: string, group: string) {
  await openPalette(page)
  await page.keyboard.type(text)
  await expect(page.getByRole('listbox')).toHaveAttribute('aria-busy', 'false')
  const option = page.getByRole('group', { name: group }).getByRole('option').first()
  await expect(option).toBeVisible()
  for (let steps = 0; steps < 30 && (await option.getAttribute('aria-selected')) !== 'true'; steps++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`the palette, in ${language}`, () => {
    test.use({ language })

    test('finds products by title and SKU, orders by number, customers by name, screens and verbs', async ({ page }) => {
      const drawer = page.getByRole('dialog').getByRole('heading', { level: 2 })
      await page.goto('/products')
      await standing(page)
      const sku = await keyInRow(page, 1)
      const title = (await rowAt(page, 1).getByRole('gridcell').nth(2).textContent()) ?? ''
      await page.goto('/orders')
      const number = await keyInRow(page, 5)
      await page.goto('/customers')
      const customer = await keyInRow(page, 0)
      const name = (await linkAt(page, 0).textContent()) ?? ''
      await page.goto('/')
      await standing(page)

      await choose(page, title.slice(0, 12), words.products)
      await expect(page).toHaveURL(/\/products\/./)
      await page.keyboard.press('Escape')
      await choose(page, sku, words.products)
      await expect(page).toHaveURL(new RegExp(`/products/${sku}$`))
      await expect(drawer).toContainText(sku)
      await page.keyboard.press('Escape')
      await choose(page, number.toLowerCase(), words.orders)
      await expect(page).toHaveURL(new RegExp(`/orders/${number}$`))
      await page.keyboard.press('Escape')
      await choose(page, name, words.customers)
      await expect(page).toHaveURL(/\/customers\/./)
      await expect(drawer).toContainText(name)
      expect(customer).toMatch(/^[0-9a-z]{13}$/)
      await page.keyboard.press('Escape')

      await openPalette(page)
      await expect(page.getByRole('group', { name: words.recent }).getByRole('option').filter({ hasText: number })).toBeVisible()
      await page.keyboard.type(words.toScreen)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.screen)
      await openPalette(page)
      await page.keyboard.type(words.dark)
      await page.keyboard.press('Enter')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await openPalette(page)
      await page.keyboard.type('zzqqx')
      await expect(page.getByText(words.none)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    })
  })
}
