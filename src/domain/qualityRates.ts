import type { Instant } from '~/lib/zone'
import type { Amount } from './money'
import { batchKey, type QualityGroup, type QualityReason, type QualitySign, type Tally } from './quality'
import type { Receipt } from './qualityBatches'
import { LEAST_USUAL, leastOdds, type Spike, spikesOf } from './qualityOdds'

const DAY_MS = 86_400_000

/** What was shipped: one row an order and SKU, oldest first. */
export interface ShippedUnits {
  readonly count: number
  /** Into `numbers` and `skus`. */
  readonly order: Uint32Array
  readonly sku: Uint32Array
  readonly units: Uint32Array
  readonly at: Float64Array
  readonly numbers: readonly string[]
  readonly skus: readonly string[]
}

/** Something that went wrong with what was shipped. */
export interface Trouble {
  sign: Exclude<QualitySign, 'any'>
  /** Number. */
  order: string
  /** SKU code; '' all of the order. */
  sku: string
  at: Instant
  reason: QualityReason
  /** Of the return, the ticket or the review; of a refund the order's number. */
  key: string
  /** Of a refund; in the shop's currency. */
  amount?: Amount
}

/** What is asked: signs and reasons, and shipped in which days. */
export interface QualityAsk {
  by: QualityGroup
  sign: QualitySign
  /** '' any. */
  reason: QualityReason
  /** Days of the window. */
  days: number
  /** Days in which trouble has to show to count; younger parcels are not looked at yet. */
  mature: number
}

export interface QualityGoods {
  shipped: ShippedUnits
  /** Trouble by the row of what was shipped. */
  troubles: ReadonlyMap<number, readonly Trouble[]>
  receipts: readonly Receipt[]
  /** Of each row, its place in `receipts`; -1: none. */
  batch: Int32Array
  /** Key of the supplier of each row; '' unknown. */
  supplierOf: (row: number) => string
  /** Kin of a SKU by its place, from the nearest category up. */
  kinsOf: (sku: number) => readonly string[]
  /** The moment that is looked at from: when the newest parcel left, or now where that is earlier. */
  asOf: Instant
}

/** Days of parcels whose trouble has had time to show: [from, to). */
export interface QualityWindow {
  from: Instant
  to: Instant
}

function windowOf(asOf: Instant, { days, mature }: Pick<QualityAsk, 'days' | 'mature'>): QualityWindow {
  const to = asOf - mature * DAY_MS
  return { from: to - days * DAY_MS, to }
}

export interface QualityFound {
  /** SKU code, key of a supplier, or batchKey. */
  key: string
  sku: string
  now: Tally
  past: Tally
  kin: Tally
  /** The category that it is held against; '' the whole shop. */
  kinOf: string
  signs: Record<Exclude<QualitySign, 'any'>, number>
  reasons: Partial<Record<QualityReason, number>>
  /** Weeks of the window and of as long before it, oldest first. */
  weeks: Tally[]
  refunds: Amount
  /** Of chance; by it they are in order, so that one of one is not on top of 29 of 106. */
  odds: number
  spike?: Spike
}

const isOf =
  ({ sign, reason }: Pick<QualityAsk, 'sign' | 'reason'>) =>
  (trouble: Pick<Trouble, 'sign' | 'reason'>): boolean =>
    (sign === 'any' || trouble.sign === sign) && (reason === '' || trouble.reason === reason)

