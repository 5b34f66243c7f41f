import { chooseFile, pressCheck } from '../tools/wizard.mjs'
import { openDemoShop } from '../tools/demoShop.mjs'
import { expect, type Language, openScreen, test } from './fixtures'

const WORDS = {
  'zh-CN': { queues: '各队列的工单', returns: '退换货', clear: '清除工单筛选', import: /^导入 2 张工单$/, undo: '撤销这次导入' },
  en: {
    queues: 'Tickets by queue',
    returns: 'Returns',
    clear: 'Clear ticket filters',
    import: /^Import 2 tickets$/,
    undo: 'Undo this import',
  },
} as const satisfies Record<Language, object>

const FILE = {
  name: 'tickets.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Ticket ID,Created at,Subject,Description,Status,Priority,Channel,Type,First response at,Resolved at,Rating',
      '1,2026-03-02 10:00,Leaks,It leaks,Closed,High,Chat,Quality,2026-03-02 10:20,2026-03-02 12:00,5',
      '2,2026-03-02 11:00,Where is it,No parcel,Solved,Low,Phone,Delivery,2026-03-03 12:00,2026-03-03 11:00,2',
      '3,some day,Hello,Hello,Open,Low,Phone,Question,,,',
    ].join('\n'),
  ),
}

for (const language of ['zh-CN', 'en'] as const) {
  const words = WORDS[language]

  test(`the service board narrows to a queue and leads to its tickets, in ${language}`, async ({ page }) => {
    await openScreen(page, '/', language)
    await openDemoShop(page)
    await page.goto('/dashboard/service?split=queue')
    const opened = page.locator('[data-metric="tickets_opened"]').first()
    await expect(opened).toHaveAttribute('data-value', /^2[45]\d\d$/)
    const queues = page.getByRole('region', { name: words.queues })
    const row = queues.locator('tr[data-queue="returns"]')
    const own = (await row.locator('[data-metric="tickets_opened"]').getAttribute('data-value')) ?? ''
    expect(Number(own)).toBeGreaterThan(300)
    await row.getByRole('button', { name: words.returns }).click()
    await expect(opened).toHaveAttribute('data-value', own)
    await expect(page.locator('[data-metric="sla_met"]').first()).toHaveAttribute('data-value', /^0\.\d+$/)
    await page.getByRole('button', { name: words.clear }).click()
    await expect(opened).not.toHaveAttribute('data-value', own)
    await row.locator('[data-metric="tickets_opened"] a').click()
    await expect(page).toHaveURL(/\/service\?.*queue=returns/)
  })

  test(`a file of tickets comes in without times that cannot be, and goes again, in ${language}`, async ({ page }) => {
    await openScreen(page, '/import', language)
    await chooseFile(page, FILE)
    await pressCheck(page)
    const count = (name: string) => page.locator(`[data-import="${name}"]`)
    await expect(count('added')).toHaveAttribute('data-value', '2')
    await expect(count('refused')).toHaveAttribute('data-value', '1')
    await expect(page.locator('[data-flag="solvedBeforeFirst"]')).toHaveAttribute('data-value', '1')
    await page.getByRole('button', { name: words.import }).click()
    await expect(page.locator('[data-import-done]')).toBeVisible()
    await page.getByRole('button', { name: words.undo }).click()
    await expect(page.locator('[data-import-done]')).toHaveCount(0)
  })
}
