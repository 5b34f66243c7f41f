import { expect, LANGUAGES, standing, test, turns } from './demo'

const WORDS = {
  en: {
    health: 'Listing health',
    stale: 'Wants work',
    queue: 'Products that want work',
    incomplete: 'Fill it in',
    watch: 'Best sellers',
    sellers: 'Best sellers to look at',
    changes: 'Changes, before and after',
    close: 'Close',
    reviews: 'Reviews, newest first',
    search: 'Search text, product, SKU, order',
    typed: 'photos',
    box: /^Reply to the review of/,
    reply: 'Reply sent',
    send: 'Send reply',
    undo: 'Undo',
    undone: 'Undone',
    answer: 'We are sorry, and will make it right.',
  },
  'zh-CN': {
    health: '商品健康',
    stale: '待维护',
    queue: '要维护的商品',
    incomplete: '补资料',
    watch: '热销盯盘',
    sellers: '要留意的热销商品',
    changes: '改动与前后对比',
    close: '关闭',
    reviews: '评价列表',
    search: '搜评价内容、商品、SKU、订单号',
    typed: '色差',
    box: /^回复 .* 的评价$/,
    reply: '已回复',
    send: '发送回复',
    undo: '撤销',
    undone: '已撤销',
    answer: '很抱歉，我们马上处理。',
  },
} as const

for (const language of LANGUAGES) {
  test.describe(`health of listings in ${language}`, () => {
    test.use({ language })
    const { inEnglish } = turns(language)
    const words = WORDS[language]

    inEnglish('a product tells its weeks; what wants work leads to its field; best sellers tell why', async ({ page }) => {
      await page.goto('/listings/health')
      await standing(page)
      await expect(page.getByRole('heading', { level: 1, name: words.health })).toBeVisible()
      await page.locator('[role="row"][data-index="0"]').click()
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByRole('heading', { name: words.changes })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()

      await page.getByRole('button', { name: words.watch }).click()
      await expect(page.getByRole('heading', { name: words.sellers })).toBeVisible()

      await page.getByRole('button', { name: words.stale }).click()
      await expect(page.getByRole('heading', { name: words.queue })).toBeVisible()
      await page.getByRole('link', { name: words.incomplete }).first().click()
      await expect(page).toHaveURL(/\/listings\/[^/]+#editor-completeness$/)
      await expect(page.locator('#editor-completeness')).toBeInViewport()
    })

    test('a review is found, answered by keys with a draft that survives, and the answer undone', async ({ page }) => {
      await page.goto('/listings/reviews')
      await standing(page)
      await expect(page.getByRole('heading', { name: words.reviews })).toBeVisible()
      await page.getByRole('searchbox', { name: words.search }).fill(words.typed)
      await page.getByLabel(/^(Reply|回复)$/).selectOption('no')
      const entries = page.locator('[data-review]')
      await expect(entries.first()).toContainText(words.typed)
      await page.getByRole('heading', { level: 1 }).click()
      await page.keyboard.press('j')
      await page.keyboard.press('r')
      const box = page.getByRole('textbox', { name: words.box })
      await expect(box).toBeFocused()
      await box.fill(words.answer)
      await page.reload()
      await standing(page)
      await page.keyboard.press('j')
      await page.keyboard.press('r')
      await expect(box).toHaveValue(words.answer)
      await box.press('Control+Enter')
      await expect(page.getByText(words.reply, { exact: true })).toBeVisible()
      await page.getByRole('button', { name: words.undo }).click()
      await expect(page.getByText(words.undone, { exact: true })).toBeVisible()
      await page.goto('/listings/reviews?answered=yes')
      await expect(entries.first()).toBeVisible()
      await expect(page.getByText(words.answer)).toHaveCount(0)
    })
  })
}
