import type { Dataset } from '~/analytics/dataset'
import { verdictOf } from '~/domain/promotion/steps'
import type { RuleReplay, Simulation, SimulationAsk, VariantReplay } from '~/domain/promotion/simulation'
import { addBuyers, beforeOf } from './before'
import { type Feed, feedOf } from './feed'
import { giftSkus, type ReplayKnown, termsOf } from './known'
import { Replay, VERDICTS } from './replay'
import { byPoint, type Points, pointsOf, seriesBefore } from './series'
import { type SkuBase, skuBase, skuRows } from './skuRows'
import { AT, sumsOf } from './sums'
import { Turns } from './turns'

/** A simulation with what its orders are listed from. */
export interface Simulated {
  simulation: Simulation
  feed: Feed
  skus: readonly string[]
  replays: ReadonlyMap<string, Replay>
}

/** Of the whole, what reading the orders takes. */
const READING = 0.15

/** The feed of the last simulation serves the next one of the same orders. */
export interface Kept {
  feed?: Feed
}

/** Replays a window of orders under each variant. Throws the signal's reason when aborted. */
export async function simulate(
  dataset: Dataset,
  ask: SimulationAsk,
  known: ReplayKnown,
  { signal, tell, kept = {} }: { signal: AbortSignal; tell?: (share: number) => void; kept?: Kept },
): Promise<Simulated> {
  const turns = new Turns(signal, tell)
  const nonProducts = ask.nonProducts ?? true
  const { window } = ask
  const last = kept.feed
  const isSame =
    last?.dataset === dataset && last.window.from === window.from && last.window.to === window.to && last.nonProducts === nonProducts
  const feed = isSame ? last : await feedOf(dataset, window, nonProducts, turns)
  kept.feed = feed
  await turns.rest(READING)
  const skus = [...new Set([...feed.skus, ...giftSkus(ask.variants)])]
  const points = await pointsOf(feed, ask, turns, READING)
  const base = await skuBase(feed, turns, READING)
  const before = await beforeOf(feed, ask, turns, READING)
  const series = await seriesBefore(points, feed, turns, READING)
  const replays = new Map<string, Replay>()
  const variants: VariantReplay[] = []
  for (const [i, variant] of ask.variants.entries()) {
    const share = (done: number) => READING + ((1 - READING) * (i + done)) / ask.variants.length
    await turns.rest(share(0))
    const replay = await Replay.of({ feed, ask, known, skus, terms: termsOf(ask, variant, dataset.zone.name, known) }, turns, share(0))
    await turns.rest(share(0))
    await replay.run(feed.count, turns, share)
    replays.set(variant.key, replay)
    await turns.rest(share(1))
    variants.push(await answerOf(variant.key, replay, { feed, ask, known, skus, base, before, points, turns, share: share(1) }))
  }
  tell?.(1)
  const other = byPlace(feed.count, (at) => feed.other[at]) + feed.noGoodsPaid
  const simulation: Simulation = {
    version: dataset.version,
    orders: feed.count,
    noRate: feed.noRate,
    test: feed.test,
    noGoods: feed.noGoods,
    other,
    before: withRest(sumsOf(before), feed),
    variants,
    series,
  }
  return { simulation, feed, skus, replays }
}

const byPlace = (count: number, valueOf: (at: number) => number): number => {
  let sum = 0
  for (let at = 0; at < count; at++) sum += valueOf(at)
  return sum
}

/** GMV of orders without goods is the same whatever the rules. */
const withRest = <T extends { gmv: number }>(sums: T, { noGoodsPaid }: Feed): T => ({ ...sums, gmv: sums.gmv + noGoodsPaid })

interface Answering {
  feed: Feed
  ask: SimulationAsk
  known: ReplayKnown
  skus: readonly string[]
  base: SkuBase
  before: Float64Array
  points: Points
  turns: Turns
  share: number
}

async function answerOf(
  key: string,
  replay: Replay,
  { feed, ask, known, skus, base, before, points, turns, share }: Answering,
): Promise<VariantReplay> {
  const { row, extra, more } = replay
  await addBuyers(feed, (at) => replay.after[at] > 0, row, turns, share)
  const fresh = ask.assume.newBuyers ?? (before[AT.orders] > 0 ? before[AT.newBuyers] / before[AT.orders] : 0)
  extra[AT.newBuyers] = fresh * extra[AT.orders]
  extra[AT.buyers] = fresh * extra[AT.orders]
  const { band } = ask.assume
  const sums = (part: number) => withRest(sumsOf(row, extra, part), feed)
  const plain = sums(0)
  const { margin } = sumsOf(before)
  return {
    key,
    plain,
    low: sums(1 - band),
    mid: sums(1),
    high: sums(1 + band),
    // Each order that takes part brings this much; so many more of them make up for what the margin lost.
    ...(replay.participating > 0 && { breakEven: (margin - plain.margin) / replay.participating }),
    rules: rulesOf(replay),
    skus: skuRows(replay, base, skus, known),
    series: {
      gmv: await byPoint(points, feed.count, (at) => replay.after[at] * (1 + more[at]), turns, share),
      discount: await byPoint(points, feed.count, (at) => replay.discount[at] * (1 + more[at]), turns, share),
    },
  }
}

function rulesOf({ terms, told, ofRules, ranOutAt }: Replay): RuleReplay[] {
  return terms.rules.map(({ index, rule }) => {
    const verdicts: RuleReplay['verdicts'] = {}
    for (let code = 0; code < VERDICTS; code++) {
      const count = told[index * VERDICTS + code]
      if (count > 0) verdicts[verdictOf(code)] = count
    }
    return {
      rule: rule.key,
      orders: verdicts.fired ?? 0,
      offGoods: ofRules.goods[index],
      offShipping: ofRules.shipping[index],
      gifts: ofRules.gifts[index],
      giftUnits: ofRules.giftUnits[index],
      pointsEarned: ofRules.earned[index],
      pointsSpent: ofRules.spent[index],
      verdicts,
      ...(!Number.isNaN(ranOutAt[index]) && { ranOutAt: ranOutAt[index] }),
    }
  })
}
