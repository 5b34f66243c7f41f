import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Action, Rule } from '~/domain/promotion/rule'
import { setLanguage } from '~/lib/i18n'
import { makeFormat } from '~/ui/format'
import { effectSentence, nameOfRule, sentenceOf } from './ruleSentence'
import type { RuleWriting } from './ruleWriting'

const yuan = (value: number) => Math.round(value * 10_000)
const zh: RuleWriting = { format: makeFormat({ locale: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' }), currency: 'CNY' }
const en: RuleWriting = { format: makeFormat({ locale: 'en-US', zone: 'Asia/Shanghai', currency: 'USD' }), currency: 'USD' }

const aRule = (action: Action, rest: Partial<Rule> = {}): Rule => ({
  key: 'a',
  name: '',
  scope: {},
  who: {},
  when: {},
  action,
  limits: {},
  mode: 'stack',
  priority: 0,
  ...rest,
})

const EFFECTS: readonly [Action, string, string][] = [
  [{ kind: 'threshold', steps: [{ from: { amount: yuan(300) }, off: { amount: yuan(50) } }] }, '满300减50', 'Spend $300, save $50'],
  [
    {
      kind: 'threshold',
      steps: [
        { from: { units: 2 }, off: { share: 0.1 } },
        { from: { units: 3 }, off: { share: 0.25 } },
      ],
    },
    '满2件打9折，满3件打7.5折',
    'Buy 2, save 10%; Buy 3, save 25%',
  ],
  [
    { kind: 'threshold', each: true, steps: [{ from: { amount: yuan(99.5) }, off: { amount: yuan(9.9) } }] },
    '每满99.5减9.9',
    'Save $9.90 for every $99.50 spent',
  ],
  [{ kind: 'timed', off: { share: 0.2 } }, '限时8折', '20% off for a limited time'],
  [{ kind: 'percent', off: { amount: yuan(10) } }, '每件减 ¥10', '$10 off each'],
  [{ kind: 'percent', off: { share: 0.125 } }, '8.75折', '12.5% off'],
  [{ kind: 'members', off: { price: yuan(99.9) } }, '会员价 ¥99.90', '$99.90 each for members'],
  [{ kind: 'buyXGetY', buy: 2, get: 1, share: 1 }, '买2送1', 'Buy 2, get 1 free'],
  [{ kind: 'buyXGetY', buy: 1, get: 1, share: 0.5 }, '买1件，再买1件打5折', 'Buy 1, get 1 at 50% off'],
  [{ kind: 'buyXGetY', buy: 2, get: 1, share: 1, other: { categories: ['袜子'] } }, '买2件，送1件“袜子”', 'Buy 2, get 1 of 袜子 free'],
  [{ kind: 'freeShipping', from: { amount: 0 } }, '包邮', 'Free shipping'],
  [{ kind: 'freeShipping', from: { amount: yuan(99) } }, '满99包邮', 'Free shipping from $99'],
  [{ kind: 'freeShipping', from: { units: 2 }, most: yuan(10) }, '满2件减邮费，最多 ¥10', 'Up to $10 off shipping from 2 items'],
  [
    {
      kind: 'bundle',
      parts: [
        { scope: { skus: ['TOP'] }, units: 1 },
        { scope: { brands: ['Muji'] }, units: 2 },
      ],
      price: yuan(199),
    },
    'TOP 1 件 + 品牌 Muji 2 件，组合价 ¥199',
    '1 × TOP + 2 × the brand Muji for $199 together',
  ],
  [{ kind: 'gift', from: { amount: yuan(300) }, gifts: [{ sku: 'MUG', units: 1 }] }, '满300送 MUG × 1', 'Spend $300, get 1 × MUG free'],
  [
    { kind: 'gift', from: { units: 3 }, each: true, gifts: [{ sku: 'MUG', units: 2 }] },
    '每满3件送 MUG × 2',
    '2 × MUG free for every 3 bought',
  ],
  [{ kind: 'points', times: 2 }, '2 倍积分', '2× points'],
  [
    { kind: 'points', worth: yuan(0.01), mostShare: 0.5 },
    '积分抵现，1 积分抵 ¥0.01，最多抵商品款的 50%',
    'Pay with points: each is worth $0.01, up to 50% of the goods',
  ],
  [
    { kind: 'coupon', batch: 'b', from: { amount: yuan(300) }, off: { share: 0.1, most: yuan(100) } },
    '券：满300打9折，最多减 ¥100',
    'Coupon: spend $300, save 10%, at most $100 off',
  ],
  [{ kind: 'coupon', batch: 'b', from: { amount: 0 }, off: { amount: yuan(5) } }, '券：立减 ¥5', 'Coupon: $5 off'],
]

afterEach(() => setLanguage('en'))

describe('what a rule does is one short sentence', () => {
  it.each(EFFECTS)('%j', async (action, chinese, english) => {
    expect(effectSentence(action, en)).toBe(english)
    await setLanguage('zh-CN')
    expect(effectSentence(action, zh)).toBe(chinese)
  })
})

describe('the whole rule as a sentence', () => {
  const full = aRule(EFFECTS[0][0], {
    scope: { categories: ['women', 'men', 'kids', 'home'], except: ['MUG-1'] },
    who: { channels: ['pos'], tiers: ['gold'], firstOrder: true },
    when: { from: Date.UTC(2026, 9, 31, 16), to: Date.UTC(2026, 10, 11, 16), weekdays: [1, 5], hours: [{ from: 1200, to: 1320 }] },
    limits: { perBuyer: 1, orders: 100, budget: yuan(1000), stock: { A: 5 } },
    mode: 'exclusive',
    group: 'big',
  })

  beforeEach(() => setLanguage('en'))

  it('names goods, buyers, time and limits in English', () => {
    expect(sentenceOf(full, { ...en, names: { category: (key) => key.toUpperCase() } })).toBe(
      'Spend $300, save $50 on WOMEN, MEN, KIDS … (4 in all), not MUG-1, sold through pos, for the tiers gold, on the first order only, ' +
        'Nov 1, 2026, 00:00 to Nov 12, 2026, 00:00, on Mon, Fri, 20:00–22:00, one order a buyer, the first 100 orders, budget $1,000, ' +
        'limited stock of A, not with any other offer, one offer of the group big',
    )
  })

  it('and in Chinese', async () => {
    await setLanguage('zh-CN')
    expect(sentenceOf(full, zh)).toBe(
      '“women”、“men”、“kids”等 4 项满300减50，MUG-1 除外，限pos渠道，限gold会员，限首单，2026年11月1日 00:00 至 2026年11月12日 00:00，' +
        '每周一、周五，20:00–22:00，每人限 1 单，总共限 100 单，预算 ¥1,000，A 限量，不与其他优惠同享，与“big”组内其他优惠只享一个',
    )
  })

  it('says no more than the effect of a plain rule', () => {
    expect(sentenceOf(aRule(EFFECTS[3][0]), en)).toBe('20% off for a limited time')
    expect(sentenceOf(aRule({ kind: 'percent', off: { share: 0.2 } }, { scope: { brands: ['Muji'] } }), en)).toBe('20% off the brand Muji')
  })

  it('is called by its name, or by what it does', () => {
    expect(nameOfRule(full, en)).toBe('Spend $300, save $50')
    expect(nameOfRule({ ...full, name: 'Big spender' }, en)).toBe('Big spender')
  })
})
