import { expectNoFindings, withAxe } from './axe'
import { expect, LANGUAGES, standing, test, turns } from './demo'

const WORDS = {
  en: {
    opener: /^Period and filters/,
    sheet: 'Period and filters',
    compare: 'Compare with',
    channel: /^Channel/,
    back: 'Back',
    one: /1 filter/,
  },
  'zh-CN': { opener: /^时段与筛选/, sheet: '时段与筛选', compare: '对比', channel: /^渠道/, back: '返回', one: /1 个筛选/ },
} as const
const REMOVE = /^(Remove the filter|去掉筛选)/

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`a phone in ${language}`, () => {
    test.use({ language })
    const { inChinese } = turns(language)

    inChinese('period, comparison and filters are in one sheet, hold at once, and can be reached with the keyboard', async ({ page }) => {
      await withAxe(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto('/dashboard?range=90d')
      await standing(page)
      const opener = page.getByRole('button', { name: words.opener })
      await opener.press('Enter')
      const sheet = page.getByRole('dialog', { name: words.sheet })
      await sheet.getByLabel(words.compare).selectOption('year')
      await expect(page).toHaveURL(/compare=year/)
      await expectNoFindings(page, 'the sheet')
      await page.setViewportSize({ width: 390, height: 844 })

      const channel = sheet.getByRole('button', { name: words.channel })
      await channel.press('Enter')
      await expect(page.getByRole('dialog').getByRole('button', { name: words.back })).toBeFocused()
      await page.getByRole('dialog').getByRole('checkbox').first().check()
      await expect(page).toHaveURL(/channel=/)
      await page.getByRole('dialog').getByRole('button', { name: words.back }).press('Enter')
      await expect(channel).toBeFocused()

      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(opener).toBeFocused()
      await expect(opener).toHaveText(words.one)
      await page.getByRole('button', { name: REMOVE }).click()
      await expect(page).not.toHaveURL(/channel=/)
      await expect(page).toHaveURL(/compare=year/)
    })
  })
}