/** Trouble by the row it is of. What was never shipped is left out, and so is what tells no order. */
export function joinTroubles(
  { count, order, sku, at, numbers, skus }: ShippedUnits,
  troubles: readonly Trouble[],
): { joined: Map<number, Trouble[]>; loose: number } {
  const named = new Set(troubles.map((trouble) => trouble.order))
  const wanted = numbers.map((number) => named.has(number))
  const rowsOf = new Map<string, number[]>()
  for (let row = 0; row < count; row++) {
    if (!wanted[order[row]]) continue
    const number = numbers[order[row]]
    const rows = rowsOf.get(number)
    if (rows) rows.push(row)
    else rowsOf.set(number, [row])
  }
  const joined = new Map<number, Trouble[]>()
  let loose = 0
  for (const trouble of troubles) {
    const rows = (rowsOf.get(trouble.order) ?? []).filter(
      (row) => (trouble.sku === '' || skus[sku[row]] === trouble.sku) && trouble.at >= at[row],
    )
    if (rows.length === 0) loose++
    for (const row of rows) {
      const own = joined.get(row)
      if (own) own.push(trouble)
      else joined.set(row, [trouble])
    }
  }
  return { joined, loose }
}

/** Which group a row belongs to; '' none. */
function groupKeyOf({ shipped, receipts, batch, supplierOf }: QualityGoods, by: QualityGroup, row: number): string {
  const sku = shipped.skus[shipped.sku[row]]
  if (by === 'sku') return sku
  return by === 'supplier' ? supplierOf(row) : batchKey(receipts[batch[row]]?.purchase ?? '', sku)
}

const MOST_WEEKS = 52

/** Rates by SKU, supplier or batch over what was shipped in the window, what stands out among them, and what is usual. Groups without a case are only counted. */
export function qualityOf(
  goods: QualityGoods,
  ask: QualityAsk,
): { found: QualityFound[]; groups: number; total: Tally; window: QualityWindow } {
  const window = windowOf(goods.asOf, ask)
  const fold = new Fold(goods, ask, window)
  fold.units()
  fold.cases()
  const all = fold.groups()
  const spikes = spikesOf(all)
  const found = all.flatMap((group, at) => (group.now.cases > 0 ? [{ ...group, ...(spikes[at] ? { spike: spikes[at] } : {}) }] : []))
  found.sort((a, b) => Number(b.spike !== undefined) - Number(a.spike !== undefined) || a.odds - b.odds || (a.key < b.key ? -1 : 1))
  return { found, groups: all.length, total: fold.total, window }
}

interface Group {
  sku: number
  now: Tally
  past: Tally
  weeks: Tally[]
  signs: QualityFound['signs']
  reasons: QualityFound['reasons']
  refunds: Amount
  /** Of a batch: when the first of it left. */
  first: Instant
  /** Of a supplier: what of now is of which category. */
  kinds: Map<string, Tally>
}

class Fold {
  readonly total: Tally = { units: 0, cases: 0 }
  readonly #goods: QualityGoods
  readonly #ask: QualityAsk
  readonly #window: QualityWindow
  readonly #weeks: number
  readonly #groups = new Map<string, Group>()
  readonly #kin = new Map<string, Tally>()
  /** Of batches: what of each SKU went out before each of its batches is its past. */
  readonly #skuRows = new Map<number, { key: string; first: Instant; now: Tally }[]>()

  constructor(goods: QualityGoods, ask: QualityAsk, window: QualityWindow) {
    this.#goods = goods
    this.#ask = ask
    this.#window = window
    this.#weeks = Math.min(MOST_WEEKS, Math.ceil((2 * ask.days) / 7))
  }

  units(): void {
    const { shipped } = this.#goods
    const { to } = this.#window
    for (let row = 0; row < shipped.count && shipped.at[row] < to; row++) this.#add(row, shipped.units[row], 0)
  }

