import { compileRules } from '~/domain/promotion/compile'
import type { PriceTerms } from '~/domain/promotion/cart'
import { addLine, type Basket, basketFor, CODE, countUse, type FlatTerms, type FlatUsage, freshUsage } from '~/domain/promotion/flat'
import { priceBasket } from '~/domain/promotion/priceBasket'
import { type Assumptions, type SimulationAsk, takesCoupon } from '~/domain/promotion/simulation'
import { type Amounts, type Costs, costAt, type Quantities } from '~/segments/orderTable'
import type { Instant } from '~/lib/zone'
import { type AskedOf, askedOf, couponName } from './buyers'
import { type Feed, planTime } from './feed'
import type { ReplayKnown } from './known'
import { AT, emptyRow } from './sums'
import type { Turns } from './turns'

/** Orders between two looks at the clock. */
const STRIDE = 256
export const VERDICTS = Object.keys(CODE).length

/** Gifts of a rule, by place among the goods of the replay. */
interface RuleGifts {
  goods: number
  units: number
}

/** What a replay is of. */
export interface Replaying {
  feed: Feed
  ask: SimulationAsk
  terms: PriceTerms
  known: ReplayKnown
  /** SKUs of the feed, and behind them those that are only given away. */
  skus: readonly string[]
}

/** One variant over the orders of a feed: each priced in its turn, with what those before it left of the limits. */
export class Replay {
  readonly terms: FlatTerms
  readonly usage: FlatUsage
  readonly basket: Basket
  /** By place: paid, taken off, margin (NaN where it cannot be told), and how many more such orders are assumed (a share). */
  readonly after: Float64Array
  readonly discount: Float64Array
  readonly margin: Float64Array
  readonly more: Float64Array
  /** By place, then by rule of the terms. */
  readonly verdicts: Uint8Array
  readonly row = emptyRow()
  readonly extra = emptyRow()
  /** Margin of the orders that a rule fired in, which is as much as one more of each brings. */
  participating = 0
  /** By rule, then by verdict. */
  readonly told: Float64Array
  readonly ofRules: Record<'goods' | 'shipping' | 'gifts' | 'giftUnits' | 'earned' | 'spent', Float64Array>
  readonly ranOutAt: Float64Array
  /** By goods: units as assumed, taken off, and that of lines with a known cost. */
  readonly units: Float64Array
  readonly off: Float64Array
  readonly costedOff: Float64Array
  readonly soldOutAt: Float64Array
  readonly #feed: Feed
  readonly #assume: Assumptions
  readonly #asked: AskedOf
  readonly #timeOf: ReturnType<typeof planTime>
  readonly #onHand: Float64Array
  readonly #gifts: readonly (readonly RuleGifts[])[]
  /** Of limited stock, what additional orders took that is no whole unit yet. */
  readonly #owed: Float64Array
  readonly #columns: { amount: Amounts; quantity: Quantities; cost: Costs; shipping: Amounts }

  /** Makes the rules ready for the goods and buyers of the feed. `share`: how much was done before. */
  static async of(replaying: Replaying, turns: Turns, share: number): Promise<Replay> {
    const { feed, ask, terms, known, skus } = replaying
    const flat = compileRules(terms, skus.map(known.goodsOf))
    await turns.rest(share)
    const asked = await askedOf(flat, feed, { attributes: known.attributes, couponTake: ask.assume.couponTake }, turns, share)
    return new Replay(replaying, flat, asked)
  }

