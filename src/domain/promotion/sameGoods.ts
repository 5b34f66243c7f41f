import type { Promotion } from './promotion'
import type { GoodsScope, Rule, Who } from './rule'

/** same: they certainly have goods in common · maybe: their scopes are told in different ways, so only the catalogue could say. */
export type Shared = 'same' | 'maybe'

/** Keys of a category and of all above it. */
export type WayUp = (category: string) => readonly string[]

type Planned = Pick<Promotion, 'rules'>

const LISTS = ['skus', 'products', 'categories', 'brands', 'tags'] as const
type ScopeList = (typeof LISTS)[number]

const listed = (scope: GoodsScope): ScopeList[] => LISTS.filter((list) => (scope[list]?.length ?? 0) > 0)

/** Takes something off the price of goods: free postage and points that are earned do not meet other rules there. */
const pricesGoods = ({ action }: Rule): boolean => action.kind !== 'freeShipping' && !(action.kind === 'points' && 'times' in action)

function scopesOf({ scope, action }: Rule): GoodsScope[] {
  if (action.kind === 'bundle') return action.parts.map((part) => part.scope)
  return action.kind === 'buyXGetY' && action.other ? [scope, action.other] : [scope]
}

const meet = (one: readonly string[], other: readonly string[]): boolean => one.some((key) => other.includes(key))

const categoriesMeet = (one: readonly string[], other: readonly string[], wayUp: WayUp): boolean =>
  one.some((a) => other.some((b) => wayUp(a).includes(b) || wayUp(b).includes(a)))

function scopesMeet(one: GoodsScope, other: GoodsScope, wayUp: WayUp): Shared | undefined {
  const [mine, theirs] = [listed(one), listed(other)]
  if (mine.length === 0 || theirs.length === 0) return 'same'
  for (const list of mine) {
    const [a, b] = [one[list] ?? [], other[list] ?? []]
    if (b.length === 0) continue
    const apart = list === 'categories' ? !categoriesMeet(a, b, wayUp) : !meet(a, b)
    // A product has one category and one brand, but may have two tags.
    if (apart) return list === 'tags' ? 'maybe' : undefined
  }
  return mine.length === 1 && theirs.length === 1 && mine[0] === theirs[0] ? 'same' : 'maybe'
}

const apart = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  one.length > 0 && other.length > 0 && !meet(one, other)

const buyersApart = (one: Who, other: Who): boolean =>
  apart(one.channels, other.channels) || apart(one.regions, other.regions) || apart(one.tiers, other.tiers)

/** Whether two promotions lower the price of the same goods for the same buyers; undefined: they do not. */
export function sharedGoods(one: Planned, other: Planned, wayUp: WayUp): Shared | undefined {
  let found: Shared | undefined
  for (const a of one.rules.filter(pricesGoods)) {
    for (const b of other.rules.filter(pricesGoods)) {
      if (buyersApart(a.who, b.who)) continue
      for (const mine of scopesOf(a)) {
        for (const theirs of scopesOf(b)) {
          const shared = scopesMeet(mine, theirs, wayUp)
          if (shared === 'same') return 'same'
          found ??= shared
        }
      }
    }
  }
  return found
}
