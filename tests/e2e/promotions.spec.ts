import { expect, LANGUAGES, type Language, type Page, standing, test } from './demo'
import { dialog, main, open } from './onScreen'

const WORDS = {
  en: {
    name: 'Double 11 once more',
    nameField: 'Name of the promotion',
    start: 'Start',
    end: 'End',
    threshold: /^Spend and save/,
    add: 'Add a rule',
    coupon: 'Coupon',
    gift: 'Gift',
    from: 'Threshold',
    off: 'Reduction',
    addTier: 'Add a tier',
    fromOfTwo: 'Threshold of tier 2',
    offOfTwo: 'Reduction of tier 2',
    batch: 'Coupon batch',
    ofBatch: /^Singles' Day/,
    gifts: 'Gifts',
    thing: 'socks',
    as: /^As /,
    terms: 'Write from the rules',
    packed: 'Packed a day',
    board: 'Feasibility',
    margin: 'Margin floor',
    red: 'To mend',
    create: 'Create draft',
    save: 'Save',
    simulate: 'Simulate',
    lastTime: /^Same (time|weekdays) last year/,
    copy: 'Copy as a variant',
    saveVariant: 'Save variant',
    edit: 'Edit',
    offOfOne: 'Reduction of tier 1',
    deeper: ['6', '10', '12'],
    plan: 'Plan',
    submit: 'Submit for review',
    approve: 'Approve',
    launch: 'Launch now',
    running: 'Running',
    room: 'War room',
    live: 'Let orders come in',
    came: /(\d+) orders? came in/,
    stop: /^Stop /,
    stopped: 'Stopped',
    endButton: 'End now',
    endSend: 'End promotion',
    ended: 'Ended',
    judge: 'Judge',
    lesson: 'Lesson 1',
    lessonText: 'Two packers were too few in the first hour.',
    write: 'Write the judgement',
    judged: 'Judged',
    money: { from: '60', deep: '45', off: '8', two: '100', offTwo: '16', couponFrom: '40', coupon: '4', giftFrom: '80' },
    days: [10, 12],
    zone: 'America/New_York',
  },
  'zh-CN': {
    name: '双11 返场',
    nameField: '活动名称',
    start: '开始时间',
    end: '结束时间',
    threshold: /^满减/,
    add: '加一种玩法',
    coupon: '优惠券',
    gift: '赠品',
    from: '门槛',
    off: '优惠',
    addTier: '加一档',
    fromOfTwo: '第 2 档门槛',
    offOfTwo: '第 2 档优惠',
    batch: '券批次',
    ofBatch: /^双11/,
    gifts: '赠品',
    thing: '袜',
    as: /^参照/,
    terms: '用玩法生成',
    packed: '每天能打包',
    board: '可行性检查',
    margin: '毛利底线',
    red: '要处理',
    create: '建立草稿',
    save: '保存',
    simulate: '推演',
    lastTime: /^去年同期/,
    copy: '复制成新变体',
    saveVariant: '保存变体',
    edit: '修改',
    offOfOne: '第 1 档优惠',
    deeper: ['30', '50', '60'],
    plan: '方案',
    submit: '提交审核',
    approve: '通过',
    launch: '立即上线',
    running: '进行中',
    room: '作战室',
    live: '让订单进来',
    came: /已进 (\d+) 单/,
    stop: /^停掉 /,
    stopped: '已停掉',
    endButton: '提前结束',
    endSend: '结束活动',
    ended: '已结束',
    judge: '去复盘',
    lesson: '经验 1',
    lessonText: '头一小时两个人打包不够。',
    write: '写下复盘结论',
    judged: '已复盘',
    money: { from: '300', deep: '240', off: '40', two: '500', offTwo: '80', couponFrom: '200', coupon: '20', giftFrom: '399' },
    days: [1, 12],
    zone: 'Asia/Shanghai',
  },
} as const

type Words = (typeof WORDS)[Language]

/** The next 11.11 that is wholly ahead, so that the last one lies in the demo shop's past. */
function next11(from: number, to: number): [string, string] {
  const now = new Date()
  const year = now.getMonth() < 10 ? now.getFullYear() : now.getFullYear() + 1
  return [`${year}-11-${String(from).padStart(2, '0')}T00:00`, `${year}-11-${String(to).padStart(2, '0')}T00:00`]
}

/** Of the shop's clock, as a field of day and time takes it. */
const wallIn =
  (zone: string) =>
  (at: number): string => {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
    return parts.replace(' ', 'T')
  }

const part = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true })

async function addRule(page: Page, words: Words, kind: string) {
  await main(page).getByRole('button', { name: words.add, exact: true }).click()
  await page.getByRole('menuitem', { name: kind }).click()
}

