import { expect, LANGUAGES, type Language, standing, test } from './demo'
import { tabTo } from './keyboard'
import { dialog, main, open } from './onScreen'

const WORDS = {
  en: {
    goods: 'Goods',
    only: 'Only what stands out',
    spike: 'Spike',
    odds: /\d+ of [\d,]+ units \([\d.]+%\), its own past [\d.]+%, odds of chance (about 1 in [\d,]+|below 1 in a million)/,
    makeTask: 'Make a task',
    text: 'Task',
    save: 'Make the task',
    cases: 'Cases',
    before: '90 days before',
    early: 'Too early to say',
    better: 'Better',
    seeTask: 'See the task',
    task: /trouble [\d.]+%/,
  },
  'zh-CN': {
    goods: '问题商品',
    only: '只看异常',
    spike: '异常升高',
    odds: /[\d,]+ 件里 \d+ 单有问题（[\d.]+%），自己以往是 [\d.]+%，纯属偶然的可能(约 1 \/ [\d,]+|不到百万分之一)/,
    makeTask: '建上架任务',
    text: '任务',
    save: '建任务',
    cases: '质量问题',
    before: '处理前 90 天',
    early: '还太早，看不出来',
    better: '有好转',
    seeTask: '查看任务',
    task: /问题率 [\d.]+%/,
  },
} as const

type Words = (typeof WORDS)[Language]

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })
    test('a quality spike of the demo shop is found, turned into a task, and its effect is shown, by keyboard', async ({ page }) => {
      test.slow()
      const words: Words = WORDS[language]
      await open(page, '/service/quality')
      await tabTo(page, main(page).getByRole('button', { name: words.only, exact: true }))
      await page.keyboard.press('Space')
      await expect(page).toHaveURL(/only=/)
      const grid = main(page).getByRole('grid', { name: words.goods, exact: true })
      await expect(grid.getByRole('row').filter({ hasText: words.spike }).first()).toBeVisible({ timeout: 60_000 })
      await tabTo(page, grid)
      const wanted = () =>
        grid.evaluate((element, spike) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.closest('[role=row]')?.textContent?.includes(spike), words.spike) // prettier-ignore
      for (let row = 0; row < 12 && !(await wanted()); row++) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(dialog(page).getByText(words.odds)).toBeVisible()
      const make = dialog(page).getByRole('button', { name: words.makeTask, exact: true })
      await tabTo(page, make)
      await page.keyboard.press('Enter')
      const text = page.getByRole('textbox', { name: words.text, exact: true })
      await expect(text).toHaveValue(words.task)
      await tabTo(page, page.getByRole('button', { name: words.save, exact: true }))
      await page.keyboard.press('Enter')
      const list = main(page).getByRole('list', { name: words.cases, exact: true })
      await expect(list.getByText(words.early).first()).toBeVisible()
      await expect(list.getByText(words.before).first()).toBeVisible()
      // What was taken in hand months ago has come to something.
      await expect(list.getByText(words.better, { exact: true }).first()).toBeVisible()
      await tabTo(page, list.getByRole('link', { name: words.seeTask, exact: true }).first())
      await page.keyboard.press('Enter')
      await standing(page)
      await expect(page.getByText(words.task).first()).toBeVisible()
    })
  })
}
