import { CODE, type Condition, type FlatTerms } from './flat'
import type { Rule } from './rule'

/** Gates of a rule, in the order in which they are asked. Each makes its condition, or none where the rule does not ask for it. */
type Gate = (rule: Rule, index: number, parts: GateParts) => Condition | undefined
export type GateParts = Pick<FlatTerms, 'codes'> & { covers: Uint8Array }

const notYet: Gate = ({ when: { from } }) => (from === undefined ? undefined : ({ at }) => (at < from ? CODE.notYet : 0))

const over: Gate = ({ when: { to } }) => (to === undefined ? undefined : ({ at }) => (at >= to ? CODE.over : 0))

/** With hours it is theirs to ask for the weekday: of the day that the hour began on. */
const weekday: Gate = ({ when: { weekdays, hours } }) =>
  weekdays?.length && !hours?.length ? (basket) => (weekdays.includes(basket.weekday) ? 0 : CODE.weekday) : undefined

const hour: Gate = ({ when: { weekdays, hours } }) => {
  if (!hours?.length) return undefined
  const onDay = (day: number) => !weekdays?.length || weekdays.includes(day)
  return ({ minute, weekday: today, weekdayBefore }) => {
    let isHour = false
    for (const { from, to } of hours) {
      const begunToday = minute >= from && (minute < to || from > to)
      const begunBefore = from > to && minute < to
      if ((begunToday && onDay(today)) || (begunBefore && onDay(weekdayBefore))) return 0
      isHour ||= begunToday || begunBefore
    }
    return isHour || !onDay(today) ? CODE.weekday : CODE.hour
  }
}

/** One of the names, by their codes. */
function among(names: readonly string[] | undefined, codes: readonly string[]): Uint8Array | undefined {
  if (!names?.length) return undefined
  return Uint8Array.from(codes, (code) => (names.includes(code) ? 1 : 0))
}

const channel: Gate = ({ who }, _, { codes }) => {
  const asked = among(who.channels, codes.channels)
  return asked && (({ channel: code }) => (code >= 0 && asked[code] ? 0 : CODE.channel))
}

const region: Gate = ({ who }, _, { codes }) => {
  const asked = among(who.regions, codes.regions)
  return asked && (({ region: code }) => (code >= 0 && asked[code] ? 0 : CODE.region))
}

const tier: Gate = ({ who }, _, { codes }) => {
  const asked = among(who.tiers, codes.tiers)
  return asked && (({ tier: code }) => (code >= 0 && asked[code] ? 0 : CODE.tier))
}

const audience: Gate = ({ who }, _, { codes }) => {
  if (!who.audiences?.length) return undefined
  const asked = who.audiences.map((key) => codes.audiences.indexOf(key))
  return ({ audiences }) => {
    for (const code of asked) if (audiences[code]) return 0
    return CODE.audience
  }
}

const firstOrder: Gate = ({ who }) => who.firstOrder && (({ buyer, orders }) => (buyer >= 0 && orders === 0 ? 0 : CODE.notFirst))

const coupon: Gate = ({ action }, _, { codes }) => {
  if (action.kind !== 'coupon') return undefined
  const batch = codes.batches.indexOf(action.batch)
  return ({ coupons }) => (coupons[batch] ? 0 : CODE.noCoupon)
}

const points: Gate = ({ action }) =>
  action.kind === 'points' && 'worth' in action ? (basket) => (basket.points > 0 ? 0 : CODE.noPoints) : undefined

const postage: Gate = ({ action }) => (action.kind === 'freeShipping' ? ({ shipping }) => (shipping > 0 ? 0 : CODE.noPostage) : undefined)

const orders: Gate = ({ limits }, index) => {
  const { orders: limit } = limits
  return limit === undefined ? undefined : (_, usage) => (usage.orders[index] < limit ? 0 : CODE.ordersUsed)
}

/** Of an unknown buyer nobody can say that they have not had it: they count as one who had it once. */
const perBuyer: Gate = ({ limits }, index) => {
  const { perBuyer: limit } = limits
  if (limit === undefined) return undefined
  return ({ buyer }, usage) => ((buyer < 0 ? 1 : (usage.buyers[index]?.get(buyer) ?? 0)) < limit ? 0 : CODE.buyerUsed)
}

const budget: Gate = ({ limits }, index) => {
  const { budget: limit } = limits
  return limit === undefined ? undefined : (_, usage) => (usage.spent[index] < limit ? 0 : CODE.budget)
}

const goods: Gate =
  (_, __, { covers }) =>
  (basket) => {
    const { goods: codes } = basket.lines
    for (let i = 0; i < basket.count; i++) if (covers[codes[i]]) return 0
    return CODE.noGoods
  }

const GATES: readonly Gate[] = [
  notYet,
  over,
  weekday,
  hour,
  channel,
  region,
  tier,
  audience,
  firstOrder,
  coupon,
  points,
  postage,
  orders,
  perBuyer,
  budget,
  goods,
]

/** What a rule asks before it is tried, in order. */
export function conditionsOf(rule: Rule, index: number, parts: GateParts): Condition[] {
  const conditions: Condition[] = []
  for (const gate of GATES) {
    const condition = gate(rule, index, parts)
    if (condition) conditions.push(condition)
  }
  return conditions
}