  private constructor({ feed, ask, known, skus }: Replaying, flat: FlatTerms, asked: AskedOf) {
    const rules = flat.rules.length
    this.terms = flat
    this.usage = freshUsage(flat)
    this.basket = basketFor(flat)
    this.after = new Float64Array(feed.count)
    this.discount = new Float64Array(feed.count)
    this.margin = new Float64Array(feed.count)
    this.more = new Float64Array(feed.count)
    this.verdicts = new Uint8Array(feed.count * rules)
    this.told = new Float64Array(rules * VERDICTS)
    const byRule = () => new Float64Array(rules)
    this.ofRules = { goods: byRule(), shipping: byRule(), gifts: byRule(), giftUnits: byRule(), earned: byRule(), spent: byRule() }
    this.ranOutAt = new Float64Array(rules).fill(Number.NaN)
    this.units = new Float64Array(skus.length)
    this.off = new Float64Array(skus.length)
    this.costedOff = new Float64Array(skus.length)
    this.soldOutAt = new Float64Array(skus.length).fill(Number.NaN)
    this.#feed = feed
    this.#assume = ask.assume
    this.#asked = asked
    this.#timeOf = planTime(feed, ask.planFrom)
    this.#onHand = Float64Array.from(skus, (sku) => known.onHand(sku) ?? Infinity)
    const places = new Map(skus.map((sku, at) => [sku, at]))
    this.#gifts = flat.rules.map(({ rule: { action } }) =>
      action.kind === 'gift' ? action.gifts.map(({ sku, units }) => ({ goods: places.get(sku) ?? 0, units })) : [],
    )
    this.#owed = new Float64Array(flat.slots.length)
    const { lines, orders } = feed.dataset
    this.#columns = { amount: lines.amount, quantity: lines.quantity, cost: lines.cost, shipping: orders.shipping }
  }

  /** Prices the orders at the places [0, to). `tell` hears shares of them. */
  async run(to: number, turns: Turns, tell: (share: number) => number): Promise<void> {
    for (let at = 0; at < to; at++) {
      this.fill(at)
      priceBasket(this.terms, this.basket, this.usage)
      this.#count(at)
      if (at % STRIDE === 0 && turns.due) await turns.rest(tell(at / to))
    }
  }

  /** When the order at a place is paid, in the plan's time. */
  timeOf(at: number): Instant {
    return this.#timeOf(this.#feed.paidAt[at], this.#feed.day[at])
  }

  /** Puts the order at a place into the basket. */
  fill(at: number): void {
    const { row, paidAt, day, ordersBefore, start, line, goods, dataset } = this.#feed
    const { basket } = this
    const { amount, quantity, shipping } = this.#columns
    const { orders } = dataset
    const order = row[at]
    const buyer = orders.buyer.codes[order]
    basket.at = this.#timeOf(paidAt[at], day[at])
    basket.channel = this.#asked.channel[orders.channel.codes[order]]
    basket.region = this.#asked.region[orders.region.codes[order]]
    basket.tier = this.#asked.tier[buyer]
    basket.buyer = buyer === 0 ? -1 : buyer
    basket.orders = ordersBefore[at]
    basket.shipping = shipping[order]
    basket.points = buyer === 0 ? 0 : this.#assume.points
    const { audiences, coupons } = this.#asked
    for (let i = 0; i < audiences.length; i++) basket.audiences[i] = audiences[i][buyer]
    for (let i = 0; i < coupons.length; i++) basket.coupons[i] = buyer === 0 ? this.#unknownHas(i, paidAt[at]) : coupons[i][buyer]
    basket.count = 0
    for (let k = start[at]; k < start[at + 1]; k++) addLine(basket, goods[k], quantity[line[k]], amount[line[k]], k)
  }

  #unknownHas(batch: number, paidAt: number): number {
    return takesCoupon(couponName('', paidAt), this.terms.codes.batches[batch], this.#assume.couponTake) ? 1 : 0
  }

  #count(at: number): void {
    const { basket, usage } = this
    const participates = this.#countRules(at)
    const more = this.#moreOf(at, participates)
    this.more[at] = more
    if (participates) {
      countUse(this.terms, basket, usage)
      if (more !== 0) this.#useMore(more)
    }
    this.#countGoods(at, more)
    this.#addUp(at, more, participates)
  }

  /** True where a rule fired. */
  #countRules(at: number): boolean {
    const { told, ofRules, ranOutAt, basket, verdicts } = this
    const { verdict, goodsOff, shippingOff, giftCost, pointsEarned, pointsSpent, times } = basket.rules
    let fires = false
    const first = at * verdict.length
    for (let rule = 0; rule < verdict.length; rule++) {
      const code = verdict[rule]
      verdicts[first + rule] = code
      told[rule * VERDICTS + code]++
      if (code === CODE.fired) {
        fires = true
        ofRules.goods[rule] += goodsOff[rule]
        ofRules.shipping[rule] += shippingOff[rule]
        ofRules.gifts[rule] += giftCost[rule]
        ofRules.earned[rule] += pointsEarned[rule]
        ofRules.spent[rule] += pointsSpent[rule]
        for (const { units } of this.#gifts[rule]) ofRules.giftUnits[rule] += units * times[rule]
      } else if (isUsedUp(code) && Number.isNaN(ranOutAt[rule])) ranOutAt[rule] = basket.at
    }
    return fires
  }

  /** How many more orders like this one are assumed, as a share of it. */
  #moreOf(at: number, participates: boolean): number {
    const { uplift, conversion } = this.#assume
    const was = this.#feed.net[at]
    let lift = 0
    if (uplift.kind === 'goal') lift = participates ? uplift.share : 0
    else if (uplift.kind === 'elasticity' && was > 0) lift = Math.max(-1, uplift.e * (1 - this.basket.goods / was))
    return (1 + conversion) * (1 + lift) - 1
  }

  /** Additional orders use limits up as well. */
  #useMore(more: number): void {
    const { usage, basket, terms } = this
    const { verdict, goodsOff, shippingOff, giftCost } = basket.rules
    for (const { index, slotFrom, slotTo } of terms.rules) {
      if (verdict[index] !== CODE.fired) continue
      usage.orders[index] += more
      usage.spent[index] += more * (goodsOff[index] + shippingOff[index] + giftCost[index])
      for (let slot = slotFrom; slot < slotTo; slot++) {
        const owed = this.#owed[slot] + more * basket.taken[slot]
        this.#owed[slot] = owed - Math.floor(owed)
        usage.stock[slot] -= Math.floor(owed)
      }
    }
  }

  #countGoods(at: number, more: number): void {
    const { start, goods, line } = this.#feed
    const { quantity, cost } = this.#columns
    const { log, lines, rules } = this.basket
    for (let k = start[at]; k < start[at + 1]; k++) this.#sell(goods[k], quantity[line[k]] * (1 + more))
    for (let entry = 0; entry < log.count; entry++) {
      const place = log.at[entry]
      const each = lines.goods[place]
      this.off[each] += log.off[entry]
      if (!Number.isNaN(costAt(cost, line[lines.line[place]]))) this.costedOff[each] += log.off[entry]
    }
    for (let rule = 0; rule < this.#gifts.length; rule++) {
      if (rules.verdict[rule] !== CODE.fired) continue
      for (const gift of this.#gifts[rule]) this.#sell(gift.goods, gift.units * rules.times[rule] * (1 + more))
    }
  }

  #sell(goods: number, units: number): void {
    const sold = this.units[goods] + units
    this.units[goods] = sold
    if (sold > this.#onHand[goods] && Number.isNaN(this.soldOutAt[goods])) this.soldOutAt[goods] = this.basket.at
  }

  #addUp(at: number, more: number, participates: boolean): void {
    const { basket, row } = this
    const { amount, other, units, isCosted } = this.#feed
    const paid = basket.goods + basket.shippingLeft + other[at]
    const costed = this.#costedOf(at)
    const margin = costed + basket.shippingLeft - this.#feed.cost[at] - basket.giftCost - this.#assume.parcelCost
    const isTold = isCosted[at] === 1
    this.after[at] = paid
    this.discount[at] = basket.discount
    this.margin[at] = isTold ? margin : Number.NaN
    if (participates) this.participating += margin
    const one = ONE
    one[AT.orders] = paid > 0 ? 1 : 0
    one[AT.units] = units[at]
    one[AT.gmv] = paid
    one[AT.goods] = basket.goods
    one[AT.offGoods] = amount[at] - basket.goods
    one[AT.offShipping] = basket.shipping - basket.shippingLeft
    one[AT.shipping] = basket.shippingLeft
    one[AT.shippingCost] = this.#assume.parcelCost
    one[AT.gifts] = basket.giftCost
    one[AT.pointsEarned] = basket.pointsEarned
    one[AT.pointsSpent] = basket.pointsSpent
    one[AT.pointsWorth] = basket.pointsEarned * this.#assume.pointWorth
    one[AT.costed] = costed
    one[AT.cost] = this.#feed.cost[at]
    one[AT.participating] = participates ? 1 : 0
    one[AT.lossOrders] = isTold && margin < 0 ? 1 : 0
    one[AT.costUnknown] = isTold ? 0 : 1
    one[AT.coupons] = participates ? this.#couponsOf() : 0
    for (let i = 0; i < one.length; i++) row[i] += one[i]
    if (more !== 0) for (let i = 0; i < one.length; i++) this.extra[i] += more * one[i]
  }

  /** What is paid for the lines whose cost is known. */
  #costedOf(at: number): number {
    const { isCosted, costedAmount, line } = this.#feed
    if (isCosted[at]) return this.basket.goods
    const { log, lines } = this.basket
    let paid = costedAmount[at]
    for (let entry = 0; entry < log.count; entry++)
      if (!Number.isNaN(costAt(this.#columns.cost, line[lines.line[log.at[entry]]]))) paid -= log.off[entry]
    return paid
  }

  #couponsOf(): number {
    const { verdict } = this.basket.rules
    let uses = 0
    for (const { index, class: name } of this.terms.rules) if (name === 'coupon' && verdict[index] === CODE.fired) uses++
    return uses
  }
}

const isUsedUp = (code: number): boolean => code === CODE.budget || code === CODE.ordersUsed || code === CODE.stock

/** What one order comes to, before it is added up. */
const ONE = emptyRow()
