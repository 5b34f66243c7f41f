import type { SkuFacts } from '~/analytics/attributes'
import { firstFrom } from '~/analytics/dayIndex'
import { type GrainAsk, KEY_JOINT } from '~/analytics/grains'
import type { Day } from '~/lib/zone'
import { weekdayOf } from '~/lib/zone'
import { CART, VIEW, type Visits } from './joinVisits'
import { goodsMask, isGoods, type Keys, keysOf, Slots, VISIT_FILTERS } from './visitGroups'

type SkuOf = (code: string) => SkuFacts | undefined

/** Pairs of a group and a session in it, by session. */
export interface Taken {
  /** Key of each group. */
  keys: string[]
  slot: Uint32Array
  session: Uint32Array
  /** With goods in the question: bit of each step that the session took with them. */
  touched: Uint8Array | undefined
  count: number
}

/** Sessions of the window that pass the filters, by group; undefined: they cannot be filtered or told apart that way. */
export function takenSessions(visits: Visits, ask: GrainAsk, skuOf: SkuOf): Taken | undefined {
  const keys = groupKeys(visits, ask, skuOf)
  if (!keys) return undefined
  const passes = sessionFilter(visits, ask)
  const goods = goodsMask(ask, visits, skuOf)
  const slots = new Slots(keys)
  const first = firstFrom(visits, ask.from)
  const end = firstFrom(visits, ask.to)
  if (goods || keys.some(({ of }) => of.by === 'sku')) return byGoods(visits, keys, slots, goods, passes, first, end)
  return byVisit(visits, keys, slots, passes, first, end)
}

function byVisit(visits: Visits, keys: Keys[], slots: Slots, passes: Passes, first: number, end: number): Taken {
  const slot = new Uint32Array(end - first)
  const session = new Uint32Array(end - first)
  const [one, two] = keys.map((key) => codeOf(key, visits))
  let count = 0
  for (let i = first; i < end; i++) {
    if (passes && !passes(i)) continue
    if (one) slot[count] = slots.at(one(i, 0), two ? two(i, 0) : 0)
    session[count++] = i
  }
  if (!one && count > 0) slots.at(0, 0)
  return { keys: slots.keys, slot, session, touched: undefined, count }
}

function groupKeys(visits: Visits, ask: GrainAsk, skuOf: SkuOf): Keys[] | undefined {
  if (!Object.entries(ask.filters).every(([name, values]) => !values?.length || VISIT_FILTERS.includes(name))) return undefined
  const keys = ask.by.map((by) => keysOf(by, ask, visits, skuOf))
  return keys.includes(undefined) ? undefined : keys.filter((one) => one !== undefined)
}

/** The code of a session, or of a step of it. */
function codeOf({ of }: Keys, { day, hour, channel }: Visits): (i: number, sku: number) => number {
  switch (of.by) {
    case 'day': {
      const { code, from } = of
      return (i) => code[day[i] - from]
    }
    case 'hour':
      return (i) => hour[i]
    case 'channel':
      return (i) => channel[i]
    case 'sku': {
      const { code } = of
      return (_, sku) => code[sku]
    }
  }
}

/** undefined: all pass. */
type Passes = ((i: number) => boolean) | undefined

/** What can be told of a session without its steps. */
function sessionFilter(visits: Visits, { filters }: GrainAsk): Passes {
  const { channel, weekday, hour } = filters
  const channels = channel?.length ? Uint8Array.from(visits.channels, (name) => (channel.includes(name) ? 1 : 0)) : undefined
  const weekdays = weekday?.length ? Uint8Array.from({ length: 8 }, (_, day) => (weekday.includes(String(day)) ? 1 : 0)) : undefined
  const hours = hour?.length ? Uint8Array.from({ length: 24 }, (_, one) => (hour.includes(String(one)) ? 1 : 0)) : undefined
  if (!channels && !weekdays && !hours) return undefined
  return (i) =>
    (!channels || channels[visits.channel[i]] === 1) &&
    (!weekdays || weekdays[weekdayOf(visits.day[i])] === 1) &&
    (!hours || hours[visits.hour[i]] === 1)
}

/** A session counts once for each group of goods that it looked at or put into the cart, so groups overlap. */
function byGoods(
  visits: Visits,
  keys: Keys[],
  slots: Slots,
  goods: Uint8Array | undefined,
  passes: Passes,
  first: number,
  end: number,
): Taken {
  const { stepStart, step, sku } = visits
  const room = stepStart[end] - stepStart[first]
  const taken = { keys: slots.keys, slot: new Uint32Array(room), session: new Uint32Array(room), touched: new Uint8Array(room), count: 0 }
  const [one, two] = keys.map((key) => codeOf(key, visits))
  for (let i = first; i < end; i++) {
    if (passes && !passes(i)) continue
    const from = taken.count
    for (let k = stepStart[i]; k < stepStart[i + 1]; k++) {
      if ((step[k] !== VIEW && step[k] !== CART) || sku[k] === 0 || (goods && !goods[sku[k]])) continue
      const slot = slots.at(one ? one(i, sku[k]) : 0, two ? two(i, sku[k]) : 0)
      let at = from
      while (at < taken.count && taken.slot[at] !== slot) at++
      if (at === taken.count) {
        taken.slot[at] = slot
        taken.session[at] = i
        taken.touched[at] = 0
        taken.count++
      }
      taken.touched[at] |= 1 << step[k]
    }
  }
  return taken
}

/** Day rows of the window with the key of their group; undefined: they cannot be filtered or told apart that way, and there are some. */
export function takenDays({ days, channels }: Visits, ask: GrainAsk): { key: string; at: number }[] | undefined {
  const first = firstFrom(days, ask.from)
  const end = firstFrom(days, ask.to)
  const { filters, by } = ask
  const asked = [
    ...by,
    ...Object.keys(filters).filter((name) => Object.entries(filters).some(([one, values]) => one === name && values?.length)),
  ]
  if (first < end && asked.some((name) => name === 'hour' || isGoods(name))) return undefined
  const keyAt = (at: number) =>
    by.map((one) =>
      one === 'channel' ? channels[days.channel[at]] : one === 'weekday' ? weekdayKey(days.day[at]) : ask.dayKey(one, days.day[at]),
    )
  const taken: { key: string; at: number }[] = []
  for (let at = first; at < end; at++) {
    if (filters.channel?.length && !filters.channel.includes(channels[days.channel[at]])) continue
    if (filters.weekday?.length && !filters.weekday.includes(weekdayKey(days.day[at]))) continue
    taken.push({ key: keyAt(at).join(KEY_JOINT), at })
  }
  return taken
}

const weekdayKey = (day: Day) => String(weekdayOf(day))
