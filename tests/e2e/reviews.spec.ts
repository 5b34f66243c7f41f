import { expect, LANGUAGES, type Page, standing, test, turns } from './demo'
import { chooseFile, pressCheck } from '../tools/wizard.mjs'

const WORDS = {
  en: {
    lead: 'Import reviews',
    header: 'SKU,Rating,Review,Review date,Reviewer,Order number,Reply',
    rows: (sku: string) => [
      `${sku},5,"Kept our tea warm, all day",2026-01-05 09:00,Ann Teller,X-1,Glad to hear it`,
      `${sku},2,The lid came loose,2026-01-06 10:30,Bob Archer,X-2,`,
      'NO-SUCH,4,Fine,2026-01-07,Cy Moor,X-3,',
      `${sku},lovely,Fine,2026-01-08,Di Hart,X-4,`,
    ],
    said: 'The lid came loose',
    unknown: /Your shop has no such product/,
    unreadable: /Not a rating/,
    commit: 'Import 2 reviews',
    done: /Imported: 2 reviews added/,
    see: 'See the reviews',
    again: 'Import another file',
    nothing: /There is nothing to import/,
    search: 'Search text, product, SKU, order',
    stars: '2 of 5 stars',
    reply: 'Reply of the shop',
    trend: /Rating by month/,
    export: 'Export reviews',
    history: /Imported reviews from "reviews.csv": 2 added/,
    undo: 'Undo',
    undone: 'Undone',
    none: 'No review fits',
  },
  'zh-CN': {
    lead: '导入评价',
    header: '商家编码,评价结果,评价内容,评价时间,买家昵称,订单编号,回复内容',
    rows: (sku: string) => [
      `${sku},好评,"保温一整天，茶还是热的",2026-01-05 09:00,小**王,X-1,谢谢支持`,
      `${sku},差评,盖子松了,2026-01-06 10:30,li**,X-2,`,
      'NO-SUCH,中评,还行,2026-01-07,wu**,X-3,',
      `${sku},很棒,还行,2026-01-08,an**,X-4,`,
    ],
    said: '盖子松了',
    unknown: /店里没有这个商品/,
    unreadable: /评分看不懂/,
    commit: '导入 2 条评价',
    done: /已导入：新增 2 条评价/,
    see: '看评价',
    again: '再导入一个文件',
    nothing: /没有要导入的/,
    search: '搜评价内容、商品、SKU、订单号',
    stars: '1 星，满分 5 星',
    reply: '店铺的回复',
    trend: /每月评分/,
    export: '导出评价',
    history: /从“reviews.csv”导入评价：新增 2 条/,
    undo: '撤销',
    undone: '已撤销',
    none: '没有符合条件的评价',
  },
} as const

const count = (page: Page, name: string) => page.locator(`[data-import="${name}"]`)

async function check(page: Page, file: Parameters<typeof chooseFile>[1]) {
  await chooseFile(page, file)
  await pressCheck(page)
  await expect(count(page, 'rows')).toBeVisible()
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`A file of reviews, in ${language}`, () => {
    test.use({ language })
    const { inEnglish } = turns(language)

    inEnglish('comes in by the wizard, is seen in the inbox, goes out again with nothing new in it, and is undone', async ({ page }) => {
      await page.goto('/listings/reviews')
      const sku = await page.locator('[data-review] a[href^="/products/"]').first().textContent()
      await page.getByRole('button', { name: words.lead }).click()
      await standing(page)
      const file = {
        name: 'reviews.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from([words.header, ...words.rows(sku ?? '')].join('\n')),
      }
      await check(page, file)
      for (const [name, value] of Object.entries({ rows: 4, added: 2, changed: 0, unchanged: 0, notFound: 1, refused: 1 }))
        await expect(count(page, name)).toHaveText(String(value))
      await expect(page.getByText(words.unknown)).toBeVisible()
      await expect(page.getByText(words.unreadable)).toBeVisible()
      await page.getByRole('button', { name: words.commit }).click()
      await expect(page.getByRole('status').filter({ hasText: words.done })).toBeVisible()

      await page.getByRole('button', { name: words.again }).click()
      await check(page, file)
      await expect(page.getByText(words.nothing)).toBeVisible()
      await expect(count(page, 'unchanged')).toHaveText('2')

      await page.goto('/listings/reviews')
      await page.getByRole('searchbox', { name: words.search }).fill('X-2')
      const found = page.locator('[data-review]')
      await expect(found).toHaveCount(1)
      await expect(found).toContainText(words.said)
      await expect(found.getByRole('img', { name: words.stars })).toBeVisible()
      await expect(page.getByRole('heading', { name: words.trend })).toBeVisible()
      await page.getByRole('searchbox', { name: words.search }).fill('X-1')
      await expect(found).toContainText(words.reply)

      const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words.export }).click()])
      await page.getByRole('button', { name: words.lead }).click()
      await check(page, await saved.path())
      await expect(page.getByText(words.nothing)).toBeVisible()
      for (const name of ['added', 'changed', 'notFound', 'refused']) await expect(count(page, name)).toHaveText('0')

      await page.goto('/history')
      const entry = page.getByRole('listitem').filter({ hasText: words.history })
      await entry.getByRole('button', { name: words.undo }).first().click()
      await expect(page.locator('.zg-toast').filter({ hasText: words.undone })).toBeVisible()
      await page.goto('/listings/reviews?q=X-2')
      await expect(page.getByText(words.none)).toBeVisible()
    })
  })
}
