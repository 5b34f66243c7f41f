import type { Dataset } from '~/analytics/dataset'
import { firstFrom, indexDays, NO_DAY } from '~/analytics/dayIndex'
import type { GrainAnswer, GrainAsk, GrainSource, SpendSums } from '~/analytics/grains'
import { TIME_GRAINS } from '~/analytics/query'
import { type Day, weekdayOf } from '~/lib/zone'
import type { PaidFor } from './lastTouch'
import { replacedRows, type TrafficFile } from '~/segments/replacedRows'
import { type AdSpendTable, Dictionary } from './tables'
import { type Keys, keysOf, Slots } from './visitGroups'

/** Advertising by day, with channels as codes; amounts in the shop's scale. */
export interface Ads extends PaidFor {
  count: number
  day: Int32Array
  channel: Uint32Array
  spend: Float64Array
  impressions: Float64Array
  clicks: Float64Array
}

/** What rows of advertising are told apart by, row by row. */
export type AdKeys = (texts: AdSpendTable['texts']) => string[]

const byChannel: AdKeys = ({ channel }) => Array.from(channel.codes, (code) => channel.values[code])

/** undefined: nothing was spent, as far as is known. */
export function joinAds(files: readonly TrafficFile<AdSpendTable>[], keysOf: AdKeys = byChannel): Ads | undefined {
  const gone = replacedRows(files, ({ numbers }, row) => numbers.day[row])
  const days = Int32Array.from(
    files.flatMap(({ table }, index) => Array.from(table.numbers.day, (day, row) => (gone[index][row] ? NO_DAY : day))),
  )
  const { row, day } = indexDays(days)
  if (row.length === 0) return undefined
  const channels = new Dictionary()
  const codes = Uint32Array.from(files.flatMap(({ table: { texts } }) => Array.from(channels.codes(keysOf(texts)))))
  const gather = (name: 'spend' | 'impressions' | 'clicks') => {
    const all = files.flatMap(({ table }) => [...table.numbers[name]])
    return Float64Array.from(row, (from) => all[from])
  }
  const names = files.flatMap(({ table: { texts } }) => Array.from(texts.campaign.codes, (code) => texts.campaign.values[code]))
  const pairs = new Map<string, PaidFor['campaigns'][number]>()
  for (const from of row) pairs.set(`${codes[from]} ${names[from]}`, { channel: codes[from], campaign: names[from] })
  return {
    count: row.length,
    day,
    channel: Uint32Array.from(row, (from) => codes[from]),
    spend: gather('spend'),
    impressions: gather('impressions'),
    clicks: gather('clicks'),
    channels: channels.values,
    campaigns: [...pairs.values()],
  }
}

/** What an order's goods cost, by its row. */
export interface OrderCosts {
  /** Cost of the lines that tell theirs, and what those lines sold for after their discounts. */
  cost: Float64Array
  costedNet: Float64Array
}

/** Where the buyers of orders came from. */
export interface Touches {
  /** Code of the channel whose ads touched the order last, by its row; 0 none. */
  of: Uint32Array
  /** The first and the last day with visits. */
  from: Day
  last: Day
}

export interface SpendContext {
  dataset: Dataset
  /** undefined: there are no visits, and nothing can be attributed. */
  touches: Touches | undefined
  costs(nonProducts: boolean): OrderCosts
}

interface Counted extends SpendContext {
  worth: Worth
}

/** The grain of advertising, with the orders attributed to it. */
export function spendSource(ads: Ads, context: SpendContext): GrainSource<SpendSums> {
  const known = new Map<boolean, Worth>()
  const worthIn = (nonProducts: boolean) => {
    const worth = known.get(nonProducts) ?? worthOf(context, nonProducts)
    known.set(nonProducts, worth)
    return worth
  }
  return {
    sum(ask) {
      if (!isAskable(ask)) return { ok: false, why: 'notSplit' }
      const { from, to } = ask
      if (firstFrom(ads, from) === firstFrom(ads, to)) return { ok: false, why: 'noSpend' }
      return answer(ads, { ...context, worth: worthIn(ask.scope.nonProducts) }, ask)
    },
  }
}

const KNOWN: readonly string[] = ['channel', 'weekday', ...TIME_GRAINS]
const isAskable = ({ by, filters }: GrainAsk) =>
  by.every((one) => KNOWN.includes(one)) && Object.entries(filters).every(([name, values]) => !values?.length || KNOWN.includes(name))

function answer(ads: Ads, context: Counted, ask: GrainAsk): GrainAnswer<SpendSums> {
  const total = sumBy(ads, context, { ...ask, by: [] }).get('') ?? nothing()
  return { ok: true, total, rows: ask.by.length > 0 ? sumBy(ads, context, ask) : new Map() }
}

