import type { Amount } from '~/domain/money'
import type { Action, GoodsScope, Off, Rule } from '~/domain/promotion/rule'

type Set = Partial<Omit<Rule, 'key' | 'action'>>

/** Rules of a demo shop's promotions, with money in units of its currency. */
export interface RuleKit {
  /** The highest step that is reached. */
  tiered: (steps: readonly [from: number, off: number][], set?: Set) => Rule
  /** So much off as often as it is reached. */
  every: (from: number, off: number, most: number) => Rule
  coupon: (batch: string, from: number, off: number, set?: Set) => Rule
  off: (kind: 'percent' | 'timed' | 'members', share: number, departments?: readonly string[], set?: Set) => Rule
  /** The cheaper one of two at a share off. */
  second: (share: number, departments: readonly string[]) => Rule
  freePost: (from: number) => Rule
  bundle: (units: readonly [category: string, units: number][], price: number) => Rule
  gift: (from: number) => Rule
  /** Double for members. */
  points: (times: number) => Rule
  /** Names of the member tiers, lowest first. */
  tiers: readonly string[]
}

/** `gift`: the SKU that is given away. */
export function ruleKit(unit: Amount, gift: string, tiers: readonly string[]): RuleKit {
  const money = (value: number): Amount => Math.round(value * 100) * (unit / 100)
  const rule = (action: Action, set: Set = {}): Rule => ({
    key: 'r1',
    name: '',
    scope: {},
    who: {},
    when: {},
    limits: {},
    mode: 'stack',
    priority: 0,
    ...set,
    action,
  })
  const inDepartments = (departments: readonly string[]): GoodsScope => (departments.length > 0 ? { categories: departments } : {})
  const reach = (from: number) => ({ amount: money(from) })
  return {
    tiers,
    tiered: (steps, set) =>
      rule({ kind: 'threshold', steps: steps.map(([from, off]) => ({ from: reach(from), off: { amount: money(off) } })) }, set),
    every: (from, off, most) =>
      rule({ kind: 'threshold', steps: [{ from: reach(from), off: { amount: money(off) } }], each: true }, { limits: { perOrder: most } }),
    coupon: (batch, from, off, set) => rule({ kind: 'coupon', batch, from: reach(from), off: { amount: money(off) } }, set),
    off: (kind, share, departments = [], set) => {
      const off: Off = { share }
      return rule({ kind, off }, { scope: inDepartments(departments), ...(kind === 'members' ? { who: { tiers } } : {}), ...set })
    },
    second: (share, departments) =>
      rule({ kind: 'buyXGetY', buy: 1, get: 1, share }, { scope: inDepartments(departments), limits: { perOrder: 1 } }),
    freePost: (from) => rule({ kind: 'freeShipping', from: reach(from) }),
    bundle: (parts, price) =>
      rule({
        kind: 'bundle',
        parts: parts.map(([category, units]) => ({ scope: { categories: [category] }, units })),
        price: money(price),
      }),
    gift: (from) => rule({ kind: 'gift', from: reach(from), gifts: [{ sku: gift, units: 1 }] }),
    points: (times) => rule({ kind: 'points', times }, { who: { tiers } }),
  }
}

/** Keys in the order of the list; one batch of coupons a rule. */
export const keyed = (rules: readonly Rule[]): Rule[] => rules.map((rule, i) => ({ ...rule, key: `r${i + 1}` }))
