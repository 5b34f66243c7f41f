import { expect, LANGUAGES, standing, test, type Page } from './demo'

const WORDS = {
  en: {
    filter: 'Filter by kind',
    lowStock: /^Stock/,
    tickets: /^Tickets/,
    snooze: 'Snooze',
    reason: /^Reason/,
    tomorrow: /^Tomorrow/,
    snoozed: /^Snoozed/,
    wake: /^Do it now/,
    undo: 'Undo',
    makeTask: 'Make a task to reorder',
    tasks: /^Tasks/,
    done: 'Done',
    all: /^All/,
    isDone: /^Done: /,
  },
  'zh-CN': {
    filter: '按类别筛选',
    lowStock: /^库存预警/,
    tickets: /^工单/,
    snooze: '稍后处理',
    reason: /^原因/,
    tomorrow: /^明天/,
    snoozed: /^已推迟/,
    wake: /^现在处理/,
    undo: '撤销',
    makeTask: '建补货任务',
    tasks: /^任务/,
    done: /^完\s*成$/,
    all: /^全部/,
    isDone: /^已完成：/,
  },
} as const

const items = (page: Page) => page.locator('[data-home-item]')

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`Home of the demo shop, in ${language}`, () => {
    test.use({ language })

    test('lists what waits: it is put off with a reason, made a task of, and done', async ({ page }) => {
      await page.goto('/')
      await standing(page)
      const kinds = page.getByRole('group', { name: words.filter })
      for (const kind of [words.tickets, words.lowStock, words.tasks]) await expect(kinds.getByRole('button', { name: kind })).toBeVisible()
      expect(await items(page).count()).toBeGreaterThan(5)

      const first = items(page).first()
      const id = (await first.getAttribute('data-home-item')) ?? ''
      const same = page.locator(`[data-home-item="${id}"]`)
      await first.getByRole('button', { name: words.snooze }).click()
      await page.getByRole('dialog').getByRole('textbox', { name: words.reason }).fill('Waits for the carrier')
      await page.getByRole('dialog').getByRole('button', { name: words.tomorrow }).click()
      await expect(same).toHaveCount(0)
      await page.reload()
      await standing(page)
      await expect(same).toHaveCount(0)
      const snoozed = page.getByRole('main').locator('details')
      await snoozed.locator('summary').click()
      await expect(snoozed).toContainText('Waits for the carrier')
      await snoozed.getByRole('button', { name: words.wake }).first().click()
      await expect(same).toHaveCount(1)

      await kinds.getByRole('button', { name: words.lowStock }).click()
      await expect(page).toHaveURL(/kind=lowStock/)
      const scarce = items(page)
        .filter({ has: page.getByRole('button', { name: words.makeTask }).and(page.locator(':not([aria-disabled])')) })
        .first()
      const scarceId = (await scarce.getAttribute('data-home-item')) ?? ''
      const tasksBefore = Number(/\d+/.exec((await kinds.getByRole('button', { name: words.tasks }).textContent()) ?? '')?.[0])
      await scarce.getByRole('button', { name: words.makeTask }).click()
      const made = page.locator(`[data-home-item="${scarceId}"]`).getByRole('button', { name: words.makeTask })
      await expect(made).toHaveAttribute('aria-disabled', 'true')
      await expect(kinds.getByRole('button', { name: words.tasks })).toContainText(String(tasksBefore + 1))
      await kinds.getByRole('button', { name: words.tasks }).click()
      await expect(items(page)).toHaveCount(tasksBefore + 1)
      const task = items(page).first()
      const taskId = (await task.getAttribute('data-home-item')) ?? ''
      await task.getByRole('button', { name: words.done }).click()
      await expect(page.locator(`[data-home-item="${taskId}"]`)).toHaveCount(0)
      const said = page.locator('.zg-toast').filter({ hasText: words.isDone })
      await said.getByRole('button', { name: words.undo, exact: true }).click()
      await expect(page.locator(`[data-home-item="${taskId}"]`)).toHaveCount(1)
    })
  })
}
