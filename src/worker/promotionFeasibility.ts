import {
  type CheckAnswer,
  marginAnswer,
  originalAnswer,
  ORIGINAL_DAYS,
  overlapAnswer,
  packingAnswer,
  redChecks,
  stockAnswer,
  termsAnswer,
  wordsAnswer,
  wordsIn,
} from '~/domain/promotion/feasibility'
import { MarginCheck, type MarginRow, type PricedGoods } from '~/domain/promotion/feasibilityMargin'
import { coversAny, overlapWith, windowsMeet } from '~/domain/promotion/feasibilityOverlap'
import { profileOf, slicesOf, weightBetween, type HourSlice } from '~/domain/promotion/pace'
import type { Feasibility } from '~/domain/promotion/planAnswers'
import { effectiveRules, type Promotion, promotionState } from '~/domain/promotion/promotion'
import { sellable } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import { readPriceRaises } from '~/store/priceRaises'
import { shopLint } from '~/store/shopLint'
import { readyFor } from './figures'
import { type PlanGoods, planGoods } from './promotionGoods'
import { habitsOf } from './promotionRoom'
import type { CallContext } from './protocol'
import { asking } from './rest'
import type { OpenShop } from './shop'

const DAY_MS = 86_400_000
/** Carts that are priced before an abort is listened for. */
const SLICE = 200

type Context = Pick<CallContext<{ done: number; total: number }>, 'signal' | 'progress'>

/** Every check of the board on a plan as it stands. */
export function feasibilityOf(open: OpenShop, plan: Promotion, context: Context): Promise<Feasibility> {
  return asking(() => answer(open, plan, context))
}

/** Names of the checks that keep a promotion from going on sale. */
export async function redChecksOf(open: OpenShop, key: string): Promise<string[] | undefined> {
  const promotion = await open.db.promotions.get(key)
  if (!promotion) return undefined
  const { answers } = await feasibilityOf(open, promotion, { signal: new AbortController().signal, progress: () => undefined })
  return redChecks(answers)
}

async function answer(open: OpenShop, plan: Promotion, context: Context): Promise<Feasibility> {
  const all = await planGoods(open)
  const rules = effectiveRules(plan)
  const covered = all.goods.filter(({ goods }) => coversAny(rules, goods))
  const now = Date.now()
  const others = (await open.db.promotions.toArray()).filter((other) => other.key !== plan.key && isComing(other, now))
  const meeting = others.filter((other) => windowsMeet(plan, other))
  const slices = await slicesFor(open, plan)
  const { packs } = await shopLint(open.db)
  const answers: CheckAnswer[] = [
    await margins(plan, { all, covered, beside: meeting.filter((other) => isAgreed(other, now)) }, context),
    stock(plan, all, covered, slices),
    packingAnswer(busiestDay(plan, slices), plan.packing),
    overlapAnswer(
      meeting.flatMap(
        (other) =>
          overlapWith(
            rules,
            other,
            promotionState(other, now),
            all.goods.map(({ goods }) => goods),
          ) ?? [],
      ),
    ),
    await original(open, plan, covered),
    termsAnswer(plan),
    wordsAnswer(wordsIn(plan, { packs })),
  ]
  return { version: await open.version(), answers, goods: covered.length }
}

/** Not over, and more than somebody's draft. */
const isComing = (promotion: Promotion, now: Instant): boolean =>
  ['inReview', 'approved', 'scheduled', 'running', 'paused'].includes(promotionState(promotion, now))

const isAgreed = (promotion: Promotion, now: Instant): boolean => ['scheduled', 'running'].includes(promotionState(promotion, now))

async function slicesFor(open: OpenShop, { from, to }: Promotion): Promise<HourSlice[]> {
  const { dataset } = await readyFor(open, { metrics: ['orders'] })
  const before = Math.min(from, Date.now())
  return slicesOf(profileOf(habitsOf(dataset, before)), dataset.zone, from, to)
}

/** Orders of the heaviest 24 hours of the window. */
function busiestDay({ expected }: Promotion, slices: readonly HourSlice[]): number {
  const first = slices[0]
  const last = slices.at(-1)
  if (!first || !last) return 0
  const whole = weightBetween(slices, first.from, last.to)
  let most = 0
  for (let at = first.from; at < last.to; at += DAY_MS) most = Math.max(most, weightBetween(slices, at, at + DAY_MS))
  return whole > 0 ? (expected.orders * most) / whole : 0
}

interface MarginGoods {
  all: PlanGoods
  covered: readonly PricedGoods[]
  beside: readonly Promotion[]
}

async function margins(plan: Promotion, { all, covered, beside }: MarginGoods, { signal, progress }: Context): Promise<CheckAnswer> {
  const rulesBeside = beside.flatMap(effectiveRules)
  const check = new MarginCheck(
    {
      rules: effectiveRules(plan),
      beside: rulesBeside,
      names: new Map(beside.flatMap((each) => effectiveRules(each).map(({ key }) => [key, each.name] as const))),
      zone: all.zone,
      minor: 100,
      giftCosts: all.costs,
    },
    all.goods,
  )
  const rows: MarginRow[] = []
  for (let at = 0; at < covered.length; at++) {
    const row = check.worstOf(covered[at])
    if (row) rows.push(row)
    if (at % SLICE !== SLICE - 1) continue
    progress({ done: at + 1, total: covered.length })
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
  }
  return marginAnswer(plan.rules.length, {
    rows: rows.toSorted((a, b) => a.margin / a.pay - b.margin / b.pay),
    goods: covered.length,
    unknown: covered.filter(({ goods }) => goods.cost === undefined).length,
    ...(check.lowest === undefined ? {} : { lowest: check.lowest }),
  })
}

function stock(plan: Promotion, { units, levels }: PlanGoods, covered: readonly PricedGoods[], slices: readonly HourSlice[]): CheckAnswer {
  const known = covered.flatMap(({ goods: { sku }, title }) => {
    const level = levels.get(sku)
    if (!level) return []
    const there = Math.max(0, sellable(level))
    const aside = plan.stock[sku]
    return [{ sku, title, share: units.get(sku) ?? 0, sellable: aside === undefined ? there : Math.min(there, aside) }]
  })
  // Goods that nothing was sold of yet are taken to sell alike.
  const isSold = known.some(({ share }) => share > 0)
  return stockAnswer({ units: plan.expected.units, slices, goods: isSold ? known : known.map((each) => ({ ...each, share: 1 })) })
}

async function original({ db }: OpenShop, { from }: Promotion, covered: readonly PricedGoods[]): Promise<CheckAnswer> {
  const titles = new Map(covered.map(({ goods, title }) => [goods.sku, title]))
  const raises = await readPriceRaises(db, Math.min(from, Date.now()) - ORIGINAL_DAYS * DAY_MS)
  return originalAnswer(raises.flatMap((raise) => (titles.has(raise.sku) ? [{ ...raise, title: titles.get(raise.sku) ?? raise.sku }] : [])))
}
