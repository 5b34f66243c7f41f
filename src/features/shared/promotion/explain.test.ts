import { afterEach, describe, expect, it } from 'vitest'
import type { Step } from '~/domain/promotion/cart'
import { type Action, classOf, type Rule } from '~/domain/promotion/rule'
import { setLanguage } from '~/lib/i18n'
import { makeFormat } from '~/ui/format'
import { explainStep, faultSentence } from './explain'
import type { RuleWriting } from './ruleWriting'

const yuan = (value: number) => Math.round(value * 10_000)
const zh: RuleWriting = { format: makeFormat({ locale: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' }), currency: 'CNY' }
const en: RuleWriting = { format: makeFormat({ locale: 'en-US', zone: 'Asia/Shanghai', currency: 'USD' }), currency: 'USD' }

const spend: Action = { kind: 'threshold', steps: [{ from: { amount: yuan(300) }, off: { amount: yuan(50) } }] }
const aRule = (action: Action, key = 'r', name = ''): Rule => ({
  key,
  name,
  scope: {},
  who: {},
  when: {},
  action,
  limits: {},
  mode: 'stack',
  priority: 0,
})
const other = aRule({ kind: 'percent', off: { share: 0.2 } }, 'other', 'VIP')
const threeLines = ['1', '2', '3'].map((line) => ({ line, off: 1 }))

const aStep = (action: Action, rest: Partial<Step>): Step => ({
  rule: 'r',
  class: classOf({ action }),
  verdict: 'fired',
  facts: {},
  goods: 0,
  shipping: 0,
  lines: [],
  gifts: [],
  pointsEarned: 0,
  pointsSpent: 0,
  times: 1,
  ...rest,
})

type Case = readonly [string, Action, Partial<Step>, string, string]

const off50 = { goods: yuan(50), lines: threeLines }
const at = Date.UTC(2026, 10, 10, 16)

const FIRED: readonly Case[] = [
  [
    'a threshold',
    spend,
    { ...off50, facts: { reached: yuan(420), from: yuan(300), units: 0 } },
    '满300减50：已满 ¥420.00，减 ¥50.00，分摊到 3 行',
    'Spend $300, save $50: reached $420.00, $50.00 off, spread over 3 lines',
  ],
  [
    'a threshold that floor prices held',
    spend,
    { goods: yuan(5), lines: threeLines, facts: { reached: yuan(420), from: yuan(300), units: 0 } },
    '满300减50：已满 ¥420.00，减 ¥5.00，分摊到 3 行，已减到不能再减',
    'Spend $300, save $50: reached $420.00, $5.00 off, spread over 3 lines, as low as prices may go',
  ],
  [
    'a threshold by items, on one line',
    { kind: 'threshold', steps: [{ from: { units: 2 }, off: { share: 0.1 } }] },
    { goods: yuan(9), lines: [{ line: '1', off: yuan(9) }], facts: { reached: 3, from: 2, units: 1 } },
    '满2件打9折：已满 3 件，减 ¥9.00，分摊到 1 行',
    'Buy 2, save 10%: reached 3 items, $9.00 off',
  ],
  [
    'one as often as it is reached',
    { kind: 'threshold', each: true, steps: [{ from: { amount: yuan(100) }, off: { amount: yuan(25) } }] },
    { ...off50, times: 2, facts: { reached: yuan(240), from: yuan(100), units: 0 } },
    '每满100减25：已满 ¥240.00，2 次共减 ¥50.00，分摊到 3 行',
    'Save $25 for every $100 spent: reached $240.00, $50.00 off, 2 times over, spread over 3 lines',
  ],
  [
    'a share',
    { kind: 'percent', off: { share: 0.2 } },
    { goods: yuan(50), lines: [{ line: '1', off: yuan(50), units: 3 }] },
    '8折：3 件共减 ¥50.00',
    '20% off: $50.00 off 3 items',
  ],
  [
    'a limited time',
    { kind: 'timed', off: { price: yuan(99) } },
    { goods: yuan(1), lines: [{ line: '1', off: yuan(1), units: 1 }] },
    '限时价 ¥99：1 件共减 ¥1.00',
    '$99 each for a limited time: $1.00 off one item',
  ],
  [
    'members',
    { kind: 'members', off: { amount: yuan(1) } },
    { goods: yuan(2), lines: [{ line: '1', off: yuan(2), units: 2 }] },
    '会员每件减 ¥1：2 件共减 ¥2.00',
    '$1 off each for members: $2.00 off 2 items',
  ],
  [
    'free units',
    { kind: 'buyXGetY', buy: 2, get: 1, share: 1 },
    { goods: yuan(50), times: 2, lines: [{ line: '1', off: yuan(50), units: 2 }] },
    '买2送1：2 组，2 件共减 ¥50.00',
    'Buy 2, get 1 free: $50.00 off 2 items (2 times over)',
  ],
  [
    'a bundle',
    { kind: 'bundle', parts: [{ scope: { skus: ['A'] }, units: 2 }], price: yuan(10) },
    { ...off50, times: 1 },
    'A 2 件，组合价 ¥10：凑成 1 套，共减 ¥50.00，分摊到 3 行',
    '2 × A for $10 together: one bundle, $50.00 off, spread over 3 lines',
  ],
  [
    'postage',
    { kind: 'freeShipping', from: { amount: yuan(99) } },
    { shipping: yuan(8), facts: { reached: yuan(120), from: yuan(99), units: 0 } },
    '满99包邮：已满 ¥120.00，邮费减 ¥8.00',
    'Free shipping from $99: reached $120.00, $8.00 off shipping',
  ],
  [
    'a gift',
    { kind: 'gift', from: { units: 1 }, gifts: [{ sku: 'MUG', units: 1 }] },
    { gifts: [{ sku: 'MUG', units: 1, cost: 0 }], facts: { reached: 4, from: 1, units: 1 } },
    '下单送 MUG × 1：送 MUG × 1',
    'Free with every order: 1 × MUG: gives 1 × MUG',
  ],
  ['points on top', { kind: 'points', times: 2 }, { pointsEarned: 42 }, '2 倍积分：多得 42 积分', '2× points: 42 more points'],
  [
    'points as payment',
    { kind: 'points', worth: 100, mostShare: 1 },
    { ...off50, pointsSpent: 5000 },
    '积分抵现，1 积分抵 ¥0.01，最多抵商品款的 100%：用 5,000 积分抵 ¥50.00，分摊到 3 行',
    'Pay with points: each is worth $0.01, up to 100% of the goods: 5,000 points pay $50.00, spread over 3 lines',
  ],
  [
    'a coupon',
    { kind: 'coupon', batch: 'b', from: { amount: 0 }, off: { amount: yuan(50) } },
    off50,
    '券：立减 ¥50：减 ¥50.00，分摊到 3 行',
    'Coupon: $50 off: $50.00 off, spread over 3 lines',
  ],
]

const not = (verdict: Step['verdict'], facts: Step['facts'], chinese: string, english: string, action: Action = spend): Case => [
  `${verdict} ${JSON.stringify(facts)}`,
  action,
  { verdict, facts, times: 0 },
  chinese,
  english,
]

const UNFIRED: readonly Case[] = [
  not('notYet', { from: at }, '2026年11月11日 00:00 才开始', 'it begins Nov 11, 2026, 00:00'),
  not('over', { to: at }, '2026年11月11日 00:00 已结束', 'it ended Nov 11, 2026, 00:00'),
  not('weekday', { weekday: 7 }, '周日不做', 'not on Sun'),
  not('hour', { minute: 605 }, '10:05 不在活动时段内', '10:05 is outside its hours'),
  not('channel', { channel: 'pos' }, 'pos渠道不参加', 'not for orders from pos'),
  not('channel', { channel: '' }, '订单没有渠道', 'the order names no channel'),
  not('region', { region: '西藏' }, '西藏不参加', 'not for orders to 西藏'),
  not('region', { region: '' }, '订单没有地区', 'the order names no region'),
  not('tier', { tier: '银卡' }, '银卡不在参加的会员等级里', 'not for the tier 银卡'),
  not('tier', { tier: '' }, '买家不是会员', 'the buyer is no member'),
  not('audience', {}, '买家不在指定人群里', 'the buyer is in none of its audiences'),
  not('notFirst', {}, '不是买家的首单', "not the buyer's first order"),
  not('noGoods', {}, '订单里没有参加的商品', 'nothing in the order takes part'),
  not(
    'notReached',
    { reached: yuan(220), from: yuan(300), units: 0 },
    '参加的商品 ¥220.00，还差 ¥80.00',
    '$220.00 of goods that take part, $80.00 to go',
  ),
  not('notReached', { reached: 1, from: 3, units: 1 }, '参加的商品 1 件，还差 2 件', 'one item that takes part, 2 to go'),
  not('noSet', { reached: 2, from: 3, part: 0 }, '参加的商品 2 件，满 3 件才成一组', '2 items that take part, a set needs 3'),
  not('noSet', { reached: 3, from: 3, part: 0 }, '订单里没有可以送的商品', 'the order has nothing that could be free'),
  not('noSet', { reached: 1, from: 2, part: 2 }, '第 2 样需要 2 件，只有 1 件', 'part 2 needs 2 items, there are 1'),
  not('noCoupon', {}, '买家没有这张券', 'the buyer does not have this coupon'),
  not('noPoints', {}, '没有可用的积分', 'there are no points to spend'),
  not('noPostage', {}, '已经没有邮费可减', 'there is no shipping left to take off'),
  not('ordersUsed', { limit: 100, used: 100 }, '总共 100 单已用完', 'all 100 orders are used up'),
  not('buyerUsed', { limit: 1, known: 1 }, '每人限 1 单，这位买家已用完', '1 per buyer, and this one has had it'),
  not('buyerUsed', { limit: 1, known: 0 }, '每人限 1 单，而这单不知道是谁买的', '1 per buyer, and nobody knows who bought this'),
  not(
    'budget',
    { limit: yuan(1000), spent: yuan(980), wanted: yuan(50) },
    '预算 ¥1,000.00 已用 ¥980.00，这单还要 ¥50.00，不够',
    '$980.00 of the budget of $1,000.00 is spent, and this order would take $50.00',
  ),
  not(
    'budget',
    { limit: yuan(1000), spent: yuan(1000), wanted: 0 },
    '预算 ¥1,000.00 已用 ¥1,000.00',
    '$1,000.00 of the budget of $1,000.00 is spent',
  ),
  not('stock', {}, '限量的件数已用完', 'its limited units are gone'),
  not('group', { by: 'other' }, '同组的“VIP”已经用了', '“VIP” of its group was'),
  not('exclusive', { by: 'other' }, '“VIP”不与其他优惠同享', '“VIP” goes with no other offer'),
  not('beaten', { by: 'other' }, '“VIP”更划算', '“VIP” saves more'),
  not('touched', { by: 'other' }, '这些商品已享受“VIP”', 'these goods already have “VIP”'),
  not('touched', { by: 'other' }, '邮费已享受“VIP”', 'shipping already has “VIP”', { kind: 'freeShipping', from: { amount: 0 } }),
  not('floor', {}, '已到底价，或优惠不足最小货币单位', 'the floor price is reached, or it comes to less than a coin'),
  not('floor', {}, '不足 1 积分', 'it is less than a point', { kind: 'points', times: 2 }),
]

afterEach(() => setLanguage('en'))

const sentenceOf = (action: Action, step: Partial<Step>, writing: RuleWriting) =>
  explainStep(aStep(action, step), [aRule(action), other], (line) => `SKU-${line}`, writing)

describe('a rule that fired says what it took off', () => {
  it.each(FIRED)('%s', async (_, action, step, chinese, english) => {
    expect(sentenceOf(action, step, en).sentence).toBe(english)
    await setLanguage('zh-CN')
    expect(sentenceOf(action, step, zh).sentence).toBe(chinese)
  })

  it('and off which line', async () => {
    const step = {
      lines: [
        { line: '1', off: yuan(5), units: 2 },
        { line: '2', off: yuan(3) },
      ],
    }
    expect(sentenceOf(spend, step, en).lines).toEqual(['SKU-1: $5.00 off 2 items', 'SKU-2: $3.00 off'])
    await setLanguage('zh-CN')
    expect(sentenceOf(spend, step, zh).lines).toEqual(['SKU-1：2 件减 ¥5.00', 'SKU-2：减 ¥3.00'])
  })
})

describe('a rule that did nothing says why', () => {
  it.each(UNFIRED)('%s', async (_, action, step, chinese, english) => {
    expect(sentenceOf(action, step, en).what).toBe(`not applied, ${english}`)
    await setLanguage('zh-CN')
    expect(sentenceOf(action, step, zh).what).toBe(`没有生效，${chinese}`)
  })
})

it('what is wrong with a rule is said at its field', async () => {
  expect(faultSentence({ field: 'off', code: 'notAbove' })).toBe('Enter a number above 0.')
  await setLanguage('zh-CN')
  expect(faultSentence({ field: 'steps', code: 'notRising' })).toBe('后一档的门槛和优惠都要比前一档高。')
})