const nothing = (): SpendSums => ({
  spend: 0,
  impressions: 0,
  clicks: 0,
  attributedNet: 0,
  attributedCosted: 0,
  attributedContribution: 0,
  newBuyers: 0,
})

const codeAt = ({ of }: Keys, day: Day, channel: number): number => (of.by === 'day' ? of.code[day - of.from] : channel)

/** Groups by day and by code of the ads' channel. */
class Groups {
  readonly slots: Slots
  readonly sums: SpendSums[] = []
  /** First day of each group that is cut by days; else of the window. */
  readonly start: Day[] = []
  readonly #keys: Keys[]
  readonly #starts: Int32Array | undefined
  readonly #takesChannel: (code: number) => boolean
  readonly #takesDay: (day: Day) => boolean
  readonly byChannel: boolean

  constructor(
    readonly ads: Ads,
    readonly ask: GrainAsk,
  ) {
    const { channels } = ads
    this.#keys = ask.by.flatMap((by) => keysOf(by, ask, { channels, skus: [] }, () => undefined) ?? [])
    this.slots = new Slots(this.#keys)
    this.#starts = groupStarts(ask)
    this.byChannel = ask.by.includes('channel')
    const { channel, weekday } = ask.filters
    this.#takesChannel = (code) => !channel?.length || channel.includes(channels[code])
    this.#takesDay = (day) => !weekday?.length || weekday.includes(String(weekdayOf(day)))
  }

  /** Rows of the answer that tell apart, or leave out, what ads touched. */
  get needsTouch(): boolean {
    return this.byChannel || (this.ask.filters.channel?.length ?? 0) > 0
  }

  /** -1: filtered out. */
  at(day: Day, channel: number): number {
    if (!this.#takesDay(day) || !this.#takesChannel(channel)) return -1
    const [one, two] = this.#keys
    const slot = this.slots.at(one ? codeAt(one, day, channel) : 0, two ? codeAt(two, day, channel) : 0)
    if (slot === this.sums.length) {
      this.sums.push(nothing())
      this.start.push(this.startOf(day))
    }
    return slot
  }

  /** First day of the group that a day falls into. */
  startOf(day: Day): Day {
    return this.#starts ? this.#starts[day - this.ask.from] : this.ask.from
  }
}

/** First day of each day's group, within the window; undefined where groups are not cut by days. */
function groupStarts({ by, from, to, dayKey }: GrainAsk): Int32Array | undefined {
  const grain = by.find((one) => TIME_GRAINS.some((time) => time === one))
  if (!grain) return undefined
  const starts = new Int32Array(Math.max(0, to - from))
  for (let at = 0; at < starts.length; at++)
    starts[at] = at > 0 && dayKey(grain, from + at) === dayKey(grain, from + at - 1) ? starts[at - 1] : from + at
  return starts
}

function sumBy(ads: Ads, context: Counted, ask: GrainAsk): Map<string, SpendSums> {
  const groups = new Groups(ads, ask)
  for (let k = firstFrom(ads, ask.from), end = firstFrom(ads, ask.to); k < end; k++) {
    const slot = groups.at(ads.day[k], ads.channel[k])
    if (slot < 0) continue
    const into = groups.sums[slot]
    into.spend += ads.spend[k]
    into.impressions += ads.impressions[k]
    into.clicks += ads.clicks[k]
  }
  addSales(groups, context, ask)
  addReturns(groups, context, ask)
  addNewBuyers(groups, context, ask)
  leaveUnknown(groups, context)
  return new Map(groups.slots.keys.map((key, slot) => [key, groups.sums[slot]]))
}

/** Net sales of each order as it was sold, how much of it has a known cost, and what of that stays once the goods are paid for. */
interface Worth {
  net: Float64Array
  costed: Float64Array
  contribution: Float64Array
}

function worthOf({ dataset, costs }: SpendContext, nonProducts: boolean): Worth {
  const { gross, lineDiscount } = dataset.goods(nonProducts)
  const { cost, costedNet } = costs(nonProducts)
  const { count, discount } = dataset.orders
  const worth = { net: new Float64Array(count), costed: new Float64Array(count), contribution: new Float64Array(count) }
  for (let order = 0; order < count; order++) {
    const goods = gross[order] - lineDiscount[order]
    const known = goods === 0 ? 0 : Math.min(1, costedNet[order] / goods)
    worth.net[order] = goods - discount[order]
    worth.costed[order] = Math.round(worth.net[order] * known)
    worth.contribution[order] = Math.round(costedNet[order] - cost[order] - discount[order] * known)
  }
  return worth
}

function takesBuyer({ dataset }: Counted, { scope }: GrainAsk) {
  const { codes } = dataset.orders.buyer
  return (order: number) => scope.unknownBuyers !== 'out' || codes[order] !== 0
}

/** The group that an order's sales fall into; -1: what no ad touched is in no total, or it is filtered out. */
function slotOf(groups: Groups, { touches }: Counted, order: number, day: Day): number {
  const channel = touches ? touches.of[order] : 0
  return channel === 0 && !groups.byChannel ? -1 : groups.at(day, channel)
}

function addSales(groups: Groups, context: Counted, ask: GrainAsk) {
  const { paid } = context.dataset
  const { net, costed, contribution } = context.worth
  const takes = takesBuyer(context, ask)
  for (let k = firstFrom(paid, ask.from), end = firstFrom(paid, ask.to); k < end; k++) {
    const order = paid.row[k]
    const slot = takes(order) ? slotOf(groups, context, order, paid.day[k]) : -1
    if (slot < 0) continue
    const into = groups.sums[slot]
    into.attributedNet += net[order]
    into.attributedCosted += costed[order]
    into.attributedContribution += contribution[order]
  }
}

/** Goods that came back, by the switch of the scope on their own day or on their order's; a part of the order's cost comes back with them. */
function addReturns(groups: Groups, context: Counted, ask: GrainAsk) {
  const { orders } = context.dataset
  const returns = context.dataset.returns()
  const { net, costed, contribution } = context.worth
  const takes = takesBuyer(context, ask)
  const onOrder = ask.scope.refundsOn === 'order'
  const first = onOrder ? 0 : firstFrom(returns, ask.from)
  const end = onOrder ? returns.day.length : firstFrom(returns, ask.to)
  for (let event = first; event < end; event++) {
    const order = returns.order[event]
    if (!takes(order) || (!ask.scope.nonProducts && returns.nonProduct[event])) continue
    const paid = orders.paidDay[order]
    const day = onOrder && paid !== NO_DAY ? paid : returns.day[event]
    if (day < ask.from || day >= ask.to) continue
    const slot = slotOf(groups, context, order, day)
    if (slot < 0) continue
    const goods = returns.goods[event]
    const share = net[order] === 0 ? 0 : goods / net[order]
    const into = groups.sums[slot]
    into.attributedNet -= goods
    into.attributedCosted -= Math.round(costed[order] * share)
    into.attributedContribution -= Math.round(contribution[order] * share)
  }
}

/** Buyers without a purchase before their group, once in each, by the touch of their first order in its days. */
function addNewBuyers(groups: Groups, { dataset, touches }: Counted, ask: GrainAsk) {
  const { paid, orders } = dataset
  const amount = dataset.money(ask.scope.nonProducts).paid
  const first = dataset.firstDays(ask.scope.nonProducts)
  const { codes, values } = orders.buyer
  const touch = new Uint32Array(values.length)
  const since = new Int32Array(values.length).fill(NO_DAY)
  const from = firstFrom(paid, ask.from)
  const end = firstFrom(paid, ask.to)
  const pairs = { slot: new Uint32Array(end - from), buyer: new Uint32Array(end - from), count: 0 }
  for (let k = from; k < end; k++) {
    const order = paid.row[k]
    const buyer = codes[order]
    const start = groups.startOf(paid.day[k])
    if (amount[order] <= 0 || (buyer === 0 ? ask.scope.unknownBuyers !== 'each' : first[buyer] < start)) continue
    const own = touches?.of[order] ?? 0
    if (buyer !== 0 && since[buyer] !== start) {
      since[buyer] = start
      touch[buyer] = own
    }
    const slot = groups.at(paid.day[k], buyer === 0 ? own : touch[buyer])
    if (slot < 0) continue
    if (buyer === 0) groups.sums[slot].newBuyers++
    else {
      pairs.slot[pairs.count] = slot
      pairs.buyer[pairs.count++] = buyer
    }
  }
  countDistinct(pairs, values.length, groups.sums)
}

function countDistinct(pairs: { slot: Uint32Array; buyer: Uint32Array; count: number }, buyers: number, sums: SpendSums[]) {
  const order = new Uint32Array(pairs.count).map((_, k) => k)
  if (sums.length > 1) order.sort((a, b) => pairs.slot[a] - pairs.slot[b])
  const seen = new Uint32Array(buyers)
  for (const k of order) {
    const slot = pairs.slot[k]
    if (seen[pairs.buyer[k]] === slot + 1) continue
    seen[pairs.buyer[k]] = slot + 1
    sums[slot].newBuyers++
  }
}

/** Of orders before the first visit and after the last, nobody knows what touched them. */
function leaveUnknown(groups: Groups, { touches, dataset }: Counted) {
  const { ads } = groups
  const begin = Math.min(ads.day[0], dataset.paid.day[0] ?? Number.POSITIVE_INFINITY)
  groups.sums.forEach((into, slot) => {
    const start = Math.max(begin, groups.start[slot])
    if (touches && start >= touches.from && start <= touches.last) return
    into.attributedNet = into.attributedCosted = into.attributedContribution = Number.NaN
    if (groups.needsTouch) into.newBuyers = Number.NaN
  })
}
