import type { Instant } from '~/lib/zone'
import { covers } from './goodsScope'
import type { CartGoods } from './cart'
import { type Promotion, type PromotionState } from './promotion'
import { classOf, type Rule } from './rule'

/** How two promotions meet on one order: both take something off · one of them does · one keeps the other out. */
export type Meeting = 'adds' | 'one' | 'alone'

export interface Overlap {
  promotion: string
  name: string
  state: PromotionState
  from: Instant
  to: Instant
  /** SKUs that both cover. */
  skus: number
  how: Meeting
}

const isPick = ({ mode }: Rule): boolean => mode === 'best' || mode === 'first'

/** What comes of two rules that cover the same goods in the same order. */
function meetingOf(one: Rule, other: Rule): Meeting {
  if (one.mode === 'exclusive' || other.mode === 'exclusive') return 'alone'
  if (one.group !== undefined && one.group !== '' && one.group === other.group) return 'one'
  return classOf(one) === classOf(other) && isPick(one) && isPick(other) ? 'one' : 'adds'
}

const WORST: readonly Meeting[] = ['adds', 'one', 'alone']

/** A rule covers it, as bought or as given. */
const isCovered = ({ scope, action }: Rule, goods: CartGoods): boolean => {
  if (action.kind === 'bundle') return action.parts.some((part) => covers(part.scope, goods)) && covers(scope, goods)
  return covers(scope, goods) || (action.kind === 'buyXGetY' && action.other !== undefined && covers(action.other, goods))
}

export const coversAny = (rules: readonly Rule[], goods: CartGoods): boolean => rules.some((rule) => isCovered(rule, goods))

export const windowsMeet = (one: Pick<Promotion, 'from' | 'to'>, other: Pick<Promotion, 'from' | 'to'>): boolean =>
  one.from < other.to && other.from < one.to

/** How a plan meets another promotion of the same time; undefined: on no goods. */
export function overlapWith(
  rules: readonly Rule[],
  { key, name, from, to, rules: theirs }: Promotion,
  state: PromotionState,
  goods: readonly CartGoods[],
): Overlap | undefined {
  const shared = goods.filter((each) => coversAny(rules, each) && coversAny(theirs, each))
  if (shared.length === 0) return undefined
  const pairs = rules.flatMap((mine) =>
    theirs.flatMap((other) => (shared.some((each) => isCovered(mine, each) && isCovered(other, each)) ? [meetingOf(mine, other)] : [])),
  )
  const how = WORST.find((meeting) => pairs.includes(meeting)) ?? 'one'
  return { promotion: key, name, state, from, to, skus: shared.length, how }
}
