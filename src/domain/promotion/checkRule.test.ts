import { describe, expect, it } from 'vitest'
import { checkRule } from './checkRule'
import type { Action, Rule } from './rule'

const terms = { minor: 100, earn: { per: 10_000 } }
const good: Action = { kind: 'percent', off: { share: 0.2 } }
const aRule = (rest: Partial<Rule>): Rule => ({
  key: 'a',
  name: '',
  scope: {},
  who: {},
  when: {},
  action: good,
  limits: {},
  mode: 'stack',
  priority: 0,
  ...rest,
})
const faultsOf = (rest: Partial<Rule>) => checkRule(aRule(rest), terms).map(({ field, code }) => `${field} ${code}`)
const step = (from: number, off: number) => ({ from: { amount: from }, off: { amount: off } })

describe('checkRule', () => {
  it('finds nothing in a rule that an order can be priced by', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ action: { kind: 'threshold', steps: [step(3_000_000, 500_000), step(5_000_000, 1_000_000)] } })).toEqual([])
    expect(faultsOf({ action: { kind: 'freeShipping', from: { amount: 0 } } })).toEqual([])
    expect(faultsOf({ when: { hours: [{ from: 1320, to: 120 }], weekdays: [1, 7] } })).toEqual([])
    expect(faultsOf({ action: { kind: 'percent', off: { share: 0.2857 } } })).toEqual([])
  })

  it.each<[string, Partial<Rule>, string]>([
    ['a rule without a key', { key: '' }, 'key empty'],
    ['no steps', { action: { kind: 'threshold', steps: [] } }, 'steps empty'],
    [
      'a step that asks for no more than the one before',
      { action: { kind: 'threshold', steps: [step(200, 100), step(200, 200)] } },
      'steps notRising',
    ],
    ['a higher step that gives less', { action: { kind: 'threshold', steps: [step(200, 200), step(300, 100)] } }, 'steps notRising'],
    [
      'steps by amount and by units',
      { action: { kind: 'threshold', steps: [step(200, 100), { from: { units: 2 }, off: { amount: 200 } }] } },
      'steps mixed',
    ],
    [
      'two steps where it is as often as reached',
      { action: { kind: 'threshold', each: true, steps: [step(200, 100), step(300, 200)] } },
      'steps oneStep',
    ],
    ['a step from nothing on', { action: { kind: 'threshold', steps: [step(0, 100)] } }, 'from notAbove'],
    ['less than nothing off', { action: { kind: 'threshold', steps: [step(200, -100)] } }, 'off notAbove'],
    ['a fraction of a coin off', { action: { kind: 'percent', off: { amount: 150 } } }, 'off notCoin'],
    ['more than everything off', { action: { kind: 'percent', off: { share: 1.2 } } }, 'off share'],
    ['nothing off', { action: { kind: 'timed', off: { share: 0 } } }, 'off share'],
    ['a share that no price tag shows', { action: { kind: 'timed', off: { share: 0.123456 } } }, 'off tooFine'],
    ['a price below nothing', { action: { kind: 'timed', off: { price: -100 } } }, 'off negative'],
    ['a set of no units', { action: { kind: 'buyXGetY', buy: 0, get: 1, share: 1 } }, 'buy notWhole'],
    ['half a unit free', { action: { kind: 'buyXGetY', buy: 1, get: 0.5, share: 1 } }, 'get notWhole'],
    ['a bundle without parts', { action: { kind: 'bundle', parts: [], price: 100 } }, 'parts empty'],
    ['a part of no units', { action: { kind: 'bundle', parts: [{ scope: {}, units: 0 }], price: 100 } }, 'parts notWhole'],
    ['an empty gift', { action: { kind: 'gift', from: { units: 1 }, gifts: [] } }, 'gifts empty'],
    ['a gift without a SKU', { action: { kind: 'gift', from: { units: 1 }, gifts: [{ sku: ' ', units: 1 }] } }, 'gifts empty'],
    [
      'the same gift twice',
      {
        action: {
          kind: 'gift',
          from: { units: 1 },
          gifts: [
            { sku: 'A', units: 1 },
            { sku: 'A', units: 2 },
          ],
        },
      },
      'gifts twice',
    ],
    [
      'a gift for each nothing',
      { action: { kind: 'gift', each: true, from: { amount: 0 }, gifts: [{ sku: 'A', units: 1 }] } },
      'from notAbove',
    ],
    ['points once over', { action: { kind: 'points', times: 1 } }, 'times noMore'],
    ['a point worth a fraction of a coin', { action: { kind: 'points', worth: 50, mostShare: 0.5 } }, 'worth notCoin'],
    ['points for more than the order', { action: { kind: 'points', worth: 100, mostShare: 1.5 } }, 'mostShare share'],
    ['a coupon of no batch', { action: { kind: 'coupon', batch: '', from: { amount: 0 }, off: { amount: 100 } } }, 'batch empty'],
    ["a members' price for everybody", { action: { kind: 'members', off: { price: 100 } } }, 'tiers empty'],
    ['an end before the beginning', { when: { from: 5, to: 5 } }, 'window backwards'],
    ['an eighth day of the week', { when: { weekdays: [8] } }, 'weekdays malformed'],
    ['an hour after midnight', { when: { hours: [{ from: 0, to: 1441 }] } }, 'hours malformed'],
    ['hours without length', { when: { hours: [{ from: 60, to: 60 }] } }, 'hours malformed'],
    ['a blank code among what is left out', { scope: { except: [''] } }, 'except empty'],
    ['all SKUs left out again', { scope: { skus: ['A'], except: ['B', 'A'] } }, 'except nothingLeft'],
    ['a limit of no orders', { limits: { orders: 0 } }, 'orders notWhole'],
    ['a budget of nothing', { limits: { budget: 0 } }, 'budget notAbove'],
    ['half a unit in stock', { limits: { stock: { A: 0.5 } } }, 'stock notWhole'],
  ])('finds %s', (_, rest, fault) => {
    expect(faultsOf(rest)).toContain(fault)
  })

  it('finds points that multiply nothing', () => {
    expect(checkRule(aRule({ action: { kind: 'points', times: 2 } }), { minor: 100 })).toEqual([{ field: 'times', code: 'noEarn' }])
  })
})
