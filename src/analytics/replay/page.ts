import { CODE } from '~/domain/promotion/flat'
import type { ReplayQuery } from '~/domain/promotion/simulation'
import type { Feed } from './feed'
import type { Replay } from './replay'

/** Places of the orders that a question takes, sorted. */
export function placesOf(feed: Feed, replay: Replay, { only, sku, sort, ascending = false }: ReplayQuery): Uint32Array {
  const takes = test(replay, only)
  const goods = sku === undefined ? undefined : feed.skus.indexOf(sku)
  const places = new Uint32Array(feed.count)
  let count = 0
  for (let at = 0; at < feed.count; at++) if (takes(at) && (goods === undefined || hasGoods(feed, at, goods))) places[count++] = at
  const taken = places.subarray(0, count)
  if (sort !== 'time') {
    const by = sort === 'after' ? replay.after : sort === 'discount' ? replay.discount : replay.margin
    // What cannot be told comes last either way.
    const value = (at: number) => (Number.isNaN(by[at]) ? Infinity : ascending ? by[at] : -by[at])
    return taken.sort((a, b) => (value(a) === value(b) ? a - b : value(a) - value(b)))
  }
  return ascending ? taken : taken.reverse()
}

function hasGoods({ start, goods }: Feed, at: number, wanted: number): boolean {
  for (let k = start[at]; k < start[at + 1]; k++) if (goods[k] === wanted) return true
  return false
}

function test(replay: Replay, only: ReplayQuery['only']): (at: number) => boolean {
  if (only === undefined) return () => true
  if (only === 'loss') return (at) => replay.margin[at] < 0
  if (only === 'fired') return (at) => firedIn(replay, at).length > 0
  if (only === 'notFired') return (at) => firedIn(replay, at).length === 0
  const { rules } = replay.terms
  const index = rules.findIndex(({ rule }) => rule.key === only.rule)
  const code = CODE[only.verdict ?? 'fired']
  return (at) => index >= 0 && replay.verdicts[at * rules.length + index] === code
}

/** Keys of the rules that fired in an order. */
export function firedIn({ terms: { rules }, verdicts }: Replay, at: number): string[] {
  const keys: string[] = []
  for (let i = 0; i < rules.length; i++) if (verdicts[at * rules.length + i] === CODE.fired) keys.push(rules[i].rule.key)
  return keys
}
