import type { OrderDetail } from '../../src/store/lists'
import { shopBehind } from './askWorker'
import { callWorker } from './callWorker'
import { expect, LANGUAGES, type Page, test } from './demo'
import { tabTo } from './keyboard'
import { availableOf, dialog, main, open } from './onScreen'

const WORDS = {
  en: {
    units: (sku: string) => `${sku} units`,
    exception: 'Make an exception',
    why: 'Reason for the exception',
    because: 'A customer of many years, the goods are as new.',
    register: 'Register one unit',
    against: 'Against the policy: one line',
    approve: 'Approve',
    tracking: 'Tracking number',
    note: 'Note the parcel',
    receive: 'Receive one unit',
    unit: (sku: string) => `${sku} unit 1 of 1`,
    finish: 'Finish one unit',
    settle: 'Settle',
    refund: /^Refund \$/,
    steps: 'Progress',
    atReview: 'To decide',
    atSettled: 'Settled',
    close: 'Close the return',
    closed: 'Closed',
    kept: 'Some goods stay with the buyer, so the coupon stays used',
  },
  'zh-CN': {
    units: (sku: string) => `${sku} 件数`,
    exception: '破例处理',
    why: '破例的理由',
    because: '多年的老客户，商品完好。',
    register: '登记 1 件',
    against: '不符合政策：1 行',
    approve: '同意',
    tracking: '运单号',
    note: '记下运单号',
    receive: '收到 1 件',
    unit: (sku: string) => `${sku} 第 1 件，共 1 件`,
    finish: '完成验收 1 件',
    settle: '结算',
    refund: /^退款 ¥/,
    steps: '进度',
    atReview: '待审核',
    atSettled: '已结算',
    close: '关闭退货单',
    closed: '已关闭',
    kept: '订单没有全部退完，优惠券不退还',
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]

const DAY = 86_400_000
const SCOPE = { nonProducts: true, free: false, unknownBuyers: 'beside' } as const

interface Bought {
  number: string
  sku: string
  line: number
  detail: OrderDetail
}

/** An order of long ago, with something taken off it and a coupon used, of which a line has three units. */
async function findOrder(page: Page): Promise<Bought> {
  const now = Date.now()
  for (const { batch, figures } of await callWorker(page, 'coupons.list', { now })) {
    if (figures.orders === 0) continue
    const { items } = await callWorker(page, 'coupons.uses', { key: batch.key, offset: 0, limit: 400 })
    for (const { order: number } of items) {
      const detail = number === undefined ? null : await callWorker(page, 'orders.get', { number })
      const { lines = [], refunds = [], shipment, discount = 0 } = detail?.order ?? {}
      const line = lines.findIndex(({ quantity, kind, amount }) => quantity === 3 && kind === 'sale' && amount > 0)
      if (!detail || line < 0 || refunds.length > 0 || discount <= 0 || !((shipment?.deliveredAt ?? now) < now - 60 * DAY)) continue
      return { number: detail.order.number, sku: lines[line].sku, line, detail }
    }
  }
  throw new Error('no order of the demo shop has three units, a full reduction and a coupon')
}

const refundsToday = async (page: Page): Promise<number> => {
  const today = Math.floor(Date.now() / DAY)
  const { totals } = await shopBehind(page).kpi({ metrics: ['refunds'], from: today - 1, to: today + 2, scope: SCOPE })
  return totals.refunds?.value ?? 0
}

/** By keys alone: to the button, and Enter. */
async function press(page: Page, name: string | RegExp, within = main(page)) {
  const button = within.getByRole('button', { name, exact: typeof name === 'string' }).and(page.locator(':not([aria-disabled])'))
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}

async function registers(page: Page, words: Words, { number, sku }: Bought): Promise<string> {
  await open(page, `/service/returns/new?order=${number}`)
  const units = main(page).getByRole('textbox', { name: words.units(sku), exact: true })
  await tabTo(page, units)
  await page.keyboard.type('1')
  await expect(main(page).getByText(words.against, { exact: true })).toBeVisible()
  await tabTo(page, main(page).getByRole('checkbox', { name: words.exception }))
  await page.keyboard.press('Space')
  await tabTo(page, main(page).getByRole('textbox', { name: words.why }))
  await page.keyboard.type(words.because)
  await press(page, words.register)
  await expect(page).toHaveURL(/\/service\/returns\/r\d+$/)
  await expect(step(page, words)).toContainText(words.atReview)
  return new URL(page.url()).pathname
}

const step = (page: Page, words: Words) => main(page).getByRole('list', { name: words.steps }).locator('[aria-current="step"]')

async function comesBack(page: Page, words: Words, { sku }: Bought) {
  await press(page, words.approve)
  await tabTo(page, main(page).getByRole('textbox', { name: words.tracking }))
  await page.keyboard.type('SF1029384756')
  await press(page, words.note)
  await press(page, words.receive)
  const unit = main(page).getByRole('group', { name: words.unit(sku) })
  await tabTo(page, unit.getByRole('button').first())
  // Written off by its key, and then put on the shelf after all.
  await page.keyboard.press('3')
  await expect(unit.getByRole('button').nth(2)).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('1')
  await expect(unit.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true')
  await press(page, words.finish)
}

/** Gives what went back, by the button that sent it. */
async function isPaid(page: Page, words: Words): Promise<number> {
  const form = main(page).getByRole('region', { name: words.settle, exact: true })
  const button = form.getByRole('button', { name: words.refund })
  await expect(form.getByText(words.kept)).toBeVisible()
  const amount = Number((await button.textContent())?.replaceAll(/[^\d.]/g, ''))
  await press(page, words.refund, form)
  await expect(step(page, words)).toContainText(words.atSettled)
  return amount
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`A return by keys alone, in ${language}`, () => {
    test.use({ language })

    test('of one unit of three under a full reduction and a coupon, until every sum agrees', async ({ page }) => {
      await open(page, '/orders')
      const bought = await findOrder(page)
      const { number, sku, line, detail } = bought
      const [shelf, refunds] = [await availableOf(page, sku), await refundsToday(page)]

      const path = await registers(page, words, bought)
      await comesBack(page, words, bought)
      const amount = await isPaid(page, words)

      const { lines, discount, currency } = detail.order
      const gross = lines.reduce((sum, each) => sum + each.amount - each.discount, 0)
      const unit = (lines[line].amount - lines[line].discount) / 3
      const share = (unit * (1 - discount / gross)) / 10_000
      expect(currency).toBe(language === 'en' ? 'USD' : 'CNY')
      expect(Math.abs(amount - share), `a third of the line less its share of what was taken off: ${amount} for ${share}`).toBeLessThan(
        0.02,
      )

      expect(await availableOf(page, sku), 'the unit is on the shelf again').toBe(shelf + 1)
      await expect(async () => expect((await refundsToday(page)) - refunds).toBeCloseTo(amount, 2), 'the dashboard counts it').toPass()
      const after = await callWorker(page, 'orders.get', { number })
      expect(after && after.refunded / 10_000, 'so does the order').toBeCloseTo(amount, 4)
      expect(after?.state).toBe('partlyRefunded')
      await open(page, `/orders/${number}`)
      await expect(dialog(page).getByText(amount.toFixed(2)).first()).toBeVisible()

      await open(page, path)
      await press(page, words.close)
      await expect(step(page, words)).toContainText(words.closed)
    })
  })
}
