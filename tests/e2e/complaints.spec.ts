import { callWorker } from './callWorker'
import { expect, LANGUAGES, type Language, type Page, standing, test } from './demo'
import { tabTo } from './keyboard'
import { dialog, main, open } from './onScreen'

const WORDS = {
  en: {
    make: 'New complaint',
    number: 'Ticket',
    makeIt: 'Make it a complaint',
    steps: ['Confirm', 'Record', 'Investigate', 'Plan', 'Carry out', 'Feed back'],
    said: [
      'What the customer said',
      'What is complained of',
      'What was found',
      'What will be done',
      'What was done',
      'What the customer was told',
    ],
    by: 'Reached by',
    phone: 'Phone',
    kind: 'Kind',
    quality: 'Quality',
    reason: 'What exactly',
    broken: 'Broke or cracked',
    wish: 'What they ask for',
    refund: 'A refund',
    upheld: 'Is it upheld',
    yes: 'Upheld',
    cause: 'Root cause',
    supplier: 'A supplier’s delivery',
    as: 'How it was done',
    planned: 'As planned',
    took: 'The customer',
    accepted: 'Accepted',
    due: /^Deadline/,
    finish: 'Finish this step',
    rating: 'very unsatisfied',
    happy: 'very satisfied',
    heard: 'What the customer said',
    again: 'Not satisfied: investigate again',
    save: 'Save the follow-up',
    round: 'Round 2',
    closed: 'Closed',
    text: 'The lid cracked on the second day.',
  },
  'zh-CN': {
    make: '新建投诉',
    number: '工单号',
    makeIt: '转为投诉',
    steps: ['确认', '登记', '调查', '定方案', '执行', '反馈'],
    said: ['客户怎么说', '投诉内容', '查到什么', '处理方案', '做了什么', '怎么答复客户的'],
    by: '联系方式',
    phone: '电话',
    kind: '类别',
    quality: '质量',
    reason: '具体原因',
    broken: '用坏、开裂',
    wish: '客户要求',
    refund: '退款',
    upheld: '投诉是否成立',
    yes: '成立',
    cause: '根本原因',
    supplier: '供应商来货',
    as: '执行情况',
    planned: '按方案做完',
    took: '客户态度',
    accepted: '接受',
    due: /^完成期限/,
    finish: '完成这一步',
    rating: '很不满意',
    happy: '很满意',
    heard: '客户怎么说',
    again: '不满意，重新调查',
    save: '保存回访',
    round: '第 2 轮',
    closed: '已结案',
    text: '用了两天盖子就裂了。',
  },
} as const

type Words = (typeof WORDS)[Language]

/** Chooses in a list of the browser's own by typing what it says. */
async function choose(page: Page, label: string, choice: string) {
  const box = main(page).getByRole('form').getByRole('combobox', { name: label, exact: true })
  await tabTo(page, box)
  // Chromium's own list opens over the page, where no test can press keys: what they do is done for them.
  await box.selectOption({ label: choice })
}

/** Fills the step that is due in and finishes it. */
async function finish(page: Page, words: Words, step: number, fill: () => Promise<void>) {
  const form = main(page).getByRole('form', { name: words.steps[step], exact: true })
  await form.waitFor()
  await fill()
  const said = form.getByRole('textbox', { name: words.said[step], exact: true })
  await tabTo(page, said)
  await page.keyboard.type(`${words.text} ${step + 1}`)
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
}

async function investigateToFeedBack(page: Page, words: Words) {
  await finish(page, words, 2, async () => {
    await choose(page, words.upheld, words.yes)
    await choose(page, words.cause, words.supplier)
  })
  await finish(page, words, 3, async () => {
    await tabTo(page, main(page).getByRole('button', { name: words.due }))
    await page.keyboard.press('Enter')
    await page.locator('.ant-picker-dropdown').waitFor()
    await page.keyboard.type(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10))
    await page.keyboard.press('Enter')
    await page.locator('.ant-picker-dropdown').waitFor({ state: 'hidden' })
  })
  await finish(page, words, 4, () => choose(page, words.as, words.planned))
  await finish(page, words, 5, () => choose(page, words.took, words.accepted))
}

/** Rates how it was handled. */
async function followUp(page: Page, words: Words, rating: string, press: string) {
  const radio = main(page).getByRole('radio', { name: new RegExp(`${rating}$`) })
  // A group of choices is one stop: arrow keys go through it.
  await tabTo(page, main(page).getByRole('radio').first())
  while (!(await radio.isChecked())) await page.keyboard.press(rating === words.rating ? 'Space' : 'ArrowDown')
  const said = main(page).getByRole('textbox', { name: words.heard, exact: true })
  await tabTo(page, said)
  await page.keyboard.type(words.text)
  await tabTo(page, main(page).getByRole('button', { name: press, exact: true }))
  await page.keyboard.press('Enter')
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language })
    test('a complaint goes through its six steps, is unsatisfied at follow-up, reopens and closes, by keyboard', async ({ page }) => {
      test.slow()
      const words: Words = WORDS[language]
      await open(page, '/service/complaints')
      const tickets = await callWorker(page, 'tickets.list', { query: { filter: { open: true, queues: ['afterSale'] }, sort: 'newest', offset: 0, limit: 1, now: Date.now() } }) // prettier-ignore
      const key = tickets.items[0]?.key ?? ''
      await tabTo(page, page.getByRole('button', { name: words.make, exact: true }))
      await page.keyboard.press('Enter')
      await tabTo(page, dialog(page).getByRole('textbox', { name: words.number }))
      await page.keyboard.type(key)
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`/service/complaints/${key}$`))
      await standing(page)
      await finish(page, words, 0, () => choose(page, words.by, words.phone))
      // What was typed outlives the page.
      const said = main(page).getByRole('textbox', { name: words.said[1], exact: true })
      await tabTo(page, said)
      await page.keyboard.type('draft ')
      await page.reload()
      await standing(page)
      await expect(main(page).getByRole('textbox', { name: words.said[1], exact: true })).toHaveValue('draft ')
      await finish(page, words, 1, async () => {
        await choose(page, words.kind, words.quality)
        await choose(page, words.reason, words.broken)
        await choose(page, words.wish, words.refund)
      })
      await investigateToFeedBack(page, words)
      await followUp(page, words, words.rating, words.again)
      await expect(main(page).getByText(words.round, { exact: true }).first()).toBeVisible()
      await investigateToFeedBack(page, words)
      await followUp(page, words, words.happy, words.save)
      await expect(page.locator('.zg-page-head')).toContainText(words.closed)
    })
  })
}
