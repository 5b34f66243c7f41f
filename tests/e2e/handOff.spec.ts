import { callWorker } from './callWorker'
import { expect, LANGUAGES, type Language, type Page, test, turns } from './demo'
import { tabTo } from './keyboard'
import { main, open, toasts } from './onScreen'

const WORDS = {
  en: {
    shift: 'Shift of',
    to: 'To',
    note: 'Note for the next shift',
    text: 'Ms Wood rings again at nine.',
    hand: (name: string) => new RegExp(`^Hand \\d+ tickets to ${name}$`),
    over: (name: string) => new RegExp(`^\\d+ tickets are with ${name} now`),
    none: 'You have no open ticket',
    earlier: 'Notes of earlier shifts',
  },
  'zh-CN': {
    shift: '谁的班',
    to: '交给',
    note: '给下一班的话',
    text: '吴女士九点会再来电话。',
    hand: (name: string) => new RegExp(`^把 \\d+ 个工单交给 ${name}$`),
    over: (name: string) => new RegExp(`^\\d+ 个工单已交给 ${name}`),
    none: '手上没有未解决的工单',
    earlier: '前几班留下的话',
  },
} as const satisfies Record<Language, object>

/** The agent with the most open tickets, and another. */
async function twoAgents(page: Page) {
  const people = await callWorker(page, 'desk.people', {})
  const [from, to] = people.toSorted((a, b) => b.open - a.open)
  return { from, to }
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(language, () => {
    test.use({ language })

    turns(language).inEnglish('a shift is handed over by keys: its tickets and one note go to who comes next', async ({ page }) => {
      await open(page, '/service/handoff')
      const { from, to } = await twoAgents(page)
      await main(page).getByRole('combobox', { name: words.shift, exact: true }).selectOption(from.key)
      await expect(main(page).locator('[data-ticket]')).toHaveCount(from.open)
      const next = main(page).getByRole('combobox', { name: words.to, exact: true })
      await next.selectOption(to.key)
      await next.focus()
      await tabTo(page, main(page).getByRole('textbox', { name: words.note }))
      await page.keyboard.type(words.text)
      await tabTo(page, main(page).getByRole('button', { name: words.hand(to.name) }))
      // Twice in a row, as a nervous finger does: one note.
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await expect(toasts(page).getByText(words.over(to.name))).toBeVisible()
      await expect(main(page).getByText(words.none)).toBeVisible()
      await expect(main(page).getByRole('region', { name: words.earlier }).getByText(words.text)).toHaveCount(1)
      const people = await callWorker(page, 'desk.people', {})
      expect(people.find(({ key }) => key === to.key)?.open).toBe(to.open + from.open)
    })
  })
}