  cases(): void {
    const { shipped, troubles } = this.#goods
    for (const row of troubles.keys()) {
      if (shipped.at[row] >= this.#window.to) continue
      // Every parcel has had as many days to show trouble as every other.
      const shown = shownOf(this.#goods, this.#ask, row)
      if (shown.length === 0) continue
      const group = this.#add(row, 0, 1)
      if (this.#isNow(row, group)) tell(group, shown)
    }
  }

  #isNow(row: number, { now }: Group): boolean {
    return this.#ask.by === 'batch' ? now.units > 0 : this.#goods.shipped.at[row] >= this.#window.from
  }

  #add(row: number, units: number, cases: number): Group {
    const { shipped, kinsOf } = this.#goods
    const key = groupKeyOf(this.#goods, this.#ask.by, row)
    const at = shipped.at[row]
    const group = this.#groups.get(key) ?? this.#open(key, row)
    const inWindow = at >= this.#window.from
    add(this.#ask.by === 'batch' || inWindow ? group.now : group.past, units, cases)
    const week = this.#weeks - 1 - Math.floor((this.#window.to - at - 1) / (7 * DAY_MS))
    if (week >= 0) add(group.weeks[week], units, cases)
    if (!inWindow) return group
    add(this.total, units, cases)
    const kins = kinsOf(shipped.sku[row])
    for (const kin of kins) add(this.#kinOf(kin), units, cases)
    if (this.#ask.by === 'supplier') add(tallyIn(group.kinds, kins[0] ?? ''), units, cases)
    return group
  }

  #open(key: string, row: number): Group {
    const { shipped } = this.#goods
    const group: Group = {
      sku: shipped.sku[row],
      now: { units: 0, cases: 0 },
      past: { units: 0, cases: 0 },
      weeks: Array.from({ length: this.#weeks }, () => ({ units: 0, cases: 0 })),
      signs: { return: 0, complaint: 0, review: 0, refund: 0 },
      reasons: {},
      refunds: 0,
      first: shipped.at[row],
      kinds: new Map(),
    }
    this.#groups.set(key, group)
    if (this.#ask.by === 'batch') {
      const own = { key, first: group.first, now: group.now }
      const others = this.#skuRows.get(group.sku)
      if (others) others.push(own)
      else this.#skuRows.set(group.sku, [own])
    }
    return group
  }

  #kinOf(kin: string): Tally {
    return tallyIn(this.#kin, kin)
  }

  groups(): QualityFound[] {
    const { skus } = this.#goods.shipped
    const { by } = this.#ask
    return [...this.#groups].flatMap(([key, group]) => {
      const { sku, first: _, kinds: __, ...told } = group
      const inWindow = group.weeks.slice(-Math.ceil(this.#ask.days / 7)).some(({ units }) => units > 0)
      if (group.now.units === 0 || !inWindow || key === '') return []
      const past = by === 'batch' ? this.#before(group) : group.past
      const kin = this.#kinTo(group)
      return [
        { ...told, ...kin, key, sku: by === 'supplier' ? '' : skus[sku], past, odds: leastOdds({ now: group.now, past, kin: kin.kin }) },
      ]
    })
  }

  /** What of the SKU went out with the batches before this one. */
  #before({ sku, first }: Group): Tally {
    const sum: Tally = { units: 0, cases: 0 }
    for (const other of this.#skuRows.get(sku) ?? []) if (other.first < first) add(sum, other.now.units, other.now.cases)
    return sum
  }

  /** What the others sold meanwhile: of the nearest category that sold enough, else of the shop. */
  #kinTo({ sku, now, kinds }: Group): Pick<QualityFound, 'kin' | 'kinOf'> {
    const { by } = this.#ask
    if (by === 'supplier') return { kin: this.#mixOf(kinds), kinOf: '' }
    const kins = this.#goods.kinsOf(sku)
    // A batch may be larger than the window: of its kin's days only those of the window are known.
    const own = by === 'batch' ? { units: 0, cases: 0 } : now
    for (const kinOf of kins) {
      const { units, cases } = this.#kinOf(kinOf)
      const kin = { units: Math.max(0, units - own.units), cases: Math.max(0, cases - own.cases) }
      if (kin.units >= ENOUGH_KIN || kinOf === '') return { kin, kinOf }
    }
    return { kin: { units: 0, cases: 0 }, kinOf: '' }
  }

  /** What others sold of the same categories, each weighed as the supplier sells it: who sells clothes is not held against who sells mugs. */
  #mixOf(kinds: ReadonlyMap<string, Tally>): Tally {
    let [own, usual, others] = [0, 0, 0]
    for (const [kind, { units, cases }] of kinds) {
      const all = this.#kinOf(kind)
      const rest = { units: all.units - units, cases: all.cases - cases }
      if (rest.units < LEAST_USUAL) continue
      own += units
      usual += (units * rest.cases) / rest.units
      others += rest.units
    }
    return own === 0 ? { units: 0, cases: 0 } : { units: others, cases: Math.round((others * usual) / own) }
  }
}

function tallyIn(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? { units: 0, cases: 0 }
  tallies.set(key, known)
  return known
}

/** Others have to have sold so many for their category to tell what is usual. */
const ENOUGH_KIN = 10 * LEAST_USUAL

function add(into: Tally, units: number, cases: number): void {
  into.units += units
  into.cases += cases
}

/** A parcel with trouble: once by each sign and each reason, however often it was said. */
function tell(group: Group, troubles: readonly Trouble[]): void {
  for (const sign of new Set(troubles.map((trouble) => trouble.sign))) group.signs[sign]++
  const reasons = new Set(troubles.map(({ reason }) => reason).filter((reason) => reason !== ''))
  if (reasons.size === 0) group.reasons[''] = (group.reasons[''] ?? 0) + 1
  for (const reason of reasons) group.reasons[reason] = (group.reasons[reason] ?? 0) + 1
  group.refunds += troubles.reduce((sum, { sign, amount = 0 }) => (sign === 'refund' ? sum + amount : sum), 0)
}

/** Of a row that had trouble in time: what counts of it. */
function shownOf(
  { shipped, troubles }: QualityGoods,
  ask: Pick<QualityAsk, 'sign' | 'reason' | 'mature'>,
  row: number,
): readonly Trouble[] {
  const until = shipped.at[row] + ask.mature * DAY_MS
  const counts = isOf(ask)
  return troubles.get(row)?.filter((trouble) => counts(trouble) && trouble.at < until) ?? []
}

type OneGroup = Pick<QualityAsk, 'by' | 'sign' | 'reason' | 'mature'> & { of: string }

/** What of a group was shipped in [from, to), and how many of it had trouble in time. */
export function tallyBetween(goods: QualityGoods, ask: OneGroup, { from, to }: QualityWindow): Tally {
  return weeksBetween(goods, ask, { from, to }, Infinity)[0] ?? { units: 0, cases: 0 }
}

/** The same cut into stretches of so many days from `from` on. */
export function weeksBetween(goods: QualityGoods, ask: OneGroup, { from, to }: QualityWindow, days = 7): Tally[] {
  const { shipped } = goods
  const long = days * DAY_MS
  const count = to <= from ? 0 : long === Infinity ? 1 : Math.ceil((to - from) / long)
  const tallies = Array.from({ length: count }, (): Tally => ({ units: 0, cases: 0 }))
  for (let row = 0; row < shipped.count && shipped.at[row] < to; row++) {
    const at = shipped.at[row]
    if (at < from || groupKeyOf(goods, ask.by, row) !== ask.of) continue
    const into = tallies[long === Infinity ? 0 : Math.floor((at - from) / long)]
    add(into, shipped.units[row], shownOf(goods, ask, row).length > 0 ? 1 : 0)
  }
  return tallies
}

/** What lies behind a group's cases, row by row. Of a batch all of it, else what was shipped in the window. */
export function troublesOf(goods: QualityGoods, ask: QualityAsk & { of: string }): { row: number; trouble: Trouble }[] {
  const { from, to } = windowOf(goods.asOf, ask)
  const { at } = goods.shipped
  return [...goods.troubles.keys()].flatMap((row) => {
    if (at[row] >= to || (ask.by !== 'batch' && at[row] < from) || groupKeyOf(goods, ask.by, row) !== ask.of) return []
    return shownOf(goods, ask, row).map((trouble) => ({ row, trouble }))
  })
}
