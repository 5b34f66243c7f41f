import { type HourSlice, paceOf, type Recent, RECENT_HOURS, recentHoursOf, runsOutAt } from '~/domain/promotion/pace'
import { coversAny, isStopped } from '~/domain/promotion/paceChange'
import type { PromotionRoom, RoomSku } from '~/domain/promotion/paceRoom'
import type { Promotion } from '~/domain/promotion/promotion'
import { sellable } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { StockLevels } from '~/store/stockLevels'
import type { KnownGoods } from './promotionRoomGoods'

const MOST_ROWS = 50

/** What was used in the latest hours, in all orders and in those that carry the promotion, and since it began in the latter. */
export class RecentUse {
  own = 0
  readonly #used = RECENT_HOURS.map(() => 0)
  readonly #times = RECENT_HOURS.map(() => 0)
  readonly #ownUsed = RECENT_HOURS.map(() => 0)
  readonly #ownTimes = RECENT_HOURS.map(() => 0)

  add(used: number, at: Instant, now: Instant, isOwn = true): void {
    if (isOwn) this.own += used
    recentHoursOf(at, now).forEach((isIn, i) => {
      if (!isIn || used <= 0) return
      this.#used[i] += used
      this.#times[i]++
      if (!isOwn) return
      this.#ownUsed[i] += used
      this.#ownTimes[i]++
    })
  }

  recent(ownOnly = false): Recent {
    const [used, times] = ownOnly ? [this.#ownUsed, this.#ownTimes] : [this.#used, this.#times]
    return { used: [used[0], used[1], used[2]], times: [times[0], times[1], times[2]] }
  }
}

export interface SkuFacts {
  goods: KnownGoods
  codes: Iterable<string>
  levels: StockLevels
  use: ReadonlyMap<string, RecentUse>
  slices: readonly HourSlice[]
  now: Instant
}

/** The SKUs that a promotion is about, those that will be sold out first at the top. */
export function skuStandings(promotion: Promotion, facts: SkuFacts): PromotionRoom['skus'] {
  const rows: RoomSku[] = []
  let total = 0
  for (const sku of facts.codes) {
    const goods = facts.goods.of(sku)
    const stopped = isStopped(promotion.rules, goods)
    if (!stopped && !coversAny(promotion.rules, goods) && !isGift(promotion, sku)) continue
    total++
    rows.push({ ...standingOf(promotion, sku, stopped, facts), goods })
  }
  rows.sort((a, b) => rankOf(a) - rankOf(b) || (a.runsOut ?? 0) - (b.runsOut ?? 0) || b.units - a.units || (a.sku < b.sku ? -1 : 1))
  const sold = rows.filter(({ units }) => units > 0).length
  const ends = rows.flatMap(({ isOut, runsOut, isStopped: off }) => (isOut || off || runsOut === undefined ? [] : runsOut))
  return {
    rows: rows.slice(0, MOST_ROWS).map((row) => ({ ...row, title: facts.goods.titleOf(row.sku) })),
    total,
    sold,
    // What nobody has asked for in days is missed by nobody.
    soldOut: rows.filter(({ isOut, isStopped: off, units, recent }) => isOut && !off && units + recent > 0).length,
    sellsOut: ends.length,
    ...(ends.length > 0 ? { firstOut: ends.reduce((first, at) => Math.min(first, at)) } : {}),
  }
}

/** What was stopped, what will be sold out, what is and was asked for, what lasts; what has long been out and sells nothing comes last. */
function rankOf({ isStopped: off, runsOut, isOut, units, recent }: RoomSku): number {
  if (off) return 0
  if (!isOut) return runsOut === undefined ? 3 : 1
  return units + recent > 0 ? 2 : 4
}

const isGift = ({ rules }: Promotion, sku: string): boolean =>
  rules.some(({ action }) => action.kind === 'gift' && action.gifts.some((gift) => gift.sku === sku))

function standingOf(promotion: Promotion, sku: string, stopped: boolean, { levels, use, slices, now }: SkuFacts): Omit<RoomSku, 'goods'> {
  const used = use.get(sku)
  const all = used?.recent() ?? NOTHING
  const pace = paceOf(all, slices, now, promotion.from)
  const ownPace = used && paceOf(used.recent(true), slices, now, promotion.from)
  const level = levels.get(sku)
  const left = level && Math.max(0, sellable(level))
  const set = promotion.stock[sku] ?? promotion.rules.find(({ limits }) => limits.stock?.[sku] !== undefined)?.limits.stock?.[sku]
  const aside = set === undefined ? undefined : Math.max(0, set - (used?.own ?? 0))
  const ends = [
    left === undefined ? undefined : runsOutAt(left, pace, slices, now),
    aside === undefined ? undefined : runsOutAt(aside, ownPace, slices, now),
  ].filter((at) => at !== undefined)
  const hours = pace?.hours ?? RECENT_HOURS[RECENT_HOURS.length - 1]
  return {
    sku,
    title: '',
    units: used?.own ?? 0,
    recent: all.used[RECENT_HOURS.indexOf(hours)],
    hours,
    ...(left === undefined ? {} : { sellable: left }),
    ...(aside === undefined ? {} : { aside }),
    ...(ends.length > 0 && !stopped ? { runsOut: Math.min(...ends) } : {}),
    hasPace: pace !== undefined,
    isOut: left === 0 || aside === 0,
    isStopped: stopped,
  }
}

const NOTHING: Recent = { used: [0, 0, 0], times: [0, 0, 0] }
