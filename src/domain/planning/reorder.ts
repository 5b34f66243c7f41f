/** Share of the waits for a delivery that stock should last through, and how many standard deviations that takes. */
export const SERVICE_LEVELS = [
  { share: 0.9, z: 1.282 },
  { share: 0.95, z: 1.645 },
  { share: 0.98, z: 2.054 },
  { share: 0.99, z: 2.326 },
] as const

/** All that a proposal is made of; shown to whoever asks why. */
export interface ReorderInputs {
  /** On hand less promised. */
  sellable: number
  /** Sent to suppliers and not arrived. */
  incoming: number
  /** In drafts that are not sent yet. */
  drafted: number
  /** Units expected to be sold on each day ahead: lead time and cover at least. */
  daily: Float64Array
  /** Of a day's demand. */
  sigma: number
  /** Days from order to shelf. */
  leadDays: number
  /** Days that an order is to last after it has arrived. */
  coverDays: number
  z: number
  /** Safety stock and reorder point that were set by hand; undefined or 0: worked out. */
  manualSafety?: number
  manualPoint?: number
  /** Only whole packs are ordered, and no fewer units than the minimum. */
  pack: number
  minimum: number
}

export interface Reorder {
  safety: number
  isManualSafety: boolean
  /** Units expected to be sold until a delivery comes. */
  leadDemand: number
  /** Down to here it is time to buy. */
  point: number
  /** What there should be, with all that is on its way, after ordering. */
  target: number
  /** Sellable, incoming and drafted. */
  position: number
  /** 0: there is enough. */
  quantity: number
  /** More than was wanted, because of packs or the minimum: days that all of it lasts. */
  tooMuchDays?: number
}

/** Units kept against surprises: z · σ · √lead time. */
export const safetyStock = (z: number, sigma: number, leadDays: number): number => Math.ceil(z * sigma * Math.sqrt(leadDays) - 1e-9)

/** Longer than this a pack or a minimum lasts too long to be ordered without a word. */
const TOO_LONG_DAYS = 180

/**
 * What to order of one SKU. What is on its way or in a draft counts as there, so nothing is ordered twice; after the order there is more than the reorder point, so the
 * next look orders nothing.
 */
export function reorder(inputs: ReorderInputs): Reorder {
  const { sellable, incoming, drafted, daily, sigma, leadDays, coverDays, z, manualSafety = 0, manualPoint = 0, pack, minimum } = inputs
  const isManualSafety = manualSafety > 0
  const safety = isManualSafety ? manualSafety : safetyStock(z, sigma, leadDays)
  const leadDemand = sumOf(daily, 0, leadDays)
  const point = Math.max(Math.ceil(leadDemand + safety - 1e-9), manualPoint)
  const target = Math.max(point + 1, Math.ceil(leadDemand + sumOf(daily, leadDays, leadDays + coverDays) + safety - 1e-9))
  const position = sellable + incoming + drafted
  const sells = leadDemand > 0 || sumOf(daily, 0, daily.length) > 0
  const quantity = sells && position <= point ? packed(target - position, pack, minimum) : 0
  const pace = sumOf(daily, 0, daily.length) / Math.max(1, daily.length)
  const lasts = pace > 0 ? (position + quantity) / pace : 0
  const isTooMuch = quantity > 0 && quantity > target - position && lasts > TOO_LONG_DAYS
  return { safety, isManualSafety, leadDemand, point, target, position, quantity, ...(isTooMuch ? { tooMuchDays: Math.round(lasts) } : {}) }
}

/** Whole packs, and no fewer units than the minimum. */
export const packed = (units: number, pack: number, minimum: number): number => Math.ceil(Math.max(units, minimum) / pack) * pack

function sumOf(daily: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let day = from; day < Math.min(to, daily.length); day++) sum += daily[day]
  return sum
}

/** Days that units last at what is expected, the day on which they run out not counted; undefined: longer than is looked ahead. */
export function coverOf(units: number, daily: Float64Array): number | undefined {
  let left = units
  for (let day = 0; day < daily.length; day++) {
    left -= daily[day]
    if (left < 0) return day
  }
  return undefined
}