/** 满减 in two steps, a coupon and a gift; the first step is far too deep until it is mended. */
async function plan(page: Page, words: Words) {
  const { money } = words
  const field = (name: string) => main(page).getByRole('textbox', { name, exact: true })
  await field(words.nameField).fill(words.name)
  const [from, to] = next11(words.days[0], words.days[1])
  await main(page).getByLabel(words.start, { exact: true }).fill(from)
  await main(page).getByLabel(words.end, { exact: true }).fill(to)
  await main(page).getByRole('button', { name: words.threshold }).click()
  await field(words.from).fill(money.from)
  await field(words.off).fill(money.deep)
  const margin = main(page).getByRole('region', { name: words.board }).getByRole('listitem', { name: words.margin })
  await expect(margin).toContainText(words.red)
  await field(words.off).fill(money.off)
  await expect(margin).not.toContainText(words.red)
  await main(page).getByRole('button', { name: words.addTier }).click()
  await field(words.fromOfTwo).fill(money.two)
  await field(words.offOfTwo).fill(money.offTwo)
  await addRule(page, words, words.coupon)
  const batch = main(page).getByRole('combobox', { name: words.batch })
  const option = batch.locator('option').filter({ hasText: words.ofBatch }).first()
  await option.waitFor({ state: 'attached' })
  await batch.selectOption(await option.getAttribute('value'))
  await field(words.from).fill(money.couponFrom)
  await field(words.off).fill(money.coupon)
  await addRule(page, words, words.gift)
  await field(words.from).fill(money.giftFrom)
  await main(page).getByRole('combobox', { name: words.gifts }).fill(words.thing)
  await main(page).getByRole('listbox', { name: words.gifts }).getByRole('option').first().click()
  await main(page).getByRole('button', { name: words.as }).first().click()
  await main(page).getByRole('button', { name: words.terms, exact: true }).click()
  await expect(margin).not.toContainText(words.red)
  await main(page).getByRole('button', { name: words.create }).click()
  await expect(page).toHaveURL(/\/promotions\/plan\//)
}

/** The plan and three others on the orders of the last 11.11, side by side. */
async function tryVariants(page: Page, words: Words) {
  await part(page, words.simulate).click()
  await main(page).getByRole('button', { name: words.lastTime }).click()
  for (const deeper of words.deeper) {
    await main(page).getByRole('button', { name: words.copy }).click()
    await dialog(page).getByRole('button', { name: words.edit, exact: true }).first().click()
    await dialog(page).getByRole('textbox', { name: words.offOfOne }).fill(deeper)
    await dialog(page).getByRole('button', { name: words.saveVariant }).click()
    await expect(dialog(page)).toHaveCount(0)
  }
  const gmv = main(page).locator('[data-figure="gmv"][data-variant]')
  await expect(gmv).toHaveCount(4)
  const values = () => gmv.evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))))
  await expect.poll(async () => new Set((await values()).filter((value) => value > 0)).size, 'each comes to something else').toBe(4)
  await expect(main(page).getByRole('button', { name: words.copy })).toBeDisabled()
}

/** Brought forward to now: handed in, approved and launched by the owner. */
async function launch(page: Page, words: Words) {
  const wall = wallIn(words.zone)
  await part(page, words.plan).click()
  await main(page)
    .getByLabel(words.start, { exact: true })
    .fill(wall(Date.now() - 3_600_000))
  await main(page)
    .getByLabel(words.end, { exact: true })
    .fill(wall(Date.now() + 2 * 86_400_000))
  await main(page).getByRole('textbox', { name: words.packed }).fill('900')
  await main(page).getByRole('button', { name: words.as }).first().click()
  await main(page).getByRole('button', { name: words.save, exact: true }).click()
  for (const step of [words.submit, words.approve, words.launch]) await main(page).getByRole('button', { name: step, exact: true }).click()
  await expect(main(page).getByText(words.running, { exact: true })).toBeVisible()
}

/** Orders come in, and one SKU is taken out of it while they do. */
async function watchRoom(page: Page, words: Words) {
  await part(page, words.room).click()
  await standing(page)
  const orders = main(page).locator('[data-figure="orders"]')
  const before = Number(await orders.getAttribute('data-value'))
  await main(page).getByRole('switch', { name: words.live }).click()
  await expect(main(page).getByText(words.came)).toBeVisible()
  await expect.poll(async () => Number(await orders.getAttribute('data-value')), { timeout: 30_000 }).toBeGreaterThan(before)
  await main(page).getByRole('switch', { name: words.live }).click()

  await main(page).getByRole('button', { name: words.stop }).first().click()
  await dialog(page).getByRole('button', { name: words.stop }).click()
  await expect(main(page).getByText(words.stopped, { exact: true }).first()).toBeVisible()

  await main(page).getByRole('button', { name: words.endButton, exact: true }).click()
  await dialog(page).getByRole('button', { name: words.endSend, exact: true }).click()
  await expect(main(page).getByText(words.ended, { exact: true })).toBeVisible()
}

async function judge(page: Page, words: Words) {
  await main(page).getByRole('button', { name: words.judge, exact: true }).click()
  await standing(page)
  await main(page).getByRole('textbox', { name: words.lesson }).fill(words.lessonText)
  await main(page).getByRole('button', { name: words.write }).click()
  await expect(main(page).getByText(words.judged, { exact: true })).toBeVisible()
  await open(page, '/promotions/new?goal=productSales')
  await expect(main(page).getByText(words.lessonText), 'the next plan of the kind is told').toBeVisible()
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`A promotion, in ${language}`, () => {
    test.use({ language })

    test('is planned, mended where it is red, tried on the last 11.11, launched, watched, ended and judged', async ({ page }) => {
      await open(page, '/promotions/new?goal=productSales')
      await plan(page, words)
      await tryVariants(page, words)
      await launch(page, words)
      await watchRoom(page, words)
      await judge(page, words)
    })
  })
}
