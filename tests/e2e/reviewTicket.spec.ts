import { callWorker } from './callWorker'
import { expect, LANGUAGES, type Language, standing, test } from './demo'
import { tabTo } from './keyboard'
import { open } from './onScreen'

const WORDS = {
  en: { turn: 'Turn into a ticket', led: 'Led to a ticket' },
  'zh-CN': { turn: '转为工单', led: '已转客服工单' },
} as const satisfies Record<Language, object>

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(language, () => {
    test.use({ language })

    test('a low review becomes one ticket, and each leads to the other', async ({ page }) => {
      await open(page, '/listings/reviews')
      const review = page
        .locator('[data-review]')
        .filter({ has: page.getByRole('button', { name: words.turn }) })
        .first()
      const key = await review.getAttribute('data-review')
      const own = page.locator(`[data-review="${key}"]`)
      await tabTo(page, own.getByRole('button', { name: words.turn }))
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await own.getByRole('link', { name: words.led }).click()
      await expect(page).toHaveURL(/\/service\/tickets\//)
      await standing(page)
      await expect(page.getByRole('article').first()).toBeVisible()
      const tickets = await callWorker(page, 'tickets.list', {
        query: { filter: { queues: ['reviews'] }, sort: 'newest', offset: 0, limit: 5, now: Date.now() },
      })
      const ofReview = await Promise.all(tickets.items.map((each) => callWorker(page, 'tickets.get', { key: each.key })))
      expect(ofReview.filter((detail) => detail?.ticket.review === key)).toHaveLength(1)
    })
  })
}
